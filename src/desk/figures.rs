//! How the month has gone so far, for whoever has nothing left to do.

use crate::{
    base::{
        clock::{Moment, london},
        context::Context,
        error::Result,
        words::counted,
    },
    moderation::decisions,
    team::promise::{Figures, MOST, figures, in_words},
};
use chrono::Datelike;

/// The first decisions since the month began in London, in a sentence or two; empty if there was none.
pub async fn this_month(context: &Context) -> Result<String> {
    let since = month_of(context.clock.now());
    let decided = decisions::answers_since(context.database.read(), since, MOST).await?;
    Ok(in_sentences(&figures(&decided, since)))
}

/// The moment at which the month of `now` began.
pub fn month_of(now: Moment) -> Moment {
    let today = london::date_of(now);
    london::start_of(today.with_day(1).unwrap_or(today))
}

/// `All 40 comments read this month. Median wait 3 hours. 100% on time.`
fn in_sentences(month: &Figures) -> String {
    let Some(median) = month.median else { return String::new() };
    let read = match month.count {
        1 => "1 comment read this month".to_owned(),
        count => format!("All {} read this month", counted(count, "comment")),
    };
    format!("{read}. Median wait {}. {}% on time.", in_words(median), month.percent_in_time())
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::TimeDelta;

    #[test]
    fn a_month_is_said_in_figures() {
        let of = |count, in_time| {
            let median = (count > 0).then(|| TimeDelta::hours(3));
            in_sentences(&Figures { count, median, in_time })
        };
        assert_eq!(
            of(40, 40),
            "All 40 comments read this month. Median wait 3 hours. 100% on time."
        );
        assert_eq!(of(1, 0), "1 comment read this month. Median wait 3 hours. 0% on time.");
        assert_eq!(of(0, 0), "");
    }

    #[test]
    fn a_month_begins_by_the_clocks_of_london() {
        let at = |text: &str| text.parse::<Moment>().expect("a moment");
        assert_eq!(month_of(at("2026-06-30T23:30:00Z")), at("2026-06-30T23:00:00Z"));
        assert_eq!(month_of(at("2026-12-01T00:00:00Z")), at("2026-12-01T00:00:00Z"));
    }
}
