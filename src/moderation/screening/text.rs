//! What a comment says, made ready to be looked over: as it was typed and, where Markdown or entities make
//! that another text, as it is shown; each folded once for all rules.

use super::matcher::Place;
use crate::{
    base::{folding::FoldedText, markdown::ShownText},
    moderation::marks::{self, Mark, MarkKind},
};

/// A part of a text from one byte to another.
type Span = (usize, usize);

/// What a comment says.
#[derive(Debug)]
pub struct CommentText<'a> {
    typed: &'a str,
    folded: FoldedText,
    /// None where it has the words that were typed.
    shown: Option<(ShownText, FoldedText)>,
}

impl<'a> CommentText<'a> {
    /// Makes a text ready. Takes time in proportion to it.
    pub fn of(typed: &'a str) -> Self {
        let differs =
            |shown: &ShownText| !shown.as_str().split_whitespace().eq(typed.split_whitespace());
        let shown = ShownText::of(typed).filter(differs).map(|shown| {
            let folded = FoldedText::of(shown.as_str());
            (shown, folded)
        });
        Self { typed, folded: FoldedText::of(typed), shown }
    }

    /// What `find` finds in the text and in what is shown of it, each place once, as it was typed. `find`
    /// is given a text and the same folded, and answers places in the first.
    pub fn places(&self, find: impl Fn(&str, &FoldedText) -> Vec<Span>) -> Vec<Place> {
        let typed = find(self.typed, &self.folded);
        let mut places: Vec<Place> = typed.iter().map(|span| Place::At(span.0, span.1)).collect();
        if let Some((shown, folded)) = &self.shown {
            for (start, end) in find(shown.as_str(), folded) {
                match shown.typed(self.typed, start, end) {
                    Some(span) if typed.iter().any(|known| overlap(*known, span)) => {}
                    Some((start, end)) => places.push(Place::At(start, end)),
                    None => places.push(Place::Shown),
                }
            }
        }
        places
    }

    /// Links and likely personal details in the text and in what is shown of it, with where they were
    /// typed; without that where it cannot be said.
    pub fn marks(&self) -> Vec<(MarkKind, Option<Span>)> {
        let typed = marks::marks(self.typed);
        let Some((shown, _)) = &self.shown else {
            return typed.iter().map(|mark| (mark.kind, Some((mark.start, mark.end)))).collect();
        };
        let (mut placed, mut lost): (Vec<Mark>, Vec<MarkKind>) = (typed, Vec::new());
        for mark in marks::marks(shown.as_str()) {
            match shown.typed(self.typed, mark.start, mark.end) {
                Some((start, end)) => add(&mut placed, Mark { kind: mark.kind, start, end }),
                None => lost.push(mark.kind),
            }
        }
        placed.sort_unstable_by_key(|mark| mark.start);
        // One that was typed as it is shown is there already.
        lost.retain(|kind| placed.iter().all(|mark| mark.kind != *kind));
        lost.dedup();
        placed
            .iter()
            .map(|mark| (mark.kind, Some((mark.start, mark.end))))
            .chain(lost.into_iter().map(|kind| (kind, None)))
            .collect()
    }
}

/// Adds a mark that was found in what is shown. It may be the longer form of one that was typed:
/// `ana@mail.example&#46;org`.
fn add(placed: &mut Vec<Mark>, mark: Mark) {
    let (met, apart): (Vec<Mark>, Vec<Mark>) =
        placed.iter().partition(|known| overlap((known.start, known.end), (mark.start, mark.end)));
    if met.iter().any(|known| known.kind != mark.kind) {
        return;
    }
    let start = met.iter().map(|known| known.start).fold(mark.start, usize::min);
    let end = met.iter().map(|known| known.end).fold(mark.end, usize::max);
    *placed = apart;
    placed.push(Mark { kind: mark.kind, start, end });
}

fn overlap(one: Span, other: Span) -> bool {
    one.0 < other.1 && other.0 < one.1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_found_in_what_is_shown() {
        use MarkKind::{Email, Link, Telephone};
        for (typed, expected) in [
            ("Ring &#48;7700 900123 now", &[(Telephone, "&#48;7700 900123")][..]),
            ("Ring 07700 **900123** now", &[(Telephone, "07700 **900123**")]),
            ("Ring 07700\u{200b} 900\u{2060}123", &[(Telephone, "07700\u{200b} 900\u{2060}123")]),
            ("Ring ０７７００ ９００１２３", &[(Telephone, "０７７００ ９００１２３")]),
            ("ana@mail.example&#46;org it is", &[(Email, "ana@mail.example&#46;org")]),
            ("ana&commat;mail.example", &[(Email, "ana&commat;mail.example")]),
            ("[here](https://a.example/x)", &[(Link, "https://a.example/x")]),
            ("Nothing *at* all", &[]),
        ] {
            let found: Vec<(MarkKind, &str)> = CommentText::of(typed)
                .marks()
                .into_iter()
                .map(|(kind, span)| (kind, span.map_or("", |(start, end)| &typed[start..end])))
                .collect();
            assert_eq!(found, expected, "{typed:?}");
        }
    }
}
