//! The list of rules and checks, and the switches on it.

use crate::{
    base::{
        context::Context,
        error::{AppError, Result},
        ids::ScreeningRuleId,
    },
    moderation::{
        place::paths::SCREENING,
        screening::{
            actions::{RuleOutcome, remove_rule, switch_rule},
            forms::SwitchForm,
            pages::{Done, RULE_CHANGED},
            reading::rules::page,
        },
    },
    team::accounts::{Moderator, SessionForm},
    web::{DoneCode, FormErrors, Reply},
};
use rocket::{Route, State, get, post, routes};

pub(super) fn routes() -> Vec<Route> {
    routes![list, switch, remove]
}

#[get("/desk/moderation/screening?<done>")]
async fn list(context: &State<Context>, moderator: Moderator, done: Option<&str>) -> Result<Reply> {
    Reply::page(&page(context, &moderator, FormErrors::default(), Done::read(done)).await?)
}

#[post("/desk/moderation/screening/<id>/switch", data = "<form>")]
async fn switch(
    context: &State<Context>,
    moderator: Moderator,
    id: ScreeningRuleId,
    form: SessionForm<SwitchForm>,
) -> Result<Reply> {
    let on = form.0.active == "true";
    match switch_rule(context, &moderator, id, form.0.version, on).await? {
        RuleOutcome::Done(_) => {
            let done = if on { Done::SwitchedOn } else { Done::SwitchedOff };
            Ok(Reply::to(done.at(SCREENING)))
        }
        RuleOutcome::Late | RuleOutcome::TooMany => {
            Err(AppError::Conflict(RULE_CHANGED.to_owned()))
        }
    }
}

#[post("/desk/moderation/screening/<id>/removal", data = "<form>")]
async fn remove(
    context: &State<Context>,
    moderator: Moderator,
    id: ScreeningRuleId,
    form: SessionForm<SwitchForm>,
) -> Result<Reply> {
    match remove_rule(context, &moderator, id, form.0.version).await? {
        Ok(()) => Ok(Reply::to(Done::Removed.at(SCREENING))),
        Err(refused) => Err(AppError::Conflict(refused.in_words().to_owned())),
    }
}
