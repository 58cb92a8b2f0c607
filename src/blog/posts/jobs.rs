//! Mail to the team about a post on its way: to editors, to its authors, to those who stand over it.

use super::{entity::post, lifecycle::PostStatus, paths, store, values::PostAddress};
use crate::{
    base::{
        context::Context,
        error::Result,
        ids::{PersonId, PostId},
        jobs::{Job, Work},
        mail::Letter,
    },
    team::accounts::{self, Person},
    web::Absolute,
};
use serde::{Deserialize, Serialize};

/// The post if it is still in this state, its title, whom to tell and who has done it.
struct News {
    post: post::Model,
    title: String,
    to: Person,
    by: Person,
}

async fn news(
    context: &Context,
    id: PostId,
    state: PostStatus,
    (to, by): (PersonId, PersonId),
) -> Result<Option<News>> {
    let database = context.database.read();
    let Some(post) = store::post(database, id).await?.filter(|post| post.state == state) else {
        return Ok(None);
    };
    let title = store::last_revision(database, &post).await?.title;
    let (to, by) = (accounts::person(context, to).await?, accounts::person(context, by).await?);
    Ok(to.active.then_some(News { post, title, to, by }))
}

/// Asks an editor to review a post.
#[derive(Debug, Serialize, Deserialize)]
pub struct AskForReview {
    /// The post.
    pub post: PostId,
    /// The editor.
    pub to: PersonId,
    /// Who asks.
    pub by: PersonId,
    /// The version of the post that was sent.
    pub version: i64,
}

impl Job for AskForReview {
    const KIND: &'static str = "ask_for_review";
}

impl Work for AskForReview {
    async fn run(self, context: &Context) -> Result<()> {
        let people = (self.to, self.by);
        let found = news(context, self.post, PostStatus::InReview, people).await?;
        let Some(News { post, title, to, by }) = found else { return Ok(()) };
        let letter = Letter::about(format!("Please review a post – {title}"), [])
            .answered_by(by.email)
            .text(format!("{} has sent the post “{title}” for review.", by.name))
            .text("Read it, then publish it or send it back, at:")
            .link(Absolute::of(context).to(&paths::editor(post.id)));
        let id = format!("review-{}-{}-{}", post.id, self.version, to.id);
        context.mailer.send(&id, &to.email, &letter).await
    }
}

/// Tells an author that their post was sent back.
#[derive(Debug, Serialize, Deserialize)]
pub struct TellOfReturn {
    /// The post.
    pub post: PostId,
    /// The author.
    pub to: PersonId,
    /// Who sent it back.
    pub by: PersonId,
    /// The version of the post that was sent back.
    pub version: i64,
}

impl Job for TellOfReturn {
    const KIND: &'static str = "tell_of_return";
}

impl Work for TellOfReturn {
    async fn run(self, context: &Context) -> Result<()> {
        let people = (self.to, self.by);
        let found = news(context, self.post, PostStatus::Draft, people).await?;
        let Some(News { post, title, to, by }) = found else { return Ok(()) };
        let letter = Letter::about(format!("Your post was sent back – {title}"), [])
            .answered_by(by.email)
            .text(format!("{} has sent back the post “{title}”. It is a draft again.", by.name));
        let letter = if post.review_note.is_empty() {
            letter
        } else {
            letter.text(format!("{} writes:", by.name)).quote(post.review_note.clone())
        };
        let letter = letter
            .text("Change it and send it for review again, at:")
            .link(Absolute::of(context).to(&paths::editor(post.id)));
        let id = format!("returned-{}-{}-{}", post.id, self.version, to.id);
        context.mailer.send(&id, &to.email, &letter).await
    }
}

/// Tells somebody who stands over a post that it is published.
#[derive(Debug, Serialize, Deserialize)]
pub struct TellOfPublication {
    /// The post.
    pub post: PostId,
    /// Who stands over it.
    pub to: PersonId,
    /// Who published it.
    pub by: PersonId,
    /// The version of the post that was published.
    pub version: i64,
}

impl Job for TellOfPublication {
    const KIND: &'static str = "tell_of_publication";
}

impl Work for TellOfPublication {
    async fn run(self, context: &Context) -> Result<()> {
        let people = (self.to, self.by);
        let found = news(context, self.post, PostStatus::Published, people).await?;
        let Some(News { post, title, to, by }) = found else { return Ok(()) };
        let Some(date) = post.dated.as_deref().and_then(|date| date.parse().ok()) else {
            return Ok(());
        };
        let path = PostAddress { date, slug: post.slug.clone() }.to_string();
        let letter = Letter::about(format!("Your post is published – {title}"), [])
            .answered_by(by.email)
            .text(format!(
                "{} has published the post “{title}”. You are named as an author:",
                by.name
            ))
            .link(Absolute::of(context).to(&path));
        let id = format!("published-{}-{}-{}", post.id, self.version, to.id);
        context.mailer.send(&id, &to.email, &letter).await
    }
}
