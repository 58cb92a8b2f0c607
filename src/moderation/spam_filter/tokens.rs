//! From a comment to what is counted about it: its words, its links, and a few signals.
//!
//! Personal details that the marks find in the text (telephone numbers, addresses, …) are never
//! tokens: that there is one may be, what it is may not. Takes time in proportion to the text.

use super::Sample;
use crate::moderation::marks::{self, Mark, MarkKind};
use std::collections::BTreeSet;
use unicode_normalization::UnicodeNormalization;

/// The most tokens that one comment teaches, or is judged by.
pub const MOST: usize = 300;
/// Shorter words say little; longer ones are no words.
const WORD: std::ops::RangeInclusive<usize> = 3..=24;
/// Comments of fewer words than the first are short, of the second or more long.
const SHORT: usize = 12;
const LONG: usize = 60;
/// The most bytes of a host or domain.
const HOST: usize = 60;

/// Each token of a comment once: signals first, then links, sender and words in their order.
///
/// A token holds no white space. Words stand as they are; what they are not words of has a kind in
/// front: `signal:`, `host:`, `ending:`, `from:`, `name:`.
pub fn tokens(sample: &Sample<'_>) -> Vec<String> {
    let mut found = TokenList::default();
    let marks = marks::marks(sample.body);
    for signal in signals(sample, &marks) {
        found.add(signal);
    }
    for mark in marks.iter().filter(|mark| mark.kind == MarkKind::Link) {
        if let Some(host) = sample.body.get(mark.start..mark.end).and_then(host_of) {
            if let Some((_, ending)) = host.rsplit_once('.') {
                found.add(format!("ending:{ending}"));
            }
            found.add(format!("host:{host}"));
        }
    }
    if let Some((_, domain)) = sample.email.and_then(|email| email.rsplit_once('@'))
        && domain.len() <= HOST
    {
        found.add(format!("from:{}", domain.to_lowercase()));
    }
    for word in words(sample.name).take(8) {
        found.add(format!("name:{word}"));
    }
    for piece in outside(sample.body, &marks) {
        for word in words(piece) {
            found.add(word);
        }
    }
    found.list
}

#[derive(Default)]
struct TokenList {
    list: Vec<String>,
    known: BTreeSet<String>,
}

impl TokenList {
    fn add(&mut self, token: String) {
        if self.list.len() < MOST && !self.known.contains(&token) {
            self.known.insert(token.clone());
            self.list.push(token);
        }
    }
}

/// The text between its marks.
fn outside<'a>(body: &'a str, marks: &[Mark]) -> Vec<&'a str> {
    let mut pieces = Vec::with_capacity(marks.len() + 1);
    let mut done = 0;
    for mark in marks {
        pieces.extend(body.get(done..mark.start));
        done = mark.end;
    }
    pieces.extend(body.get(done..));
    pieces
}

/// Words in small letters, with letters that only look different made the same (Unicode NFKC).
fn words(text: &str) -> impl Iterator<Item = String> {
    let mut letters = text.nfkc().flat_map(char::to_lowercase).chain([' ']);
    let mut word = String::new();
    std::iter::from_fn(move || {
        for letter in letters.by_ref() {
            if letter.is_alphanumeric() {
                word.push(letter);
            } else if matches!(letter, '\'' | '’') && !word.is_empty() {
                word.push('\'');
            } else if !word.is_empty() {
                let whole = std::mem::take(&mut word);
                let whole = whole.trim_end_matches('\'');
                let length = whole.chars().count();
                if length > *WORD.end() {
                    return Some("signal:long-word".to_owned());
                }
                if WORD.contains(&length) && whole.chars().any(char::is_alphabetic) {
                    return Some(whole.to_owned());
                }
            }
        }
        None
    })
}

/// The host of a link, without `www.`.
fn host_of(link: &str) -> Option<String> {
    let after = link.split_once("//").map_or(link, |(_, after)| after);
    let whole = after.split(['/', '?', '#', ':']).next()?;
    let host = whole.rsplit('@').next()?.to_lowercase();
    let host = host.strip_prefix("www.").unwrap_or(&host);
    let fine = host.contains('.') && host.len() <= HOST && !host.contains(char::is_whitespace);
    fine.then(|| host.to_owned())
}

