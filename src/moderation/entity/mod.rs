//! The tables of this room.

pub mod decision;
pub mod guideline;
