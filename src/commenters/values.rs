//! The keyed hash of a mail address.

use crate::{accounts::EmailAddress, keys::Keys};
use std::fmt;

/// A code over a mail address that only this blog can make: it tells whether two comments have the
/// same address, and nobody can read the address from it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AddressHash(String);

impl AddressHash {
    /// The hash of `address`, which is folded already.
    pub fn of(keys: &Keys, address: &EmailAddress) -> Self {
        Self(keys.sign("commenter address", &[address.as_str()]))
    }

    /// A hash as the database has it.
    pub fn kept(text: String) -> Self {
        Self(text)
    }

    /// As text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for AddressHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_address_has_one_hash_however_it_is_typed() {
        let keys = Keys::from_text(&"k".repeat(32)).expect("long enough");
        let hash = |typed: &str| AddressHash::of(&keys, &typed.parse().expect("an address"));
        assert_eq!(hash("cat@example.com"), hash(" Cat@Example.COM "));
        assert_ne!(hash("cat@example.com"), hash("kat@example.com"));
        assert!(!hash("cat@example.com").as_str().contains("cat"));
        let other = Keys::from_text(&"x".repeat(32)).expect("long enough");
        let theirs = AddressHash::of(&other, &"cat@example.com".parse().expect("an address"));
        assert_ne!(hash("cat@example.com"), theirs);
    }
}
