//! Personal data and its time: erased on the date it has had it, or at its owner's wish, with a line that
//! says how much.

mod actions;
mod door;
mod entity;
mod forms;
mod jobs;
mod pages;
pub mod paths;
mod reading;
mod routes;
mod store;

pub use actions::{Asker, ErasureOutcome, Retained, erase_again, erase_all, erase_one, retain};
pub use door::last_erasure;
pub use jobs::{RenderAgain, Retain, Settle, prepare};
pub use routes::routes;
