//! How heavy a regular expression is: what it may cost, known from its shape before it is compiled.
//!
//! The engine goes through a text once, but for each character it may have to look at every part of the
//! expression that could come next. A counted repeat stands for so many parts: `[ab]{500}` for 500.

use regex_syntax::{
    Error, ParserBuilder,
    hir::{Class, Hir, HirKind},
};

/// What one character of a list that is spelt out takes, in bytes, as measured.
const LETTER: usize = 64;
/// What a range of characters takes, in bytes, as measured: `\w` has some 770.
const RANGE: usize = 64;

/// The cost of an expression.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Weight {
    /// How many parts may have to be looked at for each character: sets of characters, and whatever is
    /// repeated, as often as it is.
    pub parts: usize,
    /// About how many bytes it becomes.
    pub bytes: usize,
}

impl Weight {
    /// The cost of the expression `line`, or what is wrong with it.
    pub fn of(line: &str) -> Result<Self, Box<Error>> {
        let shape = ParserBuilder::new().build().parse(line).map_err(Box::new)?;
        Ok(of(&shape, false))
    }

    /// Both together.
    pub fn plus(self, other: Self) -> Self {
        Self {
            parts: self.parts.saturating_add(other.parts),
            bytes: self.bytes.saturating_add(other.bytes),
        }
    }

    fn times(self, by: usize) -> Self {
        Self { parts: self.parts.saturating_mul(by), bytes: self.bytes.saturating_mul(by) }
    }
}

/// So many letters that do not stand in a repeat cost as much as one part, as measured: many long lines
/// that begin alike are all followed at once.
const LETTERS_A_PART: usize = 4;

/// `repeated` says whether it stands in a repeat.
fn of(shape: &Hir, repeated: bool) -> Weight {
    match shape.kind() {
        HirKind::Empty => Weight::default(),
        HirKind::Look(_) => Weight { parts: usize::from(repeated), bytes: LETTER },
        HirKind::Literal(text) => {
            let letters = text.0.len();
            let parts = if repeated { letters } else { letters / LETTERS_A_PART };
            Weight { parts, bytes: text.0.len() * LETTER }
        }
        HirKind::Class(class) => {
            let ranges = match class {
                Class::Unicode(class) => class.ranges().len(),
                Class::Bytes(class) => class.ranges().len(),
            };
            Weight { parts: 1, bytes: ranges * RANGE }
        }
        HirKind::Repetition(repeat) => {
            let most = repeat.max.unwrap_or(repeat.min).max(1);
            of(&repeat.sub, true).times(usize::try_from(most).unwrap_or(usize::MAX))
        }
        HirKind::Capture(group) => of(&group.sub, repeated),
        HirKind::Concat(parts) | HirKind::Alternation(parts) => {
            parts.iter().map(|part| of(part, repeated)).fold(Weight::default(), Weight::plus)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn repeats_count_as_often_as_they_may_come() {
        for (line, parts) in [
            ("buy", 0),
            (&"a".repeat(200), 50),
            ("v[i1]agra", 2),
            ("[ab]*", 1),
            ("[ab]{7}", 7),
            ("([ab]{7}c?){3,9}", 72),
            ("(a|b|ab){1,600}9$", 2400),
            ("(a?){80}a{80}", 160),
            ("(((a{99}){99}){99}){99}", 96_059_601),
        ] {
            assert_eq!(Weight::of(line).map(|weight| weight.parts), Ok(parts), "{line}");
        }
    }

    #[test]
    fn sets_of_all_letters_are_larger() {
        let bytes = |line| Weight::of(line).map(|weight| weight.bytes).unwrap_or_default();
        assert!(bytes("\\w") > 100 * bytes("[a-z]"));
        assert!(Weight::of("(").is_err());
    }
}
