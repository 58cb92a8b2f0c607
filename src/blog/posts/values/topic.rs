//! What a post is about: the names of topics, as typed and as kept.

use super::Slug;
use crate::{base::ids::TopicId, web::TextRule};
use std::collections::BTreeSet;

/// The most topics of a post.
const MOST: usize = 10;
const NAME: TextRule = TextRule { subject: "Each topic", empty: "", most: 60, lines: false };

/// A topic that the database knows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Topic {
    /// The key.
    pub id: TopicId,
    /// The last part of the address of its page.
    pub slug: String,
    /// The name that readers see.
    pub name: String,
}

/// The name of a topic, as typed. Two names with one slug are one topic.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TopicName {
    name: String,
    slug: Slug,
}

impl TopicName {
    /// Reads names with commas between them.
    pub fn parse_all(text: &str) -> Result<Vec<Self>, String> {
        let mut topics: Vec<Self> = Vec::new();
        let mut seen = BTreeSet::new();
        for part in text.split([',', '\n']) {
            let name = NAME.take(part)?;
            if name.is_empty() {
                continue;
            }
            let Some(slug) = Slug::from_topic(&name) else {
                return Err("Each topic must have letters or numbers".to_owned());
            };
            if seen.insert(slug.clone()) {
                topics.push(Self { name, slug });
            }
        }
        if topics.len() > MOST {
            return Err(format!("Enter {MOST} topics or fewer"));
        }
        Ok(topics)
    }

    /// The name.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The last part of the address of its page.
    pub fn slug(&self) -> &Slug {
        &self.slug
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_split_and_folded_by_their_slug() {
        let topics = TopicName::parse_all(" Strategy, strategy ,, User research\n").expect("good");
        let slugs: Vec<&str> = topics.iter().map(|topic| topic.slug().as_str()).collect();
        assert_eq!(slugs, ["strategy", "user-research"]);
        assert_eq!(topics[0].name(), "Strategy");
    }

    #[test]
    fn a_topic_needs_something_to_spell() {
        assert!(TopicName::parse_all("!!!").is_err());
        assert!(TopicName::parse_all(&"x".repeat(61)).is_err());
        let many: String = (0..11).map(|number| format!("t{number},")).collect();
        assert!(TopicName::parse_all(&many).is_err());
    }
}
