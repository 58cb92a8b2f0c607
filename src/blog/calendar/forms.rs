//! What a browser may send about a pause, and how it becomes values.

use super::{Because, NewPause, Pause};
use crate::{
    base::clock::{Moment, london, typed},
    web::{FormErrors, TextRule},
};
use chrono::{NaiveDate, NaiveTime};
use serde::Deserialize;

/// A pause as typed.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct PauseForm {
    pub title: String,
    pub because: String,
    pub starts_date: String,
    pub starts_time: String,
    pub ends_date: String,
    pub ends_time: String,
    pub version: i64,
}

const TITLE: TextRule =
    TextRule { subject: "Name", empty: "Enter a name for the pause", most: 100, lines: false };

/// A day and perhaps a time of day.
type DayAndTime = (NaiveDate, Option<NaiveTime>);

/// What is wrong, and whether it is the time of day that is.
type DateError = (bool, &'static str);

/// A day and perhaps a time of day, as typed; nothing if neither is.
fn day_and_time(date: &str, time: &str) -> Result<Option<DayAndTime>, DateError> {
    let time = match time.trim() {
        "" => None,
        text => Some(typed::time(text).map_err(|words| (true, words))?),
    };
    match (date.trim(), time) {
        ("", None) => Ok(None),
        ("", Some(_)) => Err((false, "Enter the day as well as the time")),
        (text, time) => Ok(Some((typed::date(text).map_err(|words| (false, words))?, time))),
    }
}

impl PauseForm {
    /// As a pause stands.
    pub fn of(pause: &Pause) -> Self {
        let (starts_date, starts_time) = typed_as(pause.starts, false);
        let (ends_date, ends_time) =
            pause.ends.map_or_else(Default::default, |ends| typed_as(ends, true));
        Self {
            title: pause.title.clone(),
            because: pause.because.clone(),
            starts_date,
            starts_time,
            ends_date,
            ends_time,
            version: pause.version,
        }
    }

    /// The pause, or what is wrong. One that has `begun` keeps its beginning.
    pub fn check(&self, begun: Option<Moment>, now: Moment) -> Result<NewPause, FormErrors> {
        let mut errors = FormErrors::default();
        let title = errors.check("title", TITLE.take(&self.title));
        let starts = match begun {
            Some(starts) => Some(starts),
            None => self.starts(now, &mut errors),
        };
        let ends = self.ends(&mut errors);
        let because = errors.check("because", Because::read(&self.because));
        if let (Some(starts), Some(Some(ends))) = (starts, ends) {
            if ends <= starts {
                errors.add("ends_date", "The last day must not be before the first");
            } else if ends <= now {
                errors.add("ends_date", "Enter a last day that is still to come");
            }
        }
        match (title, starts, ends, because) {
            (Some(title), Some(starts), Some(ends), Some(because)) if errors.is_empty() => {
                Ok(NewPause { starts, ends, title, because })
            }
            _ => Err(errors),
        }
    }

    fn starts(&self, now: Moment, errors: &mut FormErrors) -> Option<Moment> {
        let typed = match day_and_time(&self.starts_date, &self.starts_time) {
            Ok(typed) => typed,
            Err((time, words)) => {
                errors.add(if time { "starts_time" } else { "starts_date" }, words);
                return None;
            }
        };
        let Some((date, time)) = typed else { return Some(now) };
        let starts = match time {
            None if date == london::date_of(now) => return Some(now),
            None => london::start_of(date),
            Some(time) => errors.check("starts_time", typed::moment(date, time))?,
        };
        if starts < now {
            errors.add(
                "starts_date",
                "Enter a first day that is still to come, or leave it empty to begin now",
            );
            return None;
        }
        Some(starts)
    }

    fn ends(&self, errors: &mut FormErrors) -> Option<Option<Moment>> {
        match day_and_time(&self.ends_date, &self.ends_time) {
            Ok(None) => Some(None),
            Ok(Some((date, None))) => Some(Some(typed::end_of(date))),
            Ok(Some((date, Some(time)))) => {
                errors.check("ends_time", typed::moment(date, time)).map(Some)
            }
            Err((time, words)) => {
                errors.add(if time { "ends_time" } else { "ends_date" }, words);
                None
            }
        }
    }
}

/// A moment as somebody would type it: a midnight without its time, an end by its last day.
fn typed_as(moment: Moment, end: bool) -> (String, String) {
    if london::start_of(london::date_of(moment)) == moment {
        let day = if end { moment - chrono::TimeDelta::microseconds(1) } else { moment };
        (london::day(day), String::new())
    } else {
        (london::day(moment), london::time_of_day(moment))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form(starts: [&str; 2], ends: [&str; 2]) -> PauseForm {
        PauseForm {
            title: "Election".to_owned(),
            because: "an election is near.".to_owned(),
            starts_date: starts[0].to_owned(),
            starts_time: starts[1].to_owned(),
            ends_date: ends[0].to_owned(),
            ends_time: ends[1].to_owned(),
            version: 1,
        }
    }

    fn at(text: &str) -> Moment {
        text.parse().expect("a moment")
    }

    #[test]
    fn a_pause_reads_as_it_is_shown_again() {
        let now = at("2026-03-09T10:00:00Z");
        let new = form(["25 March 2026", ""], ["8 May 2026", ""]).check(None, now).expect("right");
        assert_eq!(new.starts, at("2026-03-25T00:00:00Z"));
        assert_eq!(new.ends, Some(at("2026-05-08T23:00:00Z")));
        assert_eq!(new.because.as_str(), "an election is near");
        assert_eq!(typed_as(new.starts, false), ("25 March 2026".to_owned(), String::new()));
        assert_eq!(
            typed_as(at("2026-05-08T23:00:00Z"), true),
            ("8 May 2026".to_owned(), String::new())
        );
        let new = form(["", ""], ["", ""]).check(None, now).expect("from now on");
        assert_eq!((new.starts, new.ends), (now, None));
        let new = form(["9/3/2026", ""], ["", ""]).check(None, now).expect("today is from now on");
        assert_eq!(new.starts, now);
    }

    #[test]
    fn mistakes_stand_at_their_fields() {
        let now = at("2026-03-09T10:00:00Z");
        for (starts, ends, field) in [
            (["8 March 2026", ""], ["", ""], "starts_date"),
            (["9 March 2026", "9am"], ["", ""], "starts_date"),
            (["soon", ""], ["", ""], "starts_date"),
            (["", "9am"], ["", ""], "starts_date"),
            (["10 March 2026", "late"], ["", ""], "starts_time"),
            (["29 March 2026", "1:30am"], ["", ""], "starts_time"),
            (["10 March 2026", ""], ["9 March 2026", ""], "ends_date"),
            (["10 March 2026", "9am"], ["10 March 2026", "9am"], "ends_date"),
            (["", ""], ["8 March 2026", ""], "ends_date"),
            (["", ""], ["", "9am"], "ends_date"),
        ] {
            let errors = form(starts, ends).check(None, now).expect_err("wrong");
            assert!(errors.get(field).is_some(), "{starts:?} {ends:?}: {errors:?}");
        }
        let errors = PauseForm::default().check(None, now).expect_err("empty");
        assert_eq!(errors.list().len(), 2, "{errors:?}");
    }
}
