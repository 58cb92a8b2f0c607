//! The list of rules and checks, and the switches on it.

use crate::{
    base::{
        context::Context,
        error::{AppError, Result},
        ids::ScreeningRuleId,
    },
    moderation::screening::{
        actions::{Kept, remove_rule, switch_rule},
        forms::SwitchForm,
        pages::RulesPage,
        reading::{REACH, lists},
    },
    team::{
        accounts::{Moderator, Posted},
        site::{DeskLayout, Notice},
    },
    web::{FormErrors, Reply},
};
use rocket::{Route, State, get, post, routes};

pub(super) fn routes() -> Vec<Route> {
    routes![list, switch, remove]
}

/// The list.
pub(super) async fn page(
    context: &Context,
    moderator: &Moderator,
    errors: FormErrors,
    done: Option<&str>,
) -> Result<RulesPage> {
    let notice = match done {
        Some("saved") => Some("The rule is saved."),
        Some("on") => Some("The rule is on."),
        Some("off") => Some("The rule is off."),
        Some("removed") => Some("The rule is deleted."),
        Some("check") => Some("The check is saved."),
        _ => None,
    };
    let (rules, checks) = lists(context).await?;
    Ok(RulesPage {
        layout: DeskLayout::new(&context.site.get(), moderator, "Screening", "moderation")
            .in_section("/desk/moderation/screening")
            .with_errors(&errors)
            .telling(notice.map(|text| Notice { text: text.to_owned(), undo: None })),
        errors,
        rules,
        checks,
        reach: format!("{},{:03}", REACH / 1000, REACH % 1000),
    })
}

#[get("/desk/moderation/screening?<done>")]
async fn list(context: &State<Context>, moderator: Moderator, done: Option<&str>) -> Result<Reply> {
    Reply::page(&page(context, &moderator, FormErrors::default(), done).await?)
}

#[post("/desk/moderation/screening/<id>/switch", data = "<form>")]
async fn switch(
    context: &State<Context>,
    moderator: Moderator,
    id: ScreeningRuleId,
    form: Posted<SwitchForm>,
) -> Result<Reply> {
    let on = form.0.active == "true";
    match switch_rule(context, &moderator, id, form.0.version, on).await? {
        Kept::Done(_) => {
            let state = if on { "on" } else { "off" };
            Ok(Reply::to(format!("/desk/moderation/screening?done={state}")))
        }
        Kept::Late | Kept::TooMany => Err(AppError::Conflict(
            "Somebody else changed this rule meanwhile. Open the list of rules again.".to_owned(),
        )),
    }
}

#[post("/desk/moderation/screening/<id>/removal", data = "<form>")]
async fn remove(
    context: &State<Context>,
    moderator: Moderator,
    id: ScreeningRuleId,
    form: Posted<SwitchForm>,
) -> Result<Reply> {
    match remove_rule(context, &moderator, id, form.0.version).await? {
        Ok(()) => Ok(Reply::to("/desk/moderation/screening?done=removed")),
        Err(refused) => Err(AppError::Conflict(refused.in_words().to_owned())),
    }
}
