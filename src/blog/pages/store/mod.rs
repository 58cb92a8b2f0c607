//! Every statement about pages and their wordings.

mod read;
mod write;

pub use read::{all, find, history, wording};
pub use write::{insert, reword, show};
