//! What the settings page shows.

use super::{DeskLayout, JustDone, forms::SiteForm, paths};
use crate::{
    base::context::Context,
    team::{
        accounts::Administrator,
        site::pages::settings::{Done, SettingsPage},
    },
    web::FormErrors,
};

/// The settings as they stand, and what was just done.
pub fn settings(
    context: &Context,
    administrator: &Administrator,
    done: Option<Done>,
) -> SettingsPage {
    let form = SiteForm::from(&*context.site.get());
    let mut page = settings_as_typed(context, administrator, FormErrors::default(), form);
    page.layout = page.layout.telling(done.map(Done::notice));
    page
}

/// The settings as they were typed, and what is wrong.
pub fn settings_as_typed(
    context: &Context,
    administrator: &Administrator,
    errors: FormErrors,
    form: SiteForm,
) -> SettingsPage {
    SettingsPage {
        layout: DeskLayout::new(&context.site.get(), administrator, "Settings", "settings")
            .in_section(paths::SETTINGS)
            .with_errors(&errors),
        errors,
        form,
        accent: context.site.get().accent.as_str().to_owned(),
    }
}
