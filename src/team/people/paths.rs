//! The addresses of coming in and going out, and of the people of the team; those that mail and error
//! pages lead to are in [`accounts::paths`](crate::team::accounts::paths).

use crate::base::ids::PersonId;

/// What comes first for whoever is signed in.
pub const DESK: &str = "/desk/";
/// Where one is after signing out.
pub const SIGNED_OUT: &str = "/desk/sign-in?out=1";
/// Where one signs out.
pub const SIGN_OUT: &str = "/desk/sign-out";
/// Where the first administrator comes in; the token of the way follows.
pub const SET_UP: &str = "/desk/set-up";
/// The people of the team.
pub const PEOPLE: &str = "/desk/people/";

/// One person of the team.
pub fn person(id: PersonId) -> String {
    format!("{PEOPLE}{id}")
}

/// The way in of the first administrator, by its token.
pub fn set_up(token: &str) -> String {
    format!("{SET_UP}/{token}")
}
