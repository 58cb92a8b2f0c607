//! Gathers what the pages of the queue show.

pub mod board;
pub mod cards;
pub mod onward;
pub mod record;
pub mod tabs;

pub use cards::cards;
pub use tabs::row as tabs;
