//! Which names look the same. A name is compared by its skeleton: what is left of it when case, width,
//! accents, spaces, signs and what cannot be seen are gone, and every letter stands for all those that look
//! like it (Unicode Technical Standard 39).

use super::folding::{fold, in_word, skeleton_of};
use std::collections::BTreeSet;

/// What a name is known by: the same for all that look like it. Empty for a name without a letter or
/// figure, which looks like no other.
pub fn skeleton(name: &str) -> String {
    words(name).concat()
}

/// The skeletons of the whole name and of every row of whole words in it: `Ann Lee (team)` holds `Ann Lee`
/// and `team`, `Steam` holds only itself. Letters that stand apart are a row, too: `t e a m`. Two words beside
/// each other also stand the other way round: `Lee, Ann`.
pub fn skeletons_in(name: &str) -> BTreeSet<String> {
    let words = words(name);
    let mut found = BTreeSet::new();
    for from in 0..words.len() {
        let mut row = String::new();
        for word in words.iter().skip(from) {
            row.push_str(word);
            found.insert(row.clone());
        }
        if let Some(next) = words.get(from + 1) {
            found.insert(format!("{next}{}", words[from]));
        }
    }
    found
}

/// The skeletons of the words: what lies between other signs, and between a small letter or a figure and
/// a capital (`SiteAdmin`) or between letters and figures (`Admin2`).
fn words(name: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut before = Kind::Other;
    for typed in name.chars() {
        fold(typed, |letter| {
            let kind = Kind::of(letter);
            if kind == Kind::Other {
                before = kind;
                return;
            }
            if before.ends_before(kind) {
                words.push(String::new());
            }
            before = kind;
            if let Some(word) = words.last_mut() {
                word.push(letter);
            }
        });
    }
    words.iter().map(|word| bones(word)).filter(|bones| !bones.is_empty()).collect()
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Small,
    Capital,
    Figure,
    Other,
}

impl Kind {
    fn of(letter: char) -> Self {
        match letter {
            // It is drawn as a small l, and stands between words as well.
            '|' => Self::Figure,
            c if c.is_uppercase() => Self::Capital,
            c if c.is_numeric() => Self::Figure,
            c if in_word(c) => Self::Small,
            _ => Self::Other,
        }
    }

    fn ends_before(self, next: Self) -> bool {
        match (self, next) {
            (Self::Capital, Self::Small) => false,
            (before, next) => before != next,
        }
    }
}

/// The skeleton of a word. A capital and a small letter have different ones (I and l are alike, i is not),
/// so it is made once of the letters as typed and once more of small ones.
fn bones(word: &str) -> String {
    let once: String = skeleton_of(word).flat_map(char::to_lowercase).collect();
    let twice: String = skeleton_of(&once).flat_map(char::to_lowercase).collect();
    let alike = |c| if c == 'i' { 'l' } else { c };
    twice.chars().filter(|c| c.is_alphanumeric()).map(alike).collect::<String>().replace("vv", "w")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_look_the_same_have_one_skeleton() {
        let own = skeleton("Ed Itor");
        for alike in [
            "Ed Itor",
            "ed  ITOR",
            "Ed\u{200b} Itor\u{200b}",
            "\u{202e}Ed Itor\u{202c}",
            "Ｅd Itor",
            "Ed ltor",
            "Ed 1tor",
            "Ed |tor",
            "Éd Ítor",
            "E\u{301}d Itor",
            "Еd Itоr",
            "Еԁ Іτоr",
            "𝐄𝐝 𝐈𝐭𝐨𝐫",
            "ᴇᴅ ɪᴛᴏʀ",
            "🅴🅳 🅸🆃🅾🆁",
            "Ed-Itor",
            "Ed.Itor",
            "EdItor",
            "E d I t o r",
            "(Ed_Itor)",
        ] {
            assert_eq!(skeleton(alike), own, "{alike:?}");
        }
        for other in ["Ed", "Ed Itors", "Ted Itor", "Edna Itor"] {
            assert_ne!(skeleton(other), own, "{other:?}");
        }
        assert_eq!(skeleton("МО АDМІN"), skeleton("Mo Admin"));
        assert_eq!(skeleton("Matthevv"), skeleton("Matthew"));
        assert_eq!(skeleton("\u{200b} ★"), "");
    }

    #[test]
    fn names_are_found_as_whole_words() {
        let holds = |name: &str, part: &str| skeletons_in(name).contains(&skeleton(part));
        for name in [
            "Team",
            "The Team",
            "Ann (team)",
            "t e a m",
            "Team2",
            "SiteTeam",
            "TEAM",
            "team|Ann",
            "T\u{200b}eam",
        ] {
            assert!(holds(name, "Team"), "{name}");
        }
        assert!(holds("Lee, Ann", "Ann Lee") && holds("the LEE ann", "Ann Lee"));
        for name in ["Steam", "Teamster", "Mateam", "Ann Lee", "", "★"] {
            assert!(!holds(name, "Team"), "{name}");
        }
        for name in ["Admin", "admin_1", "Adm1n", "Super Admin", "ADMIN!"] {
            assert!(holds(name, "Admin"), "{name}");
        }
        for name in ["Adminah", "Badminton", "Amin"] {
            assert!(!holds(name, "Admin"), "{name}");
        }
        assert!(holds("Ed Itor (Team member)", "Ed Itor"));
        assert!(!holds("Fred Itor", "Ed Itor"));
    }
}
