//! Watched words: found as whole words, never inside others, in one walk over the text however many
//! words are watched.

use crate::base::folding::{FoldedText, in_word, words};
use std::{
    collections::{BTreeSet, HashMap, HashSet},
    ops::Bound::{Included, Unbounded},
};

/// Characters between the words of one phrase: `pay-day loan`, `pay day,\nloan`.
const GAP: usize = 4;

/// A word of a phrase; `casin*` stands for every word that begins so.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Word {
    text: String,
    open: bool,
}

impl Word {
    fn fits(&self, word: &str) -> bool {
        if self.open { word.starts_with(&self.text) } else { word == self.text }
    }
}

/// The words and phrases of one rule.
#[derive(Debug, Clone, Default)]
pub struct WordList {
    single: HashSet<String>,
    /// No entry begins with another, so that the nearest one before a word decides.
    beginnings: BTreeSet<String>,
    /// Phrases by their first word.
    phrases: HashMap<String, Vec<Vec<Word>>>,
    /// Phrases whose first word is open.
    open_phrases: Vec<Vec<Word>>,
}

impl WordList {
    /// Adds a line of a rule, or says what is wrong with it.
    pub fn add(&mut self, line: &str) -> Result<(), &'static str> {
        let phrase = phrase(line)?;
        match phrase.as_slice() {
            [one] if one.open => self.add_beginning(one.text.clone()),
            [one] => {
                self.single.insert(one.text.clone());
            }
            [first, ..] if first.open => self.open_phrases.push(phrase),
            [first, ..] => self.phrases.entry(first.text.clone()).or_default().push(phrase),
            [] => return Err("has no letters or figures: choose “Anywhere in the text” for it"),
        }
        Ok(())
    }

    fn add_beginning(&mut self, new: String) {
        if self.beginnings.iter().any(|known| new.starts_with(known)) {
            return;
        }
        self.beginnings.retain(|known| !known.starts_with(&new));
        self.beginnings.insert(new);
    }

    /// Where the words stand in the text as typed; at most `most` places.
    pub fn find(&self, text: &FoldedText, most: usize) -> Vec<(usize, usize)> {
        let tokens = text.words();
        let mut found = Vec::new();
        let mut done = 0;
        for (place, (start, end)) in tokens.iter().enumerate() {
            if place < done || found.len() >= most {
                continue;
            }
            let Some(word) = text.as_str().get(*start..*end) else { continue };
            let length = if self.single.contains(word) || self.begins(word) {
                1
            } else {
                self.phrase_at(text.as_str(), tokens.get(place..).unwrap_or(&[]), word)
            };
            if length > 0
                && let Some((_, last)) = tokens.get(place + length - 1)
            {
                done = place + length;
                found.extend(text.typed(*start, *last));
            }
        }
        found
    }

    fn begins(&self, word: &str) -> bool {
        self.beginnings
            .range::<str, _>((Unbounded, Included(word)))
            .next_back()
            .is_some_and(|it| word.starts_with(it))
    }

    /// How many words of the text a phrase takes that begins here; none if no phrase does.
    fn phrase_at(&self, text: &str, tokens: &[(usize, usize)], first: &str) -> usize {
        let known = self.phrases.get(first).map_or(&[][..], Vec::as_slice);
        known
            .iter()
            .chain(self.open_phrases.iter().filter(|phrase| phrase[0].fits(first)))
            .find(|phrase| stands_at(text, tokens, phrase))
            .map_or(0, Vec::len)
    }
}

fn stands_at(text: &str, tokens: &[(usize, usize)], phrase: &[Word]) -> bool {
    let Some(tokens) = tokens.get(..phrase.len()) else { return false };
    let near = |pair: &[(usize, usize)]| {
        let gap = text.get(pair[0].1..pair[1].0).unwrap_or("");
        gap.chars().count() <= GAP && !gap.contains(['.', '!', '?', ';', ':'])
    };
    tokens.windows(2).all(near)
        && tokens
            .iter()
            .zip(phrase)
            .all(|((start, end), word)| text.get(*start..*end).is_some_and(|it| word.fits(it)))
}

