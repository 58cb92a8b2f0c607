//! What is wrong with a comment that breaks a guideline: what readers choose when they report one, and
//! moderators when they decide against one.

use crate::columns::*;
use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

/// A guideline that came with the program and has kept its title has the fault that it comes with now: its
/// anchor, its title, the fault.
const SHIPPED: &[(&str, &str, &str)] = &[
    ("respect-others", "Be respectful", "It is disrespectful"),
    ("stay-on-topic", "Stay on topic", "It is off topic"),
    ("be-concise", "Be brief", "It is too long"),
    (
        "nothing-offensive-or-unlawful",
        "Write nothing offensive or unlawful",
        "It is offensive or against the law",
    ),
    ("no-party-politics", "Leave out party politics", "It is party political"),
    ("no-personal-details", "Leave out personal details", "It contains personal details"),
    ("no-impersonation", "Write as yourself", "It pretends to be someone else"),
    ("no-advertising", "Do not advertise", "It is advertising"),
    (
        "ask-a-parent",
        "Ask a parent if you are 16 or under",
        "It may be from a child aged 16 or under",
    ),
];

/// Of words that a team wrote only the team can say what breaking them is, so those name the rule.
const NAMED: &str = "'It breaks the rule “' || title || '”'";

/// What fills the column of the present wordings, and of every wording there was.
fn fill() -> Vec<String> {
    let mut all = vec![
        format!("UPDATE guidelines SET fault = {NAMED}"),
        format!("UPDATE guideline_versions SET fault = {NAMED}"),
    ];
    for (slug, title, fault) in SHIPPED {
        all.push(format!(
            "UPDATE guidelines SET fault = '{fault}' WHERE slug = '{slug}' AND title = '{title}'"
        ));
        all.push(format!(
            "UPDATE guideline_versions SET fault = '{fault}' WHERE title = '{title}' \
             AND guideline_id IN (SELECT id FROM guidelines WHERE slug = '{slug}')"
        ));
    }
    all
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in ["guidelines", "guideline_versions"] {
            let column = text("fault").default("").take();
            manager.alter_table(Table::alter().table(table).add_column(column).take()).await?;
        }
        for statement in fill() {
            manager.get_connection().execute_unprepared(&statement).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in ["guideline_versions", "guidelines"] {
            manager.alter_table(Table::alter().table(table).drop_column("fault").take()).await?;
        }
        Ok(())
    }
}
