//! Which comment led to which change of its post that readers were told of.

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
                    .table("credits")
                    .col(id())
                    .col(number("comment_id"))
                    .col(number("change_note_id"))
                    .col(number("person_id"))
                    .col(time("at"))
                    .foreign_key(&mut belongs("comment_id", "comments"))
                    .foreign_key(&mut belongs("change_note_id", "change_notes"))
                    .foreign_key(&mut refers("person_id", "people"))
                    .to_owned(),
            )
            .await?;
        manager.create_index(unique("credits", &["comment_id", "change_note_id"])).await?;
        manager.create_index(index("credits", &["change_note_id"])).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_table(Table::drop().table("credits").to_owned()).await
    }
}
