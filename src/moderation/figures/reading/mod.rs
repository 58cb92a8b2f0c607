//! Gathers what the pages of the figures show.

mod promise;
mod years;

pub use promise::promise_page;
pub use years::{desk_page, figures_of, public_page};
