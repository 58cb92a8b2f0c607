//! What Markdown would leave out and people have typed: links that cannot be followed, the titles of links,
//! and words behind the beginning of code. All are put back into the tree as words.

use super::links::{Leads, leads};
use comrak::{
    Arena,
    nodes::{Node, NodeLink, NodeValue},
};

/// Whose text it is: comments and posts may link to different things.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Text {
    Comment,
    Post,
}

/// Puts back what `node` would not show.
pub fn put_back<'a>(arena: &'a Arena<'a>, node: Node<'a>, text: Text) {
    let link = match &node.data().value {
        NodeValue::Link(link) => Some((link.clone(), "[")),
        NodeValue::Image(image) if text == Text::Comment => Some((image.clone(), "![")),
        _ => None,
    };
    match link {
        Some((link, opening)) => put_back_link(arena, node, link, text, opening),
        None => put_back_words(node, text),
    }
}

fn put_back_link<'a>(
    arena: &'a Arena<'a>,
    node: Node<'a>,
    mut link: Box<NodeLink>,
    text: Text,
    opening: &str,
) {
    if let Some(meant) = meant(&link.url) {
        link.url = meant;
        node.data_mut().value = NodeValue::Link(link.clone());
    }
    let words = |words: String| arena.alloc(NodeValue::Text(words.into()).into());
    if is_followed(&link.url, text) {
        if text == Text::Comment && !link.title.is_empty() {
            node.insert_after(words(format!(" ({})", link.title)));
        }
        return;
    }
    // What stands between angle brackets is its own address.
    let alone = node.collect_text() == link.url;
    let closing = match (alone, link.title.as_str()) {
        (true, _) => String::new(),
        (false, "") => format!("]({})", link.url),
        (false, title) => format!("]({} \"{title}\")", link.url),
    };
    if !alone {
        node.insert_before(words(opening.to_owned()));
    }
    while let Some(child) = node.first_child() {
        node.insert_before(child);
    }
    node.insert_before(words(closing));
    node.detach();
}

/// The address that somebody means who leaves its scheme out.
fn meant(url: &str) -> Option<String> {
    if url.len() > 4 && url.is_char_boundary(4) && url[..4].eq_ignore_ascii_case("www.") {
        return Some(format!("https://{url}"));
    }
    let (name, host) = url.split_once('@')?;
    let plain = |part: &str| {
        part.chars().all(|sign| sign.is_alphanumeric() || matches!(sign, '.' | '-' | '_' | '+'))
    };
    let is_mail = !name.is_empty() && host.contains('.') && plain(name) && plain(host);
    is_mail.then(|| format!("mailto:{url}"))
}

/// Whether a link leads anywhere: from a comment to other sites and to mail; from a post to telephones, too,
/// and on this site to a whole path or a place on the page. A page beside the post is nowhere.
fn is_followed(url: &str, text: Text) -> bool {
    match (leads(url), text) {
        (Leads::Away | Leads::ToMail, _) | (Leads::ToPhone, Text::Post) => true,
        (Leads::Here, Text::Post) => url.is_empty() || url.starts_with(['/', '#', '?']),
        _ => false,
    }
}

/// Words behind the beginning of code are its first line: all of them in a comment, where nobody names a
/// language, those after the language in a post.
fn put_back_words(node: Node<'_>, text: Text) {
    let NodeValue::CodeBlock(block) = &mut node.data_mut().value else { return };
    let info = block.info.trim().to_owned();
    let (language, rest) = match (text, info.split_once(char::is_whitespace)) {
        (Text::Post, Some((language, rest))) if !block.literal.is_empty() => (language, rest),
        (Text::Post, None) if !block.literal.is_empty() => (info.as_str(), ""),
        _ => ("", info.as_str()),
    };
    if !rest.is_empty() {
        block.literal = format!("{rest}\n{}", block.literal);
    }
    block.info = language.to_owned();
}
