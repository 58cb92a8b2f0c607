//! Words that a moderator took out of a comment: why, the sealed original, and who opened it.

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
                    .table("redactions")
                    .col(id())
                    .col(number("comment_id"))
                    .col(number("person_id"))
                    .col(one_of(
                        "reason",
                        &[
                            "marked",
                            "writer",
                            "somebody_else",
                            "unlawful",
                            "legal_request",
                            "other",
                        ],
                    ))
                    .col(text("words"))
                    .col(number("passages"))
                    .col(number("comment_version"))
                    .col(time("at"))
                    .col(maybe_time("undone_at"))
                    .col(maybe_number("undone_by"))
                    .col(text("undone_because"))
                    .foreign_key(&mut belongs("comment_id", "comments"))
                    .foreign_key(&mut refers("person_id", "people"))
                    .foreign_key(&mut refers("undone_by", "people"))
                    .to_owned(),
            )
            .await?;
        manager.create_index(index("redactions", &["comment_id"])).await?;
        manager
            .create_table(
                Table::create()
                    .table("sealed_originals")
                    .col(id())
                    .col(number("redaction_id"))
                    .col(text("body"))
                    .col(text("beside"))
                    .col(time("destroy_at"))
                    .col(maybe_time("destroyed_at"))
                    .foreign_key(&mut belongs("redaction_id", "redactions"))
                    .to_owned(),
            )
            .await?;
        manager.create_index(unique("sealed_originals", &["redaction_id"])).await?;
        manager.create_index(index("sealed_originals", &["destroyed_at", "destroy_at"])).await?;
        manager
            .create_table(
                Table::create()
                    .table("seal_openings")
                    .col(id())
                    .col(number("sealed_id"))
                    .col(number("person_id"))
                    .col(text("reason"))
                    .col(time("at"))
                    .foreign_key(&mut belongs("sealed_id", "sealed_originals"))
                    .foreign_key(&mut refers("person_id", "people"))
                    .to_owned(),
            )
            .await?;
        manager.create_index(index("seal_openings", &["sealed_id"])).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in ["seal_openings", "sealed_originals", "redactions"] {
            manager.drop_table(Table::drop().table(table).to_owned()).await?;
        }
        Ok(())
    }
}
