//! Numbers and long texts in words, the same everywhere.

use icu_properties::{
    CodePointMapData, CodePointSetData,
    props::{DefaultIgnorableCodePoint, GeneralCategory},
};
use std::fmt::Display;
use unicode_segmentation::UnicodeSegmentation;

/// `1 comment`, `4 comments`.
pub fn counted<N: Display + PartialEq + From<u8>>(count: N, one: &str) -> String {
    let ending = if count == N::from(1) { "" } else { "s" };
    format!("{count} {one}{ending}")
}

/// A sentence as a part of another: `It is off topic` as `it is off topic`. A name in capitals keeps them.
pub fn in_a_sentence(words: &str) -> String {
    let mut letters = words.chars();
    match (letters.next(), letters.clone().next()) {
        (Some(first), Some(second)) if first.is_uppercase() && !second.is_uppercase() => {
            first.to_lowercase().chain(letters).collect()
        }
        _ => words.to_owned(),
    }
}

/// How many characters people count in a text: a letter with its accents is one, and so is a flag or
/// a family (extended grapheme clusters, Unicode Standard Annex 29).
pub fn characters(text: &str) -> usize {
    text.graphemes(true).count()
}

/// The first `most` characters of a text, as people count them.
pub fn beginning(text: &str, most: usize) -> &str {
    text.grapheme_indices(true).nth(most).map_or(text, |(end, _)| &text[..end])
}

/// The last `most` characters of a text, as people count them.
pub fn ending(text: &str, most: usize) -> &str {
    match most.checked_sub(1) {
        Some(before) => {
            text.grapheme_indices(true).rev().nth(before).map_or(text, |(start, _)| &text[start..])
        }
        None => "",
    }
}

/// The first `most` characters of a text on one line, and an ellipsis where something was cut off.
pub fn excerpt(text: &str, most: usize) -> String {
    let flat = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let beginning = beginning(&flat, most);
    if beginning.len() < flat.len() { format!("{}…", beginning.trim_end()) } else { flat }
}

/// Whether a character only steers how others are shown, or is not shown at all: by Unicode's properties
/// `General_Category=Format` and `Default_Ignorable_Code_Point`, so that no list of ours can fall behind.
pub fn is_invisible(c: char) -> bool {
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
    fn a_sentence_inside_another_begins_small() {
        for (words, inside) in [
            ("It is off topic", "it is off topic"),
            ("NHS numbers are in it", "NHS numbers are in it"),
            ("Élan is missing", "élan is missing"),
            ("“It” is quoted", "“It” is quoted"),
            ("", ""),
        ] {
            assert_eq!(in_a_sentence(words), inside);
        }
    }

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
        assert_eq!(excerpt("äöü äöü", 4), "äöü…");
    }

    #[test]
    fn characters_are_those_that_people_count() {
        for whole in ["e\u{301}", "👨‍👩‍👧‍👦", "🇬🇧", "👍🏽", "🏴󠁧󠁢󠁷󠁬󠁳󠁿", "❤️", "नि", "각", "กำ"]
        {
            assert_eq!(characters(whole), 1, "{whole}");
            let three = whole.repeat(3);
            assert_eq!(characters(&three), 3, "{whole}");
            assert_eq!(excerpt(&three, 2), format!("{whole}{whole}…"));
            assert_eq!(excerpt(&three, 3), three);
            assert_eq!(beginning(&three, 1), whole);
            assert_eq!(ending(&three, 1), whole);
        }
        assert_eq!((beginning("abc", 0), ending("abc", 0), ending("abc", 9)), ("", "", "abc"));
        assert_eq!(characters(""), 0);
    }
}
