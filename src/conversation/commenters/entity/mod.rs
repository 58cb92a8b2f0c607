//! The tables of this room.

pub mod commenter;
pub mod erasure;
pub mod link;
