//! The keyed hash of a mail address.

use crate::{base::keys::Keys, team::accounts::EmailAddress};
use std::fmt;

/// What the code in the address of the page that stops mail is made for.
const STOP: &str = "stop mail to address";

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
    pub fn from_stored(text: String) -> Self {
        Self(text)
    }

    /// The last part of the address, in every mail that anybody may have called for, by which the owner
    /// of the mail address stops all mail. It does not end, and outlives every comment.
    pub fn stop_token(&self, keys: &Keys) -> String {
        format!("{self}.{}", keys.sign(STOP, &[&self.0]))
    }

    /// Whose mail such a token stops; none if it is no such token.
    pub fn stopped_by(keys: &Keys, token: &str) -> Option<Self> {
        let (hash, code) = token.split_once('.')?;
        keys.verify(STOP, &[hash], code).then(|| Self(hash.to_owned()))
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
        let (cat, kat) = (hash("cat@example.com"), hash("kat@example.com"));
        let token = cat.stop_token(&keys);
        assert_eq!(AddressHash::stopped_by(&keys, &token), Some(cat.clone()));
        assert_eq!(AddressHash::stopped_by(&other, &token), None);
        let forged = token.replace(cat.as_str(), kat.as_str());
        for wrong in ["", ".", "a.b", cat.as_str(), forged.as_str()] {
            assert_eq!(AddressHash::stopped_by(&keys, wrong), None, "{wrong}");
        }
    }
}
