//! Who did what, when, to what: written in the transaction of the change itself, never altered.
//!
//! A line holds keys and codes, never a person's words or addresses, so it can be kept for good.
//! This room can add a line and find one; there is no way to change or drop one.

mod entity;
mod event;
mod store;
mod wording;

pub use event::{Change, Event};
pub use store::{has_happened, is_recorded, record};

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
