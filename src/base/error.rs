//! What ends a request.
//!
//! Mistakes in a form are not errors but values that show the page again; refusals of the domain
//! are small enums of their room. What is left ends the request with one of these.

use super::clock::Moment;

/// The answer of anything that may end a request.
pub type Result<T, E = AppError> = std::result::Result<T, E>;

/// Why a request ends without the page that was asked for.
#[derive(Debug, thiserror::Error)]
pub enum AppError {
    /// There is nothing at this address, or nothing this person may know of.
    #[error("not found")]
    NotFound,
    /// The address is one of ours and takes other methods than this one: `GET, HEAD`.
    #[error("wrong method, not one of {0}")]
    WrongMethod(String),
    /// Nobody is signed in, or the session has ended.
    #[error("not signed in")]
    NotSignedIn,
    /// The person may not do this; the words say who can help.
    #[error("refused: {0}")]
    Forbidden(&'static str),
    /// A form was sent from a page of another website.
    #[error("a form from another website")]
    FromElsewhere,
    /// A form was made for another session than the one it came with.
    #[error("a form of another session")]
    EarlierSession,
    /// There was something here, and it was withdrawn for this reason.
    #[error("gone")]
    Gone {
        /// What was here.
        title: String,
        /// When it went, if that is known.
        at: Option<Moment>,
        /// Why it went, in the team's words.
        reason: String,
    },
    /// What was sent cannot be read as a form at all.
    #[error("unreadable request: {0}")]
    Unreadable(&'static str),
    /// A form was sent with more fields than any form of the blog has.
    #[error("too many fields sent")]
    TooManyFields,
    /// More was sent than is taken here; the number is the limit in bytes.
    #[error("more than {0} bytes sent")]
    TooLarge(u64),
    /// Something else happened meanwhile; the words say what.
    #[error("conflict: {0}")]
    Conflict(String),
    /// A row that may be there once is there already. Rooms turn this into words of their own.
    #[error("taken already")]
    Taken,
    /// Something else rests on a row that was to go. Rooms turn this into words of their own.
    #[error("in use")]
    InUse,
    /// Too many tries; the number is how many seconds to wait.
    #[error("too many tries, wait {0} seconds")]
    TooMany(u64),
    /// The database cannot be reached just now.
    #[error("unavailable: {0}")]
    Unavailable(String),
    /// A mail was not taken, and may be taken later; the text says why, in no words of the server.
    #[error("not delivered yet: {0}")]
    Undelivered(String),
    /// A mail server refused a mail for good; the text says with which code.
    #[error("undeliverable: {0}")]
    Undeliverable(String),
    /// A fault of ours; the text goes to the log and never to the reader.
    #[error("fault: {0}")]
    Fault(String),
}

impl AppError {
    /// A fault of ours, told to the log in the words of `cause`.
    pub fn fault(cause: impl std::fmt::Display) -> Self {
        Self::Fault(cause.to_string())
    }

    /// For `or_else`: where a row is there already `answer` is what came of it; every other error stays.
    pub fn taken_as<T>(answer: T) -> impl FnOnce(Self) -> Result<T> {
        move |error| match error {
            Self::Taken => Ok(answer),
            other => Err(other),
        }
    }
}
