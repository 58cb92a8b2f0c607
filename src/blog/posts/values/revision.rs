//! One revision of a post: everything that a save keeps.

use super::{Byline, Slug, TopicName};
use crate::web::{FormErrors, TextRule, fold_line_ends, with_commas};

/// The most bytes of a post's text.
pub const BODY: usize = 500_000;

/// What a title may be.
pub const TITLE: TextRule =
    TextRule { subject: "Title", empty: "Enter a title", most: 200, lines: false };
const SUMMARY: TextRule = TextRule { subject: "Summary", empty: "", most: 500, lines: true };
const TEXT: TextRule = TextRule { subject: "Text", empty: "", most: BODY, lines: true };

/// A revision whose parts are known to be right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Revision {
    /// The title.
    pub title: String,
    /// A sentence or two for lists; may be empty.
    pub summary: String,
    /// The text in Markdown; may be empty in a draft.
    pub body: String,
    /// The last part of the address; none means: from the title.
    pub slug: Option<Slug>,
    /// Who it is by.
    pub byline: Byline,
    /// What it is about.
    pub topics: Vec<TopicName>,
}

impl Revision {
    /// A revision with a title and a text, and everything else left to its default.
    pub fn new(title: &str, body: &str) -> Result<Self, FormErrors> {
        Self::check(title, "", body, "", "", "")
    }

    /// Checks every part as it was typed: topics with commas, the byline one name a line.
    pub fn check(
        title: &str,
        summary: &str,
        body: &str,
        slug: &str,
        byline: &str,
        topics: &str,
    ) -> Result<Self, FormErrors> {
        let mut errors = FormErrors::default();
        // Its field shows a long title on several lines, and whoever presses Enter there means no line end.
        let title = fold_line_ends(title).trim().replace('\n', " ");
        let title = errors.check("title", TITLE.take(&title));
        let summary = errors.check("summary", SUMMARY.take(summary));
        let body = errors.check("body", check_body(body));
        let byline = errors.check("byline", Byline::parse(byline));
        let topics = errors.check("topics", TopicName::parse_all(topics));
        let slug = errors.check(
            "slug",
            if slug.trim().is_empty() { Ok(None) } else { Slug::typed(slug).map(Some) },
        );
        match (title, summary, body, slug, byline, topics) {
            (Some(title), Some(summary), Some(body), Some(slug), Some(byline), Some(topics)) => {
                Ok(Self { title, summary, body, slug, byline, topics })
            }
            _ => Err(errors),
        }
    }
}

/// The text is checked like any other but kept as typed: spaces before its first line mean something.
fn check_body(text: &str) -> Result<String, String> {
    let text = fold_line_ends(text);
    if text.len() > BODY {
        let length = with_commas(text.len());
        return Err(format!("Text must be 500,000 bytes or less. You entered {length}"));
    }
    let visible = TEXT.take(&text)?;
    Ok(if visible.is_empty() { String::new() } else { text })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_and_a_text_are_enough() {
        let revision = Revision::new(" Why ", "    code\r\nmore").expect("good");
        assert_eq!(revision.title, "Why");
        assert_eq!(revision.body, "    code\nmore");
    }

    #[test]
    fn limits_are_limits() {
        assert!(Revision::new(&"é".repeat(200), &"x".repeat(BODY)).is_ok());
        let refused = Revision::new(&"é".repeat(201), &"x".repeat(BODY + 1)).expect_err("too long");
        assert!(refused.get("title").is_some() && refused.get("body").is_some());
        assert!(Revision::new("\u{200b}", "").expect_err("empty").get("title").is_some());
    }
}
