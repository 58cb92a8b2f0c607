//! The worst patterns and texts, to show that the time of a rule stays in proportion to the text.

use super::{
    Effect, Matching, RuleDefinition, RuleKind,
    matcher::{Matcher, Subject},
    text::CommentText,
};
use crate::moderation::marks::marks;
use std::time::{Duration, Instant};

/// Patterns that stop an engine that goes back, and what is dear for one that does not.
const PATTERNS: [&str; 10] = [
    "(a+)+$b",
    "(a|a)*b",
    "(a|aa)+c",
    "(.*)(.*)(.*)x",
    ".*[^A-Z]|[A-Z]",
    r"(\w+\s?)+\d$",
    "(a?){80}a{80}",
    r"^(([a-z])+.)+[A-Z]([a-z])+$",
    "[a-z]*a[a-z]{60}9",
    "a",
];

fn rule(matching: Matching, patterns: &str) -> Matcher {
    let definition = RuleDefinition {
        name: "A rule".to_owned(),
        kind: RuleKind::Words,
        patterns: patterns.to_owned(),
        matching,
        effect: Effect::Hold,
        active: true,
    };
    Matcher::of(&definition).expect("a rule")
}

fn rules() -> Vec<(String, Matcher)> {
    let words: Vec<String> = (0..500).map(|number| format!("aaa{number} aaa* b")).collect();
    let open: Vec<String> =
        (0..500).map(|number| format!("{}*", "a".repeat(4 + number % 60))).collect();
    let letters: Vec<String> =
        (0..100).map(|number| format!("{}b", "a".repeat(1 + number))).collect();
    let mut rules: Vec<(String, Matcher)> =
        PATTERNS.iter().map(|it| ((*it).to_owned(), rule(Matching::Expression, it))).collect();
    for (name, matching, lines) in [
        ("500 phrases", Matching::WholeWords, words),
        ("500 beginnings", Matching::WholeWords, open),
        ("100 letters", Matching::Anywhere, letters),
    ] {
        rules.push((name.to_owned(), rule(matching, &lines.join("\n"))));
    }
    rules
}

fn texts(length: usize) -> Vec<String> {
    ["a", "aaa0 aaa ", "a b ", "ａ", "é", "ﷺ", "1 a1", "x\n", "www.", "0"]
        .iter()
        .map(|part| part.chars().cycle().take(length).collect())
        .collect()
}

fn find(matcher: &Matcher, body: &str) -> usize {
    let text = &CommentText::of(body);
    matcher.find(&Subject { name: body, email: Some(body), network: None, text }).len()
}

fn time(matcher: &Matcher, body: &str) -> Duration {
    (0..7)
        .map(|_| {
            let begun = Instant::now();
            find(matcher, body);
            begun.elapsed()
        })
        .min()
        .unwrap_or_default()
}

/// Each of them ends, also without optimisation, and tells no more places than it may.
#[test]
fn the_worst_patterns_end() {
    let rules = rules();
    for text in texts(300) {
        for (name, matcher) in &rules {
            assert!(find(matcher, &text) <= super::matcher::PLACES, "{name}");
        }
        marks(&text);
    }
}

/// Ten times the text takes no more than thirty times as long, where going back would take a thousand.
#[test]
#[ignore = "measures time, which means something only with optimisation"]
fn time_grows_with_the_text_and_no_faster() {
    const GRAIN: Duration = Duration::from_millis(2);
    let rules = rules();
    for (short, long) in texts(3_000).into_iter().zip(texts(30_000)) {
        for (name, matcher) in &rules {
            let (one, ten) = (time(matcher, &short), time(matcher, &long));
            let shape: String = short.chars().take(8).collect();
            assert!(ten <= one * 30 + GRAIN, "{name} over {shape:?}: {one:?}, then {ten:?}");
        }
    }
}
