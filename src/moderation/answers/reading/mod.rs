//! Gathers what the pages about answers show, and the parts of it that other rooms put into theirs.

pub mod answer;
mod choices;
pub mod lists;
pub mod replies;
pub mod shelves;

pub use answer::late_page;
pub use choices::{choices, choices_after, reply_form};
pub use lists::owed_by_team;
