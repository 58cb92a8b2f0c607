//! Parts of a text that stand alone between words.

use regex::{Match, Regex};

/// A part of a text from one byte to another.
pub type ByteRange = (usize, usize);

/// Every match of `shape` that stands alone between words and is `fine`.
pub fn standing_alone(text: &str, shape: &Regex, fine: impl Fn(&str) -> bool) -> Vec<ByteRange> {
    shape
        .find_iter(text)
        .filter(|found| stands_alone(text, found) && fine(found.as_str()))
        .map(|found| (found.start(), found.end()))
        .collect()
}

fn stands_alone(text: &str, found: &Match<'_>) -> bool {
    let joins = |c: char| c.is_alphanumeric() || c == '_';
    !text[..found.start()].ends_with(joins) && !text[found.end()..].starts_with(joins)
}
