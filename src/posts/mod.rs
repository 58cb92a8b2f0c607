//! What the team publishes: drafts, wordings, addresses, topics.

mod door;
mod values;

pub use door::{
    FeedEntry, Topic, all_addresses, author_slugs_in_use, find_public, latest, page_with,
    reference, references, topics_in_use,
};
pub use values::{Commenting, PostAddress, PostRef};
