//! Gathers what the pages of redaction show.

mod part;
pub mod redacting;
pub mod sealed;

pub use part::comment_part;
