//! Addresses where due times are settled.

/// The promise and the working week.
pub const PROMISE: &str = "/desk/settings/promise";
/// The days off.
pub const DAYS_OFF: &str = "/desk/settings/bank-holidays";
