//! Where administrators settle the promise, the working week and the days off.

use super::{
    actions,
    forms::{DayForm, PromiseForm},
    pages::{DayView, DaysPage, PromisePage, WeekdayView, in_full},
};
use crate::{
    base::{
        clock::london,
        context::Context,
        error::{AppError, Result},
        ids::DayOffId,
    },
    team::{
        accounts::{Administrator, Posted},
        promise::{self, DAYS},
        site::{DeskLayout, Notice},
    },
    web::{FormErrors, Nothing, Reply},
};
use chrono::Datelike;
use rocket::{Route, State, get, http::Status, post, routes};

/// The routes of this room.
pub fn routes() -> Vec<Route> {
    routes![settings, change, days, add, remove]
}

const SETTINGS: &str = "/desk/settings/promise";
const DAYS_OFF: &str = "/desk/settings/bank-holidays";

fn promise_page(
    context: &Context,
    administrator: &Administrator,
    errors: FormErrors,
    form: PromiseForm,
    notice: Option<Notice>,
) -> PromisePage {
    PromisePage {
        layout: DeskLayout::new(&context.site.get(), administrator, "Promise", "settings")
            .in_section(SETTINGS)
            .with_errors(&errors)
            .telling(notice),
        errors,
        weekdays: (1..)
            .zip(DAYS)
            .map(|(number, name)| WeekdayView { number, name, ticked: form.has(number) })
            .collect(),
        form,
    }
}

fn told(text: &str) -> Option<Notice> {
    Some(Notice { text: text.to_owned(), undo: None })
}

#[get("/desk/settings/promise?<done>")]
async fn settings(
    context: &State<Context>,
    administrator: Administrator,
    done: Option<&str>,
) -> Result<Reply> {
    let form = PromiseForm::from(&promise::policy(context.database.read()).await?);
    let notice = done.and_then(|_| {
        told("The promise is saved. By when waiting comments are due is worked out anew.")
    });
    Reply::page(&promise_page(context, &administrator, FormErrors::default(), form, notice))
}

#[post("/desk/settings/promise", data = "<form>")]
async fn change(
    context: &State<Context>,
    administrator: Administrator,
    form: Posted<PromiseForm>,
) -> Result<Reply> {
    let Posted(mut form) = form;
    let policy = match form.check() {
        Ok(policy) => policy,
        Err(errors) => {
            let page = promise_page(context, &administrator, errors, form, None);
            return Reply::refused(&page);
        }
    };
    if actions::change(context, &administrator, &policy).await? {
        return Ok(Reply::to(format!("{SETTINGS}?done=1")));
    }
    let theirs = promise::policy(context.database.read()).await?;
    form.version = theirs.version;
    let errors = FormErrors::one(
        "amount",
        format!(
            "Somebody else saved the promise while you had it open: {}, {}. What you see is what you \
             typed: save it again to replace theirs",
            theirs.promise.in_words(),
            theirs.week.in_words()
        ),
    );
    let page = promise_page(context, &administrator, errors, form, None);
    Reply::page_with(Status::Conflict, &page)
}

async fn days_page(
    context: &Context,
    administrator: &Administrator,
    errors: FormErrors,
    form: DayForm,
    notice: Option<Notice>,
) -> Result<DaysPage> {
    let today = london::date_of(context.clock.now());
    let mut years: Vec<(String, Vec<DayView>)> = Vec::new();
    // Those that have been change nothing any more.
    let days = promise::days(context.database.read()).await?;
    for day in days.iter().filter(|day| day.date >= today) {
        let year = day.date.year().to_string();
        match years.last_mut() {
            Some((last, views)) if *last == year => views.push(DayView::of(day)),
            _ => years.push((year, vec![DayView::of(day)])),
        }
    }
    Ok(DaysPage {
        layout: DeskLayout::new(&context.site.get(), administrator, "Bank holidays", "settings")
            .in_section(DAYS_OFF)
            .with_errors(&errors)
            .telling(notice),
        errors,
        form,
        years,
    })
}

#[get("/desk/settings/bank-holidays?<done>")]
async fn days(
    context: &State<Context>,
    administrator: Administrator,
    done: Option<&str>,
) -> Result<Reply> {
    let notice = match done {
        Some("added") => {
            told("The day is added. By when waiting comments are due is worked out anew.")
        }
        Some("removed") => {
            told("The day is a working day. By when waiting comments are due is worked out anew.")
        }
        _ => None,
    };
    let form = DayForm::default();
    Reply::page(&days_page(context, &administrator, FormErrors::default(), form, notice).await?)
}

#[post("/desk/settings/bank-holidays", data = "<form>")]
async fn add(
    context: &State<Context>,
    administrator: Administrator,
    form: Posted<DayForm>,
) -> Result<Reply> {
    let Posted(form) = form;
    let errors = match form.check() {
        Ok((date, name)) => match actions::add_day(context, &administrator, date, &name).await {
            Err(AppError::Taken) => {
                FormErrors::one("day", format!("{} is on the list already", in_full(date)))
            }
            outcome => {
                outcome?;
                return Ok(Reply::to(format!("{DAYS_OFF}?done=added")));
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
    _form: Posted<Nothing>,
) -> Result<Reply> {
    actions::remove_day(context, &administrator, id).await?;
    Ok(Reply::to(format!("{DAYS_OFF}?done=removed")))
}
