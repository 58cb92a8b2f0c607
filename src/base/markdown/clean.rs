//! What HTML may be left: two lists, one for posts and one for comments, and nothing else.
//!
//! What comrak makes is already escaped; this is the second lock. Every past hole in the cleaner
//! needed a tag that is not here, so a test holds that the lists do not grow unseen.

use super::{
    links::is_own_picture,
    numbers,
    safe_html::{SafeHtml, cleaned},
};
use ammonia::{Builder, UrlRelative};
use std::{
    borrow::Cow,
    collections::{HashMap, HashSet},
    sync::LazyLock,
};
use url::Url;

type Allowed = &'static [(&'static str, &'static [&'static str])];

/// Tags in posts with their attributes.
const IN_POSTS: Allowed = &[
    ("a", &["href", "title", "rel", "id", "class", "aria-label"]),
    ("blockquote", &[]),
    ("br", &[]),
    ("code", &["class"]),
    ("del", &[]),
    ("div", &["class", "role", "aria-label", "tabindex"]),
    ("em", &[]),
    ("h2", &["id"]),
    ("h3", &["id"]),
    ("h4", &["id"]),
    ("h5", &["id"]),
    ("h6", &["id"]),
    ("hr", &[]),
    ("img", &["src", "alt", "title"]),
    ("li", &["id", "value"]),
    ("ol", &["class", "start"]),
    ("p", &[]),
    ("pre", &["role", "aria-label", "tabindex"]),
    ("section", &["class", "aria-label"]),
    ("span", &["class"]),
    ("strong", &[]),
    ("sub", &[]),
    ("sup", &["class"]),
    ("table", &[]),
    ("tbody", &[]),
    ("td", &["align"]),
    ("th", &["align", "scope"]),
    ("thead", &[]),
    ("tr", &[]),
    ("ul", &[]),
];

/// Tags in comments with their attributes: no id, since it would take the place of one of ours; no
/// class, since it would dress up as one of ours.
const IN_COMMENTS: Allowed = &[
    ("a", &["href"]),
    ("blockquote", &[]),
    ("br", &[]),
    ("code", &[]),
    ("del", &[]),
    ("em", &[]),
    ("li", &["value"]),
    // The class only makes room for the numbers.
    ("ol", &["class", "start"]),
    ("p", &[]),
    ("pre", &["tabindex"]),
    ("strong", &[]),
    ("ul", &[]),
];

const SCHEMES: [&str; 3] = ["http", "https", "mailto"];
/// In posts telephone numbers too: a comment could make a reader ring anywhere.
const SCHEMES_IN_POSTS: [&str; 4] = ["http", "https", "mailto", "tel"];

static POST: LazyLock<Builder<'static>> = LazyLock::new(|| {
    let mut builder = only(IN_POSTS);
    for_posts(&mut builder).url_relative(UrlRelative::PassThrough);
    builder
});

static COMMENT: LazyLock<Builder<'static>> = LazyLock::new(|| {
    let mut builder = only(IN_COMMENTS);
    builder.link_rel(Some(FROM_READERS)).url_relative(UrlRelative::Deny);
    builder
});

fn for_posts<'b>(builder: &'b mut Builder<'static>) -> &'b mut Builder<'static> {
    // The renderer writes `rel` itself, on links that lead away.
    builder
        .url_schemes(SCHEMES_IN_POSTS.into())
        .link_rel(None)
        .set_tag_attribute_value("th", "scope", "col")
}

fn only(allowed: Allowed) -> Builder<'static> {
    let mut builder = Builder::default();
    builder
        .tags(allowed.iter().map(|(tag, _)| *tag).collect::<HashSet<_>>())
        .tag_attributes(
            allowed
                .iter()
                .map(|(tag, attributes)| (*tag, attributes.iter().copied().collect()))
                .collect::<HashMap<_, HashSet<_>>>(),
        )
        .generic_attributes(HashSet::new())
        .url_schemes(SCHEMES.into())
        .attribute_filter(value);
    builder
}

/// The value that an allowed attribute keeps: only such as the renderer itself writes.
fn value<'v>(tag: &str, attribute: &str, value: &'v str) -> Option<Cow<'v, str>> {
    let figures = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let fine = match (tag, attribute) {
        (_, "id") => {
            ["s-", "fn-", "fnref-"].iter().any(|prefix| value.starts_with(prefix))
                && !value.contains(char::is_whitespace)
        }
        ("span", "class") => {
            value == "task" || value.split(' ').all(|class| class.starts_with("hl-"))
        }
        ("code", "class") => value.strip_prefix("language-").is_some_and(|language| {
            language.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-+#.".contains(&byte))
        }),
        ("div", "class") => value == "fc-scroll",
        ("section", "class") => value == "footnotes",
        ("sup", "class") => value == "footnote-ref",
        ("a", "class") => value == "footnote-backref",
        ("a", "rel") => value == AWAY || value == FROM_READERS,
        (_, "role") => value == "region",
        (_, "tabindex") => value == "0",
        (_, "scope") => value == "col",
        (_, "align") => matches!(value, "left" | "center" | "right"),
        ("ol", "class") => numbers::is_class(value),
        (_, "start" | "value") => !value.is_empty() && value.len() <= 10 && figures(value),
        ("img", "src") => is_own_picture(value),
        _ => true,
    };
    fine.then_some(Cow::Borrowed(value))
}

