//! Who did what, when, to what: written in the transaction of the change itself, never altered.
//!
//! A line holds keys and codes, never a person's words or addresses, so it can be kept for good.
//! This room can add a line and read lines; there is no way to change or drop one.

mod entity;
mod store;

pub use store::{Line, history, record};

use crate::base::ids::PersonId;

/// Who acted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum By {
    /// A person of the team.
    Person(PersonId),
    /// A reader, who has no account.
    Reader,
    /// The program itself, as when it erases addresses on their date.
    Program,
    /// Whoever runs commands on the machine.
    Operator,
}

/// What it was done to, with its key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Subject {
    /// A post.
    Post(i64),
    /// A comment.
    Comment(i64),
    /// A person of the team.
    Person(i64),
    /// A rule of screening; none for the checks that come with the program.
    Screening(Option<i64>),
    /// A participation guideline.
    Guideline(i64),
    /// A pause of all comments.
    Pause(i64),
    /// Somebody who comments.
    Commenter(i64),
    /// Something saved to be used again: a team, a signpost, a reply.
    Saved(i64),
    /// The settings of the site.
    Site,
    /// Personal data as a whole, when the retention job has been through it.
    Records,
}

impl Subject {
    fn parts(self) -> (&'static str, Option<i64>) {
        match self {
            Self::Post(id) => ("post", Some(id)),
            Self::Comment(id) => ("comment", Some(id)),
            Self::Person(id) => ("person", Some(id)),
            Self::Screening(id) => ("screening", id),
            Self::Guideline(id) => ("guideline", Some(id)),
            Self::Pause(id) => ("pause", Some(id)),
            Self::Commenter(id) => ("commenter", Some(id)),
            Self::Saved(id) => ("saved", Some(id)),
            Self::Site => ("site", None),
            Self::Records => ("records", None),
        }
    }
}
