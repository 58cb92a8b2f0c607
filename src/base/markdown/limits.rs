//! How much a text may ask for, counted at three moments: before it is read, before it is written
//! out as HTML, and after.
//!
//! Reading takes time in proportion to a text's length unless quotes and lists are nested deeply;
//! writing and cleaning take time by the square of the depth, by the number of parts, and by the
//! length of a piece of text times the number of signs in it that HTML writes differently.

use super::TooMuch;
use comrak::{
    arena_tree::NodeEdge,
    nodes::{Node, NodeValue},
};

/// The limits of one kind of text, with what to say when each is passed.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    bytes: (usize, TooMuch),
    nesting: (usize, TooMuch),
    styles: (usize, TooMuch),
    parts: (usize, TooMuch),
    signs: (usize, TooMuch),
    block: (usize, TooMuch),
    growth: TooMuch,
}

/// What a post may ask for.
pub const POST: Limits = Limits {
    bytes: (500_000, "Post must be 500 kilobytes or less"),
    nesting: (50, "Post must not nest quotes and lists more than 50 deep"),
    styles: (20, "Post must not put emphasis and links more than 20 deep into each other"),
    parts: (
        60_000,
        "Post must not have more than 60,000 paragraphs, links, table cells and other parts",
    ),
    signs: (50_000, "Post must not have more than 50,000 of the characters & < > \""),
    block: (50_000, "Post must not have a paragraph or piece of code of more than 50 kilobytes"),
    growth: "Post has too many footnotes, table cells or empty parts for its length",
};

/// What a comment may ask for.
pub const COMMENT: Limits = Limits {
    // The 16 KiB that the form takes, and room for what a moderator puts in the place of words.
    bytes: (20_000, "Comment must take up 20,000 bytes or less"),
    nesting: (10, "Comment must not nest quotes and lists more than 10 deep"),
    styles: (10, "Comment must not put emphasis more than 10 deep into itself"),
    parts: (6_000, "Comment must not have so many quotes, lists and marks"),
    signs: (12_000, "Comment must not have so many of the characters & < > \""),
    block: (20_000, "Comment must take up 20,000 bytes or less"),
    growth: "Comment has too many quotes and lists for its length",
};

/// No line may look more nested than this: from here on even reading a text takes long.
const LINE: usize = 50;

impl Limits {
    /// Before the text is read.
    pub fn before_reading(&self, text: &str) -> Result<(), TooMuch> {
        within(text.len(), self.bytes)?;
        let deepest = text.split(['\n', '\r']).map(nesting_of_line).max().unwrap_or(0);
        within(deepest, (LINE, self.nesting.1))?;
        within(text.bytes().filter(|byte| b"&<>\"".contains(byte)).count(), self.signs)
    }

    /// Before the tree that was read is written out.
    pub fn before_writing(&self, root: Node<'_>) -> Result<(), TooMuch> {
        let (mut parts, mut nesting, mut styles) = (0_usize, 0_usize, 0_usize);
        let mut block = 0;
        for edge in root.traverse() {
            match edge {
                NodeEdge::Start(node) => {
                    parts += 1;
                    block = if node.data().value.block() { 0 } else { block } + length(node);
                    within(block, self.block)?;
                    nesting += usize::from(nests(node));
                    styles += usize::from(styles_text(node));
                    within(parts, self.parts)?;
                    within(nesting, self.nesting)?;
                    within(styles, self.styles)?;
                }
                NodeEdge::End(node) => {
                    nesting -= usize::from(nests(node));
                    styles -= usize::from(styles_text(node));
                }
            }
        }
        Ok(())
    }

    /// After it was written out: at most ten times what came in, and 4 kB for small texts.
    pub fn after_writing(&self, came_in: usize, went_out: usize) -> Result<(), TooMuch> {
        within(went_out, (most_out(came_in), self.growth))
    }
}

/// The most bytes of HTML that so many bytes of text may become.
pub fn most_out(came_in: usize) -> usize {
    10 * came_in + 4096
}

