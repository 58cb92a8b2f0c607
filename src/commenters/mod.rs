//! Who comments, as far as that is known: one confirmed mail address, kept as a keyed hash.
//!
//! An address that somebody typed proves nothing until its owner has confirmed it through a mail. One
//! confirmation serves decisions, replies and history. The hash outlives the plain address, so that
//! moderators still see what became of a person's other comments.

mod door;
mod entity;
mod prepare;
mod store;
mod values;

pub use door::{Commenter, commenter, confirm, known};
pub use prepare::prepare;
pub use values::AddressHash;
