//! Addresses of the promise: how it is kept, for moderators; what it is, for administrators.

use super::{
    actions,
    figures::{Answer, Figures, MOST, figures, in_words},
    forms::{DayForm, PromiseForm},
    pages::{DayView, DaysPage, FiguresPage, Period, PromisePage, WeekdayView},
    store::DayOff,
    values::DAYS,
};
use crate::{
    base::{
        clock::{Moment, london},
        context::Context,
        error::{AppError, Result},
        ids::DayOffId,
    },
    moderation::decisions,
    team::{
        accounts::{Administrator, Capability, Moderator, Posted},
        promise::door,
        site::{DeskLayout, Notice},
    },
    web::{FormErrors, Nothing, Page},
};
use chrono::{Datelike, Months, NaiveDate, TimeDelta};
use rocket::{Either, Route, State, get, http::Status, post, response::Redirect, routes};

/// The routes of this room.
pub fn routes() -> Vec<Route> {
    routes![kept, settings, change, days, add, remove]
}

type Reply = Result<Either<Redirect, Page>>;

const SETTINGS: &str = "/desk/settings/promise";
const DAYS_OFF: &str = "/desk/settings/bank-holidays";
/// So many of the next days off are named beside the figures.
const NEXT: usize = 5;

fn in_full(date: NaiveDate) -> String {
    format!("{} {} {}", date.format("%A"), date.day(), date.format("%B %Y"))
}

fn view(day: &DayOff) -> DayView {
    DayView { id: day.id.0, date: in_full(day.date), name: day.name.clone() }
}

#[get("/desk/moderation/promise")]
async fn kept(context: &State<Context>, moderator: Moderator) -> Result<Page> {
    let database = context.database.read();
    let now = context.clock.now();
    let policy = door::policy(database).await?;
    let today = london::date_of(now);
    let year = now.checked_sub_months(Months::new(12)).unwrap_or(now);
    let answers = decisions::answers_since(database, year, MOST).await?;
    let month = now - TimeDelta::days(30);
    let periods = [
        ("Last 30 days", month),
        ("Last 90 days", now - TimeDelta::days(90)),
        ("Last 12 months", year),
    ];
    Page::of(&FiguresPage {
        layout: DeskLayout::new(&context.site.get(), &moderator, "Promise", "moderation")
            .in_section("/desk/moderation/promise"),
        promise: policy.promise.in_words(),
        week: policy.week.in_words(),
        lately: lately(figures(&answers, month)),
        periods: periods.into_iter().map(|(name, since)| period(name, &answers, since)).collect(),
        days: door::days(database)
            .await?
            .iter()
            .filter(|day| day.date >= today)
            .take(NEXT)
            .map(view)
            .collect(),
        may_change: moderator.can(Capability::ManageSite),
        shown: policy.show_median,
    })
}

/// In the last 30 days, in a sentence.
fn lately(found: Figures) -> String {
    match (found.count, found.median) {
        (0, _) | (_, None) => "Nothing was decided in the last 30 days.".to_owned(),
        (1, Some(median)) => {
            format!("In the last 30 days 1 comment was decided, after {}.", in_words(median))
        }
        (count, Some(median)) => format!(
            "In the last 30 days half of {count} comments were decided within {}, {} of them in time.",
            in_words(median),
            match found.in_time {
                all if all == count => "all".to_owned(),
                0 => "none".to_owned(),
                some => some.to_string(),
            }
        ),
    }
}

fn period(name: &'static str, answers: &[Answer], since: Moment) -> Period {
    let found = figures(answers, since);
    // Only the newest are looked at, so a long time with very many may not be there as a whole.
    let all = answers.len() < usize::try_from(MOST).unwrap_or(usize::MAX)
        || answers.last().is_some_and(|oldest| oldest.at < since);
    let Figures { count, median, .. } = found;
    let of = if all { String::new() } else { " (the newest)".to_owned() };
    Period {
        name,
        count: format!("{count}{of}"),
        median: median.map_or_else(|| "None".to_owned(), in_words),
        in_time: if count == 0 {
            "None".to_owned()
        } else {
            format!("{}%", found.percent_in_time())
        },
    }
}

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
) -> Result<Page> {
    let form = PromiseForm::from(&door::policy(context.database.read()).await?);
    let notice = done.and_then(|_| {
        told("The promise is saved. By when waiting comments are due is worked out anew.")
    });
    Page::of(&promise_page(context, &administrator, FormErrors::default(), form, notice))
}

#[post("/desk/settings/promise", data = "<form>")]
async fn change(
    context: &State<Context>,
    administrator: Administrator,
    form: Posted<PromiseForm>,
) -> Reply {
    let Posted(mut form) = form;
    let policy = match form.check() {
        Ok(policy) => policy,
        Err(errors) => {
            let page = promise_page(context, &administrator, errors, form, None);
            return Page::refused(&page).map(Either::Right);
        }
    };
    if actions::change(context, &administrator, &policy).await? {
        return Ok(Either::Left(Redirect::to(format!("{SETTINGS}?done=1"))));
    }
    let theirs = door::policy(context.database.read()).await?;
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
    Ok(Either::Right(Page::of(&page)?.with(Status::Conflict)))
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
    let days = door::days(context.database.read()).await?;
    for day in days.iter().filter(|day| day.date >= today) {
        let year = day.date.year().to_string();
        match years.last_mut() {
            Some((last, views)) if *last == year => views.push(view(day)),
            _ => years.push((year, vec![view(day)])),
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
) -> Result<Page> {
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
    Page::of(&days_page(context, &administrator, FormErrors::default(), form, notice).await?)
}

#[post("/desk/settings/bank-holidays", data = "<form>")]
async fn add(
    context: &State<Context>,
    administrator: Administrator,
    form: Posted<DayForm>,
) -> Reply {
    let Posted(form) = form;
    let errors = match form.check() {
        Ok((date, name)) => match actions::add_day(context, &administrator, date, &name).await {
            Err(AppError::Taken) => {
                FormErrors::one("day", format!("{} is on the list already", in_full(date)))
            }
            outcome => {
                outcome?;
                return Ok(Either::Left(Redirect::to(format!("{DAYS_OFF}?done=added"))));
            }
        },
        Err(errors) => errors,
    };
    let page = days_page(context, &administrator, errors, form, None).await?;
    Page::refused(&page).map(Either::Right)
}

#[post("/desk/settings/bank-holidays/<id>/removal", data = "<_form>")]
async fn remove(
    context: &State<Context>,
    administrator: Administrator,
    id: DayOffId,
    _form: Posted<Nothing>,
) -> Result<Redirect> {
    actions::remove_day(context, &administrator, id).await?;
    Ok(Redirect::to(format!("{DAYS_OFF}?done=removed")))
}
