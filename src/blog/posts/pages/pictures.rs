//! What the author of a post is told of pictures that readers do not see.

use crate::base::{markdown, words::counted};

/// The pictures of a post that readers do not see.
#[derive(Debug, Clone, Default)]
pub struct UnseenPictures {
    /// How many, in words.
    pub count: String,
    /// The address of each, and what readers see instead.
    pub each: Vec<(String, String)>,
}

impl UnseenPictures {
    /// Those in a text.
    pub fn of(body: &str) -> Self {
        let each: Vec<(String, String)> = markdown::unseen_pictures(body)
            .into_iter()
            .map(|picture| {
                let instead = match (picture.is_linked, picture.words.as_str()) {
                    (true, "") => "Readers get a link to it.".to_owned(),
                    (true, words) => format!("Readers get a link that says “{words}”."),
                    (false, "") => "Readers see nothing in its place.".to_owned(),
                    (false, words) => format!("Readers only see the words “{words}”."),
                };
                (picture.address, instead)
            })
            .collect();
        Self { count: counted(each.len(), "picture"), each }
    }
}
