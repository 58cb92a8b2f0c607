//! Someone may be at risk: a moderator says so, a named contact is told at once, and the comment is
//! kept as it is until a moderator says what was done. Until then the alert is tried, and every page of
//! the mark says whether it has reached anyone.
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
pub use door::{alerts, is_marked, is_marked_for_good, list, marks_of, open_alerts};
pub use jobs::{AlertContact, EraseWished};
pub use pages::{Advice, Banner, RiskView};
pub use routes::routes;
pub use store::kept;
pub use values::{Alert, Mark, RiskStatus};
