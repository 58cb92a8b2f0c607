//! What may be left of the HTML that an organisation puts over and under every page: words, links, lists and
//! its logo. The operator writes it, so this is no guard against the operator but against what was copied
//! from another site: scripts, styles, forms, and pictures that browsers would fetch from elsewhere.

use super::safe_html::{SafeHtml, cleaned};
use ammonia::Builder;
use std::{
    borrow::Cow,
    collections::{HashMap, HashSet},
};

/// Tags with their attributes.
const ALLOWED: &[(&str, &[&str])] = &[
    ("a", &["href", "title", "class", "lang", "hreflang", "aria-label"]),
    ("br", &[]),
    ("div", &["class", "lang"]),
    ("em", &[]),
    ("hr", &[]),
    ("img", &["src", "alt", "width", "height", "class"]),
    ("li", &["class"]),
    ("ol", &["class"]),
    ("p", &["class", "lang"]),
    ("small", &[]),
    ("span", &["class", "lang"]),
    ("strong", &[]),
    ("ul", &["class"]),
];

/// Cleans the HTML of an organisation. A picture stays if its source is one of `names`; `address` then takes
/// the place of that.
pub fn branding(html: &str, names: &'static [&'static str], address: &str) -> SafeHtml {
    let address = address.to_owned();
    let mut builder = Builder::default();
    builder
        .tags(ALLOWED.iter().map(|(tag, _)| *tag).collect::<HashSet<_>>())
        .tag_attributes(
            ALLOWED
                .iter()
                .map(|(tag, attributes)| (*tag, attributes.iter().copied().collect()))
                .collect::<HashMap<_, HashSet<_>>>(),
        )
        .generic_attributes(HashSet::new())
        .url_schemes(["http", "https", "mailto", "tel"].into())
        .link_rel(Some("noopener noreferrer"))
        .attribute_filter(move |tag, attribute, value| match (tag, attribute) {
            ("img", "src") => {
                (names.contains(&value) && !address.is_empty()).then(|| Cow::Owned(address.clone()))
            }
            _ => Some(Cow::Borrowed(value)),
        });
    cleaned(builder.clean(html).to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(html: &str) -> String {
        branding(html, &["logo.svg"], "/brand/logo.1.svg").as_str().to_owned()
    }

    #[test]
    fn words_links_and_the_logo_stay() {
        assert_eq!(
            shown(
                "<div class=\"x\"><a href=\"https://tides.example\"><img src=\"logo.svg\" alt=\"Tides\"></a></div>"
            ),
            "<div class=\"x\"><a href=\"https://tides.example\" rel=\"noopener noreferrer\">\
             <img src=\"/brand/logo.1.svg\" alt=\"Tides\"></a></div>"
        );
    }

    #[test]
    fn nothing_runs_and_nothing_is_fetched_from_elsewhere() {
        for (dirty, clean) in [
            ("<script>alert(1)</script>a", "a"),
            ("<style>p{}</style>a", "a"),
            ("<p onclick=\"x()\" style=\"top:0\" id=\"main-content\">a</p>", "<p>a</p>"),
            ("<img src=\"https://a.example/x.png\" alt=\"x\">", "<img alt=\"x\">"),
            ("<a href=\"javascript:x()\">a</a>", "<a rel=\"noopener noreferrer\">a</a>"),
            ("<form action=\"/x\"><input></form>", ""),
            ("<iframe src=\"/\"></iframe><svg onload=x()></svg>", ""),
            ("<link rel=stylesheet href=/x><!-- a --><base href=//x>", ""),
        ] {
            assert_eq!(shown(dirty), clean, "{dirty}");
        }
        assert_eq!(branding("<img src=\"logo.svg\">", &["logo.svg"], "").as_str(), "<img>");
    }
}
