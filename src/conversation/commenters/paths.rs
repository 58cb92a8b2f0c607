//! Where the links in our mail lead: the pages of whoever has a mail address.

/// Where somebody asks for a link to all their comments.
pub const MINE: &str = "/comments/mine";

/// All comments of an address, by the token of a link to them.
pub fn mine(token: &str) -> String {
    format!("{MINE}/{token}")
}

/// Where the owner of an address confirms it.
pub fn confirm(token: &str) -> String {
    format!("/comments/confirm/{token}")
}

/// Where the owner of an address says that a comment is not theirs.
pub fn not_mine(token: &str) -> String {
    format!("/comments/not-mine/{token}")
}

/// Where mail about one comment is stopped.
pub fn stop(token: &str) -> String {
    format!("/comments/stop/{token}")
}

/// Where all mail to an address is stopped and started.
pub fn emails(token: &str) -> String {
    format!("/comments/emails/{token}")
}
