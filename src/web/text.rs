//! Text as people type it: counted, folded, and checked against its limits before it is kept.

use crate::base::words::{characters, is_invisible, without_invisible};
use std::fmt::Display;
use unicode_normalization::char::is_combining_mark;

/// How long a text may be, and what the page calls it.
#[derive(Debug, Clone, Copy)]
pub struct TextRule {
    /// What a sentence begins with: `Comment`, `Your name`.
    pub subject: &'static str,
    /// What to say if it is left empty; no words, and it may be.
    pub empty: &'static str,
    /// The most characters, as people count them.
    pub most: usize,
    /// Whether it may have more than one line.
    pub lines: bool,
}

/// More marks than this on one character only serve to spoil the page for others.
const MARKS: usize = 10;

/// The bytes that any text may have, unless each of its characters has four: one that people count as
/// a single character may be of any length.
const BYTES: usize = 16 * 1024;

/// The bytes of the longest characters in use: two people with their colours, a heart and a kiss.
const LONGEST: usize = 35;

impl TextRule {
    /// Takes `text` with its line ends folded and outer white space off, or says what is wrong.
    pub fn take(&self, text: &str) -> Result<String, String> {
        let text = fold_line_ends(text);
        let text = text.trim();
        if !can_be_seen(text) {
            return if self.empty.is_empty() {
                Ok(String::new())
            } else {
                Err(self.empty.to_owned())
            };
        }
        let count = characters(text);
        if count > self.most {
            return Err(format!(
                "{} must be {} characters or less. You entered {}",
                self.subject,
                with_commas(self.most),
                with_commas(count)
            ));
        }
        let room = (self.most * LONGEST).min(BYTES).max(self.most * 4);
        if text.len() > room {
            return Err(format!(
                "{} must take up {} bytes or less. You entered {}. Emoji and some letters take up \
                 many bytes each",
                self.subject,
                with_commas(room),
                with_commas(text.len())
            ));
        }
        if !self.lines && text.contains(['\n', '\u{2028}', '\u{2029}']) {
            return Err(format!("{} must be on one line", self.subject));
        }
        if text.chars().any(|c| c.is_control() && c != '\n' && c != '\t') {
            return Err(format!("{} must not have control characters", self.subject));
        }
        if too_many_marks(text) {
            return Err(format!("{} must not stack so many accents on one letter", self.subject));
        }
        Ok(text.to_owned())
    }

    /// Takes a name as [`TextRule::take`] takes a text, without characters that cannot be seen or turn the
    /// direction of writing: with them a name can pass for another one.
    pub fn take_name(&self, text: &str) -> Result<String, String> {
        self.take(&without_invisible(text))
    }
}

/// Line ends as one character each: what a browser sends as two counts as one.
pub fn fold_line_ends(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\r', "\n")
}

/// Whether anything of the text leaves a trace on the page.
pub fn can_be_seen(text: &str) -> bool {
    text.chars().any(is_visible)
}

/// Whether a character leaves a trace on the page.
fn is_visible(c: char) -> bool {
    // The Braille cell without a dot is a sign by Unicode's properties, and white space to everybody.
    const EMPTY_CELL: char = '\u{2800}';
    !c.is_whitespace() && !c.is_control() && !is_invisible(c) && c != EMPTY_CELL
}

fn too_many_marks(text: &str) -> bool {
    let mut run = 0;
    text.chars().any(|c| {
        run = if is_combining_mark(c) { run + 1 } else { 0 };
        run > MARKS
    })
}

/// A whole number as people read it: `3000` → `3,000`.
pub fn with_commas(number: impl Display) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    const NAME: TextRule =
        TextRule { subject: "Your name", empty: "Enter your name", most: 5, lines: false };

    #[test]
    fn the_limit_counts_characters_and_line_ends_once() {
        assert_eq!(NAME.take("  ab👋cd "), Ok("ab👋cd".to_owned()));
        let words = "Your name must be 5 characters or less. You entered 6";
        assert_eq!(NAME.take("abcdef"), Err(words.to_owned()));
        let body = TextRule { lines: true, ..NAME };
        assert_eq!(body.take("ab\r\ncd"), Ok("ab\ncd".to_owned()));
    }

    #[test]
    fn the_limit_counts_as_people_do_and_no_character_is_endless() {
        for whole in ["e\u{301}", "👨‍👩‍👧‍👦", "👨🏿‍❤️‍💋‍👨🏿", "🇬🇧", "🏴󠁧󠁢󠁷󠁬󠁳󠁿"]
        {
            assert_eq!(NAME.take(&whole.repeat(5)), Ok(whole.repeat(5)), "{whole}");
            let words = "Your name must be 5 characters or less. You entered 6";
            assert_eq!(NAME.take(&whole.repeat(6)), Err(words.to_owned()), "{whole}");
        }
        let body = TextRule { subject: "Comment", most: 3000, ..NAME };
        assert!(body.take(&"🇬🇧".repeat(2048)).is_ok());
        let words = "Comment must take up 16,384 bytes or less. You entered 16,392. Emoji and some \
                     letters take up many bytes each";
        assert_eq!(body.take(&"🇬🇧".repeat(2049)), Err(words.to_owned()));
        assert!(NAME.take(&format!("a{}", "\u{200d}👧".repeat(99))).is_err());
    }

    #[test]
    fn what_cannot_be_seen_is_empty() {
        for nothing in
            [" \u{200b}\u{202e} ", "\u{fff9}", "\u{3164}", "\u{2800}", "\u{e0001}", "\u{1d173}"]
        {
            assert_eq!(NAME.take(nothing), Err("Enter your name".to_owned()), "{nothing:?}");
        }
        assert_eq!(TextRule { empty: "", ..NAME }.take(" "), Ok(String::new()));
    }

    #[test]
    fn a_name_has_only_what_can_be_seen() {
        assert_eq!(NAME.take_name("\u{202e}E\u{200b}d\u{fff9}"), Ok("Ed".to_owned()));
        assert_eq!(NAME.take_name("\u{fff9}"), Err("Enter your name".to_owned()));
        assert_eq!(NAME.take("a\u{2028}b"), Err("Your name must be on one line".to_owned()));
    }

    #[test]
    fn a_tower_of_accents_is_refused_and_a_real_name_is_not() {
        assert!(
            TextRule { most: 60, ..NAME }.take(&format!("Z{}", "\u{0301}".repeat(11))).is_err()
        );
        assert_eq!(TextRule { most: 60, ..NAME }.take("Zoe\u{0308}"), Ok("Zoe\u{0308}".to_owned()));
    }

    #[test]
    fn thousands_have_commas() {
        assert_eq!(with_commas(3000), "3,000");
        assert_eq!(with_commas(500_000), "500,000");
        assert_eq!(with_commas(60), "60");
    }
}
