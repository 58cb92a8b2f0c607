//! The words of a comment as its readers see them, with the way back to where each was typed.
//!
//! Markdown and entities stand between the two: `bol[lo](…)cks` and `&#48;7700` are read as `bollocks` and
//! `07700`. The words are taken from the tree that becomes the page. The way back is found by going through
//! both texts side by side, since a character that is shown was nearly always typed, in the same order; where
//! one was not, there is no way back, and the words are known all the same.

use super::comments::{Shown, shown_pieces};

/// What a comment shows.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ShownText {
    text: String,
    /// For each byte of `text` the bytes that were typed for its character, if that is known.
    places: Vec<Option<(usize, usize)>>,
}

impl ShownText {
    /// What the comment `typed` shows; none if it is more than can be shown. Takes time in proportion to
    /// the text.
    pub fn of(typed: &str) -> Option<Self> {
        let pieces = shown_pieces(typed)?;
        let mut walk = Walk { typed, at: 0, lost: 0, shown: Self::default() };
        for piece in &pieces {
            match piece {
                Shown::Words(words) => walk.words(words),
                Shown::Target => walk.target(),
            }
        }
        Some(walk.shown)
    }

    /// The words.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// For each byte of the words where its character was typed, if that is known.
    pub(super) fn places(&self) -> &[Option<(usize, usize)>] {
        &self.places
    }

    /// Where a part of the words stands in the text `typed` that this was made of; none if that is not
    /// known of each of its characters. Marks of Markdown and entities inside it are a part of it, and
    /// those at its ends whose other half is inside: all of `07700 **900123**`.
    pub fn typed(&self, typed: &str, start: usize, end: usize) -> Option<(usize, usize)> {
        let part = self.text.get(start..end)?;
        let mut whole: Option<(usize, usize)> = None;
        for (place, _) in part.char_indices().filter(|(_, c)| !c.is_whitespace()) {
            let (from, to) = (*self.places.get(start + place)?)?;
            whole = Some((whole.map_or(from, |(first, _)| first), to));
        }
        let (start, end) = whole?;
        let is_half = |marks: &str| {
            let inside = typed.get(start..end).unwrap_or_default();
            !marks.is_empty() && !inside.matches(marks).count().is_multiple_of(2)
        };
        let before = typed.get(..start)?;
        let opening = before.get(before.trim_end_matches(MARKS).len()..).filter(|it| is_half(it));
        let after = typed.get(end..)?;
        let rest = after.trim_start_matches(MARKS);
        let closing = after.get(..after.len() - rest.len()).filter(|it| is_half(it));
        Some((start - opening.map_or(0, str::len), end + closing.map_or(0, str::len)))
    }
}

/// Signs that come in pairs round words.
const MARKS: [char; 3] = ['*', '_', '~'];

/// After so many characters that were never typed no more ways back are looked for: each costs a look
/// through the rest of the text.
const LOST: usize = 50;
/// The most signs between the words of a link and its target: `**](`.
const SIGNS: usize = 8;

/// A walk through both texts.
struct Walk<'a> {
    typed: &'a str,
    /// What was typed until here is done with.
    at: usize,
    lost: usize,
    shown: ShownText,
}

impl Walk<'_> {
    fn words(&mut self, words: &str) {
        for (place, c) in words.char_indices() {
            let found = if c.is_whitespace() {
                self.space()
            } else {
                self.next(c, words.get(place..).unwrap_or_default())
            };
            if let Some((_, end)) = found {
                self.at = end;
            }
            self.shown.text.push(c);
            self.shown.places.resize(self.shown.text.len(), found);
        }
    }

    /// White space is often put in or left out, so only what stands right here is taken for it.
    fn space(&self) -> Option<(usize, usize)> {
        let next = self.typed.get(self.at..)?.chars().next()?;
        next.is_whitespace().then(|| (self.at, self.at + next.len_utf8()))
    }

    /// Where `c`, with which `shown` begins, was typed.
    fn next(&mut self, c: char, shown: &str) -> Option<(usize, usize)> {
        if self.lost >= LOST {
            return None;
        }
        let mut at = self.at;
        while let Some(typed) = self.typed.get(at..).and_then(|rest| rest.chars().next()) {
            let rest = &self.typed[at..];
            let entity = entity(rest).filter(|entity| !shown.starts_with(entity));
            let length = entity.map_or(typed.len_utf8(), str::len);
            let is_it = entity.map_or(typed == c, |entity| may_stand_for(entity, c));
            if is_it {
                return Some((at, at + length));
            }
            at += length;
        }
        self.lost += 1;
        None
    }

    /// A link ends: what follows its words is where it leads, which is not shown.
    fn target(&mut self) {
        let rest = self.typed.get(self.at..).unwrap_or_default();
        let Some(begins) = rest.find("](").filter(|place| *place <= SIGNS) else { return };
        let mut open = 0_usize;
        for (place, sign) in rest.char_indices().skip_while(|(place, _)| *place <= begins) {
            match sign {
                '(' => open += 1,
                ')' if open <= 1 => {
                    self.at += place + 1;
                    return;
                }
                ')' => open -= 1,
                '\n' => return,
                _ => {}
            }
        }
    }
}

