//! What every room leans on: the settings of the site, the record of who did what, the queue of work.

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
                    .table("site")
                    .col(id())
                    .col(text("name"))
                    .col(text("purpose"))
                    .col(text("organisation"))
                    .col(text("contact"))
                    .col(text("about"))
                    .col(text("accent"))
                    .col(one_of("promise_unit", &["hours", "working_days"]))
                    .col(number("promise_amount"))
                    .col(yes_no("email_required"))
                    .col(one_of("replies", &["nobody", "team", "everyone"]))
                    .col(number("version"))
                    .to_owned(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table("audit")
                    .col(id())
                    .col(time("at"))
                    .col(one_of("actor", &["person", "reader", "program", "operator"]))
                    .col(maybe_number("person_id"))
                    .col(text("action"))
                    .col(text("subject"))
                    .col(maybe_number("subject_id"))
                    .col(text("detail"))
                    .to_owned(),
            )
            .await?;
        manager.create_index(index("audit", &["subject", "subject_id"])).await?;
        manager
            .create_table(
                Table::create()
                    .table("jobs")
                    .col(id())
                    .col(text("kind"))
                    .col(text("payload"))
                    .col(one_of("state", &["queued", "running", "done", "failed", "cancelled"]))
                    .col(maybe_text("subject"))
                    .col(number("attempts"))
                    .col(time("run_at"))
                    .col(maybe_time("claimed_at"))
                    .col(maybe_text("last_error"))
                    .col(time("created_at"))
                    .to_owned(),
            )
            .await?;
        manager.create_index(index("jobs", &["state", "run_at"])).await?;
        manager.create_index(index("jobs", &["subject"])).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in ["jobs", "audit", "site"] {
            manager.drop_table(Table::drop().table(table).to_owned()).await?;
        }
        Ok(())
    }
}
