//! The feed in Atom (RFC 4287): whole addresses, ids that stay, text that any XML reader takes.

use super::paths;
use crate::{
    base::clock::Moment,
    blog::posts::{FeedEntry, earlier_feed_id},
    team::site::Site,
};
use atom_syndication::{Category, Content, Entry, Feed, FixedDateTime, Link, Person, Text};

/// Where the blog is found.
#[derive(Debug, Clone, Copy)]
pub struct FeedAddress<'a> {
    /// The public address, without a final slash.
    pub base: &'a str,
    /// The host name, as ids had it before they were kept.
    pub host: &'a str,
    /// By what feed readers know the feed again.
    pub feed_id: &'a str,
}

/// The feed of `entries`, the newest first.
pub fn feed(site: &Site, place: FeedAddress<'_>, entries: &[FeedEntry]) -> String {
    let home = format!("{}/", place.base);
    let owner = if site.organisation.is_empty() { &site.name } else { &site.organisation };
    let feed = Feed {
        title: plain(&site.name),
        id: place.feed_id.to_owned(),
        updated: fixed(entries.iter().map(changed).max().unwrap_or(Moment::UNIX_EPOCH)),
        subtitle: (!site.purpose.is_empty()).then(|| plain(&site.purpose)),
        authors: vec![person(owner)],
        links: vec![
            link("alternate", home),
            link("self", format!("{}{}", place.base, paths::FEED_IN_ATOM)),
        ],
        lang: Some("en-GB".to_owned()),
        entries: entries.iter().map(|one| entry(place, one)).collect(),
        ..Feed::default()
    };
    feed.to_string()
}

fn entry(place: FeedAddress<'_>, one: &FeedEntry) -> Entry {
    let post = &one.reference;
    let address = format!("{}{}", place.base, post.address);
    let mut content = Content::default();
    content.set_content_type("html".to_owned());
    content.set_value(readable(one.html.seen_from_afar(&address).as_str()));
    Entry {
        title: plain(&post.title),
        id: one
            .feed_id
            .clone()
            .unwrap_or_else(|| earlier_feed_id(place.host, post.address.date, post.id)),
        updated: fixed(changed(one)),
        published: Some(fixed(one.published_at)),
        authors: one.authors.iter().map(|name| person(name)).collect(),
        categories: one
            .topics
            .iter()
            .map(|topic| Category { term: readable(&topic.name), ..Category::default() })
            .collect(),
        links: vec![link("alternate", address)],
        summary: (!one.summary.is_empty()).then(|| plain(&one.summary)),
        content: Some(content),
        ..Entry::default()
    }
}

fn changed(entry: &FeedEntry) -> Moment {
    entry.updated_at.max(entry.published_at)
}

fn fixed(moment: Moment) -> FixedDateTime {
    moment.fixed_offset()
}

fn person(name: &str) -> Person {
    Person { name: readable(name), ..Person::default() }
}

fn link(rel: &str, href: String) -> Link {
    Link { rel: rel.to_owned(), href, ..Link::default() }
}

fn plain(text: &str) -> Text {
    Text::plain(readable(text))
}

/// Without the characters that XML 1.0 does not take, or only under protest.
fn readable(text: &str) -> String {
    text.chars()
        .filter(|c| {
            matches!(c, '\t' | '\n' | '\r')
                || !(c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}'))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        base::{
            ids::{PostId, TopicId},
            markdown,
        },
        blog::{
            calendar::Terms,
            posts::{PostAddress, PostRef, Topic},
        },
    };

    const PLACE: FeedAddress<'_> =
        FeedAddress { base: "https://blog.example", host: "blog.example", feed_id: "urn:uuid:51" };

    fn at(text: &str) -> Moment {
        text.parse().expect("a moment")
    }

    fn one() -> FeedEntry {
        FeedEntry {
            reference: PostRef {
                id: PostId(7),
                title: "Forms & <fees> \u{1}]]>".to_owned(),
                address: PostAddress {
                    date: "2026-03-09".parse().expect("a date"),
                    slug: "forms".to_owned(),
                },
                terms: Terms::OPEN,
                published: true,
                authors: Vec::new(),
            },
            feed_id: Some("urn:uuid:7".to_owned()),
            summary: "What we \u{b}counted".to_owned(),
            html: markdown::post("See [us](/about/) & `<b>`[^1]\n\n[^1]: x").expect("HTML"),
            authors: vec!["Ana Field".to_owned(), "Ben \"B\" Marsh".to_owned()],
            published_at: at("2026-03-09T09:00:00Z"),
            updated_at: at("2026-03-12T10:00:00Z"),
            topics: vec![Topic { id: TopicId(1), slug: "a".to_owned(), name: "A & B".to_owned() }],
        }
    }

    #[test]
    fn a_strict_reader_gets_back_what_was_written() {
        let xml =
            feed(&Site { name: "R&D <notes>".to_owned(), ..Site::default() }, PLACE, &[one()]);
        assert!(!xml.contains("<b>") && !xml.contains('\u{1}') && !xml.contains('\u{b}'), "{xml}");
        let read: Feed = xml.parse().expect("a feed");
        assert_eq!(read.title.value, "R&D <notes>");
        assert_eq!(read.id, "urn:uuid:51");
        assert_eq!(read.updated.to_rfc3339(), "2026-03-12T10:00:00+00:00");
        let entry = &read.entries[0];
        assert_eq!(entry.id, "urn:uuid:7");
        assert_eq!(entry.title.value, "Forms & <fees> ]]>");
        assert_eq!(entry.summary.as_ref().map(|text| text.value.as_str()), Some("What we counted"));
        assert_eq!(entry.links[0].href, "https://blog.example/2026/03/09/forms/");
        assert_eq!(entry.categories[0].term, "A & B");
        assert_eq!(entry.authors[1].name, "Ben \"B\" Marsh");
        let content = entry.content.as_ref().expect("content");
        assert_eq!(content.content_type.as_deref(), Some("html"));
        let html = content.value.as_deref().expect("a text");
        assert!(html.contains("href=\"https://blog.example/about/\""), "{html}");
        assert!(html.contains("href=\"https://blog.example/2026/03/09/forms/#fn-1\""), "{html}");
        assert!(html.contains("<code>&lt;b&gt;</code>"), "{html}");
    }

    #[test]
    fn a_feed_without_posts_is_a_feed() {
        let read: Feed = feed(&Site::default(), PLACE, &[]).parse().expect("a feed");
        assert_eq!(read.entries, []);
        assert_eq!(read.authors[0].name, "Our department");
    }

    #[test]
    fn an_update_is_never_before_the_publication() {
        let early = FeedEntry { updated_at: at("2026-01-01T00:00:00Z"), ..one() };
        let read: Feed = feed(&Site::default(), PLACE, &[early]).parse().expect("a feed");
        assert_eq!(read.entries[0].updated.to_rfc3339(), "2026-03-09T09:00:00+00:00");
    }
}
