//! The four pages that every blog has, in the words that come with the program.

use super::{gaps::gaps, paths};

/// A page that every blog has.
#[derive(Debug)]
pub struct Fixed {
    /// The only part of its address.
    pub name: &'static str,
    /// Where it is.
    pub address: &'static str,
    /// Its heading.
    pub title: &'static str,
    /// Its words in Markdown, with places to be filled.
    pub text: &'static str,
    /// What readers are told while there is no finished wording.
    pub prepared: &'static str,
}

impl Fixed {
    /// Whether readers can be shown the words that come with the program.
    pub fn is_complete(&self) -> bool {
        gaps(self.text).is_empty()
    }
}

const PREPARED: &str = include_str!("prepared.md");

/// All of them, in the order of the desk.
pub const PAGES: [Fixed; 4] = [
    Fixed {
        name: "about",
        address: paths::ABOUT,
        title: "About this blog",
        text: include_str!("about.md"),
        prepared: PREPARED,
    },
    Fixed {
        name: "privacy",
        address: paths::PRIVACY,
        title: "Privacy notice",
        text: include_str!("privacy.md"),
        prepared: PREPARED,
    },
    Fixed {
        name: "cookies",
        address: paths::COOKIES,
        title: "Cookies",
        text: include_str!("cookies.md"),
        prepared: PREPARED,
    },
    Fixed {
        name: "accessibility",
        address: paths::ACCESSIBILITY,
        title: "Accessibility statement",
        text: include_str!("accessibility.md"),
        prepared: include_str!("accessibility_prepared.md"),
    },
];

/// The one with this name.
pub fn named(name: &str) -> Option<&'static Fixed> {
    static ALL: [Fixed; 4] = PAGES;
    ALL.iter().find(|page| page.name == name)
}

/// A text whose paragraphs, items and quotes are a line each, as people write in a form: the files beside this
/// one are folded at the width of the source.
pub fn unwrapped(text: &str) -> String {
    let mut lines: Vec<String> = Vec::new();
    for line in text.trim().lines() {
        let quoted = line.strip_prefix('>');
        let words = quoted.unwrap_or(line).trim();
        let begins = words.is_empty() || words.starts_with(['#', '|']) || words.starts_with("- ");
        match lines.last_mut() {
            Some(last) if !begins && goes_on(last, quoted.is_some()) => {
                last.push(' ');
                last.push_str(words);
            }
            _ => lines.push(line.trim_end().to_owned()),
        }
    }
    lines.join("\n")
}

/// Whether a line can go on in the next one, which is in a quote or not.
fn goes_on(line: &str, quoted: bool) -> bool {
    let inside = line.strip_prefix('>');
    let words = inside.unwrap_or(line).trim();
    inside.is_some() == quoted && !words.is_empty() && !words.starts_with(['#', '|'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_folded_in_the_source_is_a_line() {
        let text =
            "A\nb.\n\n## C\nD\n- e\n  f\n- g\n\n> **h**\n> i\n>\n> - j\n>   k\n\n| l |\n| m |\n";
        assert_eq!(
            unwrapped(text),
            "A b.\n\n## C\nD\n- e f\n- g\n\n> **h** i\n>\n> - j k\n\n| l |\n| m |"
        );
        for page in &PAGES {
            let shown = |text: &str| crate::base::markdown::post(text).expect("HTML").text();
            assert_eq!(shown(&unwrapped(page.text)), shown(page.text), "{}", page.name);
            assert_eq!(gaps(&unwrapped(page.text)), gaps(page.text), "{}", page.name);
        }
    }

    #[test]
    fn only_the_accessibility_statement_is_left_to_the_team() {
        let open: Vec<&str> =
            PAGES.iter().filter(|page| !page.is_complete()).map(|page| page.name).collect();
        assert_eq!(open, ["accessibility"]);
        assert!(PAGES.iter().all(|page| gaps(page.prepared).is_empty()));
        assert_eq!(PAGES.map(|page| format!("/{}/", page.name)), PAGES.map(|page| page.address));
    }
}
