//! Pages beside the posts: about, privacy, cookies and accessibility, which every blog has, and further ones.
//!
//! The program's own words for the four lie beside this file in Markdown, with places that the settings
//! fill. A page is a row from the first time somebody changes it; every wording is kept from then on, and
//! which one readers see is a number of its own. A wording with parts to complete is never shown to them.
//!
//! `fill` is pure: it fills the places in a page with what the site says. `gaps` is pure: which parts of a
//! text are still to be written. `fixed` is the four pages as they come with the program, and `templates`
//! what readers and the desk see of any.

mod actions;
mod door;
mod entity;
mod fill;
mod fixed;
mod forms;
mod gaps;
pub mod paths;
mod reading;
mod routes;
mod store;
mod templates;
mod values;

pub use actions::{SaveOutcome, save};
pub use door::{Unfinished, public_paths, shown, unfinished};
pub use routes::routes;
pub use values::{Intent, PageName, RESERVED, Wording};

/// The tag of pages that the team writes, and of the menu that may lead to them.
pub const PAGES: crate::web::Tag = crate::web::Tag::all("pages");
