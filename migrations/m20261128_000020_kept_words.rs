//! Forms that were sent after their session had ended, kept until their writer has signed in again.

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
                    .table("kept_words")
                    .col(id())
                    .col(text("code_hash"))
                    .col(number("person_id"))
                    // No foreign key: signing in may end the very session that the words came with.
                    .col(number("session_id"))
                    .col(text("path"))
                    .col(text("form"))
                    .col(number("size"))
                    .col(time("ends_at"))
                    .foreign_key(&mut belongs("person_id", "people"))
                    .to_owned(),
            )
            .await?;
        manager.create_index(unique("kept_words", &["code_hash"])).await?;
        manager.create_index(index("kept_words", &["person_id"])).await?;
        manager.create_index(index("kept_words", &["ends_at"])).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_table(Table::drop().table("kept_words").to_owned()).await
    }
}
