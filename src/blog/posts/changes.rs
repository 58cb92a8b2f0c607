//! What is different between two texts, word by word.

use similar::{
    ChangeTag, DiffOp,
    algorithms::{Capture, Compact, IdentifyDistinct, Replace, myers},
};
use std::time::{Duration, Instant};

/// Very different long texts are compared roughly rather than slowly.
const PATIENCE: Duration = Duration::from_millis(250);
/// So many words that stayed are shown on either side of a change.
const AROUND: usize = 12;

/// A stretch of text: in both, in the old one only, or in the new one only.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// Where it stands.
    pub side: Side,
    /// The text.
    pub text: String,
}

impl Piece {
    /// Whether it stands in the old text only.
    pub fn is_old(&self) -> bool {
        self.side == Side::Old
    }

    /// Whether it stands in the new text only.
    pub fn is_new(&self) -> bool {
        self.side == Side::New
    }
}

/// In which text a piece stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// In both.
    Both,
    /// In the old one only.
    Old,
    /// In the new one only.
    New,
}

/// Two texts side by side.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Difference {
    /// Everything, in order.
    pub pieces: Vec<Piece>,
    /// How many words went or came, whichever is more.
    pub words: usize,
}

impl Difference {
    /// Compares two texts.
    pub fn between(old: &str, new: &str) -> Self {
        let (old, new) = (words(old), words(new));
        let mut pieces: Vec<Piece> = Vec::new();
        let (mut went, mut came) = (0, 0);
        for change in steps(&old, &new).iter().flat_map(|step| step.iter_changes(&old, &new)) {
            let text = change.value();
            let counts = usize::from(!text.trim().is_empty());
            let side = match change.tag() {
                ChangeTag::Equal => Side::Both,
                ChangeTag::Delete => {
                    went += counts;
                    Side::Old
                }
                ChangeTag::Insert => {
                    came += counts;
                    Side::New
                }
            };
            match pieces.last_mut() {
                Some(last) if last.side == side => last.text.push_str(text),
                _ => pieces.push(Piece { side, text: text.to_owned() }),
            }
        }
        Self { pieces, words: went.max(came) }
    }

    /// Only what changed, with a few words around it.
    pub fn in_short(&self) -> Vec<Piece> {
        let last = self.pieces.len().saturating_sub(1);
        self.pieces
            .iter()
            .enumerate()
            .map(|(place, piece)| match piece.side {
                Side::Both => {
                    Piece { side: Side::Both, text: shorten(&piece.text, place > 0, place < last) }
                }
                _ => piece.clone(),
            })
            .collect()
    }
}

/// A text as words and as what stands between them.
fn words(text: &str) -> Vec<&str> {
    let mut words = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let space = first.is_whitespace();
        let end = rest.find(|c: char| c.is_whitespace() != space).unwrap_or(rest.len());
        let (word, after) = rest.split_at(end);
        words.push(word);
        rest = after;
    }
    words
}

/// What leads from one list of words to the other. Words are compared as numbers; the one algorithm
/// is named, so that only it is compiled: the short ways of saying this compile all six, several
/// times over.
fn steps(old: &[&str], new: &[&str]) -> Vec<DiffOp> {
    let words = IdentifyDistinct::<u32>::new(old, 0..old.len(), new, 0..new.len());
    let (was, is) = (words.old_lookup(), words.new_lookup());
    let mut found = Compact::new(Replace::new(Capture::new()), was, is);
    let end = Instant::now() + PATIENCE;
    let (olds, news) = (words.old_range(), words.new_range());
    match myers::diff_deadline(&mut found, was, olds, is, news, Some(end)) {
        Ok(()) => found.into_inner().into_inner().into_ops(),
        Err(never) => match never {},
    }
}

/// Keeps the first words if something stands before, and the last if something stands after.
fn shorten(text: &str, keep_first: bool, keep_last: bool) -> String {
    let words: Vec<&str> = text.split_inclusive(char::is_whitespace).collect();
    let first = if keep_first { AROUND } else { 0 };
    let last = if keep_last { AROUND } else { 0 };
    if words.len() <= first + last + 1 {
        return text.to_owned();
    }
    let head: String = words.iter().take(first).copied().collect();
    let tail: String = words.iter().skip(words.len() - last).copied().collect();
    format!("{head}… {tail}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_counted_once_each() {
        let difference = Difference::between("two of them came", "one of them came late");
        assert_eq!(difference.words, 2);
        assert_eq!(Difference::between("same words", "same words").words, 0);
        assert_eq!(Difference::between("", "three new words").words, 3);
    }

    #[test]
    fn both_texts_can_be_read_from_the_pieces() {
        let (old, new) = ("We have 14 actions.\nAll done.", "We have 15 actions.\nNot done.");
        let pieces = Difference::between(old, new).pieces;
        let read = |leave: Side| -> String {
            pieces.iter().filter(|p| p.side != leave).map(|p| p.text.as_str()).collect()
        };
        assert_eq!(read(Side::New), old);
        assert_eq!(read(Side::Old), new);
    }

    #[test]
    fn what_stayed_is_cut_down() {
        let long = "word ".repeat(200);
        let short = Difference::between(&format!("{long}a {long}"), &format!("{long}b {long}"));
        let shown: String = short.in_short().into_iter().map(|piece| piece.text).collect();
        assert!(shown.len() < 200, "{shown}");
    }
}
