//! The four pages whose words come with the program.

use super::paths;

/// A page whose words come with the program.
#[derive(Debug)]
pub struct Fixed {
    /// Where it is.
    pub address: &'static str,
    /// Its heading.
    pub title: &'static str,
    /// Its words in Markdown, with places to be filled.
    pub text: &'static str,
    /// Which item of the navigation it is.
    pub here: &'static str,
}

pub const ABOUT: Fixed = Fixed {
    address: paths::ABOUT,
    title: "About this blog",
    text: include_str!("about.md"),
    here: "about",
};
pub const PRIVACY: Fixed = Fixed {
    address: paths::PRIVACY,
    title: "Privacy notice",
    text: include_str!("privacy.md"),
    here: "",
};
pub const COOKIES: Fixed =
    Fixed { address: paths::COOKIES, title: "Cookies", text: include_str!("cookies.md"), here: "" };
pub const ACCESSIBILITY: Fixed = Fixed {
    address: paths::ACCESSIBILITY,
    title: "Accessibility statement",
    text: include_str!("accessibility.md"),
    here: "",
};

#[cfg(test)]
pub const PAGES: [Fixed; 4] = [ABOUT, PRIVACY, COOKIES, ACCESSIBILITY];
