//! What the spam filter has learnt from the team's decisions, what each comment taught it, and how
//! likely each new comment is to be spam.

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
        let tokens = Table::create()
            .table("filter_tokens")
            .col(text("token").primary_key().take())
            .col(number("spam"))
            .col(number("published"))
            .to_owned();
        let totals = Table::create()
            .table("filter_totals")
            .col(id())
            .col(number("spam"))
            .col(number("published"))
            .col(number("version"))
            .col(yes_no("switched_on"))
            .to_owned();
        // No key leads to the comment: what it taught can be unlearnt when the comment is gone.
        let lessons = Table::create()
            .table("filter_lessons")
            .col(number("comment_id").primary_key().take())
            .col(one_of("class", &["spam", "published"]))
            .col(text("tokens"))
            .col(time("learnt_at"))
            .col(yes_no("pruned"))
            .to_owned();
        let reports = Table::create()
            .table("filter_reports")
            .col(id())
            .col(time("at"))
            .col(text("figures"))
            .to_owned();
        for table in [tokens, totals, lessons, reports] {
            manager.create_table(table).await?;
        }
        manager.create_index(index("filter_tokens", &["spam"])).await?;
        manager.create_index(index("filter_tokens", &["published"])).await?;
        manager.create_index(index("filter_lessons", &["pruned", "learnt_at"])).await?;
        manager
            .exec_stmt(
                Query::insert()
                    .into_table("filter_totals")
                    .columns(["id", "spam", "published", "version", "switched_on"])
                    .values_panic([1.into(), 0.into(), 0.into(), 0.into(), true.into()])
                    .to_owned(),
            )
            .await?;
        manager
            .alter_table(
                Table::alter().table("comments").add_column(maybe_number("spam_score")).to_owned(),
            )
            .await?;
        manager.create_index(index("comments", &["status", "spam_score"])).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .drop_index(
                Index::drop().name("comments_status_spam_score").table("comments").to_owned(),
            )
            .await?;
        manager
            .alter_table(Table::alter().table("comments").drop_column("spam_score").to_owned())
            .await?;
        for table in ["filter_reports", "filter_lessons", "filter_totals", "filter_tokens"] {
            manager.drop_table(Table::drop().table(table).to_owned()).await?;
        }
        Ok(())
    }
}
