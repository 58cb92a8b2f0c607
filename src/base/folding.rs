//! A text as it is compared: the one folding for names, marks and rules. Case and accents go, and what cannot
//! be seen; letters that only look like those of the Latin alphabet become these. The way back to the text as
//! it was typed is kept. What somebody looks for is folded in [`sought`](super::sought), where letters that
//! look alike stay apart.
//!
//! What is folded follows from Unicode's tables: compatibility forms (NFKD), lookalikes (the confusables of
//! Unicode Technical Standard 39, as the crate `unicode-security` has them), decimal digits, and marks that
//! belong to no script of their own.

use crate::base::words::is_invisible;
use icu_properties::{
    CodePointMapData,
    props::{GeneralCategory, Script},
};
use unicode_normalization::UnicodeNormalization;
use unicode_security::skeleton;

/// A folded text. Takes time in proportion to the text; one character becomes at most a few.
#[derive(Debug, Clone, Default)]
pub struct FoldedText {
    text: String,
    /// For each byte of `text` the bytes of the character it came from.
    places: Vec<(usize, usize)>,
}

impl FoldedText {
    /// Folds `text`.
    pub fn of(text: &str) -> Self {
        Self::by(text, |typed, folded| fold_into(folded, typed))
    }

    /// Folds all but case: for what is known by its capitals.
    pub fn keeping_case(text: &str) -> Self {
        Self::by(text, |typed, folded| fold(typed, |letter| folded.push(letter)))
    }

    fn by(text: &str, mut fold: impl FnMut(char, &mut String)) -> Self {
        let mut folded = Self {
            text: String::with_capacity(text.len()),
            places: Vec::with_capacity(text.len()),
        };
        for (start, typed) in text.char_indices() {
            fold(typed, &mut folded.text);
            folded.places.resize(folded.text.len(), (start, start + typed.len_utf8()));
        }
        folded
    }

    /// The folded text.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Where a part of the folded text stands in the text as it was typed.
    pub fn typed(&self, start: usize, end: usize) -> Option<(usize, usize)> {
        let (first, _) = self.places.get(start)?;
        let (_, last) = self.places.get(end.checked_sub(1)?)?;
        Some((*first, *last))
    }

    /// The words and where they stand in the folded text.
    pub fn words(&self) -> Vec<(usize, usize)> {
        words(&self.text)
    }
}

/// Adds what one character is folded to: none, one or a few.
fn fold_into(folded: &mut String, typed: char) {
    fold(typed, |letter| {
        for small in letter.to_lowercase() {
            match small {
                'ß' => folded.push_str("ss"),
                'ς' => folded.push('σ'),
                // The dot that the Turkish İ leaves behind.
                mark if is_loose_mark(mark) => {}
                small => folded.push(small),
            }
        }
    });
}

/// Tells `each` what a character is folded to, in its own case: nothing if it cannot be seen.
pub(super) fn fold(typed: char, mut each: impl FnMut(char)) {
    if typed.is_ascii() {
        return each(typed);
    }
    for c in std::iter::once(typed).nfkd() {
        if is_invisible(c) || is_loose_mark(c) {
            continue;
        }
        match digit(c) {
            Some(digit) => each(digit),
            None if c.is_ascii() => each(c),
            None => lookalike(c, &mut each),
        }
    }
}

/// What a character is if it looks like letters, figures or an apostrophe of ASCII; otherwise itself.
fn lookalike(c: char, each: &mut impl FnMut(char)) {
    let drawn = latin(c);
    if drawn != c {
        return each(drawn);
    }
    let alike: String = skeleton_of(c.encode_utf8(&mut [0; 4])).collect();
    if alike == "l" && c.is_uppercase() {
        // In capitals I and l are drawn alike, and the table says l for both.
        each('I');
    } else if !alike.is_empty() && alike.chars().all(|c| c.is_ascii_alphanumeric() || c == '\'') {
        alike.chars().for_each(each);
    } else {
        each(c);
    }
}

/// The skeleton of Unicode Technical Standard 39, without its loose marks and with the letters that its
/// table leaves out.
pub(super) fn skeleton_of(text: &str) -> impl Iterator<Item = char> {
    skeleton(text).filter(|c| !is_loose_mark(*c)).map(latin)
}

/// A mark that belongs to no script of its own, such as an accent or a stroke through a letter. The vowel
/// signs of Hindi and others do belong to one, and are a part of the word.
fn is_loose_mark(c: char) -> bool {
    use GeneralCategory::{EnclosingMark, NonspacingMark};
    matches!(CodePointMapData::<GeneralCategory>::new().get(c), NonspacingMark | EnclosingMark)
        && CodePointMapData::<Script>::new().get(c) == Script::Inherited
}

/// The figure that a decimal digit of any script stands for: Unicode keeps ten in a row, from 0 to 9.
fn digit(c: char) -> Option<char> {
    let is_digit = |c: char| {
        CodePointMapData::<GeneralCategory>::new().get(c) == GeneralCategory::DecimalNumber
    };
    if c.is_ascii() || !is_digit(c) {
        return None;
    }
    let below = (1..=9)
        .take_while(|step| {
            u32::from(c).checked_sub(*step).and_then(char::from_u32).is_some_and(is_digit)
        })
        .count();
    char::from_digit(u32::try_from(below).ok()?, 10)
}

