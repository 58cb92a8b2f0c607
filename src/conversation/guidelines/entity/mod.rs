//! The tables of this room.

pub mod guideline;
pub mod wording;
