//! Someone may be at risk: a moderator says so, a named contact is told at once, and the comment is
//! kept as it is until a moderator says what was done.
//!
//! While the mark stands the comment cannot be published, its writer is sent no refusal, and nothing
//! of it is erased.

mod actions;
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

pub use actions::{forget_words, raise};
pub use door::{is_marked, is_marked_for_good, list, marks_of};
pub use jobs::{AlertContact, EraseWished};
pub use pages::{Banner, RiskView};
pub use routes::routes;
pub use store::kept;
pub use values::{Mark, RiskStatus};
