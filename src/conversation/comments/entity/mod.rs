//! The tables of this room.

pub mod comment;
pub mod hold;
pub mod wording;
