//! The tables of this room.

pub mod day_off;
pub mod policy;
