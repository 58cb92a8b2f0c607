//! Addresses of the fixed pages.

use super::{
    fill::{Kept, fill},
    templates::FixedPage,
};
use crate::{
    base::{
        context::Context,
        error::{AppError, Result},
        markdown,
    },
    team::site::Layout,
    web::{Absolute, Page},
};
use rocket::{Route, State, get, http::uri::Origin, response::Redirect, routes};

/// A page whose words come with the program.
pub(super) struct Fixed {
    address: &'static str,
    pub(super) title: &'static str,
    pub(super) text: &'static str,
    here: &'static str,
}

const ABOUT: Fixed = Fixed {
    address: "/about/",
    title: "About this blog",
    text: include_str!("about.md"),
    here: "about",
};
const PRIVACY: Fixed = Fixed {
    address: "/privacy/",
    title: "Privacy notice",
    text: include_str!("privacy.md"),
    here: "",
};
const COOKIES: Fixed =
    Fixed { address: "/cookies/", title: "Cookies", text: include_str!("cookies.md"), here: "" };
const ACCESSIBILITY: Fixed = Fixed {
    address: "/accessibility/",
    title: "Accessibility statement",
    text: include_str!("accessibility.md"),
    here: "",
};

#[cfg(test)]
pub(super) const PAGES: [Fixed; 4] = [ABOUT, PRIVACY, COOKIES, ACCESSIBILITY];

/// Where the fixed pages are.
pub const ADDRESSES: [&str; 4] =
    [ABOUT.address, PRIVACY.address, COOKIES.address, ACCESSIBILITY.address];

/// The routes of this room.
pub fn routes() -> Vec<Route> {
    routes![about, privacy, cookies, accessibility]
}

/// The page, or the address with the slash that was missing.
type Found = Result<Result<Page, Redirect>>;

#[get("/about")]
fn about(context: &State<Context>, asked: &Origin<'_>) -> Found {
    let own = context.site.get().about.clone();
    show(context, asked, &ABOUT, if own.is_empty() { ABOUT.text } else { &own })
}

#[get("/privacy")]
fn privacy(context: &State<Context>, asked: &Origin<'_>) -> Found {
    show(context, asked, &PRIVACY, PRIVACY.text)
}

#[get("/cookies")]
fn cookies(context: &State<Context>, asked: &Origin<'_>) -> Found {
    show(context, asked, &COOKIES, COOKIES.text)
}

#[get("/accessibility")]
fn accessibility(context: &State<Context>, asked: &Origin<'_>) -> Found {
    show(context, asked, &ACCESSIBILITY, ACCESSIBILITY.text)
}

fn show(context: &Context, asked: &Origin<'_>, page: &Fixed, text: &str) -> Found {
    if !asked.path().as_str().ends_with('/') {
        return Ok(Err(Redirect::moved(page.address)));
    }
    let (site, settings) = (context.site.get(), &context.settings);
    let kept = Kept {
        network_days: settings.keep_network.num_days(),
        originals_days: settings.keep_originals.num_days(),
        refused_days: settings.keep_refused.num_days(),
        spam_days: settings.keep_spam.num_days(),
        email_months: settings.keep_email.as_u32(),
        record_months: settings.keep_record.as_u32(),
    };
    let body = markdown::post(&fill(text, &site, kept)).or_else(|words| {
        // The team's own text about the blog may be beyond the limits; ours is not.
        tracing::warn!(words, page = page.address, "a page cannot be shown as the team wrote it");
        markdown::post(&fill(page.text, &site, kept)).map_err(AppError::fault)
    })?;
    let layout = Layout::public(&site, page.title)
        .at(page.here)
        .found_at(Absolute::of(context).to(page.address));
    Page::of(&FixedPage { layout, title: page.title, body }).map(Ok)
}
