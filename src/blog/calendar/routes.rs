//! Addresses of the commenting calendar: read by moderators, changed by administrators.

use super::{
    Pause,
    actions::{self, Changed, Stopped},
    forms::PauseForm,
    pages::{CalendarPage, PausePage, PauseView, begun},
    words,
};
use crate::{
    base::{
        context::Context,
        error::{AppError, Result},
        ids::PauseId,
    },
    team::{
        accounts::{Administrator, Capability, Member, Moderator, Posted},
        site::{DeskLayout, Notice},
    },
    web::{FormErrors, Nothing, Page},
};
use rocket::{Route, State, get, http::Status, post, response::Redirect, routes};

const HERE: &str = "/desk/calendar/";

/// The routes of this room.
pub fn routes() -> Vec<Route> {
    routes![calendar, new, enter, pause, change, stop]
}

fn layout(context: &Context, member: &Member, heading: &str) -> DeskLayout {
    DeskLayout::new(&context.site.get(), member, heading, "moderation").in_section(HERE)
}

#[get("/desk/calendar?<done>")]
async fn calendar(
    context: &State<Context>,
    moderator: Moderator,
    done: Option<&str>,
) -> Result<Page> {
    let now = context.clock.now();
    let notice = match done {
        Some("entered") => Some("The pause is in the calendar."),
        Some("changed") => Some("The pause is changed."),
        Some("ended") => Some("The pause has ended: readers can send comments again."),
        Some("off") => Some("The pause is called off."),
        _ => None,
    };
    let views = |pauses: Vec<Pause>| {
        pauses.into_iter().map(|pause| PauseView::new(pause, now)).collect::<Vec<_>>()
    };
    Page::of(&CalendarPage {
        layout: layout(context, &moderator, "Commenting calendar")
            .telling(notice.map(|text| Notice { text: text.to_owned(), undo: None })),
        may_change: moderator.can(Capability::ManageSite),
        by_age: match context.site.get().comments_close_after {
            Some(1) => "Comments close 1 day after a post is published.".to_owned(),
            Some(days) => format!("Comments close {days} days after a post is published."),
            None => "Comments do not close by age.".to_owned(),
        },
        standing: views(actions::standing(context).await?),
        over: views(actions::over(context).await?),
    })
}

/// The form for a pause: a new one, or one that stands.
fn form_page(
    context: &Context,
    administrator: &Administrator,
    pause: Option<&Pause>,
    errors: FormErrors,
    form: PauseForm,
) -> PausePage {
    let heading = if pause.is_some() { "Change the pause" } else { "Pause comments" };
    PausePage {
        layout: layout(context, administrator, heading).with_errors(&errors),
        errors,
        heading,
        action: pause.map_or_else(|| HERE.to_owned(), |pause| format!("{HERE}{}", pause.id)),
        begun: pause.map_or_else(String::new, |pause| begun(pause, context.clock.now())),
        form,
    }
}

fn overlap(other: &Pause) -> FormErrors {
    FormErrors::one(
        "starts_date",
        format!(
            "Comments are paused already {} for “{}”: change that pause, or enter other days",
            words::range(other.starts, other.ends),
            other.title
        ),
    )
}

#[get("/desk/calendar/new")]
fn new(context: &State<Context>, administrator: Administrator) -> Result<Page> {
    let form = PauseForm::default();
    Page::of(&form_page(context, &administrator, None, FormErrors::default(), form))
}

#[post("/desk/calendar", data = "<form>")]
async fn enter(
    context: &State<Context>,
    administrator: Administrator,
    form: Posted<PauseForm>,
) -> Result<Result<Redirect, Page>> {
    let Posted(form) = form;
    let errors = match form.check(None, context.clock.now()) {
        Ok(new) => match actions::enter(context, &administrator, &new).await? {
            Ok(_) => return Ok(Ok(Redirect::to(format!("{HERE}?done=entered")))),
            Err(other) => overlap(&other),
        },
        Err(errors) => errors,
    };
    Page::refused(&form_page(context, &administrator, None, errors, form)).map(Err)
}

/// The pause, if it is still to come or to end.
async fn standing(context: &Context, id: PauseId) -> Result<Pause> {
    let pause = actions::find(context, id).await?.ok_or(AppError::NotFound)?;
    if pause.is_to_come(context.clock.now()) {
        Ok(pause)
    } else {
        Err(AppError::Conflict("This pause is over, so it cannot be changed any more.".to_owned()))
    }
}

#[get("/desk/calendar/<id>")]
async fn pause(
    context: &State<Context>,
    administrator: Administrator,
    id: PauseId,
) -> Result<Page> {
    let pause = standing(context, id).await?;
    let form = PauseForm::of(&pause);
    Page::of(&form_page(context, &administrator, Some(&pause), FormErrors::default(), form))
}

#[post("/desk/calendar/<id>", data = "<form>")]
async fn change(
    context: &State<Context>,
    administrator: Administrator,
    id: PauseId,
    form: Posted<PauseForm>,
) -> Result<Result<Redirect, Page>> {
    let Posted(mut form) = form;
    let now = context.clock.now();
    let pause = standing(context, id).await?;
    let begun = Some(pause.starts).filter(|starts| *starts <= now);
    let (errors, status) = match form.check(begun, now) {
        Ok(new) => match actions::change(context, &administrator, id, form.version, &new).await? {
            Changed::Done => return Ok(Ok(Redirect::to(format!("{HERE}?done=changed")))),
            Changed::InTheWay(other) => (overlap(&other), Status::UnprocessableEntity),
            Changed::Late => {
                form.version = pause.version;
                let words = "Somebody else changed this pause while you had it open. What you see \
                                 is what you typed: save it again to replace theirs";
                (FormErrors::one("title", words), Status::Conflict)
            }
        },
        Err(errors) => (errors, Status::UnprocessableEntity),
    };
    let page = form_page(context, &administrator, Some(&pause), errors, form);
    Ok(Err(Page::of(&page)?.with(status)))
}

#[post("/desk/calendar/<id>/end", data = "<_form>")]
async fn stop(
    context: &State<Context>,
    administrator: Administrator,
    id: PauseId,
    _form: Posted<Nothing>,
) -> Result<Redirect> {
    let done = match actions::stop(context, &administrator, id).await? {
        Stopped::CalledOff => "off",
        Stopped::Ended | Stopped::Nothing => "ended",
    };
    Ok(Redirect::to(format!("{HERE}?done={done}")))
}
