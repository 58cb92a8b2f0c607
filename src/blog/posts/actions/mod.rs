//! What the team does to posts: one function a verb, and for each the same order: load, decide,
//! write, record.

mod comments;
mod delete;
mod feed_ids;
mod publish;
mod render;
mod review;
mod save;
mod withdraw;

pub use comments::set_comments;
pub use delete::{DeletionRefused, delete};
pub use feed_ids::keep_feed_ids;
pub use publish::{free, publish, publish_as_shown};
pub use render::render_again;
pub use review::{send_back, send_for_review};
pub use save::{SaveOutcome, look_up, render, save, write};
pub use withdraw::withdraw;

use super::{
    Topic,
    entity::{post, revision},
    lifecycle::{Action, Refusal, Transition, plan},
    store::{self, Credit},
};
use crate::{
    base::{
        audit::{self, By, Change, Event},
        clock::Moment,
        context::Context,
        database::Transaction,
        error::{AppError, Result},
        ids::{PersonId, PostId},
    },
    team::accounts::{Capability, Member},
};

/// How a change to the state of a post ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// It is done, or the same person had done it already.
    Done,
    /// Somebody changed the post after this person had looked at it; nothing was written.
    Late,
    /// There is no text that readers could see; nothing was written.
    NoText,
    /// Another post has the address that this one was to get; nothing was written.
    AddressTaken,
}

/// A post as it is worked on.
#[derive(Debug, Clone)]
pub struct Working {
    /// The post itself.
    pub post: post::Model,
    /// Its last revision.
    pub revision: revision::Model,
    /// Who that is by.
    pub byline: Vec<Credit>,
    /// What that is about.
    pub topics: Vec<Topic>,
}

/// The post with its last revision. One that the member may not see is not found.
pub async fn open(context: &Context, member: &Member, id: PostId) -> Result<Working> {
    let database = context.database.read();
    let post = store::visible(database, id, only_own(member)).await?;
    let revision = store::last_revision(database, &post).await?;
    let byline = store::credits(database, &[revision.id]).await?.remove(&revision.id);
    let topics = store::topics_of(database, &[revision.id]).await?.remove(&revision.id);
    Ok(Working {
        post,
        revision,
        byline: byline.unwrap_or_default(),
        topics: topics.unwrap_or_default(),
    })
}

/// The revision that readers see, if there is one.
pub async fn published_revision(
    context: &Context,
    post: &post::Model,
) -> Result<Option<revision::Model>> {
    match post.published_revision {
        Some(number) => store::revision(context.database.read(), post.id, number).await,
        None => Ok(None),
    }
}

/// Whose posts the member may see: all of them, or their own.
pub(super) fn only_own(member: &Member) -> Option<PersonId> {
    (!member.can(Capability::EditAllPosts)).then(|| member.id())
}

/// Whoever changes a post waits for others who do, so that what one person sends twice at once is read
/// one after the other, and the second finds what came of the first.
async fn one_at_a_time(transaction: &Transaction, id: PostId) -> Result<()> {
    Ok(transaction.one_at_a_time(&format!("post:{id}")).await?)
}

/// What is to be done with a post that is `seen` at a version, or at whichever it has.
enum Step {
    /// This.
    Go(Transition),
    /// Nothing: it is done.
    Nothing,
    /// Nothing: somebody else was faster.
    Late,
}

/// Decides whether `action` goes ahead. Somebody who presses twice is told of no mistake.
fn decide(post: &post::Model, member: &Member, seen: Option<i64>, action: Action) -> Result<Step> {
    match plan(post.state, action) {
        Err(Refusal::AlreadyDone(_)) if post.edited_by == member.id() => Ok(Step::Nothing),
        Err(refusal) => Err(AppError::Conflict(refusal.in_words())),
        Ok(_) if seen.is_some_and(|seen| seen != post.version) => Ok(Step::Late),
        Ok(transition) => Ok(Step::Go(transition)),
    }
}

/// Writes a transition together with its audit line; `false` means that somebody was faster.
async fn carry_out(
    transaction: &Transaction,
    member: &Member,
    now: Moment,
    transition: Transition,
    mut after: post::Model,
) -> Result<bool> {
    after.edited_at = now;
    after.edited_by = member.id();
    if !store::apply(transaction, transition, &after).await? {
        return Ok(false);
    }
    let event = match transition.action() {
        Action::SendForReview => Event::PostSentForReview,
        Action::SendBack => Event::PostSentBack,
        Action::Publish => Event::PostPublished,
        Action::PublishChanges => Event::PostChanged,
        Action::Withdraw => Event::PostWithdrawn,
    };
    let change = Change { from: transition.from().code(), to: transition.to().code() };
    audit::record(transaction, now, By::Person(member.id()), event(after.id, change)).await?;
    Ok(true)
}
