//! When a post was withdrawn, for the page that says so.

use crate::columns::*;
use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

/// Of those that were withdrawn before, only the last change is known.
const FILL: &str = "UPDATE posts SET withdrawn_at = edited_at WHERE state = 'withdrawn'";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let column = maybe_time("withdrawn_at");
        manager.alter_table(Table::alter().table("posts").add_column(column).take()).await?;
        manager.get_connection().execute_unprepared(FILL).await?;
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.alter_table(Table::alter().table("posts").drop_column("withdrawn_at").take()).await
    }
}
