//! A text as rules read it: without case, accents and characters that cannot be seen, and with the
//! way back to the text as it was typed.

use unicode_normalization::UnicodeNormalization;

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
        let mut folded = Self {
            text: String::with_capacity(text.len()),
            places: Vec::with_capacity(text.len()),
        };
        for (start, typed) in text.char_indices() {
            let end = start + typed.len_utf8();
            if typed.is_ascii() {
                folded.text.push(typed.to_ascii_lowercase());
            } else {
                std::iter::once(typed)
                    .nfkd()
                    .flat_map(char::to_lowercase)
                    .filter(|c| !is_dropped(*c))
                    .for_each(|c| folded.text.push(plain(c)));
            }
            folded.places.resize(folded.text.len(), (start, end));
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

/// Accents of European letters, and what hides inside a word: a soft hyphen, a zero-width space.
fn is_dropped(c: char) -> bool {
    matches!(c, '\u{0300}'..='\u{036f}' | '\u{00ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}'..='\u{2064}' | '\u{feff}' | '\u{fe00}'..='\u{fe0f}')
}

/// Letters that have no simpler form by Unicode's tables and that people mix up all the same.
fn plain(c: char) -> char {
    match c {
        'ø' => 'o',
        'đ' => 'd',
        'ł' => 'l',
        'ı' => 'i',
        '’' | '‘' | 'ʼ' => '\'',
        other => other,
    }
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
            ("Łódź", "lodz"),
            ("Straße", "straße"),
            ("don’t", "don't"),
        ] {
            assert_eq!(FoldedText::of(typed).as_str(), folded, "{typed}");
        }
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
