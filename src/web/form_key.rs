//! A form that was made for one reader carries a key that works once and says when it was made, so
//! that a machine that fills it at once is found out.

use crate::base::{
    clock::Moment,
    keys::{self, Keys},
};
use chrono::{DateTime, TimeDelta};

/// Nobody reads a page and writes a comment in less.
const LEAST: TimeDelta = TimeDelta::seconds(3);
/// A page left open for longer is made anew.
const MOST: TimeDelta = TimeDelta::days(2);

/// What the key of a form says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FormKey {
    /// The form carried none: it is on a page that is the same for everyone.
    Absent,
    /// It is ours and old enough.
    Good(String),
    /// It is ours, and the form came back faster than a person can write.
    TooFast(String),
    /// It is not ours, or too old to be believed.
    Unknown,
}

impl FormKey {
    /// A key for a form that comes back with words in it, which its reader need not write again.
    pub fn make_for_words(keys: &Keys, now: Moment) -> String {
        Self::make(keys, now - LEAST)
    }

    /// A key for a form made at `now`.
    pub fn make(keys: &Keys, now: Moment) -> String {
        let made = now.timestamp().to_string();
        let random = &keys::random_token()[..16];
        format!("{made}.{random}.{}", keys.sign("form", &[&made, random]))
    }

    /// Reads the key of a form that came back at `now`.
    pub fn read(keys: &Keys, text: &str, now: Moment) -> Self {
        if text.is_empty() {
            return Self::Absent;
        }
        let mut parts = text.splitn(3, '.');
        let (Some(made), Some(random), Some(code)) = (parts.next(), parts.next(), parts.next())
        else {
            return Self::Unknown;
        };
        if !keys.verify("form", &[made, random], code) {
            return Self::Unknown;
        }
        let made = made.parse().ok().and_then(|seconds| DateTime::from_timestamp(seconds, 0));
        match made.map(|made| now - made) {
            Some(age) if age > MOST => Self::Unknown,
            Some(age) if age < LEAST => Self::TooFast(random.to_owned()),
            Some(_) => Self::Good(random.to_owned()),
            None => Self::Unknown,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_ours_and_takes_its_time() {
        let keys = Keys::from_text(&"k".repeat(32)).expect("long enough");
        let now: Moment = "2026-03-09T10:00:00Z".parse().expect("a moment");
        let key = FormKey::make(&keys, now);
        let read = |seconds| FormKey::read(&keys, &key, now + TimeDelta::seconds(seconds));
        assert!(matches!(read(1), FormKey::TooFast(_)));
        assert!(matches!(read(3), FormKey::Good(_)));
        assert_eq!(read(3 * 86_400), FormKey::Unknown);
        assert_eq!(FormKey::read(&keys, "", now), FormKey::Absent);
        for forged in ["x", "1.2.3", &key.replace('.', ",")] {
            assert_eq!(FormKey::read(&keys, forged, now), FormKey::Unknown);
        }
    }
}
