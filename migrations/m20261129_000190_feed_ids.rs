//! By what feed readers know a feed and each post in it again: kept, so that no move of the blog to another
//! address shows them everything anew. What is published already gets its id at the next start, since the
//! address of the blog is a setting that no step of the history knows.

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
        let column = maybe_text("feed_id");
        manager.alter_table(Table::alter().table("posts").add_column(column).to_owned()).await?;
        manager.create_index(unique("posts", &["feed_id"])).await?;
        manager
            .create_table(
                Table::create()
                    .table("feeds")
                    .col(id())
                    .col(text("name"))
                    .col(text("feed_id"))
                    .to_owned(),
            )
            .await?;
        manager.create_index(unique("feeds", &["name"])).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_table(Table::drop().table("feeds").to_owned()).await?;
        let name = "posts_feed_id";
        manager.drop_index(Index::drop().table("posts").name(name).to_owned()).await?;
        let table = Table::alter().table("posts").drop_column("feed_id").to_owned();
        manager.alter_table(table).await
    }
}
