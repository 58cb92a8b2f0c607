//! The participation guidelines, and each decision about a comment: by whom, when and why.

use crate::columns::*;
use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .create_table(
                Table::create()
                    .table("guidelines")
                    .col(id())
                    .col(text("slug"))
                    .col(number("position"))
                    .col(text("short"))
                    .col(text("title"))
                    .col(text("body"))
                    .col(text("html"))
                    .col(number("render_version"))
                    .col(text("refusal"))
                    .col(number("version"))
                    .col(maybe_time("retired_at"))
                    .to_owned(),
            )
            .await?;
        manager.create_index(unique("guidelines", &["slug"])).await?;
        manager
            .create_table(
                Table::create()
                    .table("decisions")
                    .col(id())
                    .col(number("comment_id"))
                    .col(maybe_number("person_id"))
                    .col(one_of("action", &["publish", "refuse", "spam", "remove", "restore"]))
                    .col(text("before"))
                    .col(text("after"))
                    .col(maybe_number("guideline_id"))
                    .col(maybe_text("outcome"))
                    .col(text("note"))
                    .col(time("at"))
                    .col(number("comment_version"))
                    .col(maybe_time("undone_at"))
                    .foreign_key(&mut belongs("comment_id", "comments"))
                    .foreign_key(&mut refers("person_id", "people"))
                    .foreign_key(&mut refers("guideline_id", "guidelines"))
                    .to_owned(),
            )
            .await?;
        manager.create_index(index("decisions", &["comment_id"])).await?;
        manager.create_index(index("decisions", &["person_id", "at"])).await?;
        manager.create_index(index("decisions", &["at"])).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in ["decisions", "guidelines"] {
            manager.drop_table(Table::drop().table(table).to_owned()).await?;
        }
        Ok(())
    }
}
