//! The lines of a comment with only those marks at their beginnings that people mean: quotes, lists
//! with `-`, `*` or a number of one or two figures, headings, and fences around code.
//!
//! Indentation makes no code, and a line belongs to a quote or a list item only if it bears the
//! quote's mark or is set in as far as the item's words. A line comes out at most four times as long
//! as it went in, plus an empty line.

/// Keeps what follows from beginning a block, and `]:` from giving a name to an address.
pub const APART: char = '\u{b}';
/// Stands for a tab in code.
pub const TAB: char = '\u{fdd2}';

/// The lines, for comrak.
pub fn prepared(text: &str) -> String {
    let mut lines = Lines { out: String::with_capacity(text.len() * 2), ..Lines::default() };
    for line in text.split('\n') {
        lines.take(line);
    }
    lines.out
}

/// The lines so far, and what the next one may go on with.
#[derive(Default)]
struct Lines {
    out: String,
    /// The quote marks before all else on the line before.
    outer: usize,
    /// All the quote marks on it.
    quotes: usize,
    /// The columns at which the words of the open list items begin, after the quote marks.
    items: Vec<usize>,
    /// Whether the line before has anything besides quote marks.
    filled: bool,
    /// Whether it is of a paragraph.
    words: bool,
    fence: Option<Fence>,
}

/// An open fence around code.
struct Fence {
    sign: char,
    length: usize,
    quotes: usize,
    /// Where its list item's words begin.
    item: usize,
    /// The column it was typed at.
    column: usize,
}

impl Lines {
    fn take(&mut self, line: &str) {
        if let Some(fence) = self.fence.take() {
            if let Some(code) = fence.code(line) {
                self.code(fence, code);
                return;
            }
            self.words = false;
        }
        let mut typed = Typed::new(line);
        let mut outer = 0;
        let mut indent = typed.blanks();
        while typed.rest.starts_with('>')
            && !(outer == self.outer && self.items.first().is_some_and(|item| indent >= *item))
        {
            typed.quote();
            outer += 1;
            indent = typed.blanks();
        }
        if outer != self.outer {
            self.items.clear();
        }
        if typed.rest.is_empty() {
            self.out.extend(std::iter::repeat_n('>', outer));
            self.out.push('\n');
            (self.outer, self.quotes, self.filled, self.words) = (outer, outer, false, false);
            return;
        }
        let open = self.items.len();
        while self.items.last().is_some_and(|item| indent < *item) {
            self.items.pop();
        }
        let left = self.items.len() < open;
        let goes_on = self.words && outer == self.quotes && !left;
        self.filled_line(&mut typed, outer, left, goes_on);
    }

    /// A line with something on it. `left` says that it is outside an item of the line before,
    /// `goes_on` that it may belong to the same paragraph.
    fn filled_line(&mut self, typed: &mut Typed<'_>, outer: usize, left: bool, goes_on: bool) {
        let base = self.items.last().copied().unwrap_or(0);
        let mut marks = String::new();
        let (mut inner, mut listed) = (0, false);
        loop {
            if typed.rest.starts_with('>') {
                typed.quote();
                inner += 1;
                marks.push_str("> ");
            } else if inner == 0
                && let Some(mark) = list_mark(typed.rest, goes_on && !listed)
            {
                typed.mark(mark.len());
                listed = true;
                marks.push_str(mark);
                marks.push(' ');
                self.items.push(base + marks.len());
            } else {
                break;
            }
            typed.blanks();
        }
        let words = typed.rest.trim_end();
        if self.filled && !listed && (left || outer + inner < self.quotes) {
            self.out.extend(std::iter::repeat_n('>', outer));
            self.out.push('\n');
        }
        self.fence = fence(words).filter(|_| inner == 0).map(|(sign, length)| Fence {
            sign,
            length,
            quotes: outer,
            item: self.items.last().copied().unwrap_or(0),
            column: typed.column,
        });
        self.begin(outer, base);
        self.out.push_str(&marks);
        if self.fence.is_none() && seems_a_mark(words) {
            self.out.push(APART);
        }
        self.out.extend(words.chars().map(|sign| if sign == '\t' { ' ' } else { sign }));
        self.out.push('\n');
        (self.outer, self.quotes, self.filled) = (outer, outer + inner, true);
        self.words = self.fence.is_none() && !words.is_empty() && !is_heading(words);
    }

    fn begin(&mut self, quotes: usize, column: usize) {
        self.out.extend(std::iter::repeat_n("> ", quotes));
        self.out.extend(std::iter::repeat_n(' ', column));
    }

