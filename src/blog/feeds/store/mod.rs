//! Every statement about the table `feeds`.

mod read;
mod write;

pub use read::{POSTS, feed_id};
pub use write::keep;
