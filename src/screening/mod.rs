//! Why a comment deserves a second look: marks over its text, each with its reason.

/// What a mark is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MarkKind {
    /// A telephone number.
    Telephone,
    /// A link.
    Link,
}

impl MarkKind {
    /// As the database keeps it.
    pub fn code(self) -> &'static str {
        match self {
            Self::Telephone => "telephone",
            Self::Link => "link",
        }
    }

    /// The kind kept as `code`.
    pub fn from_code(code: &str) -> Option<Self> {
        match code {
            "telephone" => Some(Self::Telephone),
            "link" => Some(Self::Link),
            _ => None,
        }
    }

    /// In words.
    pub fn in_words(self) -> &'static str {
        match self {
            Self::Telephone => "telephone number",
            Self::Link => "link",
        }
    }
}

/// A part of a text that a moderator should see.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    /// What it is.
    pub kind: MarkKind,
    /// Where it begins, in bytes.
    pub start: usize,
    /// Where it ends, in bytes.
    pub end: usize,
}

/// A part of a text, marked or not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// The words.
    pub text: String,
    /// What they are.
    pub mark: Option<MarkKind>,
}

/// The marks of a text, in order and apart.
pub fn marks(_text: &str) -> Vec<Mark> {
    Vec::new()
}

/// The text cut at its marks.
pub fn pieces(text: &str, _marks: &[Mark]) -> Vec<Piece> {
    vec![Piece { text: text.to_owned(), mark: None }]
}

/// The marks in words: `Has 3 links`.
pub fn summary(_text: &str, _marks: &[Mark]) -> Vec<String> {
    Vec::new()
}
