//! What the team publishes: drafts, revisions, addresses, topics.
//!
//! Every save is a new revision. Which one is worked on and which one readers see are two numbers, so
//! that writing on never changes a public page; only publishing does.
//!
//! `changes` is pure: what is different between two texts.

mod actions;
mod changes;
mod door;
mod entity;
mod forms;
mod guards;
mod jobs;
mod lifecycle;
mod pages;
pub mod paths;
mod reading;
mod routes;
mod store;
mod values;

pub use actions::{
    Outcome, SaveOutcome, keep_feed_ids, publish, render_again, save, send_back, send_for_review,
    set_comments, withdraw, write,
};
pub use changes::{Difference, Piece};
pub use door::{
    Need, PostInNeed, find_public, latest_links, latest_titles, needing, page_with, reference,
    references,
};
pub use jobs::{AskForReview, TellOfPublication, TellOfReturn};
pub use lifecycle::PostStatus;
pub use pages::{CommentsPart, Heard, Talk};
pub use reading::{FeedEntry, all_addresses, author_slugs_in_use, latest, list_at, topics_in_use};
pub use routes::routes;
pub use store::{by_author, change_notes, change_notes_of};
pub use values::{
    Change, ChangeNote, CommentSettings, CreditedComment, PostAddress, PostRef, Reason, Revision,
    Times, Topic, earlier_feed_id,
};

/// The tag of pages that show posts, whichever: publishing one changes the lists, and the pages beside it.
pub const POSTS: crate::web::Tag = crate::web::Tag::all("posts");
