//! What the settings page shows.

use super::{
    DeskLayout, JustDone,
    forms::{LinkRow, LinksForm, SiteForm},
    links::{standard_foot, standard_menu},
    paths,
};
use crate::{
    base::context::Context,
    team::{
        accounts::Administrator,
        site::pages::settings::{Done, LinksDone, LinksPage, SettingsPage},
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

/// The links as they stand, and what was just done.
pub fn links(
    context: &Context,
    administrator: &Administrator,
    done: Option<LinksDone>,
) -> LinksPage {
    let site = context.site.get();
    let menu = if site.menu.is_empty() { standard_menu() } else { site.menu.clone() };
    let foot = if site.foot.is_empty() { standard_foot() } else { site.foot.clone() };
    let rows = (LinkRow::of(&menu), LinkRow::of(&foot));
    let mut page = links_page(context, administrator, FormErrors::default(), site.version, rows);
    page.layout = page.layout.telling(done.map(LinksDone::notice));
    page
}

/// The links as they were typed, and what is wrong.
pub fn links_as_typed(
    context: &Context,
    administrator: &Administrator,
    errors: FormErrors,
    form: &LinksForm,
) -> LinksPage {
    let rows = (LinkRow::with_spare(form.menu()), LinkRow::with_spare(form.foot()));
    links_page(context, administrator, errors, form.version, rows)
}

fn links_page(
    context: &Context,
    administrator: &Administrator,
    errors: FormErrors,
    version: i64,
    (menu, foot): (Vec<LinkRow>, Vec<LinkRow>),
) -> LinksPage {
    let site = context.site.get();
    LinksPage {
        layout: DeskLayout::new(&site, administrator, "Menu and footer", "settings")
            .in_section(paths::LINKS)
            .with_errors(&errors),
        errors,
        version,
        menu,
        foot,
    }
}
