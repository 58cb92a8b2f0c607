//! The tables of the filter.

pub mod lesson;
pub mod report;
pub mod token;
pub mod totals;
