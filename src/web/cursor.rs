//! Where a list that is ordered by moment and key goes on: its next page begins after this one.

use crate::base::clock::Moment;
use chrono::{DateTime, Datelike};
use std::fmt;

/// A place in such a list, as an address holds it: microseconds, a hyphen, a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cursor {
    /// The moment by which the list is ordered.
    pub at: Moment,
    /// The key that decides between equals.
    pub key: i64,
}

impl Cursor {
    /// The place that an address names; none if it names no place.
    pub fn read(text: &str) -> Option<Self> {
        let (micros, key) = text.split_once('-')?;
        Some(Self { at: Self::moment(micros)?, key: key.parse().ok()? })
    }

    /// A moment in microseconds, if it is one that both databases know.
    pub fn moment(micros: &str) -> Option<Moment> {
        DateTime::from_timestamp_micros(micros.parse().ok()?)
            .filter(|moment| (1900..2200).contains(&moment.year()))
    }
}

impl fmt::Display for Cursor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}", self.at.timestamp_micros(), self.key)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_reads_as_it_is_written() {
        let written = |text| Cursor::read(text).map(|cursor| cursor.to_string());
        assert_eq!(written("5-6").as_deref(), Some("5-6"));
        for wrong in ["", "5", "5-", "-6", "x-6", "5-y", "9223372036854775807-6"] {
            assert_eq!(written(wrong), None, "{wrong:?}");
        }
    }
}
