//! The addresses of the fixed pages.

/// What the blog is.
pub const ABOUT: &str = "/about/";
/// What is known of whoever comments, and for how long.
pub const PRIVACY: &str = "/privacy/";
/// Which cookies there are.
pub const COOKIES: &str = "/cookies/";
/// How the blog can be used, and what is missing.
pub const ACCESSIBILITY: &str = "/accessibility/";

/// All of them.
pub const ALL: [&str; 4] = [ABOUT, PRIVACY, COOKIES, ACCESSIBILITY];
