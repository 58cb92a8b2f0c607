//! Takes passages out of what was typed, so that the placeholder can be read wherever they stood.
//!
//! What was typed is Markdown, and a passage may lie across its signs: in the target of a link, in
//! half an entity. Passages grow to the whole link they touch; then the text is made into HTML, and if
//! the placeholder does not come out as words that everybody can read, whole lines go, and in the end
//! the whole text. So it is not the reading of Markdown here that keeps the promise, but a look at
//! what came of it.

use super::{text::trimmed, values::Span};
use crate::conversation::comments::CommentBody;
use regex::Regex;
use std::sync::LazyLock;

/// A text without the passages that were taken out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RedactedText {
    /// What is left, with the placeholder where something was.
    pub body: CommentBody,
    /// What was taken out, in bytes of the text before, and how many bytes stand there now; in order,
    /// without overlap.
    taken: Vec<(Span, usize)>,
}

impl RedactedText {
    /// How many passages were taken out.
    pub fn passages(&self) -> i64 {
        i64::try_from(self.taken.len()).unwrap_or(i64::MAX)
    }

    /// The words that were taken out of `text`.
    pub fn words<'a>(&self, text: &'a str) -> Vec<&'a str> {
        self.taken.iter().filter_map(|((start, end), _)| text.get(*start..*end)).collect()
    }

    /// Where a place of the text before is now; none if something was taken out of it.
    pub fn moved(&self, (start, end): Span) -> Option<Span> {
        let mut now = start;
        for ((from, to), inserted) in &self.taken {
            if start < *to && *from < end {
                return None;
            }
            if *to <= start {
                now = (now + inserted).checked_sub(to - from)?;
            }
        }
        Some((now, now + (end - start)))
    }
}

/// Takes `spans` out of `text` and puts `placeholder` in their places. None if there is nothing to
/// take out, or a span does not lie between characters of the text.
pub fn cut(text: &str, spans: &[Span], placeholder: &str) -> Option<RedactedText> {
    let chosen: Vec<Span> = spans.iter().map(|span| trimmed(text, *span)).collect::<Option<_>>()?;
    if chosen.is_empty() {
        return None;
    }
    let grown = merged(text, grown(text, chosen));
    let lines = merged(text, grown.iter().map(|span| whole_lines(text, *span)).collect());
    [grown, lines, vec![(0, text.len())]]
        .into_iter()
        .find_map(|spans| replaced(text, &spans, placeholder))
}

/// What touches one of these is taken out with it: a link is no link without its target, and a target
/// may hold what is to go.
#[expect(clippy::expect_used, reason = "the patterns are constants, and a test uses them")]
static WHOLE: LazyLock<[Regex; 4]> = LazyLock::new(|| {
    [
        // A link or picture with its target.
        r"!?\[(?:[^\[\]\\]|\\.|\[[^\[\]]*\])*\]\((?:[^()\\]|\\.|\([^()]*\))*\)",
        // An address in brackets, and one as it is.
        r"<[^<>\s]+>",
        r#"[^\s<>()\[\]"']*(?:://|www\.|@)[^\s<>]*[^\s<>.,;:!?()\[\]'"]"#,
        r"&#?[0-9A-Za-z]{1,32};",
    ]
    .map(|pattern| Regex::new(pattern).expect("a pattern"))
});

fn grown(text: &str, mut spans: Vec<Span>) -> Vec<Span> {
    let whole: Vec<Span> = WHOLE
        .iter()
        .flat_map(|pattern| pattern.find_iter(text).map(|found| (found.start(), found.end())))
        .collect();
    // A link may lie in what another one made larger.
    for _ in 0..WHOLE.len() {
        let before = spans.clone();
        for span in &mut spans {
            for (start, end) in &whole {
                if span.0 < *end && *start < span.1 {
                    *span = (span.0.min(*start), span.1.max(*end));
                }
            }
        }
        if spans == before {
            break;
        }
    }
    spans
}

fn whole_lines(text: &str, (start, end): Span) -> Span {
    let from = text[..start].rfind('\n').map_or(0, |line| line + 1);
    let to = text[end..].find('\n').map_or(text.len(), |line| end + line);
    (from, to)
}

/// In order, and as one where nothing but a sign or two on the same line lies between them.
fn merged(text: &str, mut spans: Vec<Span>) -> Vec<Span> {
    const SIGNS: usize = 3;
    spans.sort_unstable();
    let mut merged: Vec<Span> = Vec::with_capacity(spans.len());
    for span in spans {
        match merged.last_mut() {
            Some(last) if span.0 <= last.1 => last.1 = last.1.max(span.1),
            Some(last)
                if span.0 - last.1 <= SIGNS
                    && text
                        .get(last.1..span.0)
                        .is_some_and(|gap| gap.chars().all(|c| matches!(c, ' ' | ',' | ';'))) =>
            {
                last.1 = span.1;
            }
            _ => merged.push(span),
        }
    }
    merged
}

fn replaced(text: &str, spans: &[Span], placeholder: &str) -> Option<RedactedText> {
    let mut left = String::with_capacity(text.len() + spans.len() * placeholder.len());
    let mut taken = Vec::with_capacity(spans.len());
    let mut done = 0;
    for (start, end) in spans {
        left.push_str(text.get(done..*start)?);
        let before = left.len();
        // Beside these signs the brackets of the placeholder would be read as a link's.
        if left.ends_with(['!', ']', '\\']) {
            left.push(' ');
        }
        left.push_str(placeholder);
        if text[*end..].starts_with(['(', '[', ':']) {
            left.push(' ');
        }
        taken.push(((*start, *end), left.len() - before));
        done = *end;
    }
    left.push_str(text.get(done..)?);
    let body = CommentBody::from_stored(&left).ok()?;
    can_be_read(body.html().as_str(), placeholder, spans.len())
        .then_some(RedactedText { body, taken })
}

