//! What follows a decision: answers that are owed, drafts of replies, what is saved to be used again,
//! comments whose writer may be at risk, and whom of the team to tell of what.

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
        saved_items(manager).await?;
        answers(manager).await?;
        drafts(manager).await?;
        risks(manager).await?;
        notices(manager).await?;
        // No key: a column that is added later cannot have one on SQLite. An item that is named is
        // never deleted.
        let decisions =
            Table::alter().table("decisions").add_column(maybe_number("signpost_id")).take();
        manager.alter_table(decisions).await?;
        for column in ["fault_email", "risk_contact", "risk_email", "risk_instructions"] {
            let site = Table::alter().table("site").add_column(text(column).default("")).take();
            manager.alter_table(site).await?;
        }
        let switch = yes_no("tell_of_comments").default(true).take();
        manager.alter_table(Table::alter().table("people").add_column(switch).take()).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for (table, column) in [
            ("people", "tell_of_comments"),
            ("site", "risk_instructions"),
            ("site", "risk_email"),
            ("site", "risk_contact"),
            ("site", "fault_email"),
            ("decisions", "signpost_id"),
        ] {
            manager.alter_table(Table::alter().table(table).drop_column(column).take()).await?;
        }
        for table in ["author_notices", "risks", "reply_drafts", "answers", "saved_items"] {
            manager.drop_table(Table::drop().table(table).to_owned()).await?;
        }
        Ok(())
    }
}

async fn saved_items(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    manager
        .create_table(
            Table::create()
                .table("saved_items")
                .col(id())
                .col(one_of("shelf", &["team", "signpost", "reply"]))
                .col(text("name"))
                .col(text("address"))
                .col(text("words"))
                .col(number("version"))
                .col(maybe_time("retired_at"))
                .to_owned(),
        )
        .await?;
    manager.create_index(index("saved_items", &["shelf", "name"])).await
}

async fn answers(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    manager
        .create_table(
            Table::create()
                .table("answers")
                .col(id())
                .col(number("comment_id"))
                .col(number("post_id"))
                .col(one_of("kind", &["here", "passed", "fault", "none"]))
                .col(one_of("state", &["open", "done", "closed", "called_off"]))
                .col(maybe_number("owner_id"))
                .col(maybe_number("team_id"))
                .col(maybe_time("due_at"))
                .col(text("note"))
                .col(number("person_id"))
                .col(time("at"))
                .col(maybe_number("reply_id"))
                .col(maybe_time("done_at"))
                .foreign_key(&mut belongs("comment_id", "comments"))
                .foreign_key(&mut belongs("post_id", "posts"))
                .foreign_key(&mut refers("owner_id", "people"))
                .foreign_key(&mut refers("team_id", "saved_items"))
                .foreign_key(&mut refers("person_id", "people"))
                .to_owned(),
        )
        .await?;
    // A comment is on the list of those to be answered once.
    manager
        .create_index(
            unique("answers", &["comment_id"]).and_where(Expr::col("state").eq("open")).take(),
        )
        .await?;
    manager.create_index(index("answers", &["comment_id", "id"])).await?;
    manager.create_index(index("answers", &["state", "due_at", "id"])).await?;
    manager.create_index(index("answers", &["owner_id", "state"])).await?;
    manager.create_index(index("answers", &["post_id", "state"])).await
}

async fn drafts(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    manager
        .create_table(
            Table::create()
                .table("reply_drafts")
                .col(id())
                .col(number("comment_id"))
                .col(text("body"))
                .col(number("owner_id"))
                .col(number("edited_by"))
                .col(time("edited_at"))
                .col(number("version"))
                .foreign_key(&mut belongs("comment_id", "comments"))
                .foreign_key(&mut refers("owner_id", "people"))
                .foreign_key(&mut refers("edited_by", "people"))
                .to_owned(),
        )
        .await?;
    manager.create_index(unique("reply_drafts", &["comment_id"])).await?;
    manager.create_index(index("reply_drafts", &["owner_id"])).await
}

async fn risks(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    manager
        .create_table(
            Table::create()
                .table("risks")
                .col(id())
                .col(number("comment_id"))
                .col(one_of("state", &["open", "handled", "cleared"]))
                .col(number("raised_by"))
                .col(time("raised_at"))
                .col(maybe_number("handled_by"))
                .col(maybe_time("handled_at"))
                .col(text("handled_words"))
                .col(maybe_number("cleared_by"))
                .col(maybe_time("cleared_at"))
                .col(text("cleared_words"))
                .foreign_key(&mut belongs("comment_id", "comments"))
                .foreign_key(&mut refers("raised_by", "people"))
                .foreign_key(&mut refers("handled_by", "people"))
                .foreign_key(&mut refers("cleared_by", "people"))
                .to_owned(),
        )
        .await?;
    // A comment has one mark at a time.
    manager
        .create_index(
            unique("risks", &["comment_id"])
                .and_where(Expr::col("state").is_in(["open", "handled"]))
                .take(),
        )
        .await?;
    manager.create_index(index("risks", &["comment_id", "id"])).await?;
    manager.create_index(index("risks", &["state", "id"])).await
}

async fn notices(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    manager
        .create_table(
            Table::create()
                .table("author_notices")
                .col(id())
                .col(number("person_id"))
                .col(number("comment_id"))
                .col(time("at"))
                .col(maybe_time("told_at"))
                .foreign_key(&mut belongs("person_id", "people"))
                .foreign_key(&mut belongs("comment_id", "comments"))
                .to_owned(),
        )
        .await?;
    manager.create_index(unique("author_notices", &["person_id", "comment_id"])).await?;
    manager.create_index(index("author_notices", &["comment_id"])).await
}
