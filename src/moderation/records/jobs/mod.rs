//! Work done after the answer: what erases on its date, and what follows an erasure.

mod files;
mod retain;
mod settle;
mod wished;

pub use files::clear_files;
pub use retain::{Retain, prepare};
pub use settle::Settle;
