//! The addresses of the settings and of the blog's own colours.

/// The settings of the blog.
pub const SETTINGS: &str = "/desk/settings";
/// The links of the menu and the foot.
pub const LINKS: &str = "/desk/settings/links";

/// The tools of those who moderate, each with its state.
pub const COMMENT_SETTINGS: &str = "/desk/settings/comments";

/// The blog's own colours, in a style sheet that browsers may keep until `version` counts on.
pub fn theme(version: i64) -> String {
    format!("/theme.css?v={version}")
}
