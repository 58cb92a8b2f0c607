//! The list of rules and checks.

use super::lines::{REACH, lists};
use crate::{
    base::{context::Context, error::Result},
    moderation::screening::pages::{Done, RulesPage},
    team::{
        accounts::Moderator,
        site::{DeskLayout, Notice},
    },
    web::FormErrors,
};

/// The list, telling what was just done.
pub async fn page(
    context: &Context,
    moderator: &Moderator,
    errors: FormErrors,
    done: Option<Done>,
) -> Result<RulesPage> {
    let (rules, checks) = lists(context).await?;
    Ok(RulesPage {
        layout: DeskLayout::new(&context.site.get(), moderator, "Automatic checks", "settings")
            .tool()
            .with_errors(&errors)
            .telling(done.map(|done| Notice::saying(done.told()))),
        errors,
        rules,
        checks,
        reach: format!("{},{:03}", REACH / 1000, REACH % 1000),
    })
}
