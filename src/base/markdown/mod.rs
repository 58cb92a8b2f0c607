//! Markdown made into HTML that is safe to show: comrak, then ammonia.
//!
//! [`SafeHtml`] is the only HTML that a template takes without escaping, and only this room makes
//! it. Each text is held to its `limits` before it is read, before it is written out and after, so
//! that no text takes long to show; text that goes beyond is refused with words for its writer.

mod addresses;
mod as_typed;
#[cfg(test)]
mod as_written;
#[cfg(test)]
mod attacks;
#[cfg(test)]
mod bombs;
mod branding;
mod clean;
mod comments;
mod definitions;
mod footnotes;
mod headings;
mod highlight;
mod limits;
mod lines;
mod links;
mod marked;
mod numbers;
mod paths;
mod pictures;
mod posts;
#[cfg(test)]
mod posts_as_written;
mod prose;
mod safe_html;
mod shown;

pub use addresses::address_alone;
pub use branding::branding;
pub use comments::{comment, count_links};
pub use marked::{MarkedComment, MarkedPlace, marked_comment};
pub use pictures::{UnseenPicture, unseen_pictures};
pub use posts::post;
pub use safe_html::SafeHtml;
pub use shown::ShownText;

/// Counts the changes of how text is made into HTML; kept with each text, so that it can be made anew.
pub const RENDER_VERSION: i64 = 5;

/// Why a text cannot be made into HTML; the words are for the person who wrote it.
pub type TooMuch = &'static str;
