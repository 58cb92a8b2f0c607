//! Gathers what the pages about reports show.

mod parts;
pub mod under_post;

pub use parts::{parts, reasons_of};
