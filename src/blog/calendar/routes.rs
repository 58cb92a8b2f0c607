//! Addresses of the commenting calendar: read by moderators, changed by administrators.

use super::{
    actions::{self, ChangeOutcome, StopOutcome},
    forms::PauseForm,
    pages::{CHANGED_MEANWHILE, Done, overlap},
    paths, reading,
};
use crate::{
    base::{context::Context, error::Result, ids::PauseId},
    team::{
        accounts::{Administrator, Moderator, SessionForm},
        site::JustDone,
    },
    web::{EmptyForm, FormErrors, Reply},
};
use rocket::{Route, State, get, http::Status, post, routes};

/// The routes of this room.
pub fn routes() -> Vec<Route> {
    routes![calendar, new, enter, pause, change, stop]
}

/// Back to the calendar, which says what was done.
fn back(done: Done) -> Reply {
    Reply::to(done.at(paths::CALENDAR))
}

#[get("/desk/calendar?<done>")]
async fn calendar(
    context: &State<Context>,
    moderator: Moderator,
    done: Option<&str>,
) -> Result<Reply> {
    Reply::page(&reading::calendar_page(context, &moderator, Done::read(done)).await?)
}

#[get("/desk/calendar/new")]
fn new(context: &State<Context>, administrator: Administrator) -> Result<Reply> {
    let (none, form) = (FormErrors::default(), PauseForm::default());
    Reply::page(&reading::pause_page(context, &administrator, None, none, form))
}

#[post("/desk/calendar", data = "<form>")]
async fn enter(
    context: &State<Context>,
    administrator: Administrator,
    form: SessionForm<PauseForm>,
) -> Result<Reply> {
    let SessionForm(form) = form;
    let errors = match form.check(None, context.clock.now()) {
        Ok(new) => match actions::enter(context, &administrator, &new).await? {
            Ok(_) => return Ok(back(Done::Entered)),
            Err(other) => FormErrors::one("starts_date", overlap(&other)),
        },
        Err(errors) => errors,
    };
    Reply::refused(&reading::pause_page(context, &administrator, None, errors, form))
}

#[get("/desk/calendar/<id>")]
async fn pause(
    context: &State<Context>,
    administrator: Administrator,
    id: PauseId,
) -> Result<Reply> {
    let pause = reading::standing(context, id).await?;
    let (none, form) = (FormErrors::default(), PauseForm::of(&pause));
    Reply::page(&reading::pause_page(context, &administrator, Some(&pause), none, form))
}

#[post("/desk/calendar/<id>", data = "<form>")]
async fn change(
    context: &State<Context>,
    administrator: Administrator,
    id: PauseId,
    form: SessionForm<PauseForm>,
) -> Result<Reply> {
    let SessionForm(mut form) = form;
    let now = context.clock.now();
    let pause = reading::standing(context, id).await?;
    let begun = Some(pause.starts).filter(|starts| *starts <= now);
    let (errors, status) = match form.check(begun, now) {
        Ok(new) => match actions::change(context, &administrator, id, form.version, &new).await? {
            ChangeOutcome::Done => return Ok(back(Done::Changed)),
            ChangeOutcome::InTheWay(other) => {
                (FormErrors::one("starts_date", overlap(&other)), Status::UnprocessableEntity)
            }
            ChangeOutcome::Late => {
                form.version = pause.version;
                (FormErrors::one("title", CHANGED_MEANWHILE), Status::Conflict)
            }
        },
        Err(errors) => (errors, Status::UnprocessableEntity),
    };
    let page = reading::pause_page(context, &administrator, Some(&pause), errors, form);
    Reply::page_with(status, &page)
}

#[post("/desk/calendar/<id>/end", data = "<_form>")]
async fn stop(
    context: &State<Context>,
    administrator: Administrator,
    id: PauseId,
    _form: SessionForm<EmptyForm>,
) -> Result<Reply> {
    Ok(back(match actions::stop(context, &administrator, id).await? {
        StopOutcome::CalledOff => Done::CalledOff,
        StopOutcome::Ended | StopOutcome::Nothing => Done::Ended,
    }))
}
