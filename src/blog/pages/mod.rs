//! Pages that every blog of a department has to have: about, privacy, cookies, accessibility.
//!
//! Their words lie beside this file in Markdown, with places that the settings fill.
//!
//! `fill` is pure: it fills the places in a page with what the site says.
//!
//! `fixed` and `templates` are the pages whose words come with the program, and what they show.

mod fill;
mod fixed;
pub mod paths;
mod reading;
mod routes;
mod templates;

pub use routes::routes;
