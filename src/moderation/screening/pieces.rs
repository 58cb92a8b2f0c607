//! A text with its marks, as a page shows them.

use crate::moderation::marks::{Mark, MarkKind};

/// A part of a text, marked or not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// The words.
    pub text: String,
    /// What they are likely to be.
    pub mark: Option<MarkKind>,
}

/// The whole text in pieces. A mark that does not fit the text, as one kept from an earlier wording
/// may not, is left out.
pub fn pieces(text: &str, marks: &[Mark]) -> Vec<Piece> {
    let mut pieces = Vec::with_capacity(2 * marks.len() + 1);
    let mut done = 0;
    for mark in marks {
        let (Some(before), Some(marked)) =
            (text.get(done..mark.start), text.get(mark.start..mark.end))
        else {
            continue;
        };
        if !before.is_empty() {
            pieces.push(Piece { text: before.to_owned(), mark: None });
        }
        pieces.push(Piece { text: marked.to_owned(), mark: Some(mark.kind) });
        done = mark.end;
    }
    if done < text.len() {
        pieces.push(Piece { text: text[done..].to_owned(), mark: None });
    }
    pieces
}

/// The marks in words, a line for each kind: `Likely telephone number: 01632 960123`, `Has 3 links`.
pub(super) fn summary(text: &str, marks: &[Mark]) -> Vec<String> {
    MarkKind::ALL
        .into_iter()
        .filter_map(|kind| {
            let found: Vec<&str> = marks
                .iter()
                .filter(|mark| mark.kind == kind)
                .filter_map(|mark| text.get(mark.start..mark.end))
                .collect();
            match (kind, found.len()) {
                // Each of these is a reason of its own.
                (_, 0) | (MarkKind::Watched, _) => None,
                (MarkKind::Link, 1) => Some("Has a link".to_owned()),
                (MarkKind::Link, count) => Some(format!("Has {count} links")),
                (_, 1) => Some(format!("Likely {}: {}", kind.in_words(), found[0])),
                _ => Some(format!("Likely {}: {}", plural(kind), found.join(" · "))),
            }
        })
        .collect()
}

fn plural(kind: MarkKind) -> String {
    let one = kind.in_words();
    if one.ends_with('s') { format!("{one}es") } else { format!("{one}s") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::moderation::marks::marks;

    #[test]
    fn pieces_make_up_the_whole_text() {
        let text = "Ring 01632 960123 or see www.a.example – zoë@b.example";
        let pieces = pieces(text, &marks(text));
        assert_eq!(pieces.iter().map(|piece| piece.text.as_str()).collect::<String>(), text);
        assert_eq!(
            pieces.iter().filter_map(|piece| piece.mark).collect::<Vec<_>>(),
            [MarkKind::Telephone, MarkKind::Link, MarkKind::Email]
        );
        assert_eq!(super::pieces("", &[]), []);
    }

    #[test]
    fn marks_of_another_wording_are_left_out() {
        let mark = |start, end| Mark { kind: MarkKind::Email, start, end };
        let whole = [Piece { text: "zoë".to_owned(), mark: None }];
        for odd in [mark(1, 3), mark(0, 99), mark(4, 2), mark(99, 100)] {
            assert_eq!(pieces("zoë", &[odd]), whole, "{odd:?}");
        }
    }

    #[test]
    fn cards_say_what_was_found() {
        let text = "01632 960123, 01632 960124, a@b.example, www.a.example";
        assert_eq!(
            summary(text, &marks(text)),
            [
                "Likely telephone numbers: 01632 960123 · 01632 960124",
                "Likely email address: a@b.example",
                "Has a link",
            ]
        );
        let text = "www.a.example www.b.example 12 High Street 14 High Street";
        assert_eq!(
            summary(text, &marks(text)),
            ["Likely street addresses: 12 High Street · 14 High Street", "Has 2 links"]
        );
    }
}
