//! Addresses of the sealed originals.

use crate::base::ids::SealedId;

/// All of them, from outside.
pub const SEALED: &str = "/desk/records/sealed/";

/// The page of those that were sealed before this one.
pub fn sealed_before(last: SealedId) -> String {
    format!("{SEALED}?before={last}")
}