/// Whether the placeholder is among the words of the page as often as something was taken out, and
/// never in a link, where it would lead somewhere.
fn can_be_read(html: &str, placeholder: &str, times: usize) -> bool {
    let mut found = 0;
    for (place, _) in html.match_indices(placeholder) {
        let before = &html[..place];
        let in_a_link = before.matches("<a ").count() > before.matches("</a>").count();
        let in_a_tag = before.rfind('<') > before.rfind('>');
        if in_a_link || in_a_tag {
            return false;
        }
        found += 1;
    }
    found >= times
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const GONE: &str = "[personal information removed by a moderator]";

    fn without(text: &str, what: &str) -> String {
        let start = text.find(what).expect("it is there");
        let cut = cut(text, &[(start, start + what.len())], GONE).expect("it can go");
        cut.body.text().replace(GONE, "[X]")
    }

    #[test]
    fn a_passage_leaves_a_placeholder() {
        assert_eq!(without("Ring 01632 960123 today.", "01632 960123"), "Ring [X] today.");
        assert_eq!(without("Ring *01632 960123* now", " *01632 960123* "), "Ring [X] now");
        assert_eq!(without("One.\n\nTwo.\n\nThree.", "One.\n\nTwo."), "[X]\n\nThree.");
    }

    #[test]
    fn a_link_goes_as_a_whole() {
        for (text, what) in [
            ("See [Bob](https://a.example/bob) now", "bob"),
            ("See [Bob](https://a.example/bob) now", "Bob"),
            ("See [Bob [B]](<https://a.example/b> \"Bob\") now", "\"Bob\""),
            ("See ![Bob](https://a.example/bob.png) now", "bob.png"),
            ("See <https://a.example/bob> now", "bob"),
            ("See https://a.example/bob?x=1 now", "bob"),
            ("See www.a.example/bob now", "bob"),
            ("See bob@a.example now", "bob"),
            ("See &#66;&amp;&#98; now", "66;&amp;&#98"),
        ] {
            assert_eq!(without(text, what), "See [X] now", "{text}");
        }
        // A comment gives no names to addresses.
        let named = "See [him][b] now.\n\n[b]: https://a.example/bob and others";
        assert_eq!(without(named, "bob"), "See [him][b] now.\n\n[b]: [X] and others");
        assert_eq!(without("Ask bob@a.example.", "bob"), "Ask [X].");
    }

    #[test]
    fn the_placeholder_is_no_link_of_its_own() {
        let trap = format!("Ring 0163 now\n\n{GONE}: https://a.example/");
        let cut_out = cut(&trap, &[(5, 9)], GONE).expect("it can go");
        assert!(
            !cut_out.body.html().as_str().contains(&format!(">{GONE}</a>")),
            "{:?}",
            cut_out.body
        );
        for text in ["0163(https://a.example)", "!0163[a]", "[a]0163", "0163: https://a.example"] {
            let start = text.find("0163").expect("there");
            let cut_out = cut(text, &[(start, start + 4)], GONE).expect("it can go");
            assert!(cut_out.body.html().text().contains(GONE), "{text}");
            assert!(!cut_out.body.html().as_str().contains(&format!("\">{GONE}")), "{text}");
        }
    }

    #[test]
    fn what_is_no_part_of_the_text_is_refused() {
        for odd in [(0, 0), (0, 99), (3, 1), (1, 2), (2, 3)] {
            assert_eq!(cut("é a", &[odd], GONE), None, "{odd:?}");
        }
        assert_eq!(cut("a", &[], GONE), None);
    }

    #[test]
    fn neighbours_become_one() {
        let text = "12 High Street, SW1A 2AA and 01632 960123";
        let cut = cut(text, &[(0, 14), (16, 24), (29, 41)], GONE).expect("they can go");
        assert_eq!(cut.body.text(), format!("{GONE} and {GONE}"));
        assert_eq!(cut.passages(), 2);
        assert_eq!(cut.words(text), ["12 High Street, SW1A 2AA", "01632 960123"]);
    }

    #[test]
    fn places_move_with_the_text() {
        let text = "a 0163 b 0164 c";
        let cut = cut(text, &[(2, 6), (9, 13)], GONE).expect("they can go");
        for letter in ["a", "b", "c"] {
            let start = text.find(letter).expect("there");
            let (from, to) = cut.moved((start, start + 1)).expect("it stands");
            assert_eq!(&cut.body.text()[from..to], letter);
        }
        assert_eq!(cut.moved((0, 3)), None);
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..Default::default() })]

        /// Whatever stands around it, the secret is gone and the placeholder can be read.
        #[test]
        fn nothing_is_left_of_a_passage(
            before in "(\\[|\\]|\\(|\\)|`|```\n|\\*|_|<|>|!|&|#|:|https://a.example/|\\\\|\n|- |> |a| ){0,12}",
            after in "(\\[|\\]|\\(|\\)|`|\n```|\\*|_|<|>|!|;|:|/b|\\\\|\n|a| ){0,12}",
        ) {
            let text = format!("{before}Secret{after}");
            if CommentBody::from_stored(&text).is_ok() {
                let span = (before.len(), before.len() + 6);
                let cut = cut(&text, &[span], GONE).expect("it can go");
                prop_assert!(!cut.body.text().contains("Secret"));
                let html = cut.body.html();
                prop_assert!(!html.as_str().contains("Secret"), "{}", html.as_str());
                prop_assert!(html.text().contains(GONE), "{}", html.as_str());
            }
        }
    }
}
