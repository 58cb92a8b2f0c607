//! Gathers what the pages of the queue show.

pub mod board;
pub mod cards;
pub mod comment;
pub mod commenter;
pub mod decided;
mod folds;
mod history;
pub mod late;
pub mod mine;
pub mod onward;
pub mod record;
pub mod refusing;
pub mod reported;
pub mod several;
pub mod tabs;
mod teamwork;
pub mod to_answer;

pub use cards::cards;
