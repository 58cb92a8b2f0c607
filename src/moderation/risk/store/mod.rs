//! Every statement about marks.

mod read;
mod write;

pub use read::{mark, marked, of, on, on_any, open};
pub use write::{blank, clear, handle, insert};
