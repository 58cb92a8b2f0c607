//! The frame of every page, the page of an error, and the page of the settings.

mod error_page;
mod form_again;
mod just_done;
mod layout;
pub mod settings;

pub use error_page::{CHECK_ADDRESS, NOT_FOUND};
pub use form_again::FormAgain;
pub use just_done::JustDone;
pub use layout::{DeskLayout, Layout, NavItem, Notice};
