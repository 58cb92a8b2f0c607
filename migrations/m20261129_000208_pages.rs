//! Pages that the team writes, with every wording they have had; the links of the menu and the foot; and
//! whether somebody's password is one that an administrator gave them, and where they were reached before
//! until they have been told there of another address. The words about the blog move from the settings to the
//! page they are.

use crate::columns::*;
use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

/// What a team has written about its blog is its page from now on, and readers go on seeing it.
const FILL: &[&str] = &[
    "INSERT INTO pages (name, title, body, version, shown_version) \
     SELECT 'about', 'About this blog', about, 1, 1 FROM site WHERE about <> ''",
    "INSERT INTO page_versions (page_id, version, title, body) \
     SELECT id, 1, title, body FROM pages",
];

const BACK: &str =
    "UPDATE site SET about = COALESCE((SELECT body FROM pages WHERE name = 'about'), '')";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .create_table(
                Table::create()
                    .table("pages")
                    .col(id())
                    .col(text("name"))
                    .col(text("title"))
                    .col(text("body"))
                    .col(number("version"))
                    .col(maybe_number("shown_version"))
                    .to_owned(),
            )
            .await?;
        manager.create_index(unique("pages", &["name"])).await?;
        manager
            .create_table(
                Table::create()
                    .table("page_versions")
                    .col(id())
                    .col(number("page_id"))
                    .col(number("version"))
                    .col(text("title"))
                    .col(text("body"))
                    .col(maybe_number("person_id"))
                    .col(maybe_time("at"))
                    .foreign_key(&mut belongs("page_id", "pages"))
                    .foreign_key(&mut refers("person_id", "people"))
                    .to_owned(),
            )
            .await?;
        manager.create_index(unique("page_versions", &["page_id", "version"])).await?;
        for statement in FILL {
            manager.get_connection().execute_unprepared(statement).await?;
        }
        let about = Table::alter().table("site").drop_column("about").take();
        manager.alter_table(about).await?;
        for column in ["menu_links", "foot_links"] {
            let column = text(column).default("").take();
            manager.alter_table(Table::alter().table("site").add_column(column).take()).await?;
        }
        for column in
            [yes_no("temporary_password").default(false).take(), maybe_text("former_email")]
        {
            manager.alter_table(Table::alter().table("people").add_column(column).take()).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for (table, column) in [
            ("people", "former_email"),
            ("people", "temporary_password"),
            ("site", "foot_links"),
            ("site", "menu_links"),
        ] {
            let column = Table::alter().table(table).drop_column(column).take();
            manager.alter_table(column).await?;
        }
        let about = text("about").default("").take();
        manager.alter_table(Table::alter().table("site").add_column(about).take()).await?;
        manager.get_connection().execute_unprepared(BACK).await?;
        manager.drop_table(Table::drop().table("page_versions").to_owned()).await?;
        manager.drop_table(Table::drop().table("pages").to_owned()).await
    }
}
