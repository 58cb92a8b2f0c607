//! Every statement about pauses.

mod read;
mod write;

pub use read::{find, over, standing_after};
pub use write::{insert, update};
