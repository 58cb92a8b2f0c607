//! Which mail about waiting comments each person wants, and the links in it, each for one person,
//! one comment as it was, and one button.

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
                    .table("waiting_mail")
                    .col(number("person_id").primary_key())
                    .col(one_of("choice", &["at_once", "daily", "none"]))
                    .col(number("hour"))
                    .col(maybe_text("digest_on"))
                    .col(maybe_text("warned_on"))
                    .col(maybe_time("refused_at"))
                    .foreign_key(&mut belongs("person_id", "people"))
                    .to_owned(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table("mail_links")
                    .col(id())
                    .col(text("mailing"))
                    .col(number("person_id"))
                    .col(number("comment_id"))
                    .col(number("comment_version"))
                    .col(one_of("act", &["publish", "spam"]))
                    .col(text("nonce"))
                    .col(time("made_at"))
                    .col(time("ends_at"))
                    .col(maybe_time("used_at"))
                    .foreign_key(&mut belongs("person_id", "people"))
                    .foreign_key(&mut belongs("comment_id", "comments"))
                    .to_owned(),
            )
            .await?;
        // A mail that is sent again holds the same links.
        manager
            .create_index(unique(
                "mail_links",
                &["mailing", "comment_id", "comment_version", "act"],
            ))
            .await?;
        manager.create_index(index("mail_links", &["person_id", "comment_id"])).await?;
        manager.create_index(index("mail_links", &["comment_id"])).await?;
        manager.create_index(index("mail_links", &["ends_at"])).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in ["mail_links", "waiting_mail"] {
            manager.drop_table(Table::drop().table(table).to_owned()).await?;
        }
        Ok(())
    }
}
