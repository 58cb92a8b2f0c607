//! How the promise is kept, for moderators.

use crate::{
    base::{
        clock::{Moment, london},
        context::Context,
        error::Result,
    },
    moderation::{
        decisions,
        due_times::DayView,
        figures::pages::{Period, PromisePage},
    },
    team::{
        accounts::{Capability, Moderator},
        promise::{self, Answer, Figures, MOST, figures, in_words},
        site::DeskLayout,
    },
    web::Reply,
};
use chrono::{Months, TimeDelta};
use rocket::{Route, State, get, routes};

pub(super) fn routes() -> Vec<Route> {
    routes![kept]
}

/// So many of the next days off are named beside the figures.
const NEXT: usize = 5;

#[get("/desk/moderation/promise")]
async fn kept(context: &State<Context>, moderator: Moderator) -> Result<Reply> {
    let database = context.database.read();
    let now = context.clock.now();
    let policy = promise::policy(database).await?;
    let today = london::date_of(now);
    let year = now.checked_sub_months(Months::new(12)).unwrap_or(now);
    let answers = decisions::answers_since(database, year, MOST).await?;
    let month = now - TimeDelta::days(30);
    let periods = [
        ("Last 30 days", month),
        ("Last 90 days", now - TimeDelta::days(90)),
        ("Last 12 months", year),
    ];
    Reply::page(&PromisePage {
        layout: DeskLayout::new(&context.site.get(), &moderator, "Promise", "moderation")
            .in_section("/desk/moderation/promise"),
        promise: policy.promise.in_words(),
        week: policy.week.in_words(),
        lately: lately(figures(&answers, month)),
        periods: periods.into_iter().map(|(name, since)| period(name, &answers, since)).collect(),
        days: promise::days(database)
            .await?
            .iter()
            .filter(|day| day.date >= today)
            .take(NEXT)
            .map(DayView::of)
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
