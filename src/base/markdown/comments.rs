//! The body of a comment: paragraphs, emphasis, links, quotes, lists and code. What Markdown has
//! beyond that is shown as words: headings in bold, pictures as links, HTML as it was typed. Lines
//! end where their writer ended them, and what [`prose`] names is no mark.

use super::{
    SafeHtml, TooMuch, clean,
    limits::COMMENT,
    links::{Leads, leads},
    numbers, prose,
};
use comrak::{
    Arena, Options,
    arena_tree::NodeEdge,
    html::{ChildRendering, Context, format_document_with_formatter, format_node_default},
    nodes::{ListType, Node, NodeLink, NodeValue},
    options::Plugins,
};
use std::fmt::{self, Write};

/// The body of a comment.
///
/// # Errors
/// If it is too long, too deep or too dense, in words for the reader who wrote it.
pub fn comment(text: &str) -> Result<SafeHtml, TooMuch> {
    COMMENT.before_reading(text)?;
    let arena = Arena::new();
    let root = prose::read(&arena, text, &options());
    COMMENT.before_writing(root)?;
    finished(root, text.len())
}

/// The HTML of a tree that was made of `came_in` bytes.
pub(super) fn finished(root: Node<'_>, came_in: usize) -> Result<SafeHtml, TooMuch> {
    let mut html = String::with_capacity(2 * came_in);
    // Writing into a string does not fail.
    let _ =
        format_document_with_formatter(root, &options(), &mut html, &Plugins::default(), node, ());
    COMMENT.after_writing(came_in, html.len())?;
    let safe = clean::comment(&html);
    COMMENT.after_writing(came_in, safe.as_str().len())?;
    Ok(safe)
}

/// How many links the comment would be shown with. A text beyond the limits has none, since it is
/// not shown.
pub fn count_links(text: &str) -> usize {
    if COMMENT.before_reading(text).is_err() {
        return 0;
    }
    let arena = Arena::new();
    let options = options();
    prose::read(&arena, text, &options).descendants().filter(|node| is_link(node)).count()
}

/// A piece of what a comment shows.
pub(super) enum Shown {
    /// Words as they are read.
    Words(String),
    /// A link ends here, and where it leads is not shown.
    Target,
}

/// What the comment shows, in order; none for a text beyond the limits.
pub(super) fn shown_pieces(text: &str) -> Option<Vec<Shown>> {
    COMMENT.before_reading(text).ok()?;
    let arena = Arena::new();
    let root = prose::read(&arena, text, &options());
    let mut pieces = Vec::new();
    for edge in root.traverse() {
        match edge {
            NodeEdge::Start(node) => {
                pieces.extend(words_of(&node.data().value).map(Shown::Words));
            }
            NodeEdge::End(node) => match &node.data().value {
                NodeValue::Link(link) | NodeValue::Image(link) => {
                    if node.first_child().is_none() {
                        pieces.push(Shown::Words(link.url.clone()));
                    }
                    pieces.push(Shown::Target);
                }
                value if value.block() => pieces.push(Shown::Words("\n".to_owned())),
                _ => {}
            },
        }
    }
    Some(pieces)
}

/// The words that a part of the tree holds by itself.
pub(super) fn words_of(value: &NodeValue) -> Option<String> {
    match value {
        NodeValue::Text(text) => Some(text.to_string()),
        NodeValue::Code(code) => Some(code.literal.clone()),
        NodeValue::CodeBlock(code) => Some(code.literal.clone()),
        NodeValue::HtmlInline(html) => Some(html.clone()),
        NodeValue::HtmlBlock(html) => Some(html.literal.clone()),
        NodeValue::ThematicBreak => Some("* * *".to_owned()),
        NodeValue::SoftBreak | NodeValue::LineBreak => Some("\n".to_owned()),
        _ => None,
    }
}

pub(super) fn options() -> Options<'static> {
    let mut options = Options::default();
    options.extension.strikethrough = true;
    options.extension.autolink = true;
    options.parse.ignore_setext = true;
    options.render.hardbreaks = true;
    options
}

