//! The tables of this room.

pub mod change_note;
pub mod old_address;
pub mod post;
pub mod published_author;
pub mod published_topic;
pub mod revision;
pub mod revision_author;
pub mod revision_topic;
pub mod topic;
