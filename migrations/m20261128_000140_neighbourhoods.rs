//! The neighbourhood of networks that a comment came from, and the order in which what came lately is
//! counted: by neighbourhood, and by post.

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
        let column = maybe_text("neighbourhood");
        manager.alter_table(Table::alter().table("comments").add_column(column).to_owned()).await?;
        manager.create_index(index("comments", &["neighbourhood", "sent_at"])).await?;
        // Everything that is counted for a post stands in the index.
        manager
            .create_index(index("comments", &["post_id", "sent_at", "neighbourhood", "id"]))
            .await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for name in ["comments_post_id_sent_at_neighbourhood_id", "comments_neighbourhood_sent_at"]
        {
            manager.drop_index(Index::drop().table("comments").name(name).to_owned()).await?;
        }
        let table = Table::alter().table("comments").drop_column("neighbourhood").to_owned();
        manager.alter_table(table).await
    }
}