/// A link, or a picture shown as one, that leads to another site or a mailbox.
pub(super) fn is_link(node: Node<'_>) -> bool {
    match &node.data().value {
        NodeValue::Link(link) | NodeValue::Image(link) => {
            matches!(leads(&link.url), Leads::Away | Leads::ToMail) && !inside_link(node)
        }
        _ => false,
    }
}

fn inside_link(node: Node<'_>) -> bool {
    node.ancestors()
        .skip(1)
        .any(|above| matches!(above.data().value, NodeValue::Link(_) | NodeValue::Image(_)))
}

fn node(
    context: &mut Context<'_, '_>,
    node: Node<'_>,
    entering: bool,
) -> Result<ChildRendering, fmt::Error> {
    match &node.data().value {
        NodeValue::Link(link) | NodeValue::Image(link) => {
            write_link(context, node, entering, link)?;
            if entering && matches!(node.data().value, NodeValue::Image(_)) {
                return Ok(if is_link(node) {
                    ChildRendering::HTML
                } else {
                    ChildRendering::Plain
                });
            }
        }
        NodeValue::Heading(_) => {
            context.write_str(if entering { "<p><strong>" } else { "</strong></p>\n" })?;
        }
        NodeValue::List(list) if entering && list.list_type == ListType::Ordered => {
            numbers::open_list(context, list)?;
        }
        NodeValue::Item(item) if entering => numbers::open_item(context, item)?,
        NodeValue::ThematicBreak if entering => context.write_str("<p>* * *</p>\n")?,
        NodeValue::CodeBlock(block) if entering => {
            context.cr()?;
            context.write_str("<pre tabindex=\"0\"><code>")?;
            context.escape(&block.literal)?;
            context.write_str("</code></pre>\n")?;
        }
        NodeValue::HtmlBlock(block) if entering => {
            context.write_str("<p>")?;
            write_lines(context, block.literal.trim_end())?;
            context.write_str("</p>\n")?;
        }
        NodeValue::HtmlInline(html) if entering => write_lines(context, html)?,
        NodeValue::ThematicBreak
        | NodeValue::CodeBlock(_)
        | NodeValue::HtmlBlock(_)
        | NodeValue::HtmlInline(_) => {}
        _ => return format_node_default(context, node, entering),
    }
    Ok(ChildRendering::HTML)
}

fn write_lines(context: &mut Context<'_, '_>, text: &str) -> fmt::Result {
    for (place, line) in text.split('\n').enumerate() {
        if place > 0 {
            context.write_str("<br />\n")?;
        }
        context.escape(line)?;
    }
    Ok(())
}

fn write_link(
    context: &mut Context<'_, '_>,
    node: Node<'_>,
    entering: bool,
    link: &NodeLink,
) -> fmt::Result {
    if !is_link(node) {
        return Ok(());
    }
    if entering {
        context.write_str("<a href=\"")?;
        context.escape_href(&link.url)?;
        return context.write_str("\">");
    }
    if node.first_child().is_none() {
        // A link without words would be hidden from the moderator.
        context.escape(&link.url)?;
    }
    context.write_str("</a>")
}

#[cfg(test)]
mod tests {
    use super::*;

    const REL: &str = "rel=\"nofollow ugc noopener noreferrer\"";

    fn html(text: &str) -> String {
        comment(text).expect("HTML").as_str().to_owned()
    }

    #[test]
    fn a_comment_is_simple_text() {
        for (text, expected) in [
            ("a\nb", "<p>a<br>\nb</p>\n"),
            ("a\n\nb", "<p>a</p>\n<p>b</p>\n"),
            (
                "*a* **b** `c` ~~d~~",
                "<p><em>a</em> <strong>b</strong> <code>c</code> <del>d</del></p>\n",
            ),
            ("> a", "<blockquote>\n<p>a</p>\n</blockquote>\n"),
            ("1. a\n2. b", "<ol>\n<li>a</li>\n<li>b</li>\n</ol>\n"),
            ("```\na < b\n```", "<pre tabindex=\"0\"><code>a &lt; b\n</code></pre>\n"),
            ("```He said\nso", "<pre tabindex=\"0\"><code>He said\nso\n</code></pre>\n"),
            (
                "~~~ I was told no ~~~",
                "<pre tabindex=\"0\"><code>I was told no ~~~\n</code></pre>\n",
            ),
            ("# a *b*", "<p><strong>a <em>b</em></strong></p>\n"),
            ("a\n\n---\n\nb", "<p>a</p>\n<p>---</p>\n<p>b</p>\n"),
            (
                "a[^1]\n\n[^1]: https://a.example b",
                "<p>a[^1]</p>\n<p>[^1]: <a href=\"https://a.example\" rel=\"nofollow ugc noopener noreferrer\">https://a.example</a> b</p>\n",
            ),
            ("- [x] a", "<ul>\n<li>[x] a</li>\n</ul>\n"),
            ("|a|\n|-|\n|b|", "<p>|a|<br>\n|-|<br>\n|b|</p>\n"),
            ("a <b id=x>c</b> I <3 it", "<p>a &lt;b id=x&gt;c&lt;/b&gt; I &lt;3 it</p>\n"),
            ("<div>\na\n</div>", "<p>&lt;div&gt;<br>\na<br>\n&lt;/div&gt;</p>\n"),
        ] {
            assert_eq!(html(text), expected, "{text:?}");
        }
    }

