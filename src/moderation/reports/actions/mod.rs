//! Reporting a comment, and what comes of it.

mod close;
mod report;
mod retain;

pub use close::{KeepRefused, close, forget_words, keep, reopen, take_out};
pub use report::{ReportAnswer, report};
pub use retain::erase_networks;
