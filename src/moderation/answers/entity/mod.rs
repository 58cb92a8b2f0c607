//! The tables of this room.

pub mod answer;
pub mod draft;
pub mod notice;
pub mod review;
pub mod saved;
