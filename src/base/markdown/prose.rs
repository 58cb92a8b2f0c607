//! Text as people write it rather than as Markdown defines it: what must not be read as a mark is
//! hidden from comrak before it reads, and is put back in the tree that it made.
//!
//! Signs that no text holds by then stand for one character each. [`APART`], which is no white space
//! at the beginning of a line and so keeps a mark from being one, vanishes afterwards, and so does a
//! space beside [`AFTER`] or [`BEFORE`], which ends an address or lets one begin. Code and the targets
//! of links get their characters back like all else, so that a sign which was put in needlessly does
//! no harm. Each step takes time in proportion to the text.

use super::{
    addresses::{ends_address, is_bare, is_printed_before, may_come_before},
    as_typed::{self, Text},
    definitions,
    lines::{self, APART, TAB},
    numbers,
    paths::Paths,
};
use comrak::{
    Arena, Options,
    nodes::{Node, NodeValue},
    parse_document,
};
use std::borrow::Cow;

/// Follows the space that ends an address.
const AFTER: char = '\u{fdd5}';
/// Stands before the space after which an address begins.
const BEFORE: char = '\u{fdd6}';
/// What stands for one character each, with the character.
const FOR_ONE: [(char, char); 5] =
    [(BACKSLASH, '\\'), (STAR, '*'), (TAB, '\t'), (TILDE, '~'), (definitions::BRACKET, '[')];
const BACKSLASH: char = '\u{fdd0}';
const STAR: char = '\u{fdd1}';
const TILDE: char = '\u{fdd3}';

/// Who writes: readers, most of whom do not know Markdown, or authors, who do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Writer {
    Reader,
    Author,
}

/// Reads a comment.
pub fn read<'a>(arena: &'a Arena<'a>, text: &str, options: &Options<'_>) -> Node<'a> {
    let text = hidden(&lines::prepared(&cleared(text)), Writer::Reader);
    shown(arena, &text, options, Text::Comment)
}

/// Reads a post. Definitions that nothing in it uses are words.
pub fn read_post<'a>(arena: &'a Arena<'a>, text: &str, options: &Options<'_>) -> Node<'a> {
    let text = hidden(&cleared(text), Writer::Author);
    shown(arena, &definitions::hidden(&text, options), options, Text::Post)
}

fn shown<'a>(arena: &'a Arena<'a>, text: &str, options: &Options<'_>, whose: Text) -> Node<'a> {
    let root = parse_document(arena, text, options);
    for node in root.descendants() {
        put_back(&mut node.data_mut().value);
        numbers::settle(node);
    }
    // The tree changes under the walk.
    let nodes: Vec<_> = root.descendants().collect();
    for node in nodes {
        as_typed::put_back(arena, node, whose);
    }
    root
}

/// Without the signs used here, and each line end as one character.
fn cleared(text: &str) -> String {
    text.replace("\r\n", "\n")
        .chars()
        .filter(|sign| !is_stand_in(*sign) && *sign != APART)
        .map(|sign| if sign == '\r' { '\n' } else { sign })
        .collect()
}

fn is_stand_in(sign: char) -> bool {
    sign == AFTER || sign == BEFORE || FOR_ONE.iter().any(|(stand_in, _)| *stand_in == sign)
}

/// The marks within lines that are none to people. To readers: a backslash, a star inside a word, `]:`.
/// To authors: a backslash in a path. To both: a single tilde, but for one round the small figure of an
/// author, and what is printed directly after an address.
fn hidden(text: &str, writer: Writer) -> String {
    let reader = writer == Writer::Reader;
    let mut out = String::with_capacity(text.len() + text.len() / 4);
    let mut signs = text.char_indices().peekable();
    let mut before = '\n';
    let mut in_address = false;
    let mut paths = Paths::default();
    let mut low_until = 0;
    while let Some((place, sign)) = signs.next() {
        let rest = &text[place + sign.len_utf8()..];
        if sign.is_whitespace() || sign == '<' {
            in_address = false;
        }
        if sign == '\n' {
            paths = Paths::default();
        }
        match sign {
            '\\' if reader || paths.has(&text[..place], before, rest) => out.push(BACKSLASH),
            '\\' => {
                // The character after it is no mark, whatever it is.
                out.push(sign);
                if let Some((_, next)) = signs.next_if(|(_, next)| next.is_ascii_punctuation()) {
                    out.push(next);
                }
            }
            '*' | '~' => {
                let mut length = 1;
                while signs.next_if(|(_, next)| *next == sign).is_some() {
                    length += 1;
                }
                let inside =
                    in_word(before) && signs.peek().is_some_and(|(_, next)| in_word(*next));
                let hidden = match sign {
                    '*' if reader && inside => STAR,
                    '~' if length == 1 && place >= low_until => {
                        let low = if reader || in_address { 0 } else { low_part(before, rest) };
                        low_until = if low > 0 { place + low + 2 } else { 0 };
                        if low > 0 { sign } else { TILDE }
                    }
                    _ => sign,
                };
                out.extend(std::iter::repeat_n(hidden, length));
            }
            ']' if reader && rest.starts_with(':') => out.extend([sign, APART]),
            ':' if rest.starts_with("//") => {
                let defines =
                    !reader && text[..place].trim_end_matches(char::is_alphabetic).ends_with("]: ");
                in_address = is_bare(&text[..place]) && !defines;
                out.push(sign);
            }
            'w' if rest.starts_with("ww.") && !in_address && may_come_before(before) => {
                in_address = !text[..place].ends_with("](");
                if is_printed_before(before) {
                    out.extend([BEFORE, ' ']);
                }
                out.push(sign);
            }
            _ if in_address && ends_address(sign, rest) => {
                in_address = false;
                out.extend([' ', AFTER, sign]);
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

/// The bytes of the small letters or figures between two tildes, as in `H~2~O`: the first follows
/// `before` and stands before `rest`. None, if they are only two tildes.
fn low_part(before: char, rest: &str) -> usize {
    const MOST: usize = 10;
    let end = rest.find('~').unwrap_or(0);
    let part = &rest[..end];
    let fine = (before.is_alphanumeric() || ")]".contains(before))
        && part.chars().count() <= MOST
        && part.chars().all(|sign| sign.is_alphanumeric() || "+-−,".contains(sign))
        && !rest[end..].starts_with("~~");
    if fine { end } else { 0 }
}

fn put_back(value: &mut NodeValue) {
    match value {
        NodeValue::Text(text) => {
            if let Some(restored) = restored(text) {
                *text = Cow::Owned(restored);
            }
        }
        NodeValue::Code(code) => put_back_in(&mut code.literal),
        NodeValue::CodeBlock(code) => {
            put_back_in(&mut code.literal);
            put_back_in(&mut code.info);
        }
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
    if !text.contains(|sign| is_stand_in(sign) || sign == APART) {
        return None;
    }
    let mut out = String::with_capacity(text.len());
    let mut signs = text.chars().peekable();
    while let Some(sign) = signs.next() {
        match sign {
            ' ' if signs.next_if_eq(&AFTER).is_some() => {}
            BEFORE => {
                signs.next_if_eq(&' ');
            }
            APART | AFTER => {}
            _ => out.push(
                FOR_ONE.iter().find(|(stand_in, _)| *stand_in == sign).map_or(sign, |(_, it)| *it),
            ),
        }
    }
    Some(out)
}
