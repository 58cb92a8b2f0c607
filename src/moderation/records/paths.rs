//! Addresses of erasing.

/// Where the team erases everything from an address.
pub const ERASURE: &str = "/desk/moderation/erasure";
