//! Every statement about redactions and sealed originals.

mod read;
mod write;

pub use read::redactions::{count_between, last_standing, of_comment, standing_of};
pub use read::sealed::{
    Seal, count_sealed, latest, of_redactions, openings_of, seal_with, with_redaction,
};
pub use write::redactions::{forget_causes, insert, mark_undone, supersede};
pub use write::sealed::{destroy, destroy_due, keep_opening, seal};
