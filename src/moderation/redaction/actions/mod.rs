//! Taking words out, putting them back, and reading what is sealed, one file a verb.

mod open;
mod redact;
mod supersede;
mod undo;

pub use open::{OpenOutcome, destroy_due, destroy_of, open};
pub use redact::{Outcome, can_be_redacted, redact, redact_and_publish, was_done};
pub use supersede::supersede;
pub use undo::{may_undo, undo, undo_for_a_reason};