/// Letters of the Latin alphabet that are drawn in another way and have no simpler form in Unicode's tables:
/// small capitals, letters on a ground, and those that flags are made of.
fn latin(c: char) -> char {
    const SMALL_CAPITALS: &[(char, char)] = &[
        ('ᴀ', 'a'),
        ('ʙ', 'b'),
        ('ᴅ', 'd'),
        ('ᴇ', 'e'),
        ('ꜰ', 'f'),
        ('ɢ', 'g'),
        ('ʜ', 'h'),
        ('ᴊ', 'j'),
        ('ᴋ', 'k'),
        ('ĸ', 'k'),
        ('ʟ', 'l'),
        ('ᴍ', 'm'),
        ('ʍ', 'm'),
        ('ɴ', 'n'),
        ('ᴘ', 'p'),
        ('ʀ', 'r'),
        ('ᴛ', 't'),
    ];
    let ground = ['\u{1f150}', '\u{1f170}', '\u{1f1e6}']
        .into_iter()
        .find_map(|first| u32::from(c).checked_sub(u32::from(first)).filter(|place| *place < 26))
        .and_then(|place| char::from_u32(u32::from('a') + place));
    let capital =
        || SMALL_CAPITALS.iter().find(|(drawn, _)| *drawn == c).map(|(_, letter)| *letter);
    ground.or_else(capital).unwrap_or(c)
}

/// Whether a character is a part of a word.
pub fn in_word(c: char) -> bool {
    c.is_alphanumeric() || unicode_normalization::char::is_combining_mark(c)
}

/// The words of a folded text: letters and figures in a row.
pub fn words(text: &str) -> Vec<(usize, usize)> {
    let mut words = Vec::new();
    let mut begun = None;
    for (place, c) in text.char_indices() {
        match (begun, in_word(c)) {
            (None, true) => begun = Some(place),
            (Some(start), false) => {
                words.push((start, place));
                begun = None;
            }
            _ => {}
        }
    }
    words.extend(begun.map(|start| (start, text.len())));
    words
}

/// What is the same in two texts that differ only in case, accents, spacing and punctuation.
pub fn bare(text: &str) -> String {
    let folded = FoldedText::of(text);
    let words: Vec<&str> = folded
        .words()
        .into_iter()
        .filter_map(|(start, end)| folded.as_str().get(start..end))
        .collect();
    if words.is_empty() {
        // Only signs, such as a face: then the signs are what it says.
        return folded.as_str().split_whitespace().collect::<Vec<_>>().join(" ");
    }
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn case_accents_and_hidden_characters_are_folded() {
        for (typed, folded) in [
            ("Casino", "casino"),
            ("CAFÉ", "cafe"),
            ("Cafe\u{301}", "cafe"),
            ("ca\u{ad}si\u{200b}no", "casino"),
            ("ＣＡＳＩＮＯ", "casino"),
            ("Łódź Ærø Œuvre", "lodz aero oeuvre"),
            ("STRASSE Straße ẞ", "strasse strasse ss"),
            ("don’t", "don't"),
            ("bol\u{202c}locks", "bollocks"),
            ("b\u{335}ol\u{fff9}l\u{e0041}ocks", "bollocks"),
            ("bоllосks ВІТСН", "bollocks bitch"),
            ("ｂｏｌｌｏｃｋｓ 𝐛𝐨𝐥𝐥𝐨𝐜𝐤𝐬 ⓑⓞⓛⓛⓞⓒⓚⓢ", "bollocks bollocks bollocks"),
            ("ʙᴏʟʟᴏᴄᴋs 🅱🅾🅻🅻🅾🅲🅺🆂 İ", "bollocks bollocks i"),
            ("٠٧٧٠٠ ०७७०० ０７７００", "07700 07700 07700"),
            ("हिन्दी 日本語", "हिन्दी 日本語"),
        ] {
            assert_eq!(FoldedText::of(typed).as_str(), folded, "{typed}");
        }
    }

    #[test]
    fn case_can_be_kept() {
        let text = FoldedText::keeping_case("１２ Hígh\u{200b} Stréet");
        assert_eq!(text.as_str(), "12 High Street");
    }

    #[test]
    fn the_way_back_leads_to_whole_characters() {
        let typed = "Ein CAFÉ!";
        let folded = FoldedText::of(typed);
        let start = folded.as_str().find("cafe").expect("there");
        let (start, end) = folded.typed(start, start + 4).expect("a place");
        assert_eq!(&typed[start..end], "CAFÉ");
    }

    #[test]
    fn bare_texts_ignore_spacing_and_punctuation() {
        assert_eq!(bare("Hello,   WORLD!\n"), bare("hello world"));
        assert_ne!(bare("hello world"), bare("hello worlds"));
        assert_eq!(bare("👍 👍"), "👍 👍");
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..Default::default() })]

        #[test]
        fn every_word_leads_back_into_the_text(text in "\\PC{0,80}") {
            let folded = FoldedText::of(&text);
            for (start, end) in folded.words() {
                let (first, last) = folded.typed(start, end).expect("a place");
                prop_assert!(text.get(first..last).is_some());
            }
        }
    }
}
