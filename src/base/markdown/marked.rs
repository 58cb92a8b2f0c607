//! A comment as its readers will see it, for whoever decides about it: what was found in it is marked, and
//! each link says where it leads.
//!
//! The tree of the comment is the readers' own, with stand-ins put round what is marked; it becomes safe
//! HTML in the same way, and only then do the stand-ins become tags.

use super::{
    SafeHtml,
    comments::{finished, is_link, options, words_of},
    limits::COMMENT,
    prose, safe_html,
    shown::ShownText,
};
use comrak::{
    Arena,
    arena_tree::NodeEdge,
    nodes::{AstNode, Node, NodeValue},
};
use std::fmt::Write;

/// A part of a text as it was typed, in bytes, and what it is called where it is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MarkedPlace {
    /// Where it begins.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
    /// `telephone number`.
    pub name: &'static str,
}

/// A comment with its marks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MarkedComment {
    /// As it is shown.
    pub html: SafeHtml,
    /// Of each place whether it can be seen in it.
    pub seen: Vec<bool>,
}

/// These begin a mark, end it, begin and end what is said of it or of a link. No text has a character there.
const MARK: char = '\u{fdd0}';
const UNMARK: char = '\u{fdd1}';
const NAME: char = '\u{fdd2}';
const HOST: char = '\u{fdd3}';
const END: char = '\u{fdd4}';

/// The comment `text` with `places` marked in it; none for a text beyond the limits.
pub fn marked_comment(text: &str, places: &[MarkedPlace]) -> Option<MarkedComment> {
    if text.contains([MARK, UNMARK, NAME, HOST, END]) {
        return None;
    }
    let shown = ShownText::of(text)?;
    let marks = Marks::of(&shown, places);
    let arena = Arena::new();
    let root = prose::read(&arena, text, &options());
    COMMENT.before_writing(root).ok()?;
    put_marks(root, &marks);
    let links: Vec<Node<'_>> = root.descendants().filter(|node| is_link(node)).collect();
    for link in links {
        if let Some(host) = host_beside(link) {
            let words = NodeValue::Text(format!("{HOST}{host}{END}").into());
            link.insert_after(arena.alloc(AstNode::from(words)));
        }
    }
    let html = finished(root, text.len()).ok()?;
    Some(MarkedComment { html: safe_html::cleaned(with_tags(html.as_str())), seen: marks.seen() })
}

/// Which byte of what is shown lies in which of the places.
struct Marks<'a> {
    places: &'a [MarkedPlace],
    bytes: Vec<Option<usize>>,
    /// The last byte in each place.
    last: Vec<Option<usize>>,
}

impl<'a> Marks<'a> {
    fn of(shown: &ShownText, places: &'a [MarkedPlace]) -> Self {
        let within = |(start, end): (usize, usize)| {
            places.iter().position(|place| place.start < end && start < place.end)
        };
        let bytes: Vec<Option<usize>> =
            shown.places().iter().map(|typed| typed.and_then(within)).collect();
        let last = (0..places.len()).map(|place| bytes.iter().rposition(|it| *it == Some(place)));
        Self { places, last: last.collect(), bytes }
    }

    fn seen(&self) -> Vec<bool> {
        self.last.iter().map(Option::is_some).collect()
    }

    /// `words`, which are shown from the byte `at` on, with what is marked in them between stand-ins.
    fn round(&self, words: &str, at: usize) -> String {
        let mut out = String::with_capacity(words.len() + 32);
        let mut open: Option<usize> = None;
        for (place, sign) in words.char_indices() {
            let mark = self.bytes.get(at + place).copied().flatten();
            if mark != open {
                self.close(&mut out, open, at + place);
                out.extend(mark.map(|_| MARK));
                open = mark;
            }
            out.push(sign);
        }
        self.close(&mut out, open, at + words.len());
        out
    }

    /// Ends a mark before the byte `at`; the name of what it is follows its last part.
    fn close(&self, out: &mut String, open: Option<usize>, at: usize) {
        let Some(place) = open else { return };
        let is_last = self.last.get(place).copied().flatten().is_some_and(|last| last < at);
        if let (true, Some(marked)) = (is_last, self.places.get(place)) {
            // Writing into a string does not fail.
            let _ = write!(out, "{NAME}{}{END}", marked.name);
        }
        out.push(UNMARK);
    }
}

/// Goes through the tree as [`ShownText::of`] does, and so comes by the same words at the same bytes.
fn put_marks(root: Node<'_>, marks: &Marks<'_>) {
    let mut at = 0;
    for edge in root.traverse() {
        match edge {
            NodeEdge::Start(node) => {
                let value = &mut node.data_mut().value;
                if let Some(words) = words_of(value) {
                    replace_words(value, marks.round(&words, at));
                    at += words.len();
                }
            }
            NodeEdge::End(node) => match &node.data().value {
                NodeValue::Link(link) | NodeValue::Image(link) if node.first_child().is_none() => {
                    at += link.url.len();
                }
                value if value.block() => at += 1,
                _ => {}
            },
        }
    }
}

