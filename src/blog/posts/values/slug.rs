//! The last part of a post's address: small letters, figures and hyphens.

use std::fmt;

/// The most characters of a slug.
pub const MOST: usize = 100;
/// Where a slug made from a title is cut, at a word.
const FROM_TITLE: usize = 80;

/// A slug: small letters, figures and single hyphens, never empty.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Slug(String);

/// Why a post does not get its address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AddressRefused {
    /// Another post took it at the same moment; the second need only try again.
    Taken,
}

impl AddressRefused {
    /// In words.
    pub fn in_words(self) -> &'static str {
        match self {
            Self::Taken => {
                "Another post took this address at the same moment. Go back and send the form again."
            }
        }
    }
}

impl Slug {
    /// Takes what was typed, made plain.
    pub fn typed(text: &str) -> Result<Self, String> {
        let plain = plain(text);
        if plain.is_empty() {
            return Err("Enter letters or numbers for the address".to_owned());
        }
        if plain.len() > MOST {
            return Err(format!(
                "The name in the address must be {MOST} characters or less. You entered {}",
                plain.len()
            ));
        }
        Ok(Self(plain))
    }

    /// Makes one from a title; a title without a letter that can be spelt gives `post`.
    pub fn from_title(title: &str) -> Self {
        Self::cut(&plain(title), "post")
    }

    /// Makes one from the name of a topic.
    pub fn from_topic(name: &str) -> Option<Self> {
        let plain = plain(name);
        (!plain.is_empty()).then(|| Self::cut(&plain, "topic"))
    }

    /// One that the database kept.
    pub fn from_stored(text: String) -> Self {
        Self(text)
    }

    /// The slug to try when `taken` others stand in the way: itself, then `-2`, `-3`.
    pub fn after(&self, taken: usize) -> Self {
        match taken {
            0 => self.clone(),
            _ => Self(format!("{}-{}", self.0, taken + 1)),
        }
    }

    /// As text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    fn cut(plain: &str, otherwise: &str) -> Self {
        if plain.is_empty() {
            return Self(otherwise.to_owned());
        }
        if plain.len() <= FROM_TITLE {
            return Self(plain.to_owned());
        }
        // Everything is ASCII here, so any place is between two characters.
        let head = &plain[..FROM_TITLE];
        let whole_word = plain.as_bytes().get(FROM_TITLE) == Some(&b'-');
        let end = if whole_word { FROM_TITLE } else { head.rfind('-').unwrap_or(FROM_TITLE) };
        Self(head[..end].to_owned())
    }
}

/// An apostrophe joins what it stands between, so `team’s` becomes `teams`.
fn plain(text: &str) -> String {
    slug::slugify(text.replace(['’', '‘', '\''], ""))
}

impl fmt::Display for Slug {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_becomes_a_slug() {
        for (title, slug) in [
            ("What 21 case studies taught us", "what-21-case-studies-taught-us"),
            ("The team’s first year", "the-teams-first-year"),
            ("Don't panic", "dont-panic"),
            ("Café – a  study!", "cafe-a-study"),
            ("Siân & Llŷr", "sian-llyr"),
            ("…", "post"),
        ] {
            assert_eq!(Slug::from_title(title).as_str(), slug, "{title}");
        }
    }

    #[test]
    fn a_long_title_is_cut_at_a_word() {
        let slug = Slug::from_title(&"harbour ".repeat(30));
        assert_eq!(slug.as_str(), "harbour-".repeat(10).trim_end_matches('-'));
        assert_eq!(Slug::from_title(&"x".repeat(200)).as_str().len(), FROM_TITLE);
    }

    #[test]
    fn a_typed_slug_is_made_plain_or_refused() {
        assert_eq!(Slug::typed(" My Slug ").map(|slug| slug.0), Ok("my-slug".to_owned()));
        assert!(Slug::typed("../").is_err());
        assert!(Slug::typed(&"x".repeat(101)).is_err());
    }

    #[test]
    fn those_in_the_way_are_counted_past() {
        let slug = Slug::from_title("Why");
        assert_eq!(slug.after(0).as_str(), "why");
        assert_eq!(slug.after(1).as_str(), "why-2");
        assert_eq!(slug.after(2).as_str(), "why-3");
    }
}
