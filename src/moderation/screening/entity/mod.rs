//! The tables of this room.

pub mod check;
pub mod rule;
pub mod state;
pub mod version;
