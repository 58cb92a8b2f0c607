//! Where administrators settle the promise, the working week and the days off.

use super::{
    actions,
    forms::{DayForm, PromiseForm},
    pages::{DayDone, PromiseDone, on_the_list, overtaken},
    paths::{DAYS_OFF, PROMISE},
    reading::{days_page, policy, promise_page},
};
use crate::{
    base::{
        context::Context,
        error::{AppError, Result},
        ids::DayOffId,
    },
    team::accounts::{Administrator, SessionForm},
    web::{DoneCode, EmptyForm, FormErrors, Reply},
};
use rocket::{Route, State, get, http::Status, post, routes};

/// The routes of this room.
pub fn routes() -> Vec<Route> {
    routes![settings, change, days, add, remove]
}

#[get("/desk/settings/promise?<done>")]
async fn settings(
    context: &State<Context>,
    administrator: Administrator,
    done: Option<&str>,
) -> Result<Reply> {
    let form = PromiseForm::from(&policy(context).await?);
    let done = done.map(|_| PromiseDone::Saved);
    Reply::page(&promise_page(context, &administrator, FormErrors::default(), form, done))
}

#[post("/desk/settings/promise", data = "<form>")]
async fn change(
    context: &State<Context>,
    administrator: Administrator,
    form: SessionForm<PromiseForm>,
) -> Result<Reply> {
    let SessionForm(mut form) = form;
    let wanted = match form.check() {
        Ok(wanted) => wanted,
        Err(errors) => {
            let page = promise_page(context, &administrator, errors, form, None);
            return Reply::refused(&page);
        }
    };
    if actions::change(context, &administrator, &wanted).await? {
        return Ok(Reply::to(PromiseDone::Saved.at(PROMISE)));
    }
    let theirs = policy(context).await?;
    form.version = theirs.version;
    let errors = FormErrors::one("amount", overtaken(&theirs));
    let page = promise_page(context, &administrator, errors, form, None);
    Reply::page_with(Status::Conflict, &page)
}

#[get("/desk/settings/bank-holidays?<done>")]
async fn days(
    context: &State<Context>,
    administrator: Administrator,
    done: Option<&str>,
) -> Result<Reply> {
    let form = DayForm::default();
    Reply::page(
        &days_page(context, &administrator, FormErrors::default(), form, DayDone::read(done))
            .await?,
    )
}

#[post("/desk/settings/bank-holidays", data = "<form>")]
async fn add(
    context: &State<Context>,
    administrator: Administrator,
    form: SessionForm<DayForm>,
) -> Result<Reply> {
    let SessionForm(form) = form;
    let errors = match form.check() {
        Ok((date, name)) => match actions::add_day(context, &administrator, date, &name).await {
            Err(AppError::Taken) => FormErrors::one("day", on_the_list(date)),
            outcome => {
                outcome?;
                return Ok(Reply::to(DayDone::Added.at(DAYS_OFF)));
            }
        },
        Err(errors) => errors,
    };
    let page = days_page(context, &administrator, errors, form, None).await?;
    Reply::refused(&page)
}

#[post("/desk/settings/bank-holidays/<id>/removal", data = "<_form>")]
async fn remove(
    context: &State<Context>,
    administrator: Administrator,
    id: DayOffId,
    _form: SessionForm<EmptyForm>,
) -> Result<Reply> {
    actions::remove_day(context, &administrator, id).await?;
    Ok(Reply::to(DayDone::Removed.at(DAYS_OFF)))
}
