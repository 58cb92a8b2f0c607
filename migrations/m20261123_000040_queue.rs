//! The queue at work: who is on a comment, what the team notes about it, what was decided together, and
//! the indexes by which a page of the queue opens however much waits.

use crate::columns::*;
use sea_orm_migration::prelude::*;

/// The order of each list of the queue, for the whole blog and for one post.
const ORDERS: [&[&str]; 3] = [
    &["status", "sent_at", "id"],
    &["post_id", "status", "due_at", "id"],
    &["post_id", "status", "decided_at", "id"],
];

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for columns in ORDERS {
            manager.create_index(index("comments", columns)).await?;
        }
        manager
            .alter_table(
                Table::alter().table("decisions").add_column(maybe_number("batch")).to_owned(),
            )
            .await?;
        manager.create_index(index("decisions", &["batch"])).await?;
        manager
            .alter_table(
                Table::alter()
                    .table("people")
                    .add_column(yes_no("single_keys").default(false))
                    .to_owned(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table("claims")
                    .col(id())
                    .col(number("comment_id"))
                    .col(number("person_id"))
                    .col(time("at"))
                    .col(time("until"))
                    .foreign_key(&mut belongs("comment_id", "comments"))
                    .foreign_key(&mut refers("person_id", "people"))
                    .to_owned(),
            )
            .await?;
        manager.create_index(unique("claims", &["comment_id", "person_id"])).await?;
        manager.create_index(index("claims", &["until"])).await?;
        manager
            .create_table(
                Table::create()
                    .table("team_notes")
                    .col(id())
                    .col(number("comment_id"))
                    .col(number("person_id"))
                    .col(text("body"))
                    .col(time("at"))
                    .col(maybe_time("withdrawn_at"))
                    .foreign_key(&mut belongs("comment_id", "comments"))
                    .foreign_key(&mut refers("person_id", "people"))
                    .to_owned(),
            )
            .await?;
        manager.create_index(index("team_notes", &["comment_id"])).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in ["team_notes", "claims"] {
            manager.drop_table(Table::drop().table(table).to_owned()).await?;
        }
        manager
            .alter_table(Table::alter().table("people").drop_column("single_keys").to_owned())
            .await?;
        manager
            .drop_index(Index::drop().table("decisions").name("decisions_batch").to_owned())
            .await?;
        manager
            .alter_table(Table::alter().table("decisions").drop_column("batch").to_owned())
            .await?;
        for columns in ORDERS {
            let name = format!("comments_{}", columns.join("_"));
            manager.drop_index(Index::drop().table("comments").name(name).to_owned()).await?;
        }
        Ok(())
    }
}