/// The words of a line.
fn phrase(line: &str) -> Result<Vec<Word>, &'static str> {
    let folded = FoldedText::of(line.trim());
    let text = folded.as_str();
    let fine = |c: char| {
        in_word(c)
            || c.is_whitespace()
            || matches!(c, '*' | '\'' | '-' | '–' | '.' | '&' | '/' | ',')
    };
    if !text.chars().all(fine) {
        return Err("has a sign that is no part of a word: choose “Anywhere in the text” for it");
    }
    let tokens = words(text);
    let stars = text.matches('*').count();
    let phrase: Vec<Word> = tokens
        .iter()
        .filter_map(|(start, end)| {
            let open = text.get(*end..).is_some_and(|rest| rest.starts_with('*'));
            Some(Word { text: text.get(*start..*end)?.to_owned(), open })
        })
        .collect();
    if phrase.iter().filter(|word| word.open).count() != stars {
        return Err("has a * that is not at the end of a word");
    }
    if phrase.iter().any(|word| word.open && word.text.chars().count() < 3) {
        return Err("needs at least 3 letters before the *");
    }
    // `*` in the middle of a word leaves two words with no gap.
    let joined = tokens.windows(2).any(|pair| text.get(pair[0].1..pair[1].0) == Some("*"));
    if joined {
        return Err("has a * that is not at the end of a word");
    }
    Ok(phrase)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found<'a>(lines: &[&str], text: &'a str) -> Vec<&'a str> {
        let mut list = WordList::default();
        for line in lines {
            list.add(line).expect("a word");
        }
        list.find(&FoldedText::of(text), 20)
            .into_iter()
            .map(|(start, end)| &text[start..end])
            .collect()
    }

    #[test]
    fn words_are_never_found_inside_others() {
        assert_eq!(found(&["cunt"], "I live in Scunthorpe."), [""; 0]);
        assert_eq!(found(&["arse", "sex", "ass"], "parse Essex, class assessment"), [""; 0]);
        assert_eq!(found(&["cunt"], "(CUNT)"), ["CUNT"]);
    }

    #[test]
    fn case_accents_and_markdown_do_not_hide_a_word() {
        assert_eq!(
            found(&["casino"], "A _Casino_, a **CASÍNO**, a ca\u{ad}sino"),
            ["Casino", "CASÍNO", "ca\u{ad}sino"]
        );
        assert_eq!(found(&["Café"], "the cafe and the CAFÉ"), ["cafe", "CAFÉ"]);
    }

    #[test]
    fn a_star_stands_for_any_end() {
        assert_eq!(
            found(&["casin*", "cas*"], "casinos, casinò, Casablanca, ocasino"),
            ["casinos", "casinò", "Casablanca"]
        );
        assert_eq!(
            found(&["pay* loan*"], "A payday loan and PAYDAY-LOANS now"),
            ["payday loan", "PAYDAY-LOANS"]
        );
    }

    #[test]
    fn phrases_go_over_lines_and_hyphens_and_not_over_sentences() {
        assert_eq!(
            found(&["payday loan"], "payday\nloan payday-loan payday  loan"),
            ["payday\nloan", "payday-loan", "payday  loan"]
        );
        assert_eq!(found(&["payday loan"], "On payday. Loan me a book. payday my loan"), [""; 0]);
        assert_eq!(found(&["you're dead"], "You’re dead right"), ["You’re dead"]);
    }

    #[test]
    fn the_nearest_beginning_decides() {
        assert_eq!(
            found(&["car*", "carpet*", "cat*"], "care carpets cats ca"),
            ["care", "carpets", "cats"]
        );
    }

    #[test]
    fn lines_that_cannot_be_watched_are_refused_in_words() {
        for (line, part) in [
            ("£££", "no part of a word"),
            ("*casino", "not at the end"),
            ("cas*ino", "not at the end"),
            ("ca*", "at least 3"),
            ("- -", "no letters"),
        ] {
            let refused = WordList::default().add(line).expect_err(line);
            assert!(refused.contains(part), "{line}: {refused}");
        }
    }

    #[test]
    fn no_more_places_are_told_than_asked_for() {
        let mut list = WordList::default();
        list.add("spam").expect("a word");
        assert_eq!(list.find(&FoldedText::of(&"spam ".repeat(500)), 20).len(), 20);
    }
}
