//! What the name of each person of the team looks like, so that one that looks the same is found by an
//! index. The program fills it in when it starts: what looks alike is no knowledge of a database.

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
        let column = maybe_text("name_skeleton");
        manager.alter_table(Table::alter().table("people").add_column(column).to_owned()).await?;
        manager.create_index(index("people", &["name_skeleton"])).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let name = "people_name_skeleton";
        manager.drop_index(Index::drop().table("people").name(name).to_owned()).await?;
        let table = Table::alter().table("people").drop_column("name_skeleton").to_owned();
        manager.alter_table(table).await
    }
}
