//! Every statement about marks.

mod read;
mod write;

pub use read::{kept, mark, of, on, on_any, open};
pub use write::{blank, clear, handle, insert};
