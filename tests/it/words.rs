//! What people read is in the words of the guide: no template, email, message or page of the source has a word that a
//! native reader would find odd there. CONTRIBUTING.md lists what to write in its place.

use crate::architecture::{files_under, holds, shown};
use regex::Regex;
use std::fs;

/// Never in a sentence for people.
const ODD: [&str; 9] = [
    r"(?:some|any|every)body(?:['’]s)?|meanwhile|anew|by when|whom|mend(?:s|ed|ing)?|need not",
    r"what became of|becomes of",
    r"\bnot\b[^.]{0,60}\bany more",
    r"at once",
    r"decid(?:e|es|ed|ing) about",
    r"(?:stands?|standing) (?:here|there|under|over|above|below|beside|by|in|on|whole)",
    // A time comes before its day: 9am on 2 December, 9am today.
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun|to|yester)day|tomorrow|january|february|march|april|may|june|july|august|september|october|november|december|20\d\d) at \d+(?::\d\d)?(?:am|pm)?",
    r"(?:an?|the|this|that|these|those|all|no|more|one|each|your|our|of|in|by|any|which|get|sends?|gets) mails?",
    r"mailed",
];

/// In these words they are what is meant.
const MEANT: &str =
    r"too many \w+ at once|(?:your |a |no |the )?mail\s+(?:server|folder|file|address|program)s?";

/// The file with its code and comments blank, line by line: only what people may read is left.
fn visible(path: &str, whole: &str) -> String {
    let blank = |text: &str| text.chars().filter(|letter| *letter == '\n').collect::<String>();
    let without = |text: &str, pattern: &str| {
        let pattern = Regex::new(pattern).expect("a pattern");
        pattern.replace_all(text, |found: &regex::Captures<'_>| blank(&found[0])).into_owned()
    };
    if path.ends_with(".rs") {
        let text = whole.split("#[cfg(test)]\nmod ").next().unwrap_or("");
        let text = without(text, r"(?m)^\s*//.*$|[ ;,{]// .*$");
        // Three words make a sentence; a string of fewer is a name, a key or an address.
        let literal = Regex::new(r#"(?s)"((?:[^"\\]|\\.)*)""#).expect("a pattern");
        let sentence =
            Regex::new(r"(?s)[A-Za-z’]+[\s\\]+[a-z]+[\s\\,]+[\p{L}“]").expect("a pattern");
        let mut kept = String::new();
        let mut end = 0;
        for found in literal.captures_iter(&text) {
            let all = found.get(0).expect("all of it");
            kept += &blank(&text[end..all.start()]);
            kept += &if sentence.is_match(&found[1]) {
                without(&found[1], r"\{[^{}]*\}").replace('\\', " ")
            } else {
                blank(&found[1])
            };
            kept += " | ";
            end = all.end();
        }
        kept
    } else if path.ends_with(".toml") {
        without(whole, r"(?m)^\s*#.*$")
    } else {
        without(
            whole,
            r"(?s)\{#.*?#\}|\{\{.*?\}\}|<[^>]*>|\{%-?\s*(?:if|for|let|match|when|else|include|import|extends|block)\b.*?%\}",
        )
    }
}

/// Odd words in what is visible of `path`: the place and the words of each.
fn odd_words(path: &str, whole: &str, odd: &[Regex], meant: &Regex) -> Vec<String> {
    let text = visible(path, whole);
    let text = meant.replace_all(&text, |found: &regex::Captures<'_>| {
        found[0].replace(|letter| letter != '\n', "_")
    });
    odd.iter()
        .flat_map(|odd| odd.find_iter(&text))
        .map(|found| {
            let line = text[..found.start()].matches('\n').count() + 1;
            format!(
                "{path}:{line} says “{}”",
                found.as_str().split_whitespace().collect::<Vec<_>>().join(" ")
            )
        })
        .collect()
}

fn patterns() -> (Vec<Regex>, Regex) {
    let odd = ODD
        .iter()
        .map(|words| {
            Regex::new(&format!(r"(?i)\b(?:{})\b", words.replace(' ', r"\s+"))).expect("a pattern")
        })
        .collect();
    (odd, Regex::new(&format!("(?i){MEANT}")).expect("a pattern"))
}

#[test]
fn what_people_read_is_in_the_words_of_the_guide() {
    let (odd, meant) = patterns();
    let mut found = Vec::new();
    let mut seen = 0;
    for (folder, ending) in [("templates", ""), ("src", ".rs"), ("src", ".md"), ("src", ".toml")] {
        for path in files_under(folder, ending) {
            seen += 1;
            let whole = fs::read_to_string(&path).expect("text");
            found.extend(odd_words(&shown(&path), &whole, &odd, &meant));
        }
    }
    assert!(seen > 400, "all that people read is looked at: {seen}");
    holds(&found);
}

#[test]
fn an_odd_word_is_found_with_its_line_and_code_is_not_read() {
    let (odd, meant) = patterns();
    let look = |path: &str, text: &str| odd_words(path, text, &odd, &meant);
    let code = "//! For somebody.\nlet meanwhile = \"somebody\"; // anew\nlet a = \"We tell \\\n    somebody at once\";\n";
    assert_eq!(look("a.rs", code), ["a.rs:4 says “somebody”", "a.rs:4 says “at once”"]);
    assert_eq!(
        look("a.rs", "f(\"Sent {when} by your mail server.\", \"Too many comments at once\")"),
        [""; 0]
    );
    let page = "{# whom #}\n<p class=\"at once\">It stands\nhere today at 9am. {{ whom }}</p>";
    assert_eq!(
        look("a.html", page),
        ["a.html:2 says “stands here”", "a.html:3 says “today at 9am”"]
    );
    let macros = "{% call forms::hint(\"Read the mail anew\") %}";
    assert_eq!(look("b.html", macros), ["b.html:1 says “anew”", "b.html:1 says “the mail”"]);
}
