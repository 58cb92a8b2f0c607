//! Finds passages in what was typed: by sentence, or by their words.

use super::values::Span;
use crate::base::words::{beginning, ending};
use regex::Regex;
use std::sync::LazyLock;

/// What a line begins with besides words: quotes, bullets, numbers, heading signs.
#[expect(clippy::expect_used, reason = "the pattern is a constant, and a test uses it")]
static BEGINNING: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^[ \t]*(?:(?:>|[-*+]|[0-9]{1,9}[.)]|#{1,6})[ \t]+|>)*").expect("a pattern")
});

/// Where a sentence ends within a line.
#[expect(clippy::expect_used, reason = "the pattern is a constant, and a test uses it")]
static END: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r#"[.!?…][)"'”’*_]*[ \t]+"#).expect("a pattern"));

/// The sentences of a text in their order, line by line, without the signs that begin a line.
pub fn sentences(text: &str) -> Vec<Span> {
    let mut found = Vec::new();
    let mut start = 0;
    for line in text.split('\n') {
        let mut from = BEGINNING.find(line).map_or(0, |signs| signs.end());
        for end in END.find_iter(line).map(|end| end.end()).chain([line.len()]) {
            if end > from {
                found.extend(trimmed(text, (start + from, start + end)));
            }
            from = from.max(end);
        }
        start += line.len() + 1;
    }
    found
}

/// Where the words of `passage` stand in a text, whatever white space is between them; one after the
/// other, without overlap.
pub fn occurrences(text: &str, passage: &str) -> Vec<Span> {
    let words: Vec<String> = passage.split_whitespace().map(regex::escape).collect();
    if words.is_empty() {
        return Vec::new();
    }
    // A passage is at most as long as a comment, so the pattern stays small; if not, nothing is found.
    Regex::new(&words.join(r"\s+")).map_or_else(
        |_| Vec::new(),
        |pattern| pattern.find_iter(text).map(|found| (found.start(), found.end())).collect(),
    )
}

/// The span without white space at its ends; none if nothing is left.
pub fn trimmed(text: &str, (start, end): Span) -> Option<Span> {
    let part = text.get(start..end)?;
    let start = start + (part.len() - part.trim_start().len());
    let part = part.trim();
    (!part.is_empty()).then_some((start, start + part.len()))
}

/// Some words before and after a span, so that a person knows which of several it is.
pub fn with_context(text: &str, (start, end): Span) -> String {
    const AROUND: usize = 30;
    let before = ending(text.get(..start).unwrap_or(""), AROUND);
    let after = beginning(text.get(end..).unwrap_or(""), AROUND);
    let inside = text.get(start..end).unwrap_or("");
    format!("…{before}{inside}{after}…").split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn said(text: &str) -> Vec<&str> {
        sentences(text).into_iter().map(|(start, end)| &text[start..end]).collect()
    }

    #[test]
    fn sentences_end_at_stops_and_at_lines() {
        assert_eq!(
            said(
                "I live here. Ring me!  \"Why?\" No…\n- My number is 1.5\n> > He said: *stop.* Go"
            ),
            [
                "I live here.",
                "Ring me!",
                "\"Why?\"",
                "No…",
                "My number is 1.5",
                "He said: *stop.*",
                "Go"
            ]
        );
        assert_eq!(said(" \n\n> \n"), [">"; 0]);
        assert_eq!(said("1. One\n2) Two\n## Three"), ["One", "Two", "Three"]);
    }

    #[test]
    fn passages_are_found_across_lines() {
        let text = "Ring 01632\n960123 or 01632  960123.";
        assert_eq!(occurrences(text, " 01632 960123 "), [(5, 17), (21, 34)]);
        assert_eq!(occurrences(text, "ring"), []);
        assert_eq!(occurrences(text, " \n"), []);
        assert_eq!(occurrences("a.c abc", "a.c"), [(0, 3)]);
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..Default::default() })]

        #[test]
        fn sentences_lie_in_the_text_in_order(text in "([a-zé👋.!?> \\n*-]|\\. ){0,60}") {
            let mut last = 0;
            for (start, end) in sentences(&text) {
                prop_assert!(last <= start && start < end && end <= text.len());
                prop_assert_eq!(text[start..end].trim(), &text[start..end]);
                last = end;
            }
        }
    }
}
