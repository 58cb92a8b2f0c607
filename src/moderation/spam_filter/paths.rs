//! Addresses of the filter.

/// The page about the filter.
pub const FILTER: &str = "/desk/moderation/screening/filter";
