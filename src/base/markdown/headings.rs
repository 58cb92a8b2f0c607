//! Headings of a post: the highest is `h2`, since the page's own title is `h1`, and each goes down
//! one step at a time. Each has an id, so that it can be linked to.

use crate::base::words::beginning;
use comrak::{
    Anchorizer,
    nodes::{Node, NodeValue},
};

/// Longer headings do not need a longer id.
const ID: usize = 60;

/// Keeps the levels and ids of one text.
pub struct Headings {
    highest: u8,
    last: u8,
    ids: Anchorizer,
}

impl Headings {
    /// For the headings under `root`.
    pub fn of(root: Node<'_>) -> Self {
        let levels = root.descendants().filter_map(|node| match node.data().value {
            NodeValue::Heading(heading) => Some(heading.level),
            _ => None,
        });
        Self { highest: levels.min().unwrap_or(1), last: 1, ids: Anchorizer::new() }
    }

    /// The level, from 2 to 6, at which the next heading is shown.
    pub fn step(&mut self, level: u8) -> u8 {
        self.last = (level.saturating_sub(self.highest) + 2).min(self.last + 1).min(6);
        self.last
    }

    /// The id of a heading with this text; none if the text has no letter or figure.
    pub fn id(&mut self, text: &str) -> Option<String> {
        let mut bare = text.trim();
        let beginning = beginning(bare, ID);
        if beginning.len() < bare.len() {
            let cut = beginning.rfind(' ').unwrap_or(beginning.len());
            bare = beginning[..cut].trim_end();
        }
        bare.chars().any(char::is_alphanumeric).then(|| format!("s-{}", self.ids.anchorize(bare)))
    }
}