    #[test]
    fn links_go_to_the_web_or_to_mail() {
        assert_eq!(
            html("[a](https://a.example/?b=1&c=2 \"title\")"),
            format!("<p><a href=\"https://a.example/?b=1&amp;c=2\" {REL}>a</a> (title)</p>\n")
        );
        assert_eq!(
            html("See www.a.example."),
            format!("<p>See <a href=\"http://www.a.example\" {REL}>www.a.example</a>.</p>\n")
        );
        assert!(html("<mailto:a@b.example>").contains("href=\"mailto:a@b.example\""));
        for nowhere in ["/desk/", "#comments", "//a.example", "javascript:x", "ftp://a", "data:x"] {
            assert_eq!(html(&format!("[a]({nowhere})")), format!("<p>[a]({nowhere})</p>\n"));
        }
        assert_eq!(html("clause [1](b), [2](c)(i)"), "<p>clause [1](b), [2](c)(i)</p>\n");
        assert_eq!(html("<ftp://a.example>"), "<p>ftp://a.example</p>\n");
        assert!(html("[form](www.gov.uk/form)").contains("href=\"https://www.gov.uk/form\""));
        assert!(html("[us](me@example.org)").contains("href=\"mailto:me@example.org\""));
        assert!(html("[](https://a.example)").contains(">https://a.example</a>"));
    }

    #[test]
    fn a_picture_is_a_link_to_it() {
        assert_eq!(
            html("![my *cat*](https://a.example/cat.png)"),
            format!("<p><a href=\"https://a.example/cat.png\" {REL}>my <em>cat</em></a></p>\n")
        );
        assert_eq!(html("![cat](cat.png)"), "<p>![cat](cat.png)</p>\n");
        let both = html("[![cat](https://a.example/c.png)](https://b.example)");
        assert_eq!(both.matches("<a ").count(), 1, "{both}");
        assert!(both.contains(">cat</a>"), "{both}");
    }

    #[test]
    fn links_are_counted_as_they_are_shown() {
        for (text, links) in [
            ("none", 0),
            ("[a](/here) [b](javascript:x)", 0),
            ("`https://a.example`", 0),
            ("https://a.example www.b.example [c](https://c.example) a@b.example", 4),
            ("![d](https://d.example/x.png)", 1),
            ("[![d](https://d.example/x.png)](https://e.example)", 1),
            ("[a] [b]\n\n[a]: https://a.example\n[b]: https://b.example", 2),
        ] {
            assert_eq!(count_links(text), links, "{text:?}");
            assert_eq!(html(text).matches("<a href").count(), links, "{text:?}");
        }
        assert_eq!(count_links(&"https://a.example ".repeat(1200)), 0);
    }

    #[test]
    fn nesting_has_a_limit() {
        assert!(comment(&format!("{} a", ">".repeat(10))).is_ok());
        let words = "Comment must not nest quotes and lists more than 10 deep";
        assert_eq!(comment(&format!("{} a", ">".repeat(11))), Err(words));
        assert_eq!(comment(&">".repeat(3000)), Err(words));
        let list: String = (0..11).map(|level| format!("{}- a\n", "  ".repeat(level))).collect();
        assert_eq!(comment(&list), Err(words));
    }
}
