//! The blog's own name, purpose and colour: what the team changes on the desk, and the
//! frame that every page stands in.
//!
//! `contacts` are those who are told when someone may be at risk or something is broken.

mod actions;
mod catchers;
mod contacts;
mod entity;
mod error_page;
mod forms;
mod just_done;
mod layout;
mod pages;
mod paths;
mod reading;
mod routes;
mod store;
mod values;

pub use actions::{prepare, reload};
pub use catchers::catchers;
pub use contacts::Contacts;
pub use just_done::JustDone;
pub use layout::{DeskLayout, Layout, NavItem, Notice};
pub use routes::routes;
pub use values::{Accent, Replies, Site, SiteCache};
