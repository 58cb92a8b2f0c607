//! How likely a comment is to be spam, by what the team decided about comments with the same tokens.
//!
//! The formulas are published ones; the code is ours:
//! - Paul Graham, “A Plan for Spam” (2002): count in how many spam and other messages each token
//!   stands, and combine the tokens of a message by the rule of Bayes;
//! - Gary Robinson, “A Statistical Approach to the Spam Problem” (Linux Journal 107, 2003): draw a
//!   token that was seldom seen towards one half, *f(w) = (s·x + n·p(w)) / (s + n)*, and combine by
//!   R. A. Fisher's method (“Statistical Methods for Research Workers”, 1925): minus twice the sum of
//!   the logarithms has a chi-squared distribution with 2n degrees of freedom if the tokens say
//!   nothing. Once for spam and once against it, so that a comment with both comes out in the middle.
//! - The constants *s*, *x*, the least lean and the most tokens are those that the SpamBayes project
//!   found by trial.

use super::{Class, Clue, Counts, Verdict};

/// Below this many comments of either class the filter says nothing.
pub const ENOUGH: i64 = 30;
/// *s*: how many comments the assumption about an unknown token is worth.
const WORTH: f64 = 0.45;
/// *x*: what an unknown token says.
const UNKNOWN: f64 = 0.5;
/// A token that leans less than this to either side is left out.
const LEAST_LEAN: f64 = 0.1;
/// How many tokens count, the strongest.
const MOST: usize = 150;

/// What the tokens of a comment say, each with its counts; `None` while too little was learnt.
pub fn judge(totals: Counts, found: Vec<(String, Counts)>) -> Option<Verdict> {
    if totals.spam < ENOUGH || totals.published < ENOUGH {
        return None;
    }
    let mut clues: Vec<Clue> = found
        .into_iter()
        .filter(|(_, counts)| !counts.is_none())
        .map(|(token, counts)| Clue { lean: lean(counts, totals), token })
        .filter(|clue| clue.strength() >= LEAST_LEAN)
        .collect();
    clues.sort_by(|a, b| b.strength().total_cmp(&a.strength()).then_with(|| a.token.cmp(&b.token)));
    clues.truncate(MOST);
    let degrees = clues.len();
    let log_of_spam: f64 = clues.iter().map(|clue| clue.lean.ln()).sum();
    let log_of_other: f64 = clues.iter().map(|clue| (1.0 - clue.lean).ln()).sum();
    let spam = 1.0 - chance(-log_of_other, degrees);
    let other = 1.0 - chance(-log_of_spam, degrees);
    let score = ((spam - other + 1.0) / 2.0 * 100.0).round().clamp(0.0, 100.0);
    // From 0 to 100, so nothing is cut.
    Some(Verdict { score: score as u8, clues })
}

/// *f(w)*: from 0 (only in published comments) to 1 (only in spam), never either.
pub fn lean(counts: Counts, totals: Counts) -> f64 {
    let share = |part: i64, whole: i64| part.max(0) as f64 / whole.max(1) as f64;
    let spam = share(counts.spam, totals.spam);
    let published = share(counts.published, totals.published);
    let seen = counts.both().max(0) as f64;
    if seen == 0.0 || spam + published == 0.0 {
        return UNKNOWN;
    }
    (WORTH * UNKNOWN + seen * spam / (spam + published)) / (WORTH + seen)
}

/// The tokens that lean furthest to `class`, each seen often enough to be believed.
pub fn strongest(
    totals: Counts,
    found: Vec<(String, Counts)>,
    class: Class,
    most: usize,
) -> Vec<(String, Counts)> {
    const BELIEVED: i64 = 3;
    let to_class = |counts: &Counts| match class {
        Class::Spam => lean(*counts, totals) - UNKNOWN,
        Class::Published => UNKNOWN - lean(*counts, totals),
    };
    let mut leaning: Vec<(String, Counts)> = found
        .into_iter()
        .filter(|(_, counts)| counts.both() >= BELIEVED && to_class(counts) >= LEAST_LEAN)
        .collect();
    leaning.sort_by(|(a_token, a), (b_token, b)| {
        to_class(b).total_cmp(&to_class(a)).then_with(|| a_token.cmp(b_token))
    });
    leaning.truncate(most);
    leaning
}

/// How often chance alone gives a chi-squared of at least `2 · half` with `2 · degrees` degrees of
/// freedom: for an even number of them a finite sum, exp(−m) · Σ mⁱ/i!.
fn chance(half: f64, degrees: usize) -> f64 {
    let mut term = (-half).exp();
    let mut sum = term;
    for step in 1..degrees {
        term *= half / step as f64;
        sum += term;
    }
    sum.min(1.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TOTALS: Counts = Counts { spam: 100, published: 100 };

    fn score(found: &[(&str, i64, i64)]) -> u8 {
        let found = found
            .iter()
            .map(|(token, spam, published)| {
                ((*token).to_owned(), Counts { spam: *spam, published: *published })
            })
            .collect();
        judge(TOTALS, found).expect("enough").score
    }

    #[test]
    fn a_token_leans_to_where_it_stood_and_a_rare_one_less() {
        assert_eq!(lean(Counts::default(), TOTALS), 0.5);
        let near = |a: f64, b: f64| (a - b).abs() < 1e-9;
        assert!(near(lean(Counts { spam: 7, published: 7 }, TOTALS), 0.5));
        let once = lean(Counts { spam: 1, published: 0 }, TOTALS);
        let often = lean(Counts { spam: 40, published: 0 }, TOTALS);
        assert!(near(once, 1.225 / 1.45), "{once}");
        assert!(once < often && often < 1.0);
        // What counts is the share of each class, not the number.
        let uneven = Counts { spam: 10, published: 1000 };
        assert!(near(lean(Counts { spam: 1, published: 100 }, uneven), 0.5));
    }

    #[test]
    fn chance_is_that_of_the_tables() {
        // The 5 % points of the tables: 5.991 with 2 degrees, 18.307 with 10, 43.773 with 30.
        for (chi, degrees) in [(5.991, 1), (18.307, 5), (43.773, 15)] {
            assert!((chance(chi / 2.0, degrees) - 0.05).abs() < 1e-4, "{chi}");
        }
        assert_eq!(chance(0.0, 4), 1.0);
        assert_eq!(chance(2000.0, 150), 0.0);
    }

    #[test]
    fn scores_go_from_nothing_to_certain_and_both_sides_meet_in_the_middle() {
        assert_eq!(score(&[]), 50);
        assert_eq!(score(&[("the", 50, 50)]), 50);
        let spam = [("casino", 40, 0), ("cheap", 30, 1), ("loans", 20, 0), ("click", 25, 1)];
        let good = [("strategy", 0, 40), ("workshop", 1, 30), ("harbour", 0, 20), ("team", 1, 25)];
        assert!(score(&spam) >= 99, "{}", score(&spam));
        assert!(score(&good) <= 1);
        let both: Vec<_> = spam.into_iter().chain(good).collect();
        assert!((40..=60).contains(&score(&both)), "{}", score(&both));
    }

    #[test]
    fn it_says_nothing_before_it_has_learnt_enough() {
        for (spam, published) in [(29, 1000), (1000, 29), (0, 0)] {
            assert_eq!(judge(Counts { spam, published }, Vec::new()), None);
        }
        assert!(judge(Counts { spam: 30, published: 30 }, Vec::new()).is_some());
    }
}
