//! Code in colours, by classes that the style sheet knows. Costly, so only a part of each text gets
//! it; the rest is shown as it is.

use comrak::{
    adapters::SyntaxHighlighterAdapter,
    html,
    plugins::syntect::{SyntectAdapter, SyntectAdapterBuilder},
};
use std::sync::LazyLock;

static COLOURS: LazyLock<SyntectAdapter> =
    LazyLock::new(|| SyntectAdapterBuilder::new().css_with_class_prefix("hl-").build());

/// Bytes of code in one text that are coloured; time grows with them.
pub const BUDGET: usize = 12_000;
/// A longer line is data rather than code, and takes longest.
const LINE: usize = 160;
/// What colours may add to a block: so many times its length.
const GROWTH: usize = 5;

/// What is coloured: languages for which the worst text that was tried took half a second. For some
/// others the highlighter takes a minute over a page of nonsense.
const LANGUAGES: [&str; 28] = [
    "bash",
    "c",
    "cpp",
    "cs",
    "css",
    "diff",
    "go",
    "h",
    "html",
    "java",
    "javascript",
    "js",
    "json",
    "lua",
    "markdown",
    "md",
    "php",
    "py",
    "python",
    "r",
    "rb",
    "rs",
    "ruby",
    "rust",
    "sh",
    "sql",
    "xml",
    "yaml",
];

/// The kinds of words that have a colour. The highlighter knows many more.
const KINDS: [&str; 12] = [
    "hl-comment",
    "hl-string",
    "hl-constant",
    "hl-character",
    "hl-keyword",
    "hl-storage",
    "hl-entity",
    "hl-support",
    "hl-markup",
    "hl-invalid",
    "hl-deleted",
    "hl-inserted",
];

/// `code` in `language` as HTML, coloured if it fits into what is left of `budget`.
pub fn code(language: &str, code: &str, budget: &mut usize) -> String {
    let plain = || {
        let mut html = String::with_capacity(code.len());
        // Writing into a string does not fail.
        let _ = html::escape(&mut html, code);
        html
    };
    let known = LANGUAGES.contains(&language);
    if !known || code.len() > *budget || code.lines().any(|line| line.len() > LINE) {
        return plain();
    }
    *budget -= code.len();
    let mut coloured = String::new();
    match COLOURS.write_highlighted(&mut coloured, Some(language), code) {
        Ok(()) => with_known_kinds(&coloured)
            .filter(|html| html.len() <= GROWTH * code.len() + 200)
            .unwrap_or_else(plain),
        Err(_) => plain(),
    }
}

/// Leaves out the marks that have no colour. None if there is anything but marks and text: the
/// highlighter gives the code as it is, unescaped, when it fails.
fn with_known_kinds(html: &str) -> Option<String> {
    let mut kept = String::with_capacity(html.len());
    let mut open = Vec::new();
    let mut rest = html;
    while let Some(start) = rest.find('<') {
        kept.push_str(&rest[..start]);
        let end = start + rest[start..].find('>')?;
        let tag = &rest[start..=end];
        rest = &rest[end + 1..];
        if tag == "</span>" {
            if open.pop()? {
                kept.push_str(tag);
            }
            continue;
        }
        let classes = tag.strip_prefix("<span class=\"")?.strip_suffix("\">")?;
        let known: Vec<&str> = classes.split(' ').filter(|class| KINDS.contains(class)).collect();
        open.push(!known.is_empty());
        if !known.is_empty() {
            kept.push_str(&format!("<span class=\"{}\">", known.join(" ")));
        }
    }
    kept.push_str(rest);
    open.is_empty().then_some(kept)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_languages_have_colours_and_others_none() {
        let mut budget = BUDGET;
        let rust = code("rust", "let x = \"<b>\"; // done\n", &mut budget);
        assert!(rust.contains("<span class=\"hl-storage\">let</span>"), "{rust}");
        assert!(rust.contains("hl-comment"), "{rust}");
        assert!(rust.contains("&lt;b&gt;"), "{rust}");
        assert_eq!(code("", "a < b", &mut budget), "a &lt; b");
        assert_eq!(code("make", "a < b\n", &mut budget), "a &lt; b\n");
    }

    #[test]
    fn only_so_much_is_coloured() {
        let mut budget = 10;
        assert!(code("rust", "let x = 1;", &mut budget).contains("hl-"));
        assert_eq!(code("rust", "let x = 1;", &mut budget), "let x = 1;");
        let long = "x".repeat(LINE + 1);
        assert_eq!(code("rust", &long, &mut BUDGET.clone()), long);
    }

    #[test]
    fn a_highlighter_that_fails_is_not_believed() {
        assert_eq!(with_known_kinds("a <script>"), None);
        assert_eq!(with_known_kinds("<span class=\"hl-comment\">a"), None);
        assert_eq!(with_known_kinds("a</span>"), None);
        assert_eq!(with_known_kinds("<span class=\"hl-x\">a</span>"), Some("a".to_owned()));
    }
}
