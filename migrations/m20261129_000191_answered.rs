//! Which comment a reply answers, where it does not stand under that one: below the deepest step replies
//! stand beside each other. Of replies that stand there already it is not known.

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
        let column = maybe_number("answered_id");
        manager.alter_table(Table::alter().table("comments").add_column(column).to_owned()).await?;
        manager.create_index(index("comments", &["answered_id"])).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let name = "comments_answered_id";
        manager.drop_index(Index::drop().table("comments").name(name).to_owned()).await?;
        let table = Table::alter().table("comments").drop_column("answered_id").to_owned();
        manager.alter_table(table).await
    }
}
