//! Email addresses and links.

use super::alone::{ByteRange, standing_alone};
use crate::base::markdown::address_alone;
use regex::Regex;
use std::sync::LazyLock;

#[expect(clippy::expect_used, reason = "the pattern is a constant, and a test uses it")]
static EMAIL: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"[\p{L}0-9_][\p{L}0-9._%+'’-]*@[\p{L}0-9-]+(?:\.[\p{L}0-9-]+)*\.\p{L}{2,}")
        .expect("a pattern")
});

#[expect(clippy::expect_used, reason = "the pattern is a constant, and a test uses it")]
static LINK: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r#"(?i)(?:(?:https?|ftp)://|www\.)[^\s<>"\[\]`]+"#).expect("a pattern")
});

/// Email addresses.
pub fn emails(text: &str) -> Vec<ByteRange> {
    standing_alone(text, &EMAIL, |_| true)
}

/// Links as people type or paste them, without the full stop or bracket after them.
pub fn links(text: &str) -> Vec<ByteRange> {
    LINK.find_iter(text)
        .filter_map(|found| {
            let link = without_end(address_alone(found.as_str()));
            let host = link.split_once("//").map_or(link.get(4..), |(_, host)| Some(host));
            let fine = host?.starts_with(char::is_alphanumeric)
                && !text[..found.start()].ends_with(char::is_alphanumeric);
            fine.then_some((found.start(), found.start() + link.len()))
        })
        .collect()
}

/// Takes off what ends the sentence, and a bracket that was opened before the link.
fn without_end(link: &str) -> &str {
    let mut open = link.matches('(').count();
    let mut closed = link.matches(')').count();
    let mut kept = link;
    while let Some(last) = kept.chars().last() {
        match last {
            '.' | ',' | ';' | ':' | '!' | '?' | '\'' | '*' | '_' | '~' | '’' | '”' | '…' => {}
            ')' if closed > open => closed -= 1,
            '(' => open -= 1,
            _ => break,
        }
        kept = &kept[..kept.len() - last.len_utf8()];
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(find: fn(&str) -> Vec<ByteRange>, text: &str) -> Vec<&str> {
        find(text).into_iter().map(|(start, end)| &text[start..end]).collect()
    }

    #[test]
    fn email_addresses_have_a_host_with_an_ending() {
        for (text, expected) in [
            ("Write to ana@mail.example.", &["ana@mail.example"][..]),
            (
                "<Ana.Field+blog@digital.harbours.gov.uk>",
                &["Ana.Field+blog@digital.harbours.gov.uk"],
            ),
            ("(o'neill@a.example)", &["o'neill@a.example"]),
            ("zoë@münchen.example", &["zoë@münchen.example"]),
            ("a@b.example, c@d.example", &["a@b.example", "c@d.example"]),
            ("ana@localhost", &[]),
            ("@ana or 3 @ 5.00", &[]),
            ("ana @ mail.example", &[]),
        ] {
            assert_eq!(found(emails, text), expected, "{text}");
        }
    }

    #[test]
    fn links_end_where_the_sentence_goes_on() {
        for (text, expected) in [
            ("See https://a.example/b?c=d#e.", &["https://a.example/b?c=d#e"][..]),
            ("See (http://a.example/b), please", &["http://a.example/b"]),
            ("[a](https://a.example/b_(c))", &["https://a.example/b_(c)"]),
            ("<https://a.example>", &["https://a.example"]),
            ("WWW.a.example!", &["WWW.a.example"]),
            ("“https://a.example/b”", &["https://a.example/b"]),
            ("‘https://a.example/b’, see", &["https://a.example/b"]),
            ("https://a.example/b’s end", &["https://a.example/b"]),
            ("https://a.example/b's end", &["https://a.example/b"]),
            ("https://a.example/b—then", &["https://a.example/b"]),
            ("“www.a.example”", &["www.a.example"]),
            ("**https://a.example**", &["https://a.example"]),
            ("https://a.example https://b.example", &["https://a.example", "https://b.example"]),
            ("https:// and www. and http://... and www.:", &[]),
            ("awww.cute", &[]),
            ("a.example/b", &[]),
        ] {
            assert_eq!(found(links, text), expected, "{text}");
        }
    }
}
