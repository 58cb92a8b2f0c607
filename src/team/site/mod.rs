//! The blog's own name, purpose and colour: what the team changes on the desk, and the
//! frame that every page stands in.
//!
//! `contacts` are those who are told when someone may be at risk or something is broken; `just_done` ties
//! what an address says was done to the sentence of the page. `links` is pure: where the menu and the foot lead.

mod actions;
mod contacts;
mod entity;
mod forms;
mod links;
mod pages;
mod paths;
mod reading;
mod routes;
mod store;
mod values;

pub use actions::{choose_front_answer, prepare, reload};
pub use contacts::Contacts;
pub use links::SiteLink;
pub use pages::{
    CHECK_ADDRESS, DeskLayout, FormAgain, JustDone, Layout, NOT_FOUND, NavItem, Notice,
};
pub use routes::{catchers, routes};
pub use values::{Accent, Replies, Site, SiteCache};

/// The tag of pages in the frame of the blog, which shows its name, colour, contact and more of the settings.
pub const SITE: crate::web::Tag = crate::web::Tag::all("site");
