//! A reply that a second person is to look at before it is published, the switch for that, and the ways to
//! somebody's own replies.

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
        let switch = yes_no("second_look").default(false).take();
        manager.alter_table(Table::alter().table("site").add_column(switch).take()).await?;
        manager
            .create_table(
                Table::create()
                    .table("reply_reviews")
                    .col(id())
                    .col(number("comment_id"))
                    .col(maybe_number("reply_id"))
                    .col(text("body"))
                    .col(number("person_id"))
                    .col(time("at"))
                    .col(maybe_number("returned_by"))
                    .col(text("note"))
                    .foreign_key(&mut belongs("comment_id", "comments"))
                    .foreign_key(&mut belongs("reply_id", "comments"))
                    .foreign_key(&mut refers("person_id", "people"))
                    .foreign_key(&mut refers("returned_by", "people"))
                    .to_owned(),
            )
            .await?;
        // One reply to a comment at a time, and one correction of a reply.
        let one = unique("reply_reviews", &["comment_id"])
            .and_where(Expr::col("reply_id").is_null())
            .take();
        manager.create_index(one).await?;
        manager.create_index(unique("reply_reviews", &["reply_id"])).await?;
        manager.create_index(index("answers", &["reply_id"])).await?;
        manager.create_index(index("comments", &["person_id", "id"])).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for (table, name) in
            [("comments", "comments_person_id_id"), ("answers", "answers_reply_id")]
        {
            manager.drop_index(Index::drop().name(name).table(table).to_owned()).await?;
        }
        manager.drop_table(Table::drop().table("reply_reviews").to_owned()).await?;
        let column = Table::alter().table("site").drop_column("second_look").take();
        manager.alter_table(column).await
    }
}