/// What is counted besides words.
fn signals(sample: &Sample<'_>, marks: &[Mark]) -> Vec<String> {
    let body = sample.body;
    let of = |kind| marks.iter().filter(|mark| mark.kind == kind).count();
    let mut found = vec![format!("links-{}", of(MarkKind::Link).min(9))];
    let mut add = |name: &str, applies: bool| {
        if applies {
            found.push(name.to_owned());
        }
    };
    let look = Look::at(body);
    let links = || marks.iter().filter(|mark| mark.kind == MarkKind::Link);
    let words = body.split_whitespace().count();
    let number = |email: &str| email.chars().filter(char::is_ascii_digit).count() >= 2;
    add("telephone", of(MarkKind::Telephone) > 0);
    add("email", of(MarkKind::Email) > 0);
    add("fast", sample.fast);
    add("capitals", look.letters >= 20 && look.capitals * 2 > look.letters);
    add("no-spaces", look.characters >= 40 && look.spaces * 33 < look.characters);
    add("mixed-scripts", look.mixed || Look::at(sample.name).mixed);
    add("exclamations", look.exclamations >= 3);
    add("money", look.money);
    add("short", words < SHORT);
    add("long", words >= LONG);
    add("begins-with-link", links().next().is_some_and(|mark| mark.start == 0));
    add("ends-with-link", links().next_back().is_some_and(|mark| mark.end + 1 >= body.len()));
    add("markup", ["</", "[url", "[/url", "href="].iter().any(|part| body.contains(part)));
    add("no-address", sample.email.is_none());
    add(
        "number-in-address",
        sample.email.and_then(|email| email.split('@').next()).is_some_and(number),
    );
    add("link-in-name", !marks::marks(sample.name).is_empty());
    found.iter().map(|name| format!("signal:{name}")).collect()
}

/// A text from afar.
#[derive(Default)]
struct Look {
    characters: usize,
    letters: usize,
    capitals: usize,
    spaces: usize,
    exclamations: usize,
    money: bool,
    /// Whether one word has letters of several alphabets, as words have that are to look like others.
    mixed: bool,
}

impl Look {
    fn at(text: &str) -> Self {
        let mut look = Self::default();
        let mut alphabets = BTreeSet::new();
        for c in text.chars() {
            look.characters += 1;
            look.letters += usize::from(c.is_alphabetic());
            look.capitals += usize::from(c.is_uppercase());
            look.spaces += usize::from(c.is_whitespace());
            look.exclamations += usize::from(c == '!');
            look.money |= matches!(c, '$' | '£' | '€' | '₿');
            if c.is_alphabetic() {
                alphabets.extend(alphabet(c));
                look.mixed |= alphabets.len() > 1;
            } else {
                alphabets.clear();
            }
        }
        look
    }
}

/// The alphabets whose letters are taken for each other.
fn alphabet(letter: char) -> Option<&'static str> {
    match letter {
        'a'..='z' | 'A'..='Z' | '\u{c0}'..='\u{24f}' => Some("latin"),
        '\u{370}'..='\u{3ff}' => Some("greek"),
        '\u{400}'..='\u{52f}' => Some("cyrillic"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(body: &str) -> Vec<String> {
        tokens(&Sample { name: "", body, email: None, fast: false })
    }

    #[test]
    fn words_hosts_sender_and_signals_are_tokens() {
        let sample = Sample {
            name: "Cheap Loans",
            body: "Cheap loans! Don’t wait: https://www.Loans.example/x?y and more.",
            email: Some("Sam@Mail.Example"),
            fast: true,
        };
        assert_eq!(
            tokens(&sample),
            [
                "signal:links-1",
                "signal:fast",
                "signal:short",
                "ending:example",
                "host:loans.example",
                "from:mail.example",
                "name:cheap",
                "name:loans",
                "cheap",
                "loans",
                "don't",
                "wait",
                "and",
                "more",
            ]
        );
    }

    #[test]
    fn what_is_about_a_person_is_no_token() {
        let found = of("Ring 020 7946 0958 or ana@home.example, SW1A 2AA, 12 High Street, today");
        assert_eq!(
            found,
            [
                "signal:links-0",
                "signal:telephone",
                "signal:email",
                "signal:no-address",
                "ring",
                "today"
            ]
        );
    }

    #[test]
    fn signals_say_how_it_looks() {
        for (body, signal) in [
            ("www.a.example has it", "begins-with-link"),
            ("Look at www.a.example.", "ends-with-link"),
            ("Too <b>cheap</b>", "markup"),
            ("Nice", "short"),
            (&"word ".repeat(60), "long"),
            ("BUY OUR LOVELY WATCHES TODAY friends", "capitals"),
            ("Only £5 a month", "money"),
            ("Wow! Wow! Wow!", "exclamations"),
            ("Сasіnо nights for you", "mixed-scripts"),
            (&"abcdefgh,".repeat(8), "no-spaces"),
            (&"a".repeat(30), "long-word"),
        ] {
            assert!(of(body).contains(&format!("signal:{signal}")), "{body}: {:?}", of(body));
        }
        assert_eq!(
            of("A plain remark about the plan."),
            [
                "signal:links-0",
                "signal:short",
                "signal:no-address",
                "plain",
                "remark",
                "about",
                "the",
                "plan"
            ]
        );
    }

    #[test]
    fn tokens_are_bounded_and_hold_no_white_space() {
        let long: String = (0..5000).map(|number| format!("word{number} ")).collect();
        assert_eq!(of(&long).len(), MOST);
        for token in of("a\u{a0}b\u{2003}ｆｕｌｌ www.a.example/\u{a0}x 'tis’ ﷺ") {
            assert!(!token.contains(char::is_whitespace), "{token:?}");
        }
        assert!(of("ｆｕｌｌ width").contains(&"full".to_owned()));
    }
}
