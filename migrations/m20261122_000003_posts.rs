//! Posts, every wording they have had, their topics and authors, and the addresses they used to have.

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
                    .table("topics")
                    .col(id())
                    .col(text("slug"))
                    .col(text("name"))
                    .to_owned(),
            )
            .await?;
        manager.create_index(unique("topics", &["slug"])).await?;
        // The published and the working wording are named by number, not by key: a key in both
        // directions could not be held by SQLite without leaving it unchecked.
        manager
            .create_table(
                Table::create()
                    .table("posts")
                    .col(id())
                    .col(one_of(
                        "state",
                        &["draft", "in_review", "ready", "scheduled", "published", "withdrawn"],
                    ))
                    .col(text("slug"))
                    .col(maybe_text("dated"))
                    .col(maybe_time("published_at"))
                    .col(maybe_time("changed_at"))
                    .col(maybe_text("withdrawn_reason"))
                    .col(maybe_number("published_revision"))
                    .col(number("working_revision"))
                    .col(number("owner_id"))
                    .col(one_of("comments", &["open", "closed"]))
                    .col(maybe_time("comments_closed_at"))
                    .col(maybe_text("comments_closed_reason"))
                    .col(time("created_at"))
                    .col(time("edited_at"))
                    .col(number("edited_by"))
                    .col(number("version"))
                    .foreign_key(&mut refers("owner_id", "people"))
                    .foreign_key(&mut refers("edited_by", "people"))
                    .to_owned(),
            )
            .await?;
        manager.create_index(unique("posts", &["dated", "slug"])).await?;
        manager.create_index(index("posts", &["state", "published_at", "id"])).await?;
        manager.create_index(index("posts", &["state", "dated"])).await?;
        manager.create_index(index("posts", &["edited_at", "id"])).await?;
        manager
            .create_table(
                Table::create()
                    .table("revisions")
                    .col(id())
                    .col(number("post_id"))
                    .col(number("number"))
                    .col(text("title"))
                    .col(text("summary"))
                    .col(text("body"))
                    .col(one_of("format", &["markdown", "html"]))
                    .col(text("html"))
                    .col(number("render_version"))
                    .col(number("person_id"))
                    .col(time("created_at"))
                    .foreign_key(&mut belongs("post_id", "posts"))
                    .foreign_key(&mut refers("person_id", "people"))
                    .to_owned(),
            )
            .await?;
        manager.create_index(unique("revisions", &["post_id", "number"])).await?;
        manager
            .create_table(
                Table::create()
                    .table("revision_authors")
                    .col(number("revision_id"))
                    .col(number("position"))
                    .col(maybe_number("person_id"))
                    .col(text("name"))
                    .primary_key(Index::create().col("revision_id").col("position"))
                    .foreign_key(&mut belongs("revision_id", "revisions"))
                    .foreign_key(&mut refers("person_id", "people"))
                    .to_owned(),
            )
            .await?;
        manager.create_index(index("revision_authors", &["person_id"])).await?;
        manager
            .create_table(
                Table::create()
                    .table("revision_topics")
                    .col(number("revision_id"))
                    .col(number("topic_id"))
                    .primary_key(Index::create().col("revision_id").col("topic_id"))
                    .foreign_key(&mut belongs("revision_id", "revisions"))
                    .foreign_key(&mut refers("topic_id", "topics"))
                    .to_owned(),
            )
            .await?;
        manager.create_index(index("revision_topics", &["topic_id"])).await?;
        // What readers can list, in the order in which they list it: the topics and authors of the
        // published wordings of published posts, and of nothing else.
        for (table, column, whose) in [
            ("published_topics", "topic_id", "topics"),
            ("published_authors", "person_id", "people"),
        ] {
            manager
                .create_table(
                    Table::create()
                        .table(table)
                        .col(number(column))
                        .col(time("published_at"))
                        .col(number("post_id"))
                        .primary_key(Index::create().col(column).col("published_at").col("post_id"))
                        .foreign_key(&mut refers(column, whose))
                        .foreign_key(&mut belongs("post_id", "posts"))
                        .to_owned(),
                )
                .await?;
            manager.create_index(index(table, &["post_id"])).await?;
        }
        manager
            .create_table(
                Table::create()
                    .table("old_addresses")
                    .col(id())
                    .col(number("post_id"))
                    .col(text("dated"))
                    .col(text("slug"))
                    .foreign_key(&mut belongs("post_id", "posts"))
                    .to_owned(),
            )
            .await?;
        manager.create_index(unique("old_addresses", &["dated", "slug"])).await?;
        manager
            .create_table(
                Table::create()
                    .table("change_notes")
                    .col(id())
                    .col(number("post_id"))
                    .col(number("revision"))
                    .col(text("note"))
                    .col(time("at"))
                    .foreign_key(&mut belongs("post_id", "posts"))
                    .to_owned(),
            )
            .await?;
        manager.create_index(index("change_notes", &["post_id"])).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in [
            "change_notes",
            "old_addresses",
            "published_authors",
            "published_topics",
            "revision_topics",
            "revision_authors",
            "revisions",
            "posts",
            "topics",
        ] {
            manager.drop_table(Table::drop().table(table).to_owned()).await?;
        }
        Ok(())
    }
}
