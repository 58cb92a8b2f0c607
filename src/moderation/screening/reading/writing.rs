//! The form of a rule, with what it would have caught, or what somebody else made of it.

use super::lines::{bench, theirs, versions};
use crate::{
    base::{
        context::Context,
        error::{AppError, Result},
        ids::ScreeningRuleId,
    },
    conversation::comments::{self, HoldCause},
    moderation::screening::{
        Rule,
        actions::Trial,
        forms::RuleForm,
        pages::{RulePage, rule_heading},
        paths::{self, NEW},
        rule,
    },
    team::{accounts::Moderator, site::DeskLayout},
    web::FormErrors,
};

/// The rule that an address names.
pub async fn known(context: &Context, id: ScreeningRuleId) -> Result<Rule> {
    rule(context, id).await?.ok_or(AppError::NotFound)
}

/// The form of a rule, with what was typed.
pub async fn page(
    context: &Context,
    moderator: &Moderator,
    known: Option<&Rule>,
    form: RuleForm,
    errors: FormErrors,
) -> Result<RulePage> {
    let heading = rule_heading(known);
    Ok(RulePage {
        layout: DeskLayout::new(&context.site.get(), moderator, &heading, "settings")
            .within_tool()
            .with_errors(&errors),
        errors,
        heading,
        action: known.map_or_else(|| NEW.to_owned(), |rule| paths::rule(rule.id)),
        id: known.map(|rule| rule.id.0),
        form,
        bench: None,
        confirm: false,
        theirs: None,
        can_go: match known {
            Some(rule) => {
                !comments::has_held(context.database.read(), HoldCause::Rule(rule.id)).await?
            }
            None => false,
        },
        versions: match known {
            Some(rule) => versions(context, rule.id).await?,
            None => Vec::new(),
        },
    })
}

/// The form with what the rule would have caught; `confirm` if saving waits for a second press.
pub async fn tried(
    context: &Context,
    moderator: &Moderator,
    known: Option<&Rule>,
    form: RuleForm,
    trial: Trial,
    confirm: bool,
) -> Result<RulePage> {
    let page = page(context, moderator, known, form, FormErrors::default()).await?;
    Ok(RulePage { bench: Some(bench(trial)), confirm, ..page })
}

/// Somebody else saved the rule meanwhile: both texts are shown, and the next press saves this one.
pub async fn overtaken(
    context: &Context,
    moderator: &Moderator,
    id: ScreeningRuleId,
    mut form: RuleForm,
) -> Result<RulePage> {
    let now = known(context, id).await?;
    form.version = now.version;
    let page = page(context, moderator, Some(&now), form, FormErrors::default()).await?;
    Ok(RulePage { theirs: Some(theirs(context, &now).await?), ..page })
}
