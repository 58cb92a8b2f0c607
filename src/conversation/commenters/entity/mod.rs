//! The tables of this room.

pub mod commenter;
pub mod link;
