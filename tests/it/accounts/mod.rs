//! People of the team over HTTP: how they come in, what they may do, and what is refused.

mod by_administrator;
mod cookies;
mod flooding;
mod guessing;
mod kept_words;
mod memory;
mod other_sessions;
mod people;
mod profile;
mod sessions;
mod set_up;
mod signing_in;
mod throttling;
