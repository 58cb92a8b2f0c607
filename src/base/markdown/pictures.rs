//! Pictures in posts. Only those that this site keeps are shown, since no page of ours fetches anything
//! from elsewhere; authors are told of the others.

use super::{
    limits::POST,
    links::{Leads, is_own_picture, leads},
    posts::options,
    prose,
};
use comrak::{
    Arena,
    nodes::{Node, NodeLink, NodeValue},
};

/// A picture in a post that readers do not see.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnseenPicture {
    /// Where it is.
    pub address: String,
    /// What it says to those who cannot see it.
    pub words: String,
    /// Whether readers get a link to it.
    pub is_linked: bool,
}

/// The pictures that readers of a post do not see. A text beyond the limits is not shown at all.
pub fn unseen_pictures(text: &str) -> Vec<UnseenPicture> {
    if POST.before_reading(text).is_err() {
        return Vec::new();
    }
    let arena = Arena::new();
    let root = prose::read_post(&arena, text, &options());
    root.descendants()
        .filter_map(|node| match &node.data().value {
            NodeValue::Image(image) if !is_own_picture(&image.url) => Some(UnseenPicture {
                address: image.url.clone(),
                words: words_in(node),
                is_linked: is_linked(node, image),
            }),
            _ => None,
        })
        .collect()
}

/// Whether a picture that is not shown is a link instead; inside another link it cannot be.
pub fn is_linked(node: Node<'_>, image: &NodeLink) -> bool {
    let inside =
        |above: Node<'_>| matches!(above.data().value, NodeValue::Link(_) | NodeValue::Image(_));
    leads(&image.url) == Leads::Away && !node.ancestors().skip(1).any(inside)
}

/// What a picture or a link says in words.
pub fn words_in(node: Node<'_>) -> String {
    node.collect_text().trim().to_owned()
}

/// Whether one of our own stands inside a link.
pub fn has_own_picture(node: Node<'_>) -> bool {
    node.descendants().skip(1).any(|inside| match &inside.data().value {
        NodeValue::Image(image) => is_own_picture(&image.url),
        _ => false,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_author_is_told_what_readers_do_not_see() {
        let (picture, page) = ("https://a.example/x.png", "https://b.example");
        let unseen = unseen_pictures(&format!(
            "![a](/b.png) ![]({picture}) `![x](y)`\n\n[![A *chart*](c.png)]({page})"
        ));
        let told = |address: &str, words: &str, is_linked| UnseenPicture {
            address: address.to_owned(),
            words: words.to_owned(),
            is_linked,
        };
        assert_eq!(unseen, [told(picture, "", true), told("c.png", "A chart", false)]);
    }
}
