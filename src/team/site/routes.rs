//! Addresses of the settings page and of the blog's own colours.

use super::{DeskLayout, Notice, actions, forms::SiteForm, pages::SettingsPage};
use crate::{
    base::{context::Context, error::Result},
    team::accounts::{Administrator, Posted},
    web::{FormErrors, Page, TextFile},
};
use rocket::{
    Route, State, get,
    http::{ContentType, Status},
    post,
    response::Redirect,
    routes,
};

/// The routes of this room.
pub fn routes() -> Vec<Route> {
    routes![theme, settings, change]
}

#[get("/theme.css")]
fn theme(context: &State<Context>) -> TextFile {
    let site = context.site.get();
    let accent = site.accent.as_str();
    TextFile {
        kind: ContentType::CSS,
        text: format!(":root {{ --accent: {accent}; --band: {accent}; }}\n"),
    }
}

fn page(
    context: &Context,
    administrator: &Administrator,
    errors: FormErrors,
    form: SiteForm,
    notice: Option<Notice>,
) -> SettingsPage {
    SettingsPage {
        layout: DeskLayout::new(&context.site.get(), administrator, "Settings", "settings")
            .in_section("/desk/settings")
            .with_errors(&errors)
            .telling(notice),
        errors,
        form,
    }
}

#[get("/desk/settings?<done>")]
fn settings(
    context: &State<Context>,
    administrator: Administrator,
    done: Option<&str>,
) -> Result<Page> {
    let notice = done.map(|_| Notice { text: "The settings are saved.".to_owned(), undo: None });
    let form = SiteForm::from(&*context.site.get());
    Page::of(&page(context, &administrator, FormErrors::default(), form, notice))
}

#[post("/desk/settings", data = "<form>")]
async fn change(
    context: &State<Context>,
    administrator: Administrator,
    form: Posted<SiteForm>,
) -> Result<Result<Redirect, Page>> {
    let Posted(mut form) = form;
    let changed = match form.check() {
        Ok(changed) => changed,
        Err(errors) => {
            return Page::refused(&page(context, &administrator, errors, form, None)).map(Err);
        }
    };
    if actions::change(context, &administrator, &changed).await? {
        return Ok(Ok(Redirect::to("/desk/settings?done=1")));
    }
    actions::reload(context).await?;
    form.version = context.site.get().version;
    let errors = FormErrors::one(
        "name",
        "Somebody else saved the settings while you had them open. What you see is what you typed: \
         save it again to replace theirs",
    );
    let page = Page::of(&page(context, &administrator, errors, form, None))?;
    Ok(Err(page.with(Status::Conflict)))
}
