//! What somebody looks for in texts: found in small and capital letters, with accents or without, and
//! however the letters are kept. It is folded here and not in the database, since neither folds the
//! letters of all languages and each folds others. Letters that only look alike stay apart.

use super::words::is_invisible;
use unicode_normalization::UnicodeNormalization;

/// A word or words that somebody looks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sought {
    typed: String,
    folded: String,
}

impl Sought {
    /// As it was typed.
    pub fn new(typed: &str) -> Self {
        Self { typed: typed.to_owned(), folded: folded(typed) }
    }

    /// Whether a text holds all of these, each in whole words or in parts of words. Takes time in
    /// proportion to the text, once for each.
    pub fn all_in(these: &[Self], text: &str) -> bool {
        if these.is_empty() {
            return true;
        }
        let folded = folded(text);
        these.iter().all(|sought| match sought.folded.as_str() {
            // Signs of which folding leaves nothing.
            "" => text.contains(&sought.typed),
            there => folded.contains(there),
        })
    }
}

/// A text without case, accents and what cannot be seen.
fn folded(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for typed in text.chars() {
        if typed.is_ascii() {
            folded.push(typed.to_ascii_lowercase());
            continue;
        }
        for letter in std::iter::once(typed).nfkd().flat_map(char::to_lowercase) {
            match plain(letter) {
                Some(plain) => folded.push_str(plain),
                None if is_accent(letter) || is_invisible(letter) => {}
                None => folded.push(letter),
            }
        }
    }
    folded
}

/// The accents of European letters. The vowel signs of other scripts are letters.
fn is_accent(letter: char) -> bool {
    matches!(letter, '\u{300}'..='\u{36f}')
}

/// Letters that have no simpler form by Unicode's tables and are written in another way as well.
fn plain(letter: char) -> Option<&'static str> {
    Some(match letter {
        'ø' => "o",
        'đ' => "d",
        'ł' => "l",
        'ı' => "i",
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        'ς' => "σ",
        '’' | '‘' | 'ʼ' => "'",
        '“' | '”' => "\"",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_accents_and_the_way_letters_are_kept_make_no_difference() {
        for (text, sought) in [
            ("ÉCOLE", "école"),
            ("école", "ÉCOLE"),
            ("École", "e\u{301}cole"),
            ("E\u{301}COLE", "école"),
            ("école", "ecole"),
            ("STRASSE", "straße"),
            ("Straße", "STRASSE"),
            ("ΚΟΣΜΟΣ", "κόσμος"),
            ("ГОРОД Ёлка", "город"),
            ("ЁЛКА", "ёлка"),
            ("İstanbul", "istanbul"),
            ("œuvre", "OEUVRE"),
            ("Łódź", "lodz"),
            ("ＣＡＳＩＮＯ", "casino"),
            ("O’Neil", "o'neil"),
            ("co\u{ad}operate", "cooperate"),
            ("नि", "नि"),
            ("100%_\\", "%_\\"),
            ("a\u{301}", "\u{301}"),
            ("anything", ""),
        ] {
            assert!(Sought::all_in(&[Sought::new(sought)], text), "{sought} in {text}");
        }
        let both = [Sought::new("tide"), Sought::new("école")];
        assert!(Sought::all_in(&both, "The ÉCOLE at high tide"));
        assert!(!Sought::all_in(&both, "The ÉCOLE"));
        assert!(!Sought::all_in(&[Sought::new("\u{301}")], "a"));
        assert!(!Sought::all_in(&[Sought::new("bitch")], "ВІТСН"));
    }
}
