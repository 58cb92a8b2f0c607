//! What readers report about published comments, and what came of it.

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
                    .table("reports")
                    .col(id())
                    .col(number("comment_id"))
                    .col(maybe_number("guideline_id"))
                    .col(text("words"))
                    .col(maybe_text("network"))
                    .col(time("at"))
                    .col(maybe_text("outcome").check(Expr::col("outcome").is_in([
                        "kept",
                        "removed",
                        "redacted",
                        "withdrawn",
                    ])))
                    .col(maybe_number("decided_by"))
                    .col(maybe_time("decided_at"))
                    .foreign_key(&mut belongs("comment_id", "comments"))
                    .foreign_key(&mut refers("guideline_id", "guidelines"))
                    .foreign_key(&mut refers("decided_by", "people"))
                    .to_owned(),
            )
            .await?;
        // The same network saying it twice says it once, until somebody has looked.
        manager
            .create_index(
                unique("reports", &["comment_id", "network"])
                    .and_where(Expr::col("outcome").is_null())
                    .take(),
            )
            .await?;
        manager.create_index(index("reports", &["outcome", "comment_id"])).await?;
        manager.create_index(index("reports", &["network", "at"])).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_table(Table::drop().table("reports").to_owned()).await
    }
}
