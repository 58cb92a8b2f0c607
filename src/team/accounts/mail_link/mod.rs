//! Links that are mailed to a person of the team and let them act without a session: the code in the
//! address proves whose link it is, and is kept nowhere.

mod door;

pub use door::by_mail_link;

use super::Member;
use crate::base::{
    ids::PersonId,
    keys::{self, Keys},
};
use std::fmt;

/// The code in the address of a mailed link. Only the mail holds it.
#[derive(Clone)]
pub struct LinkCode(String);

impl fmt::Debug for LinkCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("LinkCode(hidden)")
    }
}

impl LinkCode {
    /// The code for mail to `person`, over everything the link stands for. It goes into a mail to that
    /// person and nowhere else.
    pub fn make(keys: &Keys, person: PersonId, parts: &[String]) -> Self {
        let person = person.to_string();
        let all: Vec<&str> =
            std::iter::once(person.as_str()).chain(parts.iter().map(String::as_str)).collect();
        Self(keys.sign("mail link", &all))
    }

    /// A code that somebody sent.
    pub fn given(text: &str) -> Self {
        Self(text.to_owned())
    }

    /// As it stands in the address.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether it is the code for this person and these parts.
    fn proves(&self, keys: &Keys, person: PersonId, parts: &[String]) -> bool {
        keys::same(&Self::make(keys, person, parts).0, &self.0)
    }
}

/// Who follows a mailed link.
#[derive(Debug, Clone)]
pub enum LinkHolder {
    /// Somebody without the code.
    Forged,
    /// Somebody whose account is deactivated.
    Deactivated,
    /// The person it was mailed to, with the roles they have now.
    As(Box<Member>),
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_for_one_person_and_one_thing() {
        let keys = Keys::from_text(&"k".repeat(32)).expect("long enough");
        let parts = ["7".to_owned(), "publish".to_owned()];
        let code = LinkCode::make(&keys, PersonId(1), &parts);
        assert!(code.proves(&keys, PersonId(1), &parts));
        assert!(!code.proves(&keys, PersonId(2), &parts));
        assert!(!code.proves(&keys, PersonId(1), &["7".to_owned(), "spam".to_owned()]));
        assert!(!LinkCode::given("").proves(&keys, PersonId(1), &parts));
        assert_eq!(format!("{code:?}"), "LinkCode(hidden)");
    }
}
