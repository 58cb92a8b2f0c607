//! The switches and numbers of the program's own checks.

use super::rules::page;
use crate::{
    base::{
        context::Context,
        error::{AppError, Result},
    },
    moderation::screening::{Check, actions, forms::CheckForm},
    team::accounts::{Moderator, Posted},
    web::{FormErrors, Reply},
};
use rocket::{Route, State, post, routes};

pub(super) fn routes() -> Vec<Route> {
    routes![change]
}

/// The field that a mistake in the number of a check is told at.
fn field(check: Check) -> &'static str {
    match check {
        Check::Links => "amount-links",
        _ => "amount-repeat",
    }
}

#[post("/desk/moderation/checks/<code>", data = "<form>")]
async fn change(
    context: &State<Context>,
    moderator: Moderator,
    code: &str,
    form: Posted<CheckForm>,
) -> Result<Reply> {
    let check = Check::from_code(code).ok_or(AppError::NotFound)?;
    let setting = match form.0.check(check) {
        Ok(setting) => setting,
        Err(wrong) => {
            let errors = FormErrors::one(field(check), wrong);
            let mut page = page(context, &moderator, errors, None).await?;
            for line in page.checks.iter_mut().filter(|line| line.setting.check == check) {
                line.amount.clone_from(&form.0.amount);
            }
            return Reply::refused(&page);
        }
    };
    if actions::set_check(context, &moderator, setting).await? {
        return Ok(Reply::to("/desk/moderation/screening?done=check"));
    }
    Err(AppError::Conflict(
        "Somebody else changed this check meanwhile. Open the list of checks again.".to_owned(),
    ))
}
