//! People of the team, the roles they hold, where they are signed in, and failed attempts to sign in.

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
                    .table("people")
                    .col(id())
                    .col(text("email"))
                    .col(text("name"))
                    .col(text("slug"))
                    .col(text("job"))
                    .col(text("biography"))
                    .col(text("password_hash"))
                    .col(one_of("state", &["active", "deactivated"]))
                    .col(time("created_at"))
                    .col(maybe_time("last_sign_in_at"))
                    .col(number("version"))
                    .to_owned(),
            )
            .await?;
        manager.create_index(unique("people", &["email"])).await?;
        manager.create_index(unique("people", &["slug"])).await?;
        manager
            .create_table(
                Table::create()
                    .table("person_roles")
                    .col(number("person_id"))
                    .col(one_of("role", &["administrator", "editor", "author", "moderator"]))
                    .primary_key(Index::create().col("person_id").col("role"))
                    .foreign_key(&mut belongs("person_id", "people"))
                    .to_owned(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table("sessions")
                    .col(id())
                    .col(number("person_id"))
                    .col(text("token_hash"))
                    .col(text("device"))
                    .col(time("created_at"))
                    .col(time("seen_at"))
                    .col(time("ends_at"))
                    .foreign_key(&mut belongs("person_id", "people"))
                    .to_owned(),
            )
            .await?;
        manager.create_index(unique("sessions", &["token_hash"])).await?;
        manager.create_index(index("sessions", &["person_id"])).await?;
        manager
            .create_table(
                Table::create()
                    .table("sign_in_failures")
                    .col(id())
                    .col(text("account"))
                    .col(text("network"))
                    .col(time("at"))
                    .to_owned(),
            )
            .await?;
        manager.create_index(index("sign_in_failures", &["network", "at"])).await?;
        manager.create_index(index("sign_in_failures", &["at"])).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in ["sign_in_failures", "sessions", "person_roles", "people"] {
            manager.drop_table(Table::drop().table(table).to_owned()).await?;
        }
        Ok(())
    }
}
