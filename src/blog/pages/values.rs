//! A page and its wording, checked.

use super::{fill::unknown_place, fixed};
use crate::{
    base::{
        clock::Moment,
        ids::{PageId, PersonId},
        markdown,
    },
    web::{FormErrors, TextRule},
};

/// The only part of a page's address: small letters, figures and hyphens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PageName(String);

/// Names that the blog needs for itself, now or for what old addresses lead to. A test holds that no route
/// begins with a word that is not here.
pub const RESERVED: &[&str] = &[
    "api",
    "archive",
    "assets",
    "author",
    "authors",
    "brand",
    "category",
    "changes",
    "comment-figures",
    "comment-rules",
    "comments",
    "desk",
    "favicon",
    "feed",
    "health",
    "media",
    "metrics",
    "new",
    "page",
    "preview",
    "review",
    "robots",
    "search",
    "series",
    "sitemap",
    "subscribe",
    "tag",
    "tags",
    "theme",
    "topics",
];

/// The most characters of a name.
const MOST: usize = 60;

impl PageName {
    /// Takes what was typed, made plain.
    pub fn typed(text: &str) -> Result<Self, String> {
        let plain = slug::slugify(text.trim().trim_matches('/').replace(['’', '‘', '\''], ""));
        if plain.is_empty() {
            return Err("Enter a name for the web address, like our-team".to_owned());
        }
        if plain.len() > MOST {
            return Err(format!(
                "The name in the web address must be {MOST} characters or less. You entered {}",
                plain.len()
            ));
        }
        if !plain.contains(|c: char| c.is_ascii_alphabetic()) {
            return Err("The name in the web address must have a letter in it. \
                        Addresses of numbers alone are dates"
                .to_owned());
        }
        if RESERVED.contains(&plain.as_str()) {
            return Err(format!(
                "The blog uses /{plain}/ for something else. Enter another name for the web address"
            ));
        }
        Ok(Self(plain))
    }

    /// One that the database kept.
    pub fn from_stored(text: String) -> Self {
        Self(text)
    }

    /// As text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A page that the team has worded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// The key.
    pub id: PageId,
    /// The only part of its address.
    pub name: PageName,
    /// Its last wording.
    pub wording: Wording,
    /// Counts its wordings.
    pub version: i64,
    /// The wording that readers see; none while they see none of the team's.
    pub shown: Option<i64>,
}

/// What a page says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wording {
    /// Its heading.
    pub title: String,
    /// Its words in Markdown, with places to be filled.
    pub body: String,
}

/// What is to become of a wording.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Intent {
    /// It is kept, and readers see what they saw before.
    Draft,
    /// Readers see it.
    Publish,
}

/// A wording that a page has or had.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PastWording {
    /// Which of its wordings.
    pub version: i64,
    /// What it says.
    pub wording: Wording,
    /// Who worded it so; nobody for what came with the program.
    pub person: Option<PersonId>,
    /// When; unknown for what came with the program.
    pub at: Option<Moment>,
}

const TITLE: TextRule =
    TextRule { subject: "Title", empty: "Enter a title", most: 100, lines: false };
const BODY: TextRule =
    TextRule { subject: "Text", empty: "Enter what the page says", most: 40_000, lines: true };

impl Wording {
    /// Takes what was typed, or says at which field of the form what is wrong.
    pub fn check(title: &str, body: &str) -> Result<Self, FormErrors> {
        let mut errors = FormErrors::default();
        let title = errors.check("title", TITLE.take(title));
        let body = errors.check("body", BODY.take(body));
        if let Some(body) = &body {
            errors.check("body", markdown::post(body));
            if let Some(place) = unknown_place(body) {
                let words = format!("We cannot fill in “(({place}))”. Check its spelling");
                errors.add("body", words);
            }
        }
        match (title, body) {
            (Some(title), Some(body)) if errors.is_empty() => Ok(Self { title, body }),
            _ => Err(errors),
        }
    }

    /// The words of a page that came with the program.
    pub fn shipped(page: &fixed::Fixed) -> Self {
        Self { title: page.title.to_owned(), body: fixed::unwrapped(page.text) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_made_plain_or_refused_in_words() {
        let name = |text: &str| PageName::typed(text).map(|name| name.0);
        assert_eq!(name(" /Our Team’s plan/ "), Ok("our-teams-plan".to_owned()));
        assert_eq!(name("vision-2030"), Ok("vision-2030".to_owned()));
        for (text, words) in [
            ("../", "Enter a name"),
            ("2026", "must have a letter"),
            ("2026-03", "must have a letter"),
            ("Feed", "The blog uses /feed/ for something else"),
            ("desk", "The blog uses /desk/"),
            (&"x".repeat(61), "60 characters or less"),
        ] {
            let told = name(text).expect_err(text);
            assert!(told.contains(words), "{text}: {told}");
        }
    }

    #[test]
    fn a_place_that_nobody_can_fill_is_named() {
        let errors = Wording::check("Team", "Write to ((contakt)).").expect_err("refused");
        assert_eq!(errors.get("body"), Some("We cannot fill in “((contakt))”. Check its spelling"));
        assert!(Wording::check("Team", "Write to ((contact)). Sums ((a + b)) stay.").is_ok());
    }
}
