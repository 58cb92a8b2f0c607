//! Text as people write it rather than as Markdown defines it: what must not be read as a mark is
//! hidden from comrak before it reads, and is put back in the tree that it made.
//!
//! Two signs that no text holds by then stand between characters and vanish afterwards: [`APART`],
//! which is no white space at the beginning of a line and so keeps a mark from being one, and
//! [`ENDS`], which is white space to the reader of addresses and so ends them. Others stand for one
//! character each. Code and the targets of links get their characters back like all else, so that a
//! sign which was put in needlessly does no harm. Each step takes time in proportion to the text.

use super::lines::{self, APART, TAB};
use comrak::{
    Arena, Options,
    nodes::{Node, NodeValue},
    parse_document,
};
use std::borrow::Cow;

/// Ends an address.
const ENDS: char = '\t';
/// Stands for a backslash.
const BACKSLASH: char = '\u{fdd0}';
/// Stands for a star.
const STAR: char = '\u{fdd1}';

/// What ends an address that stands in a text as it is.
const AFTER_ADDRESS: &str = "‘’‚‛“”„‟«»‹›…—–\"`。，、";
/// What an address without a scheme may follow directly.
const BEFORE_ADDRESS: &str = "‘’‚‛“”„‟«»‹›…—–\"'";

/// Reads a comment.
pub fn read<'a>(arena: &'a Arena<'a>, text: &str, options: &Options<'_>) -> Node<'a> {
    let root = parse_document(arena, &hidden(&lines::prepared(&cleared(text))), options);
    for node in root.descendants() {
        put_back(&mut node.data_mut().value);
    }
    root
}

/// Without the signs used here, and each line end as one character.
fn cleared(text: &str) -> String {
    text.replace("\r\n", "\n")
        .chars()
        .filter(|sign| ![APART, BACKSLASH, STAR, TAB].contains(sign))
        .map(|sign| if sign == '\r' { '\n' } else { sign })
        .collect()
}

/// The marks within lines that are none to people: a backslash, a star inside a word, `]:`, and what
/// is printed directly after an address.
fn hidden(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 4);
    let mut signs = text.char_indices().peekable();
    let mut before = '\n';
    let mut in_address = false;
    while let Some((place, sign)) = signs.next() {
        let rest = &text[place + sign.len_utf8()..];
        if sign.is_whitespace() || sign == '<' {
            in_address = false;
        }
        match sign {
            '\\' => out.push(BACKSLASH),
            '*' => {
                let mut stars = 1;
                while signs.next_if(|(_, next)| *next == '*').is_some() {
                    stars += 1;
                }
                let inside =
                    in_word(before) && signs.peek().is_some_and(|(_, next)| in_word(*next));
                out.extend(std::iter::repeat_n(if inside { STAR } else { '*' }, stars));
            }
            ']' if rest.starts_with(':') => out.extend([sign, APART]),
            ':' if rest.starts_with("//") => {
                in_address = is_bare(&text[..place]);
                out.push(sign);
            }
            'w' if rest.starts_with("ww.") && !in_address && may_come_before_address(before) => {
                in_address = !text[..place].ends_with("](");
                if BEFORE_ADDRESS.contains(before) {
                    out.push(ENDS);
                }
                out.push(sign);
            }
            _ if in_address && ends_address(sign, rest) => {
                in_address = false;
                out.extend([ENDS, sign]);
            }
            _ => out.push(sign),
        }
        before = sign;
    }
    out
}

/// Whether a sign is part of a word. Scripts that put no space between words are left out, since
/// there a star beside a letter does not stand inside a word.
fn in_word(sign: char) -> bool {
    sign == '\\' || (sign.is_alphanumeric() && sign < '\u{2e80}')
}

/// Whether the scheme at the end of `text` begins an address that no brackets hold.
fn is_bare(text: &str) -> bool {
    const LONGEST: usize = "https".len();
    let letters = text.bytes().rev().take(LONGEST).take_while(u8::is_ascii_alphabetic).count();
    let ahead = &text[..text.len() - letters];
    !ahead.ends_with('<') && !ahead.ends_with("](")
}

fn may_come_before_address(sign: char) -> bool {
    sign.is_whitespace() || "*_~([".contains(sign) || BEFORE_ADDRESS.contains(sign)
}

fn ends_address(sign: char, rest: &str) -> bool {
    let possessive = || {
        rest.strip_prefix('s').is_some_and(|after| {
            after.chars().next().is_none_or(|next| next.is_whitespace() || ".,;:!?)".contains(next))
        })
    };
    AFTER_ADDRESS.contains(sign) || (sign == '\'' && possessive())
}

fn put_back(value: &mut NodeValue) {
    match value {
        NodeValue::Text(text) => {
            if let Some(restored) = restored(text) {
                *text = Cow::Owned(restored);
            }
        }
        NodeValue::Code(code) => put_back_in(&mut code.literal),
        NodeValue::CodeBlock(code) => put_back_in(&mut code.literal),
        NodeValue::HtmlInline(html) => put_back_in(html),
        NodeValue::HtmlBlock(html) => put_back_in(&mut html.literal),
        NodeValue::Link(link) | NodeValue::Image(link) => {
            put_back_in(&mut link.url);
            put_back_in(&mut link.title);
        }
        _ => {}
    }
}

fn put_back_in(text: &mut String) {
    if let Some(restored) = restored(text) {
        *text = restored;
    }
}

/// The text with what was hidden; none if nothing was.
fn restored(text: &str) -> Option<String> {
    text.contains([APART, ENDS, BACKSLASH, STAR, TAB]).then(|| {
        text.chars()
            .filter_map(|sign| match sign {
                APART | ENDS => None,
                BACKSLASH => Some('\\'),
                STAR => Some('*'),
                TAB => Some('\t'),
                _ => Some(sign),
            })
            .collect()
    })
}
