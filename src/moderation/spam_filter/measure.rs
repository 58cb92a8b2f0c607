//! How right the filter is, measured on comments that it did not learn from.

use super::{
    Class, Counts, Verdict,
    formula::{ENOUGH, judge},
};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;

/// The share that is learnt from when the newest are tested, in hundredths.
const OLDER: usize = 80;
/// Into how many parts all are split; each is tested by what the others taught.
const PARTS: usize = 5;
/// Fewer of a class than this among the tested say nothing.
const FEWEST: u64 = 10;

/// What was learnt, held in memory.
#[derive(Debug, Clone, Default)]
pub struct Memory {
    totals: Counts,
    counts: HashMap<String, Counts>,
}

impl Memory {
    /// Learns that a comment with these tokens was of `class`.
    pub fn learn<'a>(&mut self, class: Class, tokens: impl IntoIterator<Item = &'a str>) {
        self.totals = self.totals.plus(Counts::one(class));
        for token in tokens {
            let counts = self.counts.entry(token.to_owned()).or_default();
            *counts = counts.plus(Counts::one(class));
        }
    }

    /// What these tokens say; `None` while too little was learnt.
    pub fn judge<'a>(&self, tokens: impl IntoIterator<Item = &'a str>) -> Option<Verdict> {
        let found = tokens
            .into_iter()
            .filter_map(|token| self.counts.get(token).map(|counts| (token.to_owned(), *counts)));
        judge(self.totals, found.collect())
    }
}

/// What became of the comments that were tested.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TestResult {
    /// Spam that was marked.
    pub caught: u64,
    /// Spam that was not marked.
    pub missed: u64,
    /// Published comments that would have been marked.
    pub wrongly: u64,
    /// Published comments that would not have been marked.
    pub passed: u64,
}

impl TestResult {
    /// Of those it marks, the share that is spam. 1 if it marks none.
    pub fn precision(&self) -> f64 {
        share(self.caught, self.caught + self.wrongly)
    }

    /// Of the spam, the share that it marks.
    pub fn recall(&self) -> f64 {
        share(self.caught, self.caught + self.missed)
    }

    /// In a sentence.
    pub fn in_words(&self) -> String {
        let spam = self.caught + self.missed;
        format!(
            "It found {} of {spam} spam comments (recall {}%), and {} of the {} it marked were spam \
             (precision {}%). It would have marked {} of {} published comments.",
            self.caught,
            percent(self.recall()),
            self.caught,
            self.caught + self.wrongly,
            percent(self.precision()),
            self.wrongly,
            self.wrongly + self.passed,
        )
    }

    fn says_something(&self) -> bool {
        self.caught + self.missed >= FEWEST && self.wrongly + self.passed >= FEWEST
    }

    /// One more that was tested: what it is, and whether it was marked.
    pub fn add(&mut self, class: Class, marked: bool) {
        *match (class, marked) {
            (Class::Spam, true) => &mut self.caught,
            (Class::Spam, false) => &mut self.missed,
            (Class::Published, true) => &mut self.wrongly,
            (Class::Published, false) => &mut self.passed,
        } += 1;
    }
}

/// Never rounded up to a whole that it is not.
fn percent(share: f64) -> u64 {
    (share * 100.0 + 1e-9).floor() as u64
}

fn share(part: u64, whole: u64) -> f64 {
    if whole == 0 { 1.0 } else { part as f64 / whole as f64 }
}

/// How right the filter is on a blog's own comments.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    /// How many comments called spam there were to learn from and to test.
    pub spam: u64,
    /// How many published ones.
    pub published: u64,
    /// Learnt from the older four fifths, tested on the newest fifth; none if they are too few.
    pub newest: Option<TestResult>,
    /// Split into five parts, each tested by what the four others taught; none if they are too few.
    pub each: Option<TestResult>,
}

impl Report {
    /// In sentences, or why there is nothing to say.
    pub fn in_words(&self) -> Vec<String> {
        let of = |how: &str, tested: &TestResult| format!("{how}: {}", tested.in_words());
        let sentences: Vec<String> = [
            ("Learnt from the older four fifths and tested on the newest fifth", self.newest),
            ("Split into 5 parts, each tested by what the others taught", self.each),
        ]
        .iter()
        .filter_map(|(how, tested)| tested.as_ref().map(|tested| of(how, tested)))
        .collect();
        if sentences.is_empty() {
            return vec![format!(
                "There are too few comments to test. We need {ENOUGH} of each kind to learn from, and {FEWEST} \
                 of each to test."
            )];
        }
        sentences
    }
}

/// Measures on `lessons`, which stand in the order in which the comments were sent.
pub fn report(lessons: &[(Class, Vec<&str>)]) -> Report {
    let count = |class| lessons.iter().filter(|(one, _)| *one == class).count() as u64;
    let border = lessons.len() * OLDER / 100;
    let (older, newer) = lessons.split_at(border);
    let mut all = Some(TestResult::default());
    for part in 0..PARTS {
        let tested = |place: &usize| place % PARTS == part;
        let pick = |wanted: bool| {
            let places = (0..lessons.len()).filter(move |place| tested(place) == wanted);
            places.filter_map(|place| lessons.get(place))
        };
        all = all.and_then(|sum| test(sum, pick(false), pick(true)));
    }
    Report {
        spam: count(Class::Spam),
        published: count(Class::Published),
        newest: test(TestResult::default(), older.iter(), newer.iter())
            .filter(TestResult::says_something),
        each: all.filter(TestResult::says_something),
    }
}

type Lesson<'a> = (Class, Vec<&'a str>);

/// Learns from some, tests others, and adds what became of them to `sum`.
fn test<'a>(
    mut sum: TestResult,
    learnt: impl Iterator<Item = &'a Lesson<'a>>,
    tested: impl Iterator<Item = &'a Lesson<'a>>,
) -> Option<TestResult> {
    let mut memory = Memory::default();
    for (class, tokens) in learnt {
        memory.learn(*class, tokens.iter().copied());
    }
    for (class, tokens) in tested {
        let verdict = memory.judge(tokens.iter().copied())?;
        sum.add(*class, verdict.is_likely_spam());
    }
    Some(sum)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lessons(number: usize) -> Vec<(Class, Vec<&'static str>)> {
        (0..number)
            .map(|place| match place % 3 {
                0 => (Class::Spam, vec!["casino", "cheap", "loans", "the"]),
                _ => (Class::Published, vec!["strategy", "workshop", "team", "the"]),
            })
            .collect()
    }

    #[test]
    fn too_few_say_nothing() {
        let few = report(&lessons(60));
        assert_eq!((few.spam, few.published, few.newest, few.each), (20, 40, None, None));
        assert_eq!(report(&[]), Report::default());
    }

    #[test]
    fn what_was_not_learnt_is_tested_each_once() {
        let all = report(&lessons(300));
        assert_eq!(all.newest, Some(TestResult { caught: 20, missed: 0, wrongly: 0, passed: 40 }));
        assert_eq!(all.each, Some(TestResult { caught: 100, missed: 0, wrongly: 0, passed: 200 }));
    }

    #[test]
    fn precision_and_recall_are_shares() {
        let tested = TestResult { caught: 18, missed: 6, wrongly: 2, passed: 74 };
        assert_eq!((tested.precision(), tested.recall()), (0.9, 0.75));
        assert_eq!(TestResult::default().precision(), 1.0);
    }
}
