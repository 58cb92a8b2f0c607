//! Guessing at one account from many networks: what is counted of it, whose turn is next, and where each
//! person has signed in from.

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
        let failures = "sign_in_failures";
        // The wider networks of an IPv6 client; an IPv4 address has none.
        for column in ["wider", "widest"] {
            let added = Table::alter().table(failures).add_column(maybe_text(column)).to_owned();
            manager.alter_table(added).await?;
        }
        manager.create_index(index(failures, &["account", "at"])).await?;
        manager.create_index(index(failures, &["wider", "at"])).await?;
        manager.create_index(index(failures, &["widest", "at"])).await?;
        manager
            .create_table(
                Table::create()
                    .table("sign_in_turns")
                    .col(id())
                    .col(text("lane"))
                    .col(text("network"))
                    .col(time("at"))
                    .to_owned(),
            )
            .await?;
        manager.create_index(unique("sign_in_turns", &["lane", "network"])).await?;
        manager.create_index(index("sign_in_turns", &["at"])).await?;
        manager
            .create_table(
                Table::create()
                    .table("known_networks")
                    .col(id())
                    .col(number("person_id"))
                    .col(text("mark"))
                    .col(time("seen_at"))
                    .foreign_key(&mut belongs("person_id", "people"))
                    .to_owned(),
            )
            .await?;
        manager.create_index(unique("known_networks", &["mark"])).await?;
        manager.create_index(index("known_networks", &["person_id"])).await?;
        manager.create_index(index("known_networks", &["seen_at"])).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in ["known_networks", "sign_in_turns"] {
            manager.drop_table(Table::drop().table(table).to_owned()).await?;
        }
        let failures = "sign_in_failures";
        for columns in ["account_at", "wider_at", "widest_at"] {
            let name = format!("{failures}_{columns}");
            manager.drop_index(Index::drop().name(name).table(failures).to_owned()).await?;
        }
        for column in ["wider", "widest"] {
            let dropped = Table::alter().table(failures).drop_column(column).to_owned();
            manager.alter_table(dropped).await?;
        }
        Ok(())
    }
}
