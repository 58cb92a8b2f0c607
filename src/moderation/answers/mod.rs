//! What follows once a comment is published, and is never in the way of publishing it: a reply by the
//! team, another team that can help, a fault to be mended, or nothing.
//!
//! A comment is on the list of those to be answered because somebody put it there: a moderator after
//! publishing it, or an author of the post. Nothing comes on the list by itself, and a reply by the
//! team takes it off.
//!
//! A reply by the team is public at once, unless the settings want a second person to look at it first. Its
//! writer can take it back until the mail about it leaves, and correct it at any time.
//!
//! `done` says what was just done, as addresses tell it.

mod actions;
mod done;
mod door;
mod entity;
mod forms;
mod jobs;
mod pages;
pub mod paths;
mod reading;
mod routes;
mod store;
mod values;

pub use actions::{PublishRefused, add, announce, ask, follow, forget_words, publish, undone};
pub use door::{OwedCounts, count_offered, followed, owed, owed_by, signpost, signposts};
pub use jobs::{
    AskForLook, TellAuthor, TellColleague, TellLookedAt, TellOwner, TellPassedOn, TellSentBack,
    TellTeam,
};
pub use pages::{ChoicesView, DRAFT_OVERTAKEN, OwedView, ReplyView};
pub use reading::{choices, choices_after, late_page, owed_by_team, reply_form};
pub use routes::routes;
pub use store::saved_by_ids;
pub use values::{Draft, Given, NewSavedText, SavedText, Shelf};
