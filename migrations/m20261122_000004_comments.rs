//! What readers answer, the wording they had before an edit, and why each comment waits.

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
                    .table("comments")
                    .col(id())
                    .col(number("post_id"))
                    .col(maybe_number("parent_id"))
                    .col(maybe_number("thread_id"))
                    .col(number("depth"))
                    .col(one_of(
                        "status",
                        &["waiting", "published", "not_published", "spam", "removed", "withdrawn"],
                    ))
                    .col(maybe_number("person_id"))
                    .col(text("name"))
                    .col(text("body"))
                    .col(text("html"))
                    .col(number("render_version"))
                    .col(maybe_text("email"))
                    .col(yes_no("notify"))
                    .col(maybe_time("email_confirmed_at"))
                    .col(maybe_text("network"))
                    .col(text("submission_digest"))
                    .col(text("nonce"))
                    .col(maybe_text("form_key"))
                    .col(time("sent_at"))
                    .col(time("due_at"))
                    .col(maybe_time("edited_at"))
                    .col(maybe_time("published_at"))
                    .col(maybe_time("decided_at"))
                    .col(number("version"))
                    .foreign_key(&mut refers("post_id", "posts"))
                    .foreign_key(&mut refers("parent_id", "comments"))
                    .foreign_key(&mut refers("thread_id", "comments"))
                    .foreign_key(&mut refers("person_id", "people"))
                    .to_owned(),
            )
            .await?;
        // Sending the same words twice makes one comment, for as long as the first one stands.
        manager
            .create_index(
                unique("comments", &["submission_digest"])
                    .and_where(Expr::col("status").is_in(["waiting", "published"]))
                    .take(),
            )
            .await?;
        manager.create_index(unique("comments", &["form_key"])).await?;
        manager.create_index(index("comments", &["post_id", "status", "id"])).await?;
        manager.create_index(index("comments", &["thread_id"])).await?;
        manager.create_index(index("comments", &["parent_id"])).await?;
        manager.create_index(index("comments", &["status", "due_at", "id"])).await?;
        manager.create_index(index("comments", &["status", "decided_at", "id"])).await?;
        manager.create_index(index("comments", &["network", "sent_at"])).await?;
        manager.create_index(index("comments", &["email"])).await?;
        manager
            .create_table(
                Table::create()
                    .table("comment_wordings")
                    .col(id())
                    .col(number("comment_id"))
                    .col(text("body"))
                    .col(time("until"))
                    .foreign_key(&mut belongs("comment_id", "comments"))
                    .to_owned(),
            )
            .await?;
        manager.create_index(index("comment_wordings", &["comment_id"])).await?;
        manager
            .create_table(
                Table::create()
                    .table("holds")
                    .col(id())
                    .col(number("comment_id"))
                    .col(text("rule"))
                    .col(number("rule_version"))
                    .col(maybe_number("starts"))
                    .col(maybe_number("ends"))
                    .foreign_key(&mut belongs("comment_id", "comments"))
                    .to_owned(),
            )
            .await?;
        manager.create_index(index("holds", &["comment_id"])).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in ["holds", "comment_wordings", "comments"] {
            manager.drop_table(Table::drop().table(table).to_owned()).await?;
        }
        Ok(())
    }
}
