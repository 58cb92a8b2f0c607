//! The tables of this room.

pub mod failure;
pub mod kept_words;
pub mod known_network;
pub mod person;
pub mod role;
pub mod session;
pub mod turn;
