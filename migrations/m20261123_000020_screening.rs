//! The team's rules with every wording they have had, what it chose for the program's own checks, and
//! what makes two comments say the same.

use crate::columns::*;
use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

/// What a rule says.
fn wording(table: &mut TableCreateStatement) -> &mut TableCreateStatement {
    table
        .col(text("name"))
        .col(one_of("kind", &["words", "links", "sender_name", "sender_address", "network"]))
        .col(text("patterns"))
        .col(one_of("matching", &["whole_words", "anywhere", "expression"]))
        .col(one_of("effect", &["hold", "spam"]))
        .col(yes_no("active"))
        .col(time("changed_at"))
        .col(maybe_number("changed_by"))
        .foreign_key(&mut refers("changed_by", "people"))
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let mut rules = Table::create();
        rules.table("screening_rules").col(id()).col(number("version"));
        manager.create_table(wording(&mut rules).to_owned()).await?;
        let mut versions = Table::create();
        versions
            .table("screening_rule_versions")
            .col(id())
            .col(number("rule_id"))
            .col(number("version"))
            .foreign_key(&mut belongs("rule_id", "screening_rules"));
        manager.create_table(wording(&mut versions).to_owned()).await?;
        manager.create_index(unique("screening_rule_versions", &["rule_id", "version"])).await?;
        manager
            .create_table(
                Table::create()
                    .table("screening_checks")
                    .col(id())
                    .col(text("code"))
                    .col(yes_no("active"))
                    .col(number("amount"))
                    .col(number("version"))
                    .col(time("changed_at"))
                    .col(maybe_number("changed_by"))
                    .foreign_key(&mut refers("changed_by", "people"))
                    .to_owned(),
            )
            .await?;
        manager.create_index(unique("screening_checks", &["code"])).await?;
        manager
            .create_table(
                Table::create()
                    .table("screening_state")
                    .col(id())
                    .col(number("changes"))
                    .to_owned(),
            )
            .await?;
        for column in
            [text("text_digest").default("").take(), number("text_shape").default(0).take()]
        {
            manager
                .alter_table(Table::alter().table("comments").add_column(column).to_owned())
                .await?;
        }
        manager.create_index(index("comments", &["text_digest", "status", "id"])).await?;
        manager.create_index(index("holds", &["rule", "comment_id"])).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for (table, name) in
            [("holds", "holds_rule_comment_id"), ("comments", "comments_text_digest_status_id")]
        {
            manager.drop_index(Index::drop().table(table).name(name).to_owned()).await?;
        }
        for column in ["text_shape", "text_digest"] {
            manager
                .alter_table(Table::alter().table("comments").drop_column(column).to_owned())
                .await?;
        }
        for table in
            ["screening_state", "screening_checks", "screening_rule_versions", "screening_rules"]
        {
            manager.drop_table(Table::drop().table(table).to_owned()).await?;
        }
        Ok(())
    }
}
