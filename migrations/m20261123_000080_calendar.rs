//! When comments are taken: pauses of the whole blog, and for each post the days on which its
//! comments open and close.

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
                    .table("pauses")
                    .col(id())
                    .col(time("starts_at"))
                    .col(maybe_time("ends_at"))
                    .col(text("title"))
                    .col(text("because"))
                    .col(number("person_id"))
                    .col(time("entered_at"))
                    .col(maybe_time("cancelled_at"))
                    .col(number("version"))
                    .foreign_key(&mut refers("person_id", "people"))
                    .to_owned(),
            )
            .await?;
        manager.create_index(index("pauses", &["ends_at"])).await?;
        for column in [
            one_of("comments_closing", &["as_blog", "on_date", "never"]).default("as_blog").take(),
            maybe_time("comments_closes_at"),
            maybe_time("comments_opens_at"),
        ] {
            manager
                .alter_table(Table::alter().table("posts").add_column(column).to_owned())
                .await?;
        }
        manager
            .alter_table(
                Table::alter()
                    .table("site")
                    .add_column(maybe_number("comments_close_after"))
                    .to_owned(),
            )
            .await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .alter_table(
                Table::alter().table("site").drop_column("comments_close_after").to_owned(),
            )
            .await?;
        for column in ["comments_opens_at", "comments_closes_at", "comments_closing"] {
            manager
                .alter_table(Table::alter().table("posts").drop_column(column).to_owned())
                .await?;
        }
        manager.drop_table(Table::drop().table("pauses").to_owned()).await
    }
}
