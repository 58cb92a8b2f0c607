//! Every statement about the list of what was erased.

mod read;
mod write;

pub use read::{Erasure, erasures, erasures_since};
pub use write::note_erasure;
