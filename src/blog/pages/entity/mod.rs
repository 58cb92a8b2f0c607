//! The tables of this room.

pub mod page;
pub mod version;
