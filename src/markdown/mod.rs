//! Markdown made into HTML that is safe to show: comrak, then ammonia.
//!
//! [`SafeHtml`] is the only HTML that a template takes without escaping, and only this room makes it.

use std::fmt;

/// Counts the changes of how text is made into HTML; kept with each text, so that it can be made anew.
pub const RENDER_VERSION: i64 = 1;

/// HTML that has been cleaned.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SafeHtml(String);

impl SafeHtml {
    /// HTML that this room made earlier, as the database kept it.
    pub fn kept(html: String) -> Self {
        Self(html)
    }

    /// As text, to be kept or put into a feed.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for SafeHtml {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Lets a template show it as it is.
impl askama::filters::HtmlSafe for SafeHtml {}

/// Why a text cannot be made into HTML; the words are for the person who wrote it.
pub type TooMuch = &'static str;

/// The body of a post or page.
pub fn post(text: &str) -> Result<SafeHtml, TooMuch> {
    Ok(SafeHtml(ammonia::clean(&comrak::markdown_to_html(text, &comrak::Options::default()))))
}

/// The body of a comment: paragraphs, emphasis, links, quotes, lists, code.
pub fn comment(text: &str) -> Result<SafeHtml, TooMuch> {
    post(text)
}

/// How many links the text would be shown with.
pub fn count_links(text: &str) -> usize {
    text.matches("http").count()
}
