//! HTML that has been cleaned, and the plain words in it.

use super::clean;
use crate::base::words::beginning;
use std::fmt;

/// HTML that has been cleaned.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SafeHtml(String);

impl SafeHtml {
    /// HTML that this room made earlier, as the database kept it.
    pub fn from_stored(html: String) -> Self {
        Self(html)
    }

    /// As text, to be kept or put into a feed.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The same with whole addresses instead of relative ones, for readers who meet it elsewhere.
    /// `page` is the whole address of the page it stands on; if it is none, nothing is changed.
    pub fn seen_from_afar(&self, page: &str) -> Self {
        page.parse()
            .map_or_else(|_| self.clone(), |page| Self(clean::post_from_afar(&self.0, page)))
    }

    /// The words alone, each run of white space as one space, without the numbers of footnotes.
    pub fn text(&self) -> String {
        let mut words = String::with_capacity(self.0.len() / 2);
        let mut rest = self.0.as_str();
        while let Some(start) = rest.find('<') {
            words.push_str(&rest[..start]);
            let tag = &rest[start..];
            let after = if tag.starts_with("<sup") {
                tag.find("</sup>").map(|end| end + "</sup>".len())
            } else {
                if !IN_A_LINE.iter().any(|name| named(tag, name)) {
                    words.push(' ');
                }
                // A quoted value may hold this sign, but ammonia writes it as an entity there.
                tag.find('>').map(|end| end + 1)
            };
            rest = after.map_or("", |after| &tag[after..]);
        }
        words.push_str(rest);
        let words = words
            .replace("&lt;", "<")
            .replace("&gt;", ">")
            .replace("&nbsp;", "\u{a0}")
            .replace("&quot;", "\"")
            .replace("&amp;", "&");
        words.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// The headings of the second level that can be linked to: the id of each, and its words.
    pub fn headings(&self) -> Vec<(String, String)> {
        const OPEN: &str = "<h2 id=\"";
        self.0
            .split(OPEN)
            .skip(1)
            .filter_map(|rest| {
                let (id, rest) = rest.split_once("\">")?;
                let (words, _) = rest.split_once("</h2>")?;
                Some((id.to_owned(), Self(words.to_owned()).text()))
            })
            .filter(|(_, words)| !words.is_empty())
            .collect()
    }

    /// The words of the first paragraph; none if the text does not begin with one.
    pub fn first_paragraph(&self) -> Option<String> {
        let (words, _) = self.0.trim_start().strip_prefix("<p>")?.split_once("</p>")?;
        Some(Self(words.to_owned()).text()).filter(|words| !words.is_empty())
    }

    /// The beginning of [`SafeHtml::text`], at most `most` characters and cut between words.
    pub fn excerpt(&self, most: usize) -> String {
        let text = self.text();
        if beginning(&text, most).len() == text.len() {
            return text;
        }
        let room = beginning(&text, most.saturating_sub(1)).len();
        let cut = if text[room..].starts_with(' ') {
            room
        } else {
            text[..room].rfind(' ').unwrap_or(room)
        };
        format!("{}…", text[..cut].trim_end_matches([' ', ',', ';', ':', '.', '–']))
    }
}

/// Tags that stand within a line, so that nothing is put between the words around them.
const IN_A_LINE: [&str; 7] = ["a", "em", "strong", "del", "code", "span", "sub"];

fn named(tag: &str, name: &str) -> bool {
    let tag = tag.trim_start_matches('<').trim_start_matches('/');
    tag.strip_prefix(name).is_some_and(|after| after.starts_with(['>', ' ']))
}

/// Only for what [`clean`] has just made.
pub(super) fn cleaned(html: String) -> SafeHtml {
    SafeHtml(html)
}

impl fmt::Display for SafeHtml {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Lets a template show it as it is.
impl askama::filters::HtmlSafe for SafeHtml {}

#[cfg(test)]
mod tests {
    use crate::base::markdown::post;

    #[test]
    fn the_words_stand_alone() {
        let html =
            post("# Tides & *moons*\n\nIt is 1 < 2[^a] `<b>`.\n\n[^a]: Here.\n").expect("HTML");
        assert_eq!(html.text(), "Tides & moons It is 1 < 2 <b>. Here. ↩");
    }

    #[test]
    fn headings_are_told_with_the_ids_they_have() {
        let html = post("## One & *two*\n\nText.\n\n### Below\n\n## `Three`\n").expect("HTML");
        let told: Vec<(String, String)> = html.headings();
        let words: Vec<&str> = told.iter().map(|(_, words)| words.as_str()).collect();
        assert_eq!(words, ["One & two", "Three"]);
        for (id, _) in &told {
            assert!(html.as_str().contains(&format!("id=\"{id}\"")), "{id}");
        }
    }

    #[test]
    fn the_first_paragraph_is_told_where_the_text_begins_with_one() {
        let first = |text| post(text).expect("HTML").first_paragraph();
        assert_eq!(
            first("The *lock*\nopened.\n\nThen it shut.").as_deref(),
            Some("The lock opened.")
        );
        assert_eq!(first("## A heading\n\nText."), None);
        assert_eq!(first(""), None);
    }

    #[test]
    fn an_excerpt_ends_between_words() {
        let html = post("We counted our forms, and then we stopped.").expect("HTML");
        assert_eq!(html.excerpt(100), "We counted our forms, and then we stopped.");
        assert_eq!(html.excerpt(22), "We counted our forms…");
        assert_eq!(html.excerpt(5), "We…");
        assert_eq!(post("Unbreakable").expect("HTML").excerpt(4), "Unb…");
        assert_eq!(post("ééééé").expect("HTML").excerpt(3), "éé…");
        assert_eq!(post("👨‍👩‍👧‍👦👨‍👩‍👧‍👦👨‍👩‍👧‍👦").expect("HTML").excerpt(2), "👨‍👩‍👧‍👦…");
        assert_eq!(post("").expect("HTML").excerpt(0), "");
    }

    #[test]
    fn addresses_are_whole_when_seen_from_afar() {
        let html = post("[a](/about/) [b](#s-x) [c](https://a.example/)").expect("HTML");
        let afar = html.seen_from_afar("https://blog.example/2026/03/09/case/");
        assert!(afar.as_str().contains(r#"href="https://blog.example/about/""#), "{afar}");
        assert!(afar.as_str().contains(r##"href="https://blog.example/2026/03/09/case/#s-x""##));
        assert!(afar.as_str().contains(r#"href="https://a.example/""#));
        assert_eq!(html.seen_from_afar("nowhere"), html);
    }
}
