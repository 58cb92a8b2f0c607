//! What is asked.

pub mod clock;
pub mod decided;
pub mod figures;
pub mod inside;
pub mod lookups;
pub mod people;
pub mod queue;
pub mod rates;
pub mod records;
pub mod replies;
pub mod rows;
pub mod threads;