/// The entity that a text begins with, as far as its form says: `&amp;`, `&#48;`, `&#x30;`.
fn entity(text: &str) -> Option<&str> {
    const LONGEST: usize = 33;
    let inside = text.strip_prefix('&')?;
    let end = inside.bytes().take(LONGEST).position(|byte| byte == b';')?;
    let name = inside.get(..end)?;
    let plain = name.strip_prefix('#').unwrap_or(name);
    let fine = !plain.is_empty() && plain.bytes().all(|byte| byte.is_ascii_alphanumeric());
    if fine { text.get(..end + 2) } else { None }
}

/// Whether an entity may be shown as `c`. No entity that has a name is shown as a letter or figure of
/// ASCII.
fn may_stand_for(entity: &str, c: char) -> bool {
    let name = entity.trim_start_matches('&').trim_end_matches(';');
    let number = match name.strip_prefix('#') {
        None => return !c.is_ascii_alphanumeric(),
        Some(number) => match number.strip_prefix(['x', 'X']) {
            Some(number) => u32::from_str_radix(number, 16),
            None => number.parse(),
        },
    };
    let known = number.ok().and_then(char::from_u32).filter(|c| *c != '\0');
    known.unwrap_or(char::REPLACEMENT_CHARACTER) == c
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// What was typed for `part` of what is shown.
    fn typed<'a>(text: &'a str, part: &str) -> Option<&'a str> {
        let shown = ShownText::of(text).expect("shown");
        let start = shown.as_str().find(part).unwrap_or_else(|| panic!("{shown:?}"));
        shown.typed(text, start, start + part.len()).map(|(start, end)| &text[start..end])
    }

    #[test]
    fn what_is_shown_leads_back_to_what_was_typed() {
        for (text, part, expected) in [
            ("Plain words", "words", "words"),
            ("bol~~lo~~cks!", "bollocks", "bol~~lo~~cks"),
            ("bol[lo](https://a.example/)cks!", "bollocks", "bol[lo](https://a.example/)cks"),
            ("Say **this now** x", "Say this now", "Say **this now**"),
            ("f**k **this now** x", "f**k this", "f**k **this"),
            ("~~a b~~ c", "b c", "b~~ c"),
            ("_1 2_ 3", "1 2 3", "_1 2_ 3"),
            ("_1 2_ 3", "1 2", "1 2"),
            ("Ring &#48;7700 900123 now", "07700 900123", "&#48;7700 900123"),
            ("Ring 0&#x37;700&nbsp;900123.", "07700\u{a0}900123", "0&#x37;700&nbsp;900123"),
            ("bo&#108;locks", "bollocks", "bo&#108;locks"),
            ("a &amp; b", "& b", "&amp; b"),
            ("&amp;amp; b", "&amp; b", "&amp;amp; b"),
            ("`&#48;` 1", "&#48;", "&#48;"),
            ("1\n2", "1\n2", "1\n2"),
            ("> one\n> two", "one\ntwo", "one\n> two"),
            ("# Head\n\nbody", "body", "body"),
            ("[3](https://b.example/4)4", "34", "3](https://b.example/4)4"),
            ("[**3**](https://b.example/(4))4", "34", "**3**](https://b.example/(4))4"),
            ("[](https://b.example/4)", "b.example/4", "b.example/4"),
            ("![cat](https://a.example/t.png) at", "cat at", "cat](https://a.example/t.png) at"),
            ("bol\\locks", "bol\\locks", "bol\\locks"),
            ("```\na*b*c\n```", "a*b*c", "a*b*c"),
            ("a <b>c</b>", "<b>c", "<b>c"),
            ("1. one\n2. two", "one\n\ntwo", "one\n2. two"),
            ("bol\u{202c}locks", "bol\u{202c}locks", "bol\u{202c}locks"),
        ] {
            assert_eq!(typed(text, part), Some(expected), "{text:?}");
        }
    }

    #[test]
    fn what_was_not_typed_has_no_way_back() {
        let mut walk = Walk { typed: "ab", at: 0, lost: 0, shown: ShownText::default() };
        walk.words("axb");
        assert_eq!(walk.shown.typed("ab", 0, 1), Some((0, 1)));
        assert_eq!(walk.shown.typed("ab", 0, 2), None);
        assert_eq!(walk.shown.typed("ab", 2, 3), Some((1, 2)));
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..Default::default() })]

        #[test]
        fn each_way_leads_into_the_text_in_order(
            text in "([a-c0-9é👋 \\n>*_`~#&;()!\\[\\]-]|&#4[89];|&amp;|https://a\\.example/|\\]\\(){0,40}",
        ) {
            let Some(shown) = ShownText::of(&text) else { return Ok(()) };
            prop_assert_eq!(shown.places.len(), shown.text.len());
            let mut last = 0;
            for (start, _) in shown.text.char_indices() {
                if let Some((from, to)) = shown.places[start] {
                    prop_assert!(last <= from && from < to && text.get(from..to).is_some());
                    last = to;
                }
            }
        }
    }
}
