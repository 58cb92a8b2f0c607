//! What is different between two texts, word by word.

use similar::{ChangeTag, TextDiff};
use std::time::Duration;

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
        let diff = TextDiff::configure().timeout(PATIENCE).diff_words(old, new);
        let mut pieces: Vec<Piece> = Vec::new();
        let (mut went, mut came) = (0, 0);
        for change in diff.iter_all_changes() {
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
