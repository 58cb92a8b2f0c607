//! What never stands in a template, and what stands in one place only.

use crate::architecture::{files_under, holds, shown};
use regex::Regex;
use std::fs;

/// The most characters of a line.
const COLUMNS: usize = 160;

/// Every template: where it lies, and its text.
fn templates() -> Vec<(String, String)> {
    files_under("templates", "")
        .iter()
        .map(|path| (shown(path), fs::read_to_string(path).expect("text")))
        .collect()
}

#[test]
fn templates_escape_and_hold_no_style_and_no_script() {
    let unescaped =
        Regex::new(r"\|\s*safe\b|escape\s*\(?\s*none|\{%-?\s*filter\s+safe").expect("a pattern");
    let inline = Regex::new(r#"(?i)\sstyle\s*=|<style|<script(?:>|\s+(?:[^s>]|s[^r>]))|\son[a-z]+\s*=\s*["']|javascript:"#)
        .expect("a pattern");
    let mut found = Vec::new();
    for (path, text) in templates() {
        // A mail program has no style sheet of ours.
        let mail = path.starts_with("templates/mail/");
        for (number, line) in text.lines().enumerate() {
            let place = format!("{path}:{}", number + 1);
            if unescaped.is_match(line) {
                found.push(format!("{place} leaves something unescaped: {line}"));
            }
            if !mail && inline.is_match(line) {
                found.push(format!("{place} has style or script in it: {line}"));
            }
        }
    }
    holds(&found);
}

#[test]
fn no_line_of_a_template_is_longer_than_it_may_be() {
    let mut found = Vec::new();
    for (path, text) in templates() {
        for (number, line) in text.lines().enumerate() {
            let long = line.chars().count();
            if long > COLUMNS {
                found.push(format!(
                    "{path}:{} has {long} characters: break it at a tag",
                    number + 1
                ));
            }
        }
    }
    holds(&found);
}

/// A browser's own date field shows the order of its system, in the United Kingdom too: `mm/dd/yyyy`. Dates are
/// typed, as the guide has it.
#[test]
fn dates_are_typed_and_not_picked() {
    let picker = Regex::new(r#"(?:type|kind)\s*=\s*"(?:date|datetime-local|month|week|time)""#)
        .expect("a pattern");
    let mut found = Vec::new();
    for (path, text) in templates() {
        for (number, line) in text.lines().enumerate().filter(|(_, line)| picker.is_match(line)) {
            found.push(format!("{path}:{} picks a date: {}", number + 1, line.trim()));
        }
    }
    holds(&found);
}

/// What every form needs is written in `templates/parts/forms.html` and nowhere else.
#[test]
fn templates_write_the_token_and_the_line_of_an_error_once() {
    let templates = templates();
    for words in [r#"name="csrf""#, "govuk-error-message"] {
        let places: Vec<&str> = templates
            .iter()
            .flat_map(|(path, text)| text.matches(words).map(|_| path.as_str()))
            .collect();
        assert_eq!(places, ["templates/parts/forms.html"], "where {words} stands");
    }
}
