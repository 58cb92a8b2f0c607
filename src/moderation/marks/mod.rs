//! What a mark is, and how the finders' guesses become one list.
//!
//! `addresses`, `numbers` and `online` each find one kind, `alone` says what stands alone between words; all are pure.

mod addresses;
mod alone;
mod numbers;
mod online;

pub use online::links;

use crate::{base::folding::FoldedText, conversation::comments::HoldCause};

/// What a part of a text is likely to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MarkKind {
    /// A telephone number.
    Telephone,
    /// An email address.
    Email,
    /// A postcode.
    Postcode,
    /// A number of the National Health Service.
    NhsNumber,
    /// A National Insurance number.
    NationalInsurance,
    /// A house number and street.
    StreetAddress,
    /// A link to a website.
    Link,
    /// What a rule of the team looks for.
    Watched,
}

impl MarkKind {
    /// Every kind.
    pub const ALL: [Self; 8] = [
        Self::Telephone,
        Self::Email,
        Self::Postcode,
        Self::NhsNumber,
        Self::NationalInsurance,
        Self::StreetAddress,
        Self::Link,
        Self::Watched,
    ];

    /// As what it is kept beside a comment; what a rule looks for is kept as that rule.
    pub fn cause(self) -> Option<HoldCause> {
        match self {
            Self::Telephone => Some(HoldCause::Telephone),
            Self::Email => Some(HoldCause::Email),
            Self::Postcode => Some(HoldCause::Postcode),
            Self::NhsNumber => Some(HoldCause::NhsNumber),
            Self::NationalInsurance => Some(HoldCause::NationalInsurance),
            Self::StreetAddress => Some(HoldCause::StreetAddress),
            Self::Link => Some(HoldCause::Link),
            Self::Watched => None,
        }
    }

    /// What a hold for this `cause` marks in the text.
    pub fn of(cause: HoldCause) -> Option<Self> {
        match cause {
            HoldCause::Rule(_) => Some(Self::Watched),
            _ => Self::ALL.into_iter().find(|kind| kind.cause() == Some(cause)),
        }
    }

    /// As people say it.
    pub fn in_words(self) -> &'static str {
        match self {
            Self::Telephone => "telephone number",
            Self::Email => "email address",
            Self::Postcode => "postcode",
            Self::NhsNumber => "NHS number",
            Self::NationalInsurance => "National Insurance number",
            Self::StreetAddress => "street address",
            Self::Link => "link",
            Self::Watched => "watched word",
        }
    }
}

/// Whether a mark of this kind is likely to be about a person, so that it can be taken out before a
/// comment is published.
pub fn is_personal(kind: MarkKind) -> bool {
    !matches!(kind, MarkKind::Link | MarkKind::Watched)
}

/// A part of a text and what it is likely to be. Places are in bytes, between characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mark {
    /// What it is likely to be.
    pub kind: MarkKind,
    /// Where it begins.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
}

/// The marks of a text in their order; no two overlap. Characters that cannot be seen or only look like
/// others hide nothing. Takes time in proportion to the text.
pub fn marks(text: &str) -> Vec<Mark> {
    let folded = FoldedText::keeping_case(text);
    let mut done = 0;
    in_folded(folded.as_str())
        .into_iter()
        .filter_map(|mark| {
            let (start, end) = folded.typed(mark.start, mark.end)?;
            // Two may have a part each of a character that stands for several.
            let apart = start >= done;
            done = done.max(end);
            apart.then_some(Mark { kind: mark.kind, start, end })
        })
        .collect()
}

