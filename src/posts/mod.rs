//! What the team publishes: drafts, wordings, addresses, topics.

mod door;
mod values;

pub use door::{find_public, page_with, reference, references};
pub use values::{Commenting, PostAddress, PostRef};
