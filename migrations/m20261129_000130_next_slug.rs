//! What the address of a published post becomes once its changes are published: saving moves nothing.

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
        let column = maybe_text("next_slug");
        manager.alter_table(Table::alter().table("posts").add_column(column).to_owned()).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let table = Table::alter().table("posts").drop_column("next_slug").to_owned();
        manager.alter_table(table).await
    }
}
