//! The tables of this room.

pub mod opening;
pub mod redaction;
pub mod sealed;