fn within(count: usize, (most, words): (usize, TooMuch)) -> Result<(), TooMuch> {
    if count <= most { Ok(()) } else { Err(words) }
}

/// The bytes of text that a part itself holds.
fn length(node: Node<'_>) -> usize {
    match &node.data().value {
        NodeValue::Text(text) => text.len(),
        NodeValue::Code(code) => code.literal.len(),
        NodeValue::CodeBlock(code) => code.literal.len(),
        NodeValue::HtmlBlock(html) => html.literal.len(),
        NodeValue::HtmlInline(html) => html.len(),
        _ => 0,
    }
}

fn nests(node: Node<'_>) -> bool {
    matches!(
        node.data().value,
        NodeValue::BlockQuote
            | NodeValue::Item(_)
            | NodeValue::TaskItem(_)
            | NodeValue::FootnoteDefinition(_)
    )
}

fn styles_text(node: Node<'_>) -> bool {
    matches!(
        node.data().value,
        NodeValue::Emph
            | NodeValue::Strong
            | NodeValue::Strikethrough
            | NodeValue::Subscript
            | NodeValue::Link(_)
            | NodeValue::Image(_)
    )
}

/// How deep the marks at the beginning of a line may nest: each quote or list mark is a level, and
/// every two columns of indentation before or between them may be one more.
fn nesting_of_line(line: &str) -> usize {
    if is_rule(line) {
        return 0;
    }
    let (mut marks, mut columns) = (0_usize, 0_usize);
    let mut rest = line.as_bytes();
    loop {
        rest = match rest {
            [b' ', after @ ..] => {
                columns += 1;
                after
            }
            [b'\t', after @ ..] => {
                columns += 4;
                after
            }
            [b'>', after @ ..] => {
                marks += 1;
                after
            }
            [b'-' | b'+' | b'*', after @ ..] if ends_mark(after) => {
                marks += 1;
                after
            }
            [b'0'..=b'9', ..] => {
                let digits = rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
                match &rest[digits..] {
                    [b'.' | b')', after @ ..] if ends_mark(after) => {
                        marks += 1;
                        after
                    }
                    _ => break,
                }
            }
            _ => break,
        };
    }
    if marks == 0 { 0 } else { marks + columns.saturating_sub(marks) / 2 }
}

fn ends_mark(after: &[u8]) -> bool {
    matches!(after, [] | [b' ' | b'\t', ..])
}

/// `* * *` is a rule across the page, not three lists.
fn is_rule(line: &str) -> bool {
    let mut signs = line.bytes().filter(|byte| !matches!(byte, b' ' | b'\t'));
    let first = signs.next();
    matches!(first, Some(b'*' | b'-' | b'_')) && signs.all(|sign| Some(sign) == first)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_as_nested_as_its_marks() {
        for (line, levels) in [
            ("", 0),
            ("plain text > with - marks", 0),
            ("> quoted", 1),
            (">>> quoted", 3),
            ("> - 1. deep", 3),
            ("* * *", 0),
            ("- - - - -", 0),
            ("- - - - x", 4),
            ("    - nested twice", 2 + 1),
            ("        fn code() {}", 0),
            ("-5 degrees", 0),
            ("2026. A year", 1),
            ("2026 was a year", 0),
        ] {
            assert_eq!(nesting_of_line(line), levels, "{line:?}");
        }
    }

    #[test]
    fn deep_lines_are_refused_before_they_are_read() {
        assert!(POST.before_reading(&">".repeat(50)).is_ok());
        assert_eq!(POST.before_reading(&">".repeat(51)), Err(POST.nesting.1));
        assert_eq!(POST.before_reading(&format!("a\n{}- x", " ".repeat(104))), Err(POST.nesting.1));
        assert_eq!(COMMENT.before_reading(&"a".repeat(20_001)), Err(COMMENT.bytes.1));
        assert_eq!(POST.before_reading(&"&".repeat(50_001)), Err(POST.signs.1));
    }
}
