//! The links of the menu and of the foot of every public page: where each leads, and in which words.

use crate::web::TextRule;
use url::Url;

/// A link of the menu or the foot.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SiteLink {
    /// What it says.
    pub label: String,
    /// Where it leads: a path of this blog, or a page elsewhere over https.
    pub address: String,
}

/// The menu that a blog has until someone changes it.
const MENU: &[(&str, &str)] =
    &[("Posts", "/"), ("About", "/about/"), ("Comment rules", "/comment-rules/")];
/// The foot that a blog has until someone changes it.
const FOOT: &[(&str, &str)] = &[
    ("Privacy", "/privacy/"),
    ("Cookies", "/cookies/"),
    ("Accessibility", "/accessibility/"),
    ("Comment rules", "/comment-rules/"),
    ("Atom feed", "/feed/atom/"),
];

/// Those of the menu that a blog begins with.
pub fn standard_menu() -> Vec<SiteLink> {
    listed(MENU)
}

/// Those of the foot that a blog begins with.
pub fn standard_foot() -> Vec<SiteLink> {
    listed(FOOT)
}

fn listed(links: &[(&str, &str)]) -> Vec<SiteLink> {
    let link = |&(label, address): &(&str, &str)| SiteLink {
        label: label.to_owned(),
        address: address.to_owned(),
    };
    links.iter().map(link).collect()
}

const LABEL: TextRule = TextRule {
    subject: "The words of a link",
    empty: "Enter the words of the link",
    most: 40,
    lines: false,
};

impl SiteLink {
    /// Takes what was typed, or says what is wrong with it.
    pub fn check(label: &str, address: &str) -> Result<Self, String> {
        let label = LABEL.take_name(label)?;
        match safe(address.trim()) {
            Ok(address) => Ok(Self { label, address }),
            Err(words) => Err(format!("{words}, for “{label}”")),
        }
    }
}

/// An address that is safe to lead to from every page.
fn safe(typed: &str) -> Result<String, &'static str> {
    const WRONG: &str = "Enter an address that starts with / or https://";
    if typed.is_empty() {
        return Err("Enter where the link leads");
    }
    if !typed.bytes().all(|byte| byte.is_ascii_graphic()) || typed.contains(['\\', '"', '<', '>']) {
        return Err("Enter an address without spaces, accents or quotes");
    }
    if typed == "/desk" || typed.starts_with("/desk/") {
        return Err("Enter a page that readers can open, and not one of the desk");
    }
    if typed.starts_with('/') && !typed.starts_with("//") {
        return Ok(typed.to_owned());
    }
    let url = Url::parse(typed).map_err(|_| WRONG)?;
    let plain = url.username().is_empty() && url.password().is_none();
    if url.scheme() == "https" && url.host_str().is_some_and(|host| host.contains('.')) && plain {
        Ok(url.to_string())
    } else {
        Err(WRONG)
    }
}

/// As the database keeps them: a line a link, the address first.
pub fn to_stored(links: &[SiteLink]) -> String {
    let lines: Vec<String> =
        links.iter().map(|link| format!("{} {}", link.address, link.label)).collect();
    lines.join("\n")
}

/// Those that [`to_stored`] wrote.
pub fn from_stored(text: &str) -> Vec<SiteLink> {
    text.lines()
        .filter_map(|line| line.split_once(' '))
        .map(|(address, label)| SiteLink { label: label.to_owned(), address: address.to_owned() })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_safe_addresses_are_led_to() {
        let link = |address: &str| SiteLink::check("Team", address).map(|link| link.address);
        for (typed, taken) in [
            (" /our-team/ ", "/our-team/"),
            ("/topics/tides/?page=2#top", "/topics/tides/?page=2#top"),
            ("https://www.gov.uk", "https://www.gov.uk/"),
            ("HTTPS://Example.org/a", "https://example.org/a"),
        ] {
            assert_eq!(link(typed), Ok(taken.to_owned()));
        }
        for typed in [
            "",
            "our-team",
            "//evil.example",
            "/\\evil.example",
            "http://example.org",
            "javascript:alert(1)",
            "data:text/html,x",
            "mailto:a@b.uk",
            "https://user:pass@example.org",
            "https://localhost",
            "/a b",
            "/desk/",
            "/\"onclick=",
            "https:///x",
        ] {
            assert!(link(typed).is_err(), "{typed}");
        }
        assert!(
            SiteLink::check(" ", "/").is_err() && SiteLink::check(&"x".repeat(41), "/").is_err()
        );
    }

    #[test]
    fn they_are_kept_as_they_are() {
        let links = [standard_menu(), standard_foot()].concat();
        assert_eq!(from_stored(&to_stored(&links)), links);
        assert!(from_stored("").is_empty());
        for link in links {
            assert_eq!(SiteLink::check(&link.label, &link.address), Ok(link));
        }
    }
}
