//! The body of a post or page: CommonMark with tables, footnotes, tasks and coloured code.

use super::{
    SafeHtml, TooMuch,
    clean::{self, AWAY},
    footnotes,
    headings::Headings,
    highlight,
    limits::POST,
    links::{Leads, is_own_picture, leads},
    numbers,
    pictures::{has_own_picture, is_linked, words_in},
    prose,
};
use comrak::{
    Arena, Options,
    html::{ChildRendering, Context, format_document_with_formatter, format_node_default},
    nodes::{ListType, Node, NodeCodeBlock, NodeLink, NodeValue},
    options::Plugins,
};
use std::fmt::{self, Write};

/// The body of a post or page. HTML in it is shown as it was typed; the highest heading is `h2`.
///
/// # Errors
/// If it is too long, too deep or too dense, in words for its author.
pub fn post(text: &str) -> Result<SafeHtml, TooMuch> {
    POST.before_reading(text)?;
    let arena = Arena::new();
    let options = options();
    let root = prose::read_post(&arena, text, &options);
    POST.before_writing(root)?;
    let mut html = String::with_capacity(2 * text.len());
    // Writing into a string does not fail.
    let _ = format_document_with_formatter(
        root,
        &options,
        &mut html,
        &Plugins::default(),
        node,
        Writing::new(root),
    );
    POST.after_writing(text.len(), html.len())?;
    let safe = clean::post(&html);
    POST.after_writing(text.len(), safe.as_str().len())?;
    Ok(safe)
}

pub(super) fn options() -> Options<'static> {
    let mut options = Options::default();
    options.extension.strikethrough = true;
    options.extension.subscript = true;
    options.extension.autolink = true;
    options.extension.table = true;
    options.extension.tasklist = true;
    options.extension.footnotes = true;
    options
}

/// What is counted while a post is written out.
pub struct Writing {
    headings: Headings,
    heading: u8,
    tables: u32,
    codes: u32,
    colours: usize,
    /// The footnotes written so far.
    pub notes: u32,
    /// Whether the present footnote has its links back.
    pub led_back: bool,
}

impl Writing {
    fn new(root: Node<'_>) -> Self {
        Self {
            headings: Headings::of(root),
            heading: 2,
            tables: 0,
            codes: 0,
            colours: highlight::BUDGET,
            notes: 0,
            led_back: false,
        }
    }
}

type Out<'o, 'c> = Context<'o, 'c, Writing>;

fn node(
    context: &mut Out<'_, '_>,
    node: Node<'_>,
    entering: bool,
) -> Result<ChildRendering, fmt::Error> {
    match &node.data().value {
        NodeValue::Document if !entering => footnotes::finish(context)?,
        NodeValue::Heading(heading) => write_heading(context, node, entering, heading.level)?,
        NodeValue::CodeBlock(block) if entering => write_code(context, block)?,
        NodeValue::HtmlBlock(block) if entering => {
            context.write_str("<p>")?;
            context.escape(block.literal.trim_end())?;
            context.write_str("</p>\n")?;
        }
        NodeValue::HtmlInline(html) if entering => context.escape(html)?,
        NodeValue::TaskItem(task) => {
            context.write_str(match (entering, task.symbol) {
                (true, Some(_)) => "<li><span class=\"task\">Done:</span> ",
                (true, None) => "<li><span class=\"task\">To do:</span> ",
                (false, _) => "</li>\n",
            })?;
        }
        NodeValue::Link(link) => write_link(context, node, entering, link)?,
        NodeValue::Image(image) if !is_own_picture(&image.url) => {
            // Its words stand in its place, and lead to it: no page fetches anything from elsewhere.
            if is_linked(node, image) {
                write_link(context, node, entering, image)?;
            }
            return Ok(if entering { ChildRendering::Plain } else { ChildRendering::HTML });
        }
        NodeValue::List(list) if entering && list.list_type == ListType::Ordered => {
            numbers::open_list(context, list)?;
        }
        NodeValue::Item(item) if entering => numbers::open_item(context, item)?,
        NodeValue::Table(_) if entering => {
            context.user.tables += 1;
            let number = context.user.tables;
            write!(
                context,
                "<div class=\"fc-scroll\" role=\"region\" aria-label=\"Table {number}\" \
                 tabindex=\"0\">"
            )?;
            return format_node_default(context, node, entering);
        }
        NodeValue::Table(_) => {
            format_node_default(context, node, entering)?;
            context.write_str("</div>\n")?;
        }
        NodeValue::FootnoteReference(note) if entering => footnotes::reference(context, note)?,
        NodeValue::FootnoteDefinition(_) if entering => footnotes::open(context)?,
        NodeValue::FootnoteDefinition(note) => footnotes::close(context, note)?,
        NodeValue::Paragraph if !entering && ends_note(node) => {
            if let Some(NodeValue::FootnoteDefinition(note)) =
                node.parent().map(|parent| parent.data().value.clone())
            {
                footnotes::lead_back(context, &note)?;
            }
            context.write_str("</p>\n")?;
        }
        NodeValue::CodeBlock(_)
        | NodeValue::HtmlBlock(_)
        | NodeValue::HtmlInline(_)
        | NodeValue::FootnoteReference(_) => {}
        _ => return format_node_default(context, node, entering),
    }
    Ok(ChildRendering::HTML)
}

