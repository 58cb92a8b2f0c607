//! The addresses of pages: readers', and the desk's.

/// What the blog is.
pub const ABOUT: &str = "/about/";
/// What is known of whoever comments, and for how long.
pub const PRIVACY: &str = "/privacy/";
/// Which cookies there are.
pub const COOKIES: &str = "/cookies/";
/// How the blog can be used, and what is missing.
pub const ACCESSIBILITY: &str = "/accessibility/";

/// Those that every blog has.
pub const ALL: [&str; 4] = [ABOUT, PRIVACY, COOKIES, ACCESSIBILITY];

/// The list on the desk.
pub const ON_DESK: &str = "/desk/pages/";

/// The page with this name, for readers.
pub fn public(name: &str) -> String {
    format!("/{name}/")
}

/// The page with this name in the editor.
pub fn editor(name: &str) -> String {
    format!("{ON_DESK}{name}")
}
