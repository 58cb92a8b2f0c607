//! What the settings page shows.

use super::{DeskLayout, forms::SiteForm};
use crate::web::FormErrors;
use askama::Template;

#[derive(Template)]
#[template(path = "team/site/settings.html")]
pub struct SettingsPage {
    pub layout: DeskLayout,
    pub errors: FormErrors,
    pub form: SiteForm,
}
