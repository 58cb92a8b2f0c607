//! Numbers and long texts in words, the same everywhere.

use icu_properties::{
    CodePointMapData, CodePointSetData,
    props::{DefaultIgnorableCodePoint, GeneralCategory},
};
use std::fmt::Display;

/// `1 comment`, `4 comments`.
pub fn counted<N: Display + PartialEq + From<u8>>(count: N, one: &str) -> String {
    let ending = if count == N::from(1) { "" } else { "s" };
    format!("{count} {one}{ending}")
}

/// The first `most` characters of a text on one line, and an ellipsis where something was cut off.
pub fn excerpt(text: &str, most: usize) -> String {
    let flat = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match flat.char_indices().nth(most) {
        Some((end, _)) => format!("{}…", flat.get(..end).unwrap_or("")),
        None => flat,
    }
}

/// Whether a character only steers how others are shown, or is not shown at all: by Unicode's properties
/// `General_Category=Format` and `Default_Ignorable_Code_Point`, so that no list of ours can fall behind.
fn is_invisible(c: char) -> bool {
    CodePointMapData::<GeneralCategory>::new().get(c) == GeneralCategory::Format
        || CodePointSetData::new::<DefaultIgnorableCodePoint>().contains(c)
}

/// A text without characters that turn the direction of what follows or cannot be seen. For names and
/// addresses on one line, not for long texts: it takes joiners out of emoji and of some scripts too.
pub fn without_invisible(text: &str) -> String {
    text.chars().filter(|c| !is_invisible(*c)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_is_one_and_all_else_are_many() {
        assert_eq!(counted(0_u64, "comment"), "0 comments");
        assert_eq!(counted(1_usize, "comment"), "1 comment");
        assert_eq!(counted(1000_i64, "day"), "1000 days");
    }

    #[test]
    fn what_steers_the_page_or_cannot_be_seen_is_taken_out() {
        for hidden in [
            '\u{ad}',
            '\u{34f}',
            '\u{61c}',
            '\u{180e}',
            '\u{200b}',
            '\u{200f}',
            '\u{202e}',
            '\u{2060}',
            '\u{2066}',
            '\u{2069}',
            '\u{3164}',
            '\u{fe0f}',
            '\u{feff}',
            '\u{fff9}',
            '\u{e0041}',
        ] {
            assert_eq!(without_invisible(&format!("C{hidden}at")), "Cat", "{hidden:?}");
        }
        for name in ["Zoë", "Zoe\u{308}", "Łódź", "محمد", "שרה", "李 明", "O’Neil", "🦆"]
        {
            assert_eq!(without_invisible(name), name);
        }
    }

    #[test]
    fn a_long_text_is_cut_between_characters() {
        assert_eq!(excerpt(" a\n b  c ", 5), "a b c");
        assert_eq!(excerpt("äöü äöü", 5), "äöü ä…");
    }
}