    /// A line inside a fence, or the one that closes it.
    fn code(&mut self, fence: Fence, code: &str) {
        if code.trim().is_empty() {
            self.begin(fence.quotes, 0);
        } else {
            self.begin(fence.quotes, fence.item);
        }
        if fence.is_closed_by(code) {
            self.out.push_str(code.trim());
            self.words = false;
        } else {
            self.out.extend(code.chars().map(|sign| if sign == '\t' { TAB } else { sign }));
            self.fence = Some(fence);
        }
        self.out.push('\n');
    }
}

impl Fence {
    /// What the line says if it is inside the fence, without the marks and blanks that lead there.
    fn code<'l>(&self, line: &'l str) -> Option<&'l str> {
        let mut typed = Typed::new(line);
        for _ in 0..self.quotes {
            typed.blanks();
            if !typed.rest.starts_with('>') {
                return None;
            }
            typed.quote();
        }
        while typed.column < self.column && typed.blank() {}
        (typed.column >= self.item || typed.rest.trim().is_empty()).then_some(typed.rest)
    }

    fn is_closed_by(&self, code: &str) -> bool {
        let code = code.trim();
        code.len() >= self.length && code.chars().all(|sign| sign == self.sign)
    }
}

/// What is left of a line, and at which column it begins; a quote mark begins the columns anew.
struct Typed<'l> {
    rest: &'l str,
    column: usize,
}

impl<'l> Typed<'l> {
    fn new(rest: &'l str) -> Self {
        Self { rest, column: 0 }
    }

    /// Passes one blank, if one is next.
    fn blank(&mut self) -> bool {
        let width = match self.rest.as_bytes() {
            [b' ', ..] => 1,
            [b'\t', ..] => 4 - self.column % 4,
            _ => return false,
        };
        self.column += width;
        self.rest = &self.rest[1..];
        true
    }

    /// Passes all blanks and says at which column what follows begins.
    fn blanks(&mut self) -> usize {
        while self.blank() {}
        self.column
    }

    /// Passes a quote mark, and the blank that belongs to it.
    fn quote(&mut self) {
        self.rest = &self.rest[1..];
        self.blank();
        self.column = 0;
    }

    /// Passes a list mark of so many bytes.
    fn mark(&mut self, length: usize) {
        self.rest = &self.rest[length..];
        self.column += length;
    }
}

fn ends_mark(after: &str) -> bool {
    after.is_empty() || after.starts_with([' ', '\t'])
}

/// The mark of a list item at the beginning of `line`. Within a paragraph, as comrak has it, an item
/// without words is none, and numbers begin with 1.
fn list_mark(line: &str, in_paragraph: bool) -> Option<&str> {
    if is_rule(line) {
        return None;
    }
    let figures = line.bytes().take_while(u8::is_ascii_digit).count();
    let sign = line.as_bytes().get(figures)?;
    let (mark, after) = line.split_at_checked(figures + 1)?;
    let without_words = after.trim().is_empty();
    let is_mark = match figures {
        0 => matches!(sign, b'-' | b'*') && ends_mark(after) && !(in_paragraph && without_words),
        1 | 2 => {
            matches!(sign, b'.' | b')')
                && !without_words
                && ends_mark(after)
                && (!in_paragraph || line[..figures].parse() == Ok(1))
        }
        _ => false,
    };
    is_mark.then_some(mark)
}

/// Whether comrak could take the beginning of these words for a mark that people do not mean.
fn seems_a_mark(words: &str) -> bool {
    let after = words.trim_start_matches(|sign: char| sign.is_ascii_digit());
    match words.as_bytes() {
        [b'<' | b'=', ..] => true,
        [b'-' | b'+' | b'*', ..] if ends_mark(&words[1..]) => true,
        [b'0'..=b'9', ..] => after.starts_with(['.', ')']),
        _ => is_rule(words) || fence(words).is_some(),
    }
}

/// Dashes, stars or low lines alone.
fn is_rule(line: &str) -> bool {
    let mut signs = line.bytes().filter(|byte| !matches!(byte, b' ' | b'\t'));
    let first = signs.next();
    matches!(first, Some(b'*' | b'-' | b'_'))
        && signs.clone().count() > 1
        && signs.all(|sign| Some(sign) == first)
}

fn is_heading(words: &str) -> bool {
    let after = words.trim_start_matches('#');
    (1..=6).contains(&(words.len() - after.len())) && ends_mark(after)
}

/// The sign and length of a fence.
fn fence(words: &str) -> Option<(char, usize)> {
    let sign = words.chars().next().filter(|sign| matches!(sign, '`' | '~'))?;
    let info = words.trim_start_matches(sign);
    let length = words.len() - info.len();
    (length >= 3 && !(sign == '`' && info.contains('`'))).then_some((sign, length))
}
