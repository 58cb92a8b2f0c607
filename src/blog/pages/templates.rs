//! What a fixed page shows.

use crate::{base::markdown::SafeHtml, team::site::Layout};
use askama::Template;

#[derive(Template)]
#[template(path = "blog/pages/page.html")]
pub struct FixedPage {
    pub layout: Layout,
    pub title: &'static str,
    pub body: SafeHtml,
}
