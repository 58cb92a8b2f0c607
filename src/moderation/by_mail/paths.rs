//! Addresses of moderation by mail.

/// Where a person chooses which mail about waiting comments they get.
pub const WISH: &str = "/desk/account/mail";

/// The page of a link in a mail.
pub fn link(token: &str) -> String {
    format!("/desk/by-mail/{token}")
}
