//! The figures of one year.

use crate::team::promise;
use chrono::TimeDelta;

/// What became of the comments that readers sent in one year.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Figures {
    /// The year, in London.
    pub year: i32,
    /// How many came.
    pub received: u64,
    /// How many everybody can read.
    pub published: u64,
    /// How many were not published, by reason.
    pub not_published: Reasons,
    /// How many only advertised, or a machine sent.
    pub spam: u64,
    /// How many were published and taken down, by reason.
    pub removed: Reasons,
    /// How many their writers took back.
    pub withdrawn: u64,
    /// How many wait.
    pub waiting: u64,
    /// How many of all of them had words removed.
    pub redacted: u64,
    /// How many of all of them were reported by readers.
    pub reported: u64,
    /// How long half of those that were published or refused waited at most, measured as the promise
    /// is.
    pub median: Option<TimeDelta>,
    /// Whether so many were decided that `median` is of the newest.
    pub newest: bool,
}

/// A total and its parts.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Reasons {
    /// All of them.
    pub total: u64,
    /// Each reason in words, the most frequent first.
    pub each: Vec<(String, u64)>,
}

impl Reasons {
    /// A total and what is known of it; what is not is counted as such, so that the parts add up.
    pub fn of(total: u64, mut each: Vec<(String, u64)>) -> Self {
        const UNKNOWN: &str = "No reason given";
        let known: u64 = each.iter().map(|(_, count)| count).sum();
        if total > known {
            match each.iter_mut().find(|(words, _)| words == UNKNOWN) {
                Some((_, count)) => *count += total - known,
                None => each.push((UNKNOWN.to_owned(), total - known)),
            }
        }
        each.sort_by(|one, other| other.1.cmp(&one.1).then_with(|| one.0.cmp(&other.0)));
        Self { total, each }
    }
}

impl Figures {
    /// Each line of a sheet: what is counted, the reason if there are several, how many.
    pub fn lines(&self) -> Vec<(&'static str, &str, u64)> {
        let mut lines = self.states();
        lines.extend(self.among().map(|(what, count)| (what, "", count)));
        lines
    }

    /// Those of the lines that each comment is in once: what, the reason if there are several, how many.
    pub fn states(&self) -> Vec<(&'static str, &str, u64)> {
        let mut lines = vec![("Received", "", self.received), ("Published", "", self.published)];
        lines.push(("Not published", "", self.not_published.total));
        for (words, count) in &self.not_published.each {
            lines.push(("Not published", words.as_str(), *count));
        }
        lines.push(("Spam", "", self.spam));
        lines.push(("Removed", "", self.removed.total));
        for (words, count) in &self.removed.each {
            lines.push(("Removed", words.as_str(), *count));
        }
        lines.push(("Withdrawn by the writer", "", self.withdrawn));
        lines.push(("Waiting", "", self.waiting));
        lines
    }

    /// What is counted of all of them beside that.
    pub fn among(&self) -> [(&'static str, u64); 2] {
        [("With words removed", self.redacted), ("Reported by readers", self.reported)]
    }

    /// The median in words: `4 hours`; nothing if nothing was decided.
    pub fn median_in_words(&self) -> String {
        self.median.map_or_else(String::new, promise::in_words)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_parts_add_up() {
        let reasons = Reasons::of(5, vec![("b".to_owned(), 1), ("a".to_owned(), 1)]);
        assert_eq!(
            reasons.each,
            [("No reason given".to_owned(), 3), ("a".to_owned(), 1), ("b".to_owned(), 1)]
        );
        assert_eq!(Reasons::of(0, Vec::new()).each, []);
    }

    #[test]
    fn the_median_is_said_in_words() {
        assert_eq!(Figures::default().median_in_words(), "");
        let words = |minutes| {
            Figures { median: Some(TimeDelta::minutes(minutes)), ..Default::default() }
                .median_in_words()
        };
        assert_eq!(
            [words(1), words(59), words(240), words(5000)],
            ["1 minute", "59 minutes", "4 hours", "3 days"]
        );
    }
}
