//! The list of rules and checks.

use super::lines::lists;
use crate::{
    base::{context::Context, error::Result},
    moderation::screening::pages::{Done, RulesPage},
    team::{
        accounts::Moderator,
        site::{DeskLayout, Notice},
    },
    web::{FormErrors, with_commas},
};

/// The list, telling what was just done.
pub async fn page(
    context: &Context,
    moderator: &Moderator,
    errors: FormErrors,
    done: Option<Done>,
) -> Result<RulesPage> {
    let (rules, checks, looked_at) = lists(context).await?;
    Ok(RulesPage {
        layout: DeskLayout::new(&context.site.get(), moderator, "Automatic checks", "settings")
            .tool()
            .with_errors(&errors)
            .telling(done.map(|done| Notice::saying(done.told()))),
        errors,
        rules,
        checks,
        of: match looked_at {
            0 => "0 comments".to_owned(),
            1 => "1 comment".to_owned(),
            more => format!("the last {} comments", with_commas(more)),
        },
        reach: with_commas(looked_at),
    })
}