fn replace_words(value: &mut NodeValue, words: String) {
    match value {
        NodeValue::Text(text) => *text = words.into(),
        NodeValue::Code(code) => code.literal = words,
        NodeValue::CodeBlock(code) => code.literal = words,
        NodeValue::HtmlInline(html) => *html = words,
        NodeValue::HtmlBlock(html) => html.literal = words,
        _ => {}
    }
}

/// The site that a link leads to, or the mailbox; none where its words are the address.
fn host_beside(link: Node<'_>) -> Option<String> {
    let data = link.data();
    let (NodeValue::Link(target) | NodeValue::Image(target)) = &data.value else { return None };
    let url = target.url.as_str();
    let address = url.split_once(':').map_or(url, |(_, rest)| rest);
    let address = address.trim_start_matches('/');
    let words: String =
        link.descendants().filter_map(|node| words_of(&node.data().value)).collect();
    let words: String = words.chars().filter(|sign| ![MARK, UNMARK].contains(sign)).collect();
    let written_out = words.is_empty() || words.starts_with(address) || words.starts_with(url);
    if written_out || address.is_empty() {
        return None;
    }
    let host = address.split(['/', '?', '#']).next().unwrap_or_default();
    // What stands before the last @ is no part of the site, and looks like one.
    let host = match url.starts_with("mailto:") {
        true => host,
        false => host.rsplit('@').next().unwrap_or_default(),
    };
    Some(host.to_owned()).filter(|host| !host.is_empty())
}

/// The stand-ins as the tags they stand for. What is between them has been escaped with the rest.
fn with_tags(html: &str) -> String {
    let mut out = String::with_capacity(html.len() + 128);
    for sign in html.chars() {
        match sign {
            MARK => out.push_str("<mark>"),
            UNMARK => out.push_str("</mark>"),
            NAME => out.push_str(" <span class=\"fc-mark__name\">"),
            HOST => out.push_str(" <span class=\"fc-host\">"),
            END => out.push_str("</span>"),
            _ => out.push(sign),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::markdown::comment;

    fn marked(text: &str, found: &[(&str, &'static str)]) -> MarkedComment {
        let places: Vec<MarkedPlace> = found
            .iter()
            .filter_map(|(words, name)| {
                let start = text.find(words)?;
                Some(MarkedPlace { start, end: start + words.len(), name })
            })
            .collect();
        assert_eq!(places.len(), found.len(), "{text}");
        marked_comment(text, &places).expect("within the limits")
    }

    const NUMBER: &str = "<span class=\"fc-mark__name\">number</span>";

    #[test]
    fn what_is_marked_is_marked_where_it_is_read() {
        for (text, words, html) in [
            (
                "Ring 07700 900123 now",
                "07700 900123",
                format!("<p>Ring <mark>07700 900123 {NUMBER}</mark> now</p>\n"),
            ),
            (
                "Ring 07700 **900123** now",
                "07700 **900123",
                format!(
                    "<p>Ring <mark>07700 </mark><strong><mark>900123 {NUMBER}</mark></strong> now</p>\n"
                ),
            ),
            (
                "`<b> 07700`",
                "07700",
                format!("<p><code>&lt;b&gt; <mark>07700 {NUMBER}</mark></code></p>\n"),
            ),
            (
                "> é&#48;7700\n\nb",
                "&#48;7700",
                format!(
                    "<blockquote>\n<p>é<mark>07700 {NUMBER}</mark></p>\n</blockquote>\n<p>b</p>\n"
                ),
            ),
        ] {
            let marked = marked(text, &[(words, "number")]);
            assert_eq!((marked.html.as_str(), &marked.seen[..]), (html.as_str(), &[true][..]));
        }
    }

    #[test]
    fn a_link_says_where_it_leads() {
        for (text, host) in [
            ("[a map](https://maps.example/x?y)", Some("maps.example")),
            ("[https://good.example](https://evil.example/)", Some("evil.example")),
            ("[good](https://good.example@evil.example/)", Some("evil.example")),
            ("[write](mailto:a@b.example)", Some("a@b.example")),
            ("![cat](https://a.example/cat.png)", Some("a.example")),
            ("https://a.example/x", None),
            ("www.a.example", None),
            ("a@b.example", None),
            ("[](https://a.example)", None),
            ("[here](/desk/)", None),
        ] {
            let html = marked(text, &[]).html;
            let found = html.as_str().split("<span class=\"fc-host\">").nth(1);
            let found = found.and_then(|rest| rest.split("</span>").next());
            assert_eq!(found, host, "{html}");
        }
    }

    #[test]
    fn a_place_in_the_target_of_a_link_is_not_seen() {
        let marked = marked("[here](https://a.example/x) <b>&", &[("https://a.example/x", "link")]);
        assert_eq!(marked.seen, [false]);
    }

    #[test]
    fn without_marks_and_links_it_is_what_readers_see() {
        for text in
            ["a\n\n- b\n- c\n\n> *d*\n\n```\ne < f\n```", "# g\n\n<div>\nh\n</div>\n\n---", ""]
        {
            assert_eq!(Some(marked(text, &[]).html), comment(text).ok());
        }
        assert_eq!(marked_comment("a \u{fdd0} b", &[]), None);
    }
}
