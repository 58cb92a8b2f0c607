//! How the promise is kept.

use crate::{
    base::{
        clock::{Moment, london},
        context::Context,
        error::Result,
    },
    moderation::{
        decisions,
        due_times::DayView,
        figures::pages::{Period, PromisePage, lately},
    },
    team::{
        accounts::{Capability, Moderator},
        promise::{self, Figures, FirstDecision, MOST, figures, in_words},
        site::DeskLayout,
    },
};
use chrono::{Months, TimeDelta};

/// So many of the next days off are named beside the figures.
const NEXT: usize = 5;

/// How the promise was kept in the last days and months, and what it says.
pub async fn promise_page(context: &Context, moderator: &Moderator) -> Result<PromisePage> {
    let now = context.clock.now();
    let policy = promise::policy(context.database.read()).await?;
    let month = now - TimeDelta::days(30);
    let year = now.checked_sub_months(Months::new(12)).unwrap_or(now);
    let answers = decisions::answers_since(context.database.read(), year, MOST).await?;
    let periods = [
        ("Last 30 days", month),
        ("Last 90 days", now - TimeDelta::days(90)),
        ("Last 12 months", year),
    ];
    Ok(PromisePage {
        layout: DeskLayout::new(&context.site.get(), moderator, "Response times", "settings")
            .tool(),
        promise: policy.promise.in_words(),
        week: policy.week.in_words(),
        lately: lately(&figures(&answers, month)),
        periods: periods.into_iter().map(|(name, since)| period(name, &answers, since)).collect(),
        days: next_days_off(context).await?,
        may_change: moderator.can(Capability::ManageSite),
        shown: policy.show_median,
    })
}

async fn next_days_off(context: &Context) -> Result<Vec<DayView>> {
    let today = london::date_of(context.clock.now());
    let days = promise::days(context.database.read()).await?;
    Ok(days.iter().filter(|day| day.date >= today).take(NEXT).map(DayView::of).collect())
}

fn period(name: &'static str, answers: &[FirstDecision], since: Moment) -> Period {
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
