//! What the settings page shows.

use crate::{
    team::site::{DeskLayout, JustDone, forms::SiteForm},
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
