//! What readers and the team are told of it, in the same few sentences everywhere.

use super::{Closing, Commenting, Terms};
use crate::base::clock::{Moment, london};
use chrono::TimeDelta;

/// Why no comments are taken, as a heading.
pub fn heading(commenting: &Commenting) -> &'static str {
    match commenting {
        Commenting::Paused { .. } => "Comments are paused",
        Commenting::NotYet { .. } => "Comments are not open yet",
        Commenting::Closed { .. } | Commenting::Open { .. } => "Comments have closed",
    }
}

/// So long before a pause begins, every post tells of it.
pub const KNOWN_AHEAD: TimeDelta = TimeDelta::days(14);

fn is_midnight(moment: Moment) -> bool {
    london::start_of(london::date_of(moment)) == moment
}

/// The last day on which something still holds that ends at `moment`: `9 June 2026` for the midnight
/// that ends it, with the time of day for any other moment.
pub fn at_the_end_of(moment: Moment) -> String {
    if is_midnight(moment) {
        london::day(moment - TimeDelta::microseconds(1))
    } else {
        london::day_and_time(moment)
    }
}

/// The first day on which something holds that begins at `moment`.
fn from(moment: Moment) -> String {
    if is_midnight(moment) { london::day(moment) } else { london::day_and_time(moment) }
}

/// `on 9 June 2026`, but `at 5pm on 9 June 2026`.
fn on(words: &str) -> String {
    if words.contains(" on ") { format!("at {words}") } else { format!("on {words}") }
}

/// `until the end of 8 May 2027`, or `until 5pm on 8 May 2027`.
pub fn until(ends: Moment) -> String {
    let last = at_the_end_of(ends);
    if is_midnight(ends) { format!("until the end of {last}") } else { format!("until {last}") }
}

/// `from 25 March 2027 to 8 May 2027`, without an end `from 25 March 2027`, for one day `on` it.
pub fn range(starts: Moment, ends: Option<Moment>) -> String {
    match ends {
        Some(ends) if from(starts) == at_the_end_of(ends) => on(&from(starts)),
        Some(ends) => format!("from {} to {}", from(starts), at_the_end_of(ends)),
        None => format!("from {}", from(starts)),
    }
}

fn opens_again(until: Option<Moment>) -> String {
    match until {
        Some(until) => format!("They will reopen {}.", on(&from(until))),
        None => "We do not know yet when they will reopen.".to_owned(),
    }
}

/// Why there is no form, in one or two sentences; empty while there is one.
pub fn closed(commenting: &Commenting) -> String {
    match commenting {
        Commenting::Open { .. } => String::new(),
        Commenting::NotYet { opens: Some(opens) } => {
            format!("Comments open {}.", on(&from(*opens)))
        }
        Commenting::NotYet { opens: None } => "Comments are not open yet.".to_owned(),
        Commenting::Closed { since, because } if because.is_empty() => {
            format!("Comments closed on {}.", last_day(*since))
        }
        Commenting::Closed { since, because } => {
            format!(
                "Comments closed on {} because {}.",
                last_day(*since),
                because.trim_end_matches('.')
            )
        }
        Commenting::Paused { until, because } => {
            format!("Comments are paused because {because}. {}", opens_again(*until))
        }
    }
}

/// The day under which a closing is remembered.
fn last_day(since: Moment) -> String {
    if is_midnight(since) { at_the_end_of(since) } else { london::day(since) }
}

/// What is known ahead, a sentence each, to stand by the form from the first day.
pub fn ahead(commenting: &Commenting, now: Moment) -> Vec<String> {
    let Commenting::Open { closes, pause } = commenting else { return Vec::new() };
    let mut known = Vec::new();
    if let Some(closes) = closes {
        known.push(format!("Comments close {}.", on(&at_the_end_of(*closes))));
    }
    if let Some((starts, until, because)) = pause
        && *starts - now <= KNOWN_AHEAD
    {
        known.push(format!(
            "Comments on this blog are closed {} because {because}.",
            range(*starts, *until)
        ));
    }
    known
}

/// What the editors of a post read of it.
pub fn on_desk(terms: &Terms, commenting: &Commenting, after: Option<u32>) -> String {
    if terms.published.is_none() && terms.closed.is_none() {
        let opens = match terms.opens {
            Some(opens) => format!("Comments open {}", on(&from(opens))),
            None => "Comments open with the post".to_owned(),
        };
        return match (terms.closing, terms.closes, after) {
            (Closing::OnDate, Some(closes), _) => {
                format!("{opens} and close {}.", on(&at_the_end_of(closes)))
            }
            (Closing::AsBlog, _, Some(days)) => {
                format!("{opens} and close {days} days after it is published.")
            }
            _ => format!("{opens}."),
        };
    }
    match commenting {
        Commenting::Open { closes: Some(closes), .. } => {
            format!("Comments are open. They close {}.", on(&at_the_end_of(*closes)))
        }
        Commenting::Open { closes: None, .. } => "Comments are open.".to_owned(),
        other => closed(other),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Moment {
        text.parse().expect("a moment in RFC 3339")
    }

    #[test]
    fn a_closing_is_told_by_the_last_day_on_which_comments_were_taken() {
        let midnight = at("2026-06-09T23:00:00Z");
        assert_eq!(at_the_end_of(midnight), "9 June 2026");
        assert_eq!(at_the_end_of(at("2026-06-09T16:00:00Z")), "5pm on 9 June 2026");
        let gone = Commenting::Closed { since: midnight, because: "we are done.".to_owned() };
        assert_eq!(closed(&gone), "Comments closed on 9 June 2026 because we are done.");
        let open = Commenting::Open { closes: Some(midnight), pause: None };
        assert_eq!(ahead(&open, at("2026-03-09T10:00:00Z")), ["Comments close on 9 June 2026."]);
    }

    #[test]
    fn a_pause_is_told_two_weeks_ahead_and_while_it_lasts() {
        let (starts, ends) = (at("2027-03-25T00:00:00Z"), at("2027-05-08T23:00:00Z"));
        let because = "an election has been called".to_owned();
        let open =
            Commenting::Open { closes: None, pause: Some((starts, Some(ends), because.clone())) };
        assert!(ahead(&open, at("2027-03-10T23:59:59Z")).is_empty());
        assert_eq!(
            ahead(&open, at("2027-03-11T00:00:00Z")),
            [
                "Comments on this blog are closed from 25 March 2027 to 8 May 2027 because an election has \
              been called."
            ]
        );
        let paused = Commenting::Paused { until: Some(ends), because: because.clone() };
        assert_eq!(
            closed(&paused),
            "Comments are paused because an election has been called. They will reopen on 9 May 2027."
        );
        let paused = Commenting::Paused { until: None, because };
        assert!(closed(&paused).ends_with("We do not know yet when they will reopen."));
    }
}
