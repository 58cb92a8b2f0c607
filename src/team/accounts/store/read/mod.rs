//! What is asked.

pub mod failures;
pub mod kept_words;
pub mod known_networks;
pub mod people;
pub mod sessions;
pub mod turns;
