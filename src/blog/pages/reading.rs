//! A fixed page with its places filled from the site and its settings.

use super::{
    fill::{RetentionDays, fill},
    fixed::{ABOUT, Fixed},
    templates::FixedPage,
};
use crate::{
    base::{
        context::Context,
        error::{AppError, Result},
        markdown,
    },
    team::site::Layout,
    web::Absolute,
};

/// The page about the blog: in the team's own words, if they wrote some.
pub fn about_page(context: &Context) -> Result<FixedPage> {
    let own = context.site.get().about.clone();
    filled(context, &ABOUT, if own.is_empty() { ABOUT.text } else { &own })
}

/// The page in its own words.
pub fn fixed_page(context: &Context, page: &Fixed) -> Result<FixedPage> {
    filled(context, page, page.text)
}

fn filled(context: &Context, page: &Fixed, text: &str) -> Result<FixedPage> {
    let (site, settings) = (context.site.get(), &context.settings);
    let kept = RetentionDays {
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
    Ok(FixedPage { layout, title: page.title, body })
}