fn ends_note(paragraph: Node<'_>) -> bool {
    paragraph.next_sibling().is_none()
        && paragraph
            .parent()
            .is_some_and(|parent| matches!(parent.data().value, NodeValue::FootnoteDefinition(_)))
}

fn write_heading(
    context: &mut Out<'_, '_>,
    node: Node<'_>,
    entering: bool,
    level: u8,
) -> fmt::Result {
    if !entering {
        let level = context.user.heading;
        return writeln!(context, "</h{level}>");
    }
    context.cr()?;
    let level = context.user.headings.step(level);
    context.user.heading = level;
    match context.user.headings.id(&node.collect_text()) {
        Some(id) => write!(context, "<h{level} id=\"{id}\">"),
        None => write!(context, "<h{level}>"),
    }
}

fn write_code(context: &mut Out<'_, '_>, block: &NodeCodeBlock) -> fmt::Result {
    let language = block.info.split([' ', '\t', ',', '{']).next().unwrap_or("");
    context.user.codes += 1;
    let number = context.user.codes;
    context.cr()?;
    write!(context, "<pre tabindex=\"0\" role=\"region\" aria-label=\"Code {number}\"><code")?;
    if !language.is_empty() {
        context.write_str(" class=\"language-")?;
        context.escape(language)?;
        context.write_str("\"")?;
    }
    context.write_str(">")?;
    let mut colours = context.user.colours;
    let code = highlight::code(language, &block.literal, &mut colours);
    context.user.colours = colours;
    context.write_str(&code)?;
    context.write_str("</code></pre>\n")
}

