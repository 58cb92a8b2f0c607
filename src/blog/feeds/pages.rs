//! The map of the site, and the two small texts for robots and for finders of faults.

use crate::base::clock::{Moment, london};
use askama::Template;
use chrono::TimeDelta;

/// One address on the map.
#[derive(Debug, PartialEq, Eq)]
pub struct SitemapEntry {
    /// The whole address.
    pub address: String,
    /// When it last changed, for machines; may be empty.
    pub changed: String,
}

/// The map of the site, by the protocol of sitemaps.org.
#[derive(Template)]
#[template(path = "blog/feeds/sitemap.xml")]
pub struct Sitemap {
    /// Every address.
    pub addresses: Vec<SitemapEntry>,
}

/// What robots are asked to leave alone.
#[derive(Template)]
#[template(
    source = "User-agent: *\nDisallow: /desk/\nDisallow: /comments/\n\nSitemap: {{ sitemap }}\n",
    ext = "txt"
)]
pub struct Robots {
    /// The whole address of the map.
    pub sitemap: String,
}

/// Whom to tell about a fault in the security of this site (RFC 9116).
#[derive(Template)]
#[template(
    source = "Contact: mailto:{{ contact }}\nExpires: {{ expires }}\nPreferred-Languages: en\nCanonical: {{ address }}\n",
    ext = "txt"
)]
pub struct SecurityText {
    /// An email address.
    pub contact: String,
    /// Until when this may be believed.
    pub expires: String,
    /// The whole address of this text.
    pub address: String,
}

/// Half a year from the day on which it is read: the RFC asks for less than a year, and a whole day
/// keeps the answer the same until midnight.
pub fn expires(now: Moment) -> String {
    london::machine(london::start_of(london::date_of(now)) + TimeDelta::days(182))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_map_escapes_and_leaves_out_what_it_does_not_know() {
        let addresses = vec![
            SitemapEntry { address: "https://a.example/?a&b".to_owned(), changed: String::new() },
            SitemapEntry {
                address: "https://a.example/b/".to_owned(),
                changed: "2026-03-09T09:00:00Z".to_owned(),
            },
        ];
        let xml = Sitemap { addresses }.render().expect("a map");
        assert!(xml.starts_with("<?xml version=\"1.0\" encoding=\"UTF-8\"?>"), "{xml}");
        assert!(!xml.contains("a&b"), "{xml}");
        assert_eq!(xml.matches("<lastmod>").count(), 1, "{xml}");
    }

    #[test]
    fn the_promise_to_finders_of_faults_ends_within_a_year() {
        let now = "2026-11-22T12:30:00Z".parse().expect("a moment");
        let text = SecurityText {
            contact: "security@a.example".to_owned(),
            expires: expires(now),
            address: "https://a.example/.well-known/security.txt".to_owned(),
        };
        assert_eq!(
            text.render().expect("a text"),
            "Contact: mailto:security@a.example\nExpires: 2027-05-23T00:00:00Z\n\
             Preferred-Languages: en\nCanonical: https://a.example/.well-known/security.txt\n"
        );
    }
}
