//! Every statement about the one row of the table `site`.

mod read;
mod write;

pub use read::load;
pub use write::{insert, update};
