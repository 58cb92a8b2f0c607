//! The participation guidelines: rows that the team edits, orders and retires.
//!
//! They are the page of comment rules, the lines beside the comment form, the reasons for a decision
//! against a comment, and what its writer is told. Every wording is kept, since a decision quotes the
//! one it was made under.

mod actions;
mod door;
mod entity;
mod forms;
mod pages;
pub mod paths;
mod reading;
mod routes;
mod store;
mod values;

pub use actions::prepare;
pub use door::{QuotedGuideline, by_ids, by_slug, in_force, quoted, short_rules};
pub use routes::routes;
pub use values::{Guideline, GuidelineWording, form_code, from_form_code};

/// The tag of pages that show guidelines.
pub const GUIDELINES: crate::web::Tag = crate::web::Tag::all("guidelines");
