//! Every statement about redactions and sealed originals.

mod redactions;
mod sealed;

pub use redactions::{
    count_between, forget_causes, insert, last_standing, mark_undone, of_comment, standing_of,
    supersede,
};
pub use sealed::{
    Seal, destroy, destroy_due, keep_opening, latest, of_redactions, openings_of, seal, seal_with,
    with_redaction,
};
