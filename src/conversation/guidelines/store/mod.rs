//! Every statement about guidelines and their wordings.

mod read;
mod write;

pub use read::{NamedBy, all, by_ids, by_slug, end, find, history, in_force, named, versions};
pub use write::{delete, insert, place, retire, reword};
