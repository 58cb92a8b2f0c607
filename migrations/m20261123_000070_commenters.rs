//! Who comments, as far as that is known: a keyed hash of a confirmed mail address, which outlives the
//! address itself, and what became of a comment as its writer's own.

use crate::columns::*;
use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

fn added() -> [ColumnDef; 5] {
    [
        maybe_text("address_hash"),
        maybe_time("claimed_at"),
        maybe_time("disowned_at"),
        maybe_time("erased_at"),
        maybe_time("reply_told_at"),
    ]
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .create_table(
                Table::create()
                    .table("commenters")
                    .col(id())
                    .col(text("address_hash"))
                    .col(time("known_since"))
                    .col(maybe_time("confirmed_at"))
                    .col(maybe_time("suppressed_at"))
                    .to_owned(),
            )
            .await?;
        manager.create_index(unique("commenters", &["address_hash"])).await?;
        for column in added() {
            let table = Table::alter().table("comments").add_column(column).to_owned();
            manager.alter_table(table).await?;
        }
        // Until now each comment confirmed its address for itself.
        let claimed = Query::update()
            .table("comments")
            .value("claimed_at", Expr::col("email_confirmed_at"))
            .to_owned();
        manager.execute(claimed).await?;
        manager.create_index(index("comments", &["address_hash", "status", "id"])).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let index =
            Index::drop().name("comments_address_hash_status_id").table("comments").to_owned();
        manager.drop_index(index).await?;
        for column in added() {
            let table =
                Table::alter().table("comments").drop_column(column.get_column_name()).to_owned();
            manager.alter_table(table).await?;
        }
        manager.drop_table(Table::drop().table("commenters").to_owned()).await
    }
}
