//! The door of every public page: what a page is made of, and until when it holds.
//!
//! A page that is the same for everyone may be kept and shown again until something that it is made of has
//! changed, or the clock has changed it. Its address says which page that is, so a kept one needs no
//! database. Nothing is kept yet: each page is made when it is asked for. `tests/it/architecture/public.rs`
//! holds that every public address comes through here.

use super::{Reply, TextFile};
use crate::base::{clock::Moment, error::Result};
use rocket::{
    Request,
    http::uri::Origin,
    response::{self, Responder},
};
use std::{collections::BTreeSet, fmt};

/// Something that public pages are made of: all of a kind, or one. When it changes, every page that carries
/// its tag is out of date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Tag {
    kind: &'static str,
    id: Option<i64>,
}

impl Tag {
    /// All of a `kind`, as `posts`.
    pub const fn all(kind: &'static str) -> Self {
        Self { kind, id: None }
    }

    /// The one with the key `id`.
    pub const fn one(kind: &'static str, id: i64) -> Self {
        Self { kind, id: Some(id) }
    }
}

/// `posts`, or `post-7`.
impl fmt::Display for Tag {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.id {
            Some(id) => write!(f, "{}-{id}", self.kind),
            None => f.write_str(self.kind),
        }
    }
}

#[derive(Debug)]
enum Answer {
    Reply(Reply),
    Text(TextFile),
}

/// A page as it was just made: what of it the door must know, beside the page itself.
#[derive(Debug)]
pub struct NewPage {
    answer: Answer,
    tags: BTreeSet<Tag>,
    until: Option<Moment>,
}

impl NewPage {
    /// With the tags of everything that it is made of.
    pub fn tagged(mut self, tags: impl IntoIterator<Item = Tag>) -> Self {
        self.tags.extend(tags);
        self
    }

    /// With the next moment at which the clock alone changes it, if there is one.
    pub fn until(self, moment: Option<Moment>) -> Self {
        Self { until: moment, ..self }
    }
}

impl<R: Into<Reply>> From<R> for NewPage {
    fn from(reply: R) -> Self {
        Self { answer: Answer::Reply(reply.into()), tags: BTreeSet::new(), until: None }
    }
}

impl From<TextFile> for NewPage {
    fn from(text: TextFile) -> Self {
        Self { answer: Answer::Text(text), tags: BTreeSet::new(), until: None }
    }
}

/// A public page. Only [`public_page`] makes one.
#[derive(Debug)]
pub struct PublicPage(Answer);

impl<'r> Responder<'r, 'static> for PublicPage {
    fn respond_to(self, request: &'r Request<'_>) -> response::Result<'static> {
        match self.0 {
            Answer::Reply(reply) => reply.respond_to(request),
            Answer::Text(text) => text.respond_to(request),
        }
    }
}

/// The public page at the address that was `asked` for. `make` makes it, and is not begun where that is not
/// needed, so everything that asks the database belongs in it.
pub async fn public_page(
    asked: &Origin<'_>,
    make: impl Future<Output = Result<NewPage>>,
) -> Result<PublicPage> {
    let NewPage { answer, tags, until } = make.await?;
    tracing::debug!(page = %asked.path(), tags = %in_words(&tags), ?until, "public page made");
    Ok(PublicPage(answer))
}

fn in_words(tags: &BTreeSet<Tag>) -> String {
    tags.iter().map(Tag::to_string).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_said_once_each_and_in_order() {
        let tags = [Tag::one("post", 7), Tag::all("site"), Tag::one("post", 7), Tag::all("posts")];
        assert_eq!(in_words(&tags.into_iter().collect()), "post-7 posts site");
    }
}
