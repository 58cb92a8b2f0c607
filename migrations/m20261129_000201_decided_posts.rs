//! Of which post a decision's comment is, and the orders in which all decisions are listed.

use crate::columns::*;
use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

/// The post of each decision that was made before.
const FILL: &str = "UPDATE decisions SET post_id = \
     (SELECT comments.post_id FROM comments WHERE comments.id = decisions.comment_id)";

/// The columns by which decisions are found, each in the order of the list.
const ORDERS: [&[&str]; 4] =
    [&["at", "id"], &["person_id", "at", "id"], &["action", "at", "id"], &["post_id", "at", "id"]];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        // No key: a column that is added later cannot have one on SQLite. A post is never deleted.
        let column = maybe_number("post_id");
        manager.alter_table(Table::alter().table("decisions").add_column(column).take()).await?;
        manager.get_connection().execute_unprepared(FILL).await?;
        for columns in ORDERS {
            manager.create_index(index("decisions", columns)).await?;
        }
        for name in ["decisions_at", "decisions_person_id_at"] {
            manager.drop_index(Index::drop().name(name).table("decisions").to_owned()).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_index(index("decisions", &["person_id", "at"])).await?;
        manager.create_index(index("decisions", &["at"])).await?;
        for columns in ORDERS {
            let name = format!("decisions_{}", columns.join("_"));
            manager.drop_index(Index::drop().name(name).table("decisions").to_owned()).await?;
        }
        manager.alter_table(Table::alter().table("decisions").drop_column("post_id").take()).await
    }
}
