//! Every wording that a guideline has had, which of them a decision quotes, what a rewritten comment
//! rewrites, and what a decision says of the time that a comment waited.

use crate::columns::*;
use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

/// What there was before has one wording each, and its decisions quote that one.
const FILL: &[&str] = &[
    "INSERT INTO guideline_versions (guideline_id, version, short, title, body, html, refusal) \
     SELECT id, version, short, title, body, html, refusal FROM guidelines",
    "UPDATE decisions SET guideline_version = \
     (SELECT version FROM guidelines WHERE guidelines.id = decisions.guideline_id) \
     WHERE guideline_id IS NOT NULL",
    "UPDATE decisions SET \
     due_at = (SELECT comments.due_at FROM comments WHERE comments.id = decisions.comment_id), \
     waited_from = (SELECT comments.sent_at FROM comments WHERE comments.id = decisions.comment_id) \
     WHERE \"before\" = 'waiting' AND undone_at IS NULL AND NOT EXISTS \
     (SELECT 1 FROM decisions AS earlier WHERE earlier.comment_id = decisions.comment_id \
      AND earlier.id < decisions.id AND earlier.\"before\" = 'waiting' \
      AND earlier.undone_at IS NULL)",
];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .create_table(
                Table::create()
                    .table("guideline_versions")
                    .col(id())
                    .col(number("guideline_id"))
                    .col(number("version"))
                    .col(text("short"))
                    .col(text("title"))
                    .col(text("body"))
                    .col(text("html"))
                    .col(text("refusal"))
                    .col(maybe_number("person_id"))
                    .col(maybe_time("at"))
                    .foreign_key(&mut belongs("guideline_id", "guidelines"))
                    .foreign_key(&mut refers("person_id", "people"))
                    .to_owned(),
            )
            .await?;
        manager.create_index(unique("guideline_versions", &["guideline_id", "version"])).await?;
        for (table, column) in [
            ("decisions", maybe_number("guideline_version")),
            ("decisions", maybe_time("waited_from")),
            ("decisions", maybe_time("due_at")),
            ("comments", maybe_number("rewrites")),
            ("comments", maybe_time("put_back_at")),
        ] {
            manager.alter_table(Table::alter().table(table).add_column(column).to_owned()).await?;
        }
        manager.create_index(index("decisions", &["guideline_id"])).await?;
        for statement in FILL {
            manager.get_connection().execute_unprepared(statement).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .drop_index(Index::drop().name("decisions_guideline_id").table("decisions").to_owned())
            .await?;
        for (table, column) in [
            ("comments", "put_back_at"),
            ("comments", "rewrites"),
            ("decisions", "due_at"),
            ("decisions", "waited_from"),
            ("decisions", "guideline_version"),
        ] {
            manager.alter_table(Table::alter().table(table).drop_column(column).to_owned()).await?;
        }
        manager.drop_table(Table::drop().table("guideline_versions").to_owned()).await
    }
}
