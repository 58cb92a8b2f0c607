//! What the settings page shows.

use crate::{
    team::site::{
        DeskLayout, JustDone,
        forms::{LinkRow, SiteForm},
    },
    web::FormErrors,
};
use askama::Template;

#[derive(Template)]
#[template(path = "team/site/settings.html")]
pub struct SettingsPage {
    pub layout: DeskLayout,
    pub errors: FormErrors,
    pub form: SiteForm,
    /// The accent as it is kept.
    pub accent: String,
}

/// The links of the menu and the foot.
#[derive(Template)]
#[template(path = "team/site/links.html")]
pub struct LinksPage {
    pub layout: DeskLayout,
    pub errors: FormErrors,
    pub version: i64,
    pub menu: Vec<LinkRow>,
    pub foot: Vec<LinkRow>,
}

/// Why the links were not saved.
pub const LINKS_SAVED_MEANWHILE: &str = "Someone else changed the settings before you. \
    What you see is what you typed: save it again to replace their links";

/// What was just done to the links.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LinksDone {
    Saved,
}

impl JustDone for LinksDone {
    const ALL: &'static [(Self, &'static str, &'static str)] =
        &[(Self::Saved, "saved", "Links saved. Readers can see them now.")];
}

/// Why the settings were not saved.
pub const SAVED_MEANWHILE: &str = "Someone else saved the settings while you had them open. \
    What you see is what you typed: save it again to replace theirs";

/// What was just done to the settings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Done {
    Saved,
}

impl JustDone for Done {
    const ALL: &'static [(Self, &'static str, &'static str)] =
        &[(Self::Saved, "1", "Settings saved.")];
}
