//! What an address shows that leads nowhere.

use crate::team::site::{CHECK_ADDRESS, Layout, NOT_FOUND, Site};
use askama::Template;

/// The page of an address that leads nowhere.
#[derive(Template)]
#[template(path = "readers/finding/lost.html")]
pub struct LostPage {
    pub layout: Layout,
    pub heading: &'static str,
    pub paragraphs: [&'static str; 2],
    /// How the team can be reached; may be empty.
    pub contact: String,
    /// The latest posts: title and path.
    pub posts: Vec<(String, String)>,
}

impl LostPage {
    /// With the latest posts.
    pub fn new(site: &Site, posts: Vec<(String, String)>) -> Self {
        Self {
            layout: Layout::private(site, NOT_FOUND),
            heading: NOT_FOUND,
            paragraphs: CHECK_ADDRESS,
            contact: site.contact.clone(),
            posts,
        }
    }
}