fn in_folded(text: &str) -> Vec<Mark> {
    let mut kept: Vec<Mark> = Vec::new();
    // Where two guesses overlap, the one that is harder to meet by chance holds.
    for (kind, places) in [
        (MarkKind::Email, online::emails(text)),
        (MarkKind::Link, online::links(text)),
        (MarkKind::NationalInsurance, numbers::national_insurance(text)),
        (MarkKind::Telephone, numbers::telephones(text)),
        (MarkKind::NhsNumber, numbers::nhs(text)),
        (MarkKind::StreetAddress, addresses::streets(text)),
        (MarkKind::Postcode, addresses::postcodes(text)),
    ] {
        let before = kept.len();
        for (start, end) in places {
            let taken = kept[..before].partition_point(|mark| mark.end <= start);
            if kept[..before].get(taken).is_none_or(|mark| end <= mark.start) {
                kept.push(Mark { kind, start, end });
            }
        }
        kept.sort_unstable_by_key(|mark| mark.start);
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::ids::ScreeningRuleId;
    use proptest::prelude::*;

    fn found(text: &str) -> Vec<(MarkKind, &str)> {
        marks(text).into_iter().map(|mark| (mark.kind, &text[mark.start..mark.end])).collect()
    }

    #[test]
    fn causes_and_kinds_go_both_ways() {
        for kind in MarkKind::ALL {
            let cause = kind.cause().unwrap_or(HoldCause::Rule(ScreeningRuleId(1)));
            assert_eq!(MarkKind::of(cause), Some(kind));
        }
        assert_eq!(MarkKind::of(HoldCause::Fast), None);
    }

    #[test]
    fn marks_come_in_order_and_do_not_overlap() {
        assert_eq!(
            found(
                "I live at Flat 3, 4 Elm Road, Saltmouth, SW1A 2AA. Call 01632 960123 or write to \
                 ana@mail.example, see https://ana.example/01632960123."
            ),
            [
                (MarkKind::StreetAddress, "Flat 3, 4 Elm Road"),
                (MarkKind::Postcode, "SW1A 2AA"),
                (MarkKind::Telephone, "01632 960123"),
                (MarkKind::Email, "ana@mail.example"),
                (MarkKind::Link, "https://ana.example/01632960123"),
            ]
        );
    }

    /// What people write on a blog about a strategy, and nobody should have to look at twice.
    #[test]
    fn ordinary_sentences_have_no_marks() {
        for text in [
            "The 21 case studies and the 14 actions of 2012 are in version 1.2.3 of the strategy.",
            "Published on 09/03/2026 at 10:30, or 2026-03-09 10:30:00, or 9.3.2026.",
            "It cost £1,250,000 in 2024-2025, up from £995.50, about 25% of 4 000 000.",
            "See section 3.1.4, page 12, table 2 and annex B2 for the 2nd and 3rd drafts.",
            "From 9am to 5pm, on the A1 and the M25, platform 4, room 3B.",
            "ISBN 978-0-14-103614-4, RFC 9116, ISO 8601 and WCAG 2.2 AA.",
            "10 Downing was 10 minutes down the road, 3 steps along the way.",
            "We read 1234567890 lines and 4294967295 bytes, from 0.5.2 to 0.16.1.",
            "Use a@b or @ana, write e.g. this, and see main.rs or gov.uk.",
            "On 3 March we meet; 5 May is fine; the 4 Nations agreed.",
            "Call me when 00 00 00 00 00 00 comes, or 07 times.",
            "Reference FC-2026-000123 and case 12345678, order AB123456.",
        ] {
            assert_eq!(found(text), [], "{text}");
        }
    }

    #[test]
    fn odd_characters_around_a_mark_do_no_harm() {
        assert_eq!(found("é01632 960123é"), []);
        assert_eq!(found("→01632 960123←"), [(MarkKind::Telephone, "01632 960123")]);
        assert_eq!(found("👋ana@mail.example👋"), [(MarkKind::Email, "ana@mail.example")]);
        assert_eq!(
            found("01632\u{a0}960\u{2011}123"),
            [(MarkKind::Telephone, "01632\u{a0}960\u{2011}123")]
        );
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..Default::default() })]

        #[test]
        fn any_text_has_marks_in_order_and_between_characters(
            text in "([0-9A-Za-z@.:/+() éſ\u{212a}\u{a0}👋\\n-]|AB12 34 56|1 B Street|01632 |https://|www\\.|SW1A |High Street|@a\\.uk){0,40}",
        ) {
            let mut last = 0;
            for mark in marks(&text) {
                prop_assert!(last <= mark.start && mark.start < mark.end && mark.end <= text.len());
                prop_assert!(text.is_char_boundary(mark.start) && text.is_char_boundary(mark.end));
                last = mark.end;
            }
        }
    }
}
