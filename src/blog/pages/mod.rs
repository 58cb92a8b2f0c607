//! Pages that every blog of a department has to have: about, privacy, cookies, accessibility.
//!
//! Their words lie beside this file in Markdown, with places that the settings fill.
//!
//! `fill` is pure: it fills the places in a page with what the site says.

mod fill;
mod routes;
mod templates;

pub use routes::{ADDRESSES, routes};
