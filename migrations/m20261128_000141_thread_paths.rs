//! Where a reply stands in its thread: the keys of what it answers, from the second comment of the
//! thread down, and its own. In the order of these a thread is read from top to bottom.

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
        let column = maybe_text("thread_path");
        manager.alter_table(Table::alter().table("comments").add_column(column).to_owned()).await?;
        let key = "substr('0000000000', 1, 10 - length(cast(comments.id AS text))) \
                   || cast(comments.id AS text)";
        // Each round fills the replies to those filled before, from the top down.
        let one_step = format!(
            "UPDATE comments SET thread_path = coalesce((SELECT p.thread_path FROM comments p \
             WHERE p.id = comments.parent_id), '') || {key} \
             WHERE thread_path IS NULL AND thread_id IS NOT NULL AND EXISTS (SELECT 1 FROM comments p \
             WHERE p.id = comments.parent_id AND (p.thread_id IS NULL OR p.thread_path IS NOT NULL))"
        );
        let database = manager.get_connection();
        while database.execute_unprepared(&one_step).await?.rows_affected() > 0 {}
        manager
            .create_index(index("comments", &["thread_id", "status", "thread_path", "id"]))
            .await?;
        // It is the beginning of that one.
        manager
            .drop_index(Index::drop().table("comments").name("comments_thread_id").to_owned())
            .await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_index(index("comments", &["thread_id"])).await?;
        let name = "comments_thread_id_status_thread_path_id";
        manager.drop_index(Index::drop().table("comments").name(name).to_owned()).await?;
        let table = Table::alter().table("comments").drop_column("thread_path").to_owned();
        manager.alter_table(table).await
    }
}