/// What a link to another site says of itself.
pub const AWAY: &str = "noopener noreferrer";
/// What a link in a comment says of itself: that we do not vouch for it.
const FROM_READERS: &str = "nofollow ugc noopener noreferrer";

/// Cleans the HTML of a post.
pub fn post(html: &str) -> SafeHtml {
    cleaned(POST.clean(html).to_string())
}

/// Cleans the HTML of a comment.
pub fn comment(html: &str) -> SafeHtml {
    cleaned(COMMENT.clean(html).to_string())
}

/// Makes relative addresses whole, as seen from `page`.
pub fn post_from_afar(html: &str, page: Url) -> String {
    let mut builder = only(IN_POSTS);
    for_posts(&mut builder).url_relative(UrlRelative::RewriteWithBase(page));
    builder.clean(html).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list(builder: &Builder<'_>) -> String {
        let mut lines: Vec<String> = builder
            .clone_tags()
            .into_iter()
            .map(|tag| {
                let mut attributes: Vec<&str> = builder
                    .clone_tag_attributes()
                    .get(tag)
                    .map(|set| set.iter().copied().collect())
                    .unwrap_or_default();
                attributes.sort_unstable();
                format!("{tag} {}", attributes.join(" ")).trim_end().to_owned()
            })
            .collect();
        lines.sort_unstable();
        lines.join("\n")
    }

    /// Whoever adds a tag or an attribute meets this test, and says in it why that is safe.
    #[test]
    fn the_lists_have_not_grown() {
        assert_eq!(
            list(&POST),
            "a aria-label class href id rel title\nblockquote\nbr\ncode class\ndel\n\
             div aria-label class role tabindex\nem\nh2 id\nh3 id\nh4 id\nh5 id\nh6 id\nhr\n\
             img alt src title\nli id value\nol class start\np\npre aria-label role tabindex\n\
             section aria-label class\nspan class\nstrong\nsub\nsup class\ntable\ntbody\ntd align\n\
             th align scope\nthead\ntr\nul"
        );
        assert_eq!(
            list(&COMMENT),
            "a href\nblockquote\nbr\ncode\ndel\nem\nli value\nol class start\np\npre tabindex\nstrong\nul"
        );
        assert_eq!(POST.clone_url_schemes(), SCHEMES_IN_POSTS.into());
        assert_eq!(COMMENT.clone_url_schemes(), SCHEMES.into());
        for builder in [&*POST, &*COMMENT] {
            assert!(builder.clone_generic_attributes().is_empty());
            assert!(builder.clone_tag_attribute_values().is_empty());
            assert!(builder.clone_allowed_classes().is_empty());
            assert_eq!(builder.clone_generic_attribute_prefixes(), None);
            assert!(builder.will_strip_comments());
            let tags = builder.clone_tags();
            for never in [
                "svg", "math", "style", "form", "input", "button", "textarea", "select", "iframe",
                "object", "embed", "template", "script", "noscript", "base", "meta", "link",
                "video", "audio", "details", "dialog",
            ] {
                assert!(!tags.contains(never), "{never}");
            }
        }
    }

    #[test]
    fn values_are_those_the_renderer_writes() {
        for (dirty, expected) in [
            ("<h2 id=comments>a</h2>", "<h2>a</h2>"),
            ("<span class=\"hl-comment govuk-button\">a</span>", "<span>a</span>"),
            ("<img src=\"https://a.example/x.png\" alt=\"x\">", "<img alt=\"x\">"),
            ("<img src=\"//a.example/x.png\" alt=\"x\">", "<img alt=\"x\">"),
            ("<div tabindex=5 role=alert class=fc-trap>a</div>", "<div>a</div>"),
            ("<ol start=-1><li>a</li></ol>", "<ol><li>a</li></ol>"),
            ("<ol class=fc-card><li value=x>a</li></ol>", "<ol><li>a</li></ol>"),
            ("<a href=\"sms:1\">a</a>", "<a>a</a>"),
            ("<a href=\"ftp://a.example\">a</a>", "<a>a</a>"),
        ] {
            assert_eq!(post(dirty).as_str(), expected);
        }
        assert_eq!(comment("<p id=x class=y>a</p>").as_str(), "<p>a</p>");
        assert!(!comment("<a href=\"/desk/\">a</a>").as_str().contains("href"));
    }
}
