//! Redaction: a moderator takes words out of a comment, and everybody can see that it was done.
//!
//! What stood there is sealed in a table of its own. It is read only through `actions::open`, by an
//! administrator who gives a reason, and destroyed on a date that was set when it was sealed.
//!
//! `cutting`, `text` and `marked` are pure: how passages are found in what was typed and taken out, and which marks can
//! be taken out by one press.

mod actions;
mod cutting;
mod door;
mod entity;
mod forms;
mod marked;
mod pages;
pub mod paths;
mod reading;
mod routes;
mod store;
mod text;
mod values;

pub use actions::{destroy_due, destroy_of, supersede};
pub use door::{Note, notes};
pub use marked::publish_without;
pub(crate) use pages::{CommentPart, PublishWithout};
pub use reading::comment_part;
pub use routes::routes;
pub use store::{count_between, count_sealed};
pub use values::RedactionReason;
