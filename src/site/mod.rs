//! The blog's own name, purpose, promise and colour: what the team changes on the desk, and the
//! frame that every page stands in.

mod actions;
mod entity;
mod forms;
mod layout;
mod pages;
mod promise;
mod routes;
mod store;
mod values;

pub use actions::{prepare, reload};
pub use layout::{DeskLayout, Layout, NavItem, Notice};
pub use promise::Promise;
pub use routes::routes;
pub use values::{Accent, Replies, Site, SiteCache};
