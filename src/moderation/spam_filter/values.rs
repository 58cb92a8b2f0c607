//! What the filter counts, and in which classes.

use sea_orm::{DeriveActiveEnum, EnumIter};
use serde::Serialize;

/// What the team decided a comment to be. A refusal says neither.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text")]
pub enum Class {
    /// It only advertises, or a machine sent it.
    #[sea_orm(string_value = "spam")]
    Spam,
    /// It was worth publishing.
    #[sea_orm(string_value = "published")]
    Published,
}

/// How many comments of each class there are, of all or of those with one token.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Counts {
    /// Comments that were spam.
    pub spam: i64,
    /// Comments that were published.
    pub published: i64,
}

impl Counts {
    /// One comment of `class`.
    pub fn one(class: Class) -> Self {
        match class {
            Class::Spam => Self { spam: 1, published: 0 },
            Class::Published => Self { spam: 0, published: 1 },
        }
    }

    /// These and those.
    pub fn plus(self, other: Self) -> Self {
        Self { spam: self.spam + other.spam, published: self.published + other.published }
    }

    /// So many times these.
    pub fn times(self, factor: i64) -> Self {
        Self { spam: self.spam * factor, published: self.published * factor }
    }

    /// Of both classes.
    pub fn both(self) -> i64 {
        self.spam + self.published
    }

    /// Whether there is nothing of either.
    pub fn is_none(self) -> bool {
        self.spam == 0 && self.published == 0
    }
}

/// The parts of a comment that the filter looks at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sample<'a> {
    /// The name shown.
    pub name: &'a str,
    /// What it says.
    pub body: &'a str,
    /// Where its writer may be told; only the domain counts.
    pub email: Option<&'a str>,
    /// Whether its form came back faster than a person writes.
    pub fast: bool,
}
