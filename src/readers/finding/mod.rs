//! The page that was meant by an address that is not spelt quite right.

mod reading;

pub use reading::meant;
