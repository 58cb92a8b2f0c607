//! The tables of this room.

pub mod decision;
