//! The sample content as the files in `samples/` have it.

use crate::team::site::Site;
use anyhow::Context as _;
use rust_embed::RustEmbed;
use serde::Deserialize;

#[derive(RustEmbed)]
#[folder = "samples/"]
struct Samples;

/// Everything a demonstration is filled with.
#[derive(Debug, Deserialize)]
pub struct Content {
    site: SiteText,
    /// The team.
    pub people: Vec<Person>,
    /// What the posts are about.
    pub topics: Vec<Topic>,
    /// The posts.
    pub posts: Vec<Post>,
    /// What readers answered.
    pub comments: Vec<Comment>,
    /// What the team keeps at hand: other teams, signposts, replies.
    pub saved: Vec<SavedSample>,
    /// Which comments changed a post, and how.
    pub changes: Vec<ChangeSample>,
    /// What readers reported.
    pub reports: Vec<Report>,
    /// What somebody of the team has yet to answer.
    pub to_answer: Vec<ToAnswer>,
}

/// Something that the team keeps at hand.
#[derive(Debug, Deserialize)]
pub struct SavedSample {
    /// `teams`, `signposts` or `replies`.
    pub shelf: String,
    /// The name.
    pub name: String,
    /// A mail address or a page; a reply has none.
    #[serde(default)]
    pub address: String,
    /// What a team does, what a writer is told, or the reply.
    pub words: String,
}

/// A change of a post to which comments led.
#[derive(Debug, Deserialize)]
pub struct ChangeSample {
    /// The slug of the post.
    pub post: String,
    /// How many hours ago it was published.
    pub hours_ago: u32,
    /// What readers were told of it.
    pub note: String,
    /// The comments that led to it.
    pub because: Vec<String>,
}

/// A report by a reader.
#[derive(Debug, Deserialize)]
pub struct Report {
    /// The comment.
    pub comment: String,
    /// The slug of the guideline that it is said to break; none for something else.
    pub guideline: Option<String>,
    /// What the reader wrote.
    pub words: String,
}

/// A comment that needs an answer.
#[derive(Debug, Deserialize)]
pub struct ToAnswer {
    /// The comment.
    pub comment: String,
    /// The address of whoever is to answer.
    pub owner: String,
}

#[derive(Debug, Deserialize)]
struct SiteText {
    name: String,
    purpose: String,
    organisation: String,
    about: String,
}

/// A person of the team.
#[derive(Debug, Deserialize)]
pub struct Person {
    /// The name.
    pub name: String,
    /// What they sign in with.
    pub email: String,
    /// What they may do.
    pub roles: Vec<String>,
    /// What stands beside their replies.
    pub job: String,
    /// For their page.
    pub biography: String,
}

/// A topic.
#[derive(Debug, Deserialize)]
pub struct Topic {
    /// The name in addresses.
    pub slug: String,
    /// The name people read.
    pub name: String,
}

/// A post.
#[derive(Debug, Deserialize)]
pub struct Post {
    /// Where its text is, under `samples/`.
    pub file: String,
    /// The title.
    pub title: String,
    /// The last part of its address.
    pub slug: String,
    /// A sentence or two.
    pub summary: String,
    /// The slugs of its topics.
    pub topics: Vec<String>,
    /// Addresses of accounts and names of guests.
    pub byline: Vec<String>,
    /// How many days ago it was published; a draft has none.
    pub days_ago: Option<u32>,
    /// `draft`, `published` or `withdrawn`.
    pub state: String,
    /// What was changed after publication.
    pub change_note: Option<String>,
    /// Why it was withdrawn.
    pub withdrawn_reason: Option<String>,
    /// `open` or `closed`.
    pub comments: String,
    /// Why its comments closed.
    pub closed_reason: Option<String>,
}

/// A comment.
#[derive(Debug, Deserialize)]
pub struct Comment {
    /// What replies call it.
    pub id: String,
    /// The slug of its post.
    pub post: String,
    /// The name shown.
    pub name: String,
    /// What it says.
    pub body: String,
    /// How many hours ago it was sent.
    pub hours_ago: u32,
    /// What became of it.
    pub state: String,
    /// The comment it answers.
    pub reply_to: Option<String>,
    /// The person of the team who answers.
    pub team: Option<String>,
    /// The slug of the guideline it broke.
    pub guideline: Option<String>,
    /// The writer's address.
    pub email: Option<String>,
    /// The comment that was not published, which this one says in other words.
    pub rewrites: Option<String>,
}

impl Content {
    /// Reads the files, which lie in the program.
    pub fn load() -> anyhow::Result<Self> {
        toml::from_str(&text("content.toml")?).context("samples/content.toml")
    }

    /// What the page about the sample blog says.
    pub fn about(&self) -> &str {
        &self.site.about
    }

    /// The settings of the sample blog.
    pub fn site(&self) -> Site {
        Site {
            name: self.site.name.clone(),
            purpose: self.site.purpose.clone(),
            organisation: self.site.organisation.clone(),
            ..Site::default()
        }
    }
}

/// The text of one file.
pub(super) fn text(name: &str) -> anyhow::Result<String> {
    let file = Samples::get(name).with_context(|| format!("samples/{name} is missing"))?;
    String::from_utf8(file.data.into_owned()).with_context(|| format!("samples/{name}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_samples_hang_together() {
        let content = Content::load().expect("readable");
        for post in &content.posts {
            assert!(!text(&post.file).expect("there").is_empty());
            for topic in &post.topics {
                assert!(content.topics.iter().any(|one| one.slug == *topic), "{topic}");
            }
        }
        for change in &content.changes {
            for led in &change.because {
                let comment = content.comments.iter().find(|one| one.id == *led).expect("there");
                assert_eq!(comment.post, change.post, "{led}");
                assert!(comment.hours_ago > change.hours_ago, "{led} was sent before");
            }
        }
        for comment in &content.comments {
            assert!(content.posts.iter().any(|post| post.slug == comment.post), "{}", comment.post);
            if let Some(parent) = &comment.reply_to {
                assert!(content.comments.iter().any(|one| one.id == *parent), "{parent}");
            }
        }
    }
}
