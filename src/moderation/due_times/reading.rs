//! The promise as it is settled, and the days off that are still to come.

use super::{
    forms::{DayForm, PromiseForm},
    pages::{DayDone, DayView, DaysPage, PromiseDone, PromisePage, WeekdayView},
};
use crate::{
    base::{clock::london, context::Context, error::Result},
    team::{
        accounts::Administrator,
        promise::{self, DAYS, Policy},
        site::{DeskLayout, Notice},
    },
    web::FormErrors,
};
use chrono::Datelike;

/// The promise as it is now.
pub async fn policy(context: &Context) -> Result<Policy> {
    promise::policy(context.database.read()).await
}

/// The promise to be settled, with what was typed.
pub fn promise_page(
    context: &Context,
    administrator: &Administrator,
    errors: FormErrors,
    form: PromiseForm,
    done: Option<PromiseDone>,
) -> PromisePage {
    PromisePage {
        layout: DeskLayout::new(
            &context.site.get(),
            administrator,
            "Change response times",
            "settings",
        )
        .within_tool()
        .with_errors(&errors)
        .telling(done.map(|done| Notice::saying(done.told()))),
        errors,
        weekdays: (1..)
            .zip(DAYS)
            .map(|(number, name)| WeekdayView { number, name, ticked: form.has(number) })
            .collect(),
        form,
    }
}

/// The days off that are still to come, with what was typed.
pub async fn days_page(
    context: &Context,
    administrator: &Administrator,
    errors: FormErrors,
    form: DayForm,
    done: Option<DayDone>,
) -> Result<DaysPage> {
    Ok(DaysPage {
        layout: DeskLayout::new(&context.site.get(), administrator, "Bank holidays", "settings")
            .within_tool()
            .with_errors(&errors)
            .telling(done.map(|done| Notice::saying(done.told()))),
        errors,
        form,
        years: coming_years(context).await?,
    })
}

/// Year by year.
async fn coming_years(context: &Context) -> Result<Vec<(String, Vec<DayView>)>> {
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
    Ok(years)
}
