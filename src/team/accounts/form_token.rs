//! The token of a form of the desk: `SESSION.PERSON.CODE`. The first part proves that the form was made for
//! the session it comes with; the others say for whom it was made, which stays true when the session is
//! gone and forgotten, so that the words in it can be kept for that person and for nobody else.

use crate::base::{
    ids::PersonId,
    keys::{self, Keys},
};

/// What the code that goes with a person is for.
const PURPOSE: &str = "whose form";

/// The token of the forms of a session, whose own token has this hash.
pub fn make(keys: &Keys, session_hash: &str, person: PersonId) -> String {
    format!("{}{}", keys.sign("csrf", &[session_hash]), of_person(keys, person))
}

/// A token of no session: it sends nothing, and says whose form it was.
pub fn of_person(keys: &Keys, person: PersonId) -> String {
    let id = person.0.to_string();
    format!(".{id}.{}", keys.sign(PURPOSE, &[&id]))
}

/// Whether a form with the token `given` was made for the session of the token `own`.
pub fn same_session(given: &str, own: &str) -> bool {
    let (given, own) = (session_part(given), session_part(own));
    !own.is_empty() && keys::same(given, own)
}

fn session_part(token: &str) -> &str {
    token.split_once('.').map_or(token, |(session, _)| session)
}

/// The person for whom a form with this token was made; none if the token is not one of ours.
pub fn owner(keys: &Keys, token: &str) -> Option<PersonId> {
    let (id, code) = token.split_once('.')?.1.split_once('.')?;
    keys.verify(PURPOSE, &[id], code).then(|| id.parse().ok().map(PersonId))?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_says_whose_it_is_and_to_which_session_it_belongs() {
        let keys = Keys::from_text(&"k".repeat(32)).expect("long enough");
        let (ana, bo) = (PersonId(7), PersonId(71));
        let token = make(&keys, "one", ana);
        assert!(same_session(&token, &token));
        assert!(!same_session(&token, &make(&keys, "other", ana)));
        // Those made before tokens said whose they are.
        assert!(same_session(session_part(&token), &token));
        assert_eq!(owner(&keys, &token), Some(ana));
        assert_eq!(owner(&keys, &of_person(&keys, bo)), Some(bo));
        assert!(!same_session(&of_person(&keys, ana), &token));
        assert!(!same_session("", "") && !same_session(".", ".x"));
        for forged in
            ["", "x", "..", ".7.", ".7.x", &token.replace(".7.", ".71."), session_part(&token)]
        {
            assert_eq!(owner(&keys, forged), None, "{forged}");
        }
    }
}
