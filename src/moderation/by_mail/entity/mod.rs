//! The tables of this room.

pub mod link;
pub mod wish;
