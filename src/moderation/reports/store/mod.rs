//! Every statement about reports.

mod read;
mod write;

pub use read::{count_between, from_network, is_known, of_comments, open, open_count, open_on};
pub use write::{close, erase_networks, insert, reopen, set_words};
