//! The switches and numbers of the program's own checks.

use crate::{
    base::{
        context::Context,
        error::{AppError, Result},
    },
    moderation::{
        place::paths::SCREENING,
        screening::{
            Check, actions,
            forms::CheckForm,
            pages::{CHECK_CHANGED, Done},
            reading::rules::page,
        },
    },
    team::accounts::{Moderator, SessionForm},
    web::{DoneCode, FormErrors, Reply},
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
    form: SessionForm<CheckForm>,
) -> Result<Reply> {
    let check = Check::from_code(code).ok_or(AppError::NotFound)?;
    let setting = match form.0.check(check) {
        Ok(setting) => setting,
        Err(wrong) => {
            let errors = FormErrors::one(field(check), wrong);
            let page = page(context, &moderator, errors, None).await?;
            return Reply::refused(&page.with_amount(check, &form.0.amount));
        }
    };
    if actions::set_check(context, &moderator, setting).await? {
        return Ok(Reply::to(Done::CheckSaved.at(SCREENING)));
    }
    Err(AppError::Conflict(CHECK_CHANGED.to_owned()))
}
