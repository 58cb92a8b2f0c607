//! The addresses by which a person of the team comes in and finds their account: the pages themselves
//! are in `people`.

/// Where one signs in.
pub const SIGN_IN: &str = "/desk/sign-in";

/// One's own account.
pub const ACCOUNT: &str = "/desk/account";

/// Where one signs in to go on to `next`, which is escaped as a part of an address.
pub fn sign_in_for(next: &str) -> String {
    format!("{SIGN_IN}?next={next}")
}

/// Where the owner of an account that many guess at signs in at once, by the code of the link.
pub fn sign_in_at_once(code: &str) -> String {
    format!("{SIGN_IN}?pass={code}")
}
