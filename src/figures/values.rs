//! The figures of one year.

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
    /// How long half of those that were published or refused waited at most.
    pub median: Option<TimeDelta>,
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
        lines.push(("With words removed", "", self.redacted));
        lines.push(("Reported by readers", "", self.reported));
        lines
    }

    /// The median in words: `4 hours`; nothing if nothing was decided.
    pub fn median_in_words(&self) -> String {
        let Some(median) = self.median else { return String::new() };
        let minutes = median.num_minutes().max(1);
        let (count, unit) = match minutes {
            ..60 => (minutes, "minute"),
            60..2880 => (minutes / 60, "hour"),
            _ => (minutes / 1440, "day"),
        };
        format!("{count} {unit}{}", if count == 1 { "" } else { "s" })
    }
}

/// The middle of some times; of two in the middle the shorter.
pub fn median(mut times: Vec<TimeDelta>) -> Option<TimeDelta> {
    if times.is_empty() {
        return None;
    }
    let middle = (times.len() - 1) / 2;
    let (_, median, _) = times.select_nth_unstable(middle);
    Some(*median)
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
    fn the_median_is_in_the_middle() {
        let minutes = |all: &[i64]| median(all.iter().copied().map(TimeDelta::minutes).collect());
        assert_eq!(minutes(&[]), None);
        assert_eq!(minutes(&[9, 1, 5]), Some(TimeDelta::minutes(5)));
        assert_eq!(minutes(&[9, 1, 5, 6]), Some(TimeDelta::minutes(5)));
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
