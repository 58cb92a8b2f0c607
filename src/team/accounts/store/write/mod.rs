//! What is changed: called by actions and jobs alone.

pub mod failures;
pub mod kept_words;
pub mod known_networks;
pub mod people;
pub mod sessions;
pub mod turns;
