//! Links to all comments of an address, and what was erased at somebody's wish.

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
                    .table("mine_links")
                    .col(id())
                    .col(text("address_hash"))
                    .col(maybe_text("email"))
                    .col(text("network"))
                    .col(time("asked_at"))
                    .col(maybe_text("token_hash"))
                    .col(maybe_time("ends_at"))
                    .col(maybe_time("opened_at"))
                    .to_owned(),
            )
            .await?;
        manager.create_index(unique("mine_links", &["token_hash"])).await?;
        manager.create_index(index("mine_links", &["address_hash", "asked_at"])).await?;
        manager.create_index(index("mine_links", &["network", "asked_at"])).await?;
        manager
            .create_table(
                Table::create()
                    .table("erasures")
                    .col(id())
                    .col(text("address_hash"))
                    .col(maybe_number("comment_id"))
                    .col(maybe_number("person_id"))
                    .col(number("comments"))
                    .col(time("at"))
                    .foreign_key(&mut refers("person_id", "people"))
                    .to_owned(),
            )
            .await?;
        manager.create_index(index("erasures", &["at"])).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in ["erasures", "mine_links"] {
            manager.drop_table(Table::drop().table(table).to_owned()).await?;
        }
        Ok(())
    }
}
