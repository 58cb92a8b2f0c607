//! The outbox: a row for each mail that was tried, to whom and what came of it; and how often in a row a
//! job ended otherwise than by mail that was not taken.

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
                    .table("outbox")
                    .col(id())
                    .col(number("job_id"))
                    .col(text("kind"))
                    .col(text("message_id"))
                    .col(text("address"))
                    .col(maybe_text("commenter"))
                    .col(maybe_number("comment_id"))
                    .col(one_of("state", &["waiting", "sent", "filed", "failed"]))
                    .col(number("tries"))
                    .col(maybe_text("answer"))
                    .col(time("queued_at"))
                    .col(time("tried_at"))
                    .to_owned(),
            )
            .await?;
        manager.create_index(unique("outbox", &["message_id", "address"])).await?;
        manager.create_index(index("outbox", &["job_id"])).await?;
        manager.create_index(index("outbox", &["state", "id"])).await?;
        manager.create_index(index("outbox", &["commenter"])).await?;
        let faults = number("faults").default(0).take();
        manager.alter_table(Table::alter().table("jobs").add_column(faults).to_owned()).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.alter_table(Table::alter().table("jobs").drop_column("faults").to_owned()).await?;
        manager.drop_table(Table::drop().table("outbox").to_owned()).await
    }
}