fn write_link(
    context: &mut Out<'_, '_>,
    node: Node<'_>,
    entering: bool,
    link: &NodeLink,
) -> fmt::Result {
    let leads = leads(&link.url);
    if leads == Leads::Nowhere {
        return Ok(());
    }
    if !entering {
        if words_in(node).is_empty() && !has_own_picture(node) {
            // A link without words could be neither seen nor heard.
            context.escape(&link.url)?;
        }
        return context.write_str("</a>");
    }
    context.write_str("<a href=\"")?;
    context.escape_href(&link.url)?;
    if !link.title.is_empty() {
        context.write_str("\" title=\"")?;
        context.escape(&link.title)?;
    }
    if leads == Leads::Away {
        write!(context, "\" rel=\"{AWAY}")?;
    }
    context.write_str("\">")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn html(text: &str) -> String {
        post(text).expect("HTML").as_str().to_owned()
    }

    #[test]
    fn commonmark_is_what_it_says() {
        for (text, expected) in [
            ("a\nb", "<p>a\nb</p>\n"),
            ("a  \nb", "<p>a<br>\nb</p>\n"),
            (
                "*a* **b** `c` ~~d~~",
                "<p><em>a</em> <strong>b</strong> <code>c</code> <del>d</del></p>\n",
            ),
            ("> a\n\nb", "<blockquote>\n<p>a</p>\n</blockquote>\n<p>b</p>\n"),
            ("- a\n- b\n  - c", "<ul>\n<li>a</li>\n<li>b\n<ul>\n<li>c</li>\n</ul>\n</li>\n</ul>\n"),
            ("3. a", "<ol start=\"3\">\n<li>a</li>\n</ol>\n"),
            ("---", "<hr>\n"),
            ("&copy; \\*", "<p>© *</p>\n"),
            ("[a](/b \"c\")", "<p><a href=\"/b\" title=\"c\">a</a></p>\n"),
            ("[a]\n\n[a]: /b", "<p><a href=\"/b\">a</a></p>\n"),
            (
                "<https://a.example>",
                "<p><a href=\"https://a.example\" rel=\"noopener noreferrer\">https://a.example</a></p>\n",
            ),
            (
                "https://a.example",
                "<p><a href=\"https://a.example\" rel=\"noopener noreferrer\">https://a.example</a></p>\n",
            ),
        ] {
            assert_eq!(html(text), expected, "{text:?}");
        }
    }

    #[test]
    fn the_highest_heading_is_the_second_level() {
        assert_eq!(
            html("# One\n\n### Two\n\nTwo\n---"),
            "<h2 id=\"s-one\">One</h2>\n<h3 id=\"s-two\">Two</h3>\n<h3 id=\"s-two-1\">Two</h3>\n"
        );
        assert_eq!(
            html("## One\n### Two"),
            "<h2 id=\"s-one\">One</h2>\n<h3 id=\"s-two\">Two</h3>\n"
        );
        assert_eq!(
            html("# *É* & `b`!"),
            "<h2 id=\"s-é--b\"><em>É</em> &amp; <code>b</code>!</h2>\n"
        );
        assert_eq!(html("# !"), "<h2>!</h2>\n");
    }

    #[test]
    fn tasks_are_said_in_words() {
        assert_eq!(
            html("- [x] one\n- [ ] two"),
            "<ul>\n<li><span class=\"task\">Done:</span> one</li>\n\
             <li><span class=\"task\">To do:</span> two</li>\n</ul>\n"
        );
    }

    #[test]
    fn tables_and_code_can_be_scrolled_by_keyboard() {
        let both = html("| a | b |\n|---|--:|\n| 1 | 2 |\n\n```\nx\n```\n\n    y\n");
        assert!(both.starts_with(
            "<div class=\"fc-scroll\" role=\"region\" aria-label=\"Table 1\" tabindex=\"0\">\n<table>"
        ));
        assert!(both.contains("<th align=\"right\" scope=\"col\">b</th>"), "{both}");
        assert!(both.contains("<td align=\"right\">2</td>"), "{both}");
        assert!(both.contains("</table>\n</div>\n<pre"), "{both}");
        for number in [1, 2] {
            assert!(both.contains(&format!(
                "<pre tabindex=\"0\" role=\"region\" aria-label=\"Code {number}\"><code>"
            )));
        }
    }

    #[test]
    fn footnotes_lead_there_and_back() {
        let note = html("a[^long-name] b[^long-name]\n\n[^long-name]: Words.\n");
        assert!(
            note.contains(
                "<sup class=\"footnote-ref\"><a href=\"#fn-1\" id=\"fnref-1\" \
             aria-label=\"Footnote 1\">1</a></sup>"
            ),
            "{note}"
        );
        assert!(note.contains("id=\"fnref-1-2\""), "{note}");
        assert!(
            note.contains(
                "<section class=\"footnotes\" aria-label=\"Footnotes\">\n<ol>\n<li id=\"fn-1\">\n\
             <p>Words. <a href=\"#fnref-1\" class=\"footnote-backref\" \
             aria-label=\"Back to reference 1\">↩</a> <a href=\"#fnref-1-2\" \
             class=\"footnote-backref\" aria-label=\"Back to reference 1, place 2\">↩</a></p>\n\
             </li>\n</ol>\n</section>"
            ),
            "{note}"
        );
        let list = html("a[^1]\n\n[^1]: - b\n");
        assert!(list.contains("</ul>\n <a href=\"#fnref-1\""), "{list}");
    }

    #[test]
    fn html_is_shown_as_it_was_typed() {
        assert_eq!(html("a <b>c</b>"), "<p>a &lt;b&gt;c&lt;/b&gt;</p>\n");
        assert_eq!(html("<div>\n*a*\n</div>\n"), "<p>&lt;div&gt;\n*a*\n&lt;/div&gt;</p>\n");
    }

    #[test]
    fn pictures_are_our_own_and_others_are_words() {
        assert_eq!(
            html("![A chart](/media/chart.png \"Tides\")"),
            "<p><img src=\"/media/chart.png\" alt=\"A chart\" title=\"Tides\"></p>\n"
        );
        for elsewhere in ["//a.example/x.png", "x.png", "data:image/png,x"] {
            assert_eq!(html(&format!("![A *chart*]({elsewhere})")), "<p>A chart</p>\n");
        }
        let link = |words: &str, to: &str| {
            format!("<p><a href=\"{to}\" rel=\"noopener noreferrer\">{words}</a></p>\n")
        };
        let (picture, page) = ("https://a.example/x.png", "https://b.example");
        for (text, expected) in [
            (format!("![A *chart*]({picture})"), link("A chart", picture)),
            (format!("![]({picture})"), link(picture, picture)),
            (format!("[![A chart]({picture})]({page})"), link("A chart", page)),
            (format!("[![]({picture})]({page})"), link(page, page)),
        ] {
            assert_eq!(html(&text), expected, "{text}");
        }
    }

    #[test]
    fn a_link_that_leads_nowhere_is_shown_as_typed() {
        for nowhere in
            ["[a](javascript:x) [b](ftp://c)", "section [3](a)", "[x](gov.uk)", "[y](//h/p)"]
        {
            assert_eq!(html(nowhere), format!("<p>{nowhere}</p>\n"));
        }
        assert!(html("[form](www.gov.uk/form)").contains("href=\"https://www.gov.uk/form\""));
        assert!(html("[us](me@example.org)").contains("href=\"mailto:me@example.org\""));
        assert_eq!(html("[a](tel:+441632960001)"), "<p><a href=\"tel:+441632960001\">a</a></p>\n");
        assert_eq!(html("[](/a)"), "<p><a href=\"/a\">/a</a></p>\n");
    }

    #[test]
    fn words_behind_the_beginning_of_code_are_shown() {
        let code = |text: &str| html(text).split_once("<code").expect("code").1.to_owned();
        assert!(code("```rust secret words\nx\n```").contains("secret words"));
        assert!(code("```all my words").contains(">all my words\n<"));
        assert!(!code("```text\nx\n```").contains(">text"));
    }

    #[test]
    fn code_is_coloured_by_classes_alone() {
        let code = html("```rust,ignore\nlet a = 1;\n```\n");
        assert!(code.contains("<code class=\"language-rust\"><span class=\"hl-"), "{code}");
        assert!(!code.contains("style"), "{code}");
    }
}
