//! The page that was meant by an address that is not spelt quite right, or what else there is to read.

mod pages;
mod reading;

pub use reading::{lost, meant};
