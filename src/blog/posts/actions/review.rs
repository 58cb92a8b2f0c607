//! Asking for review, and giving a post back.

use super::{Outcome, Step, carry_out, decide, one_at_a_time, only_own};
use crate::{
    base::{
        clock::Moment,
        context::Context,
        database::Transaction,
        error::Result,
        ids::{PersonId, PostId},
        jobs,
    },
    blog::posts::{
        Reason,
        entity::post,
        jobs::{AskForReview, TellOfReturn},
        lifecycle::Action,
        store,
    },
    team::accounts::{self, Author, Capability, Editor, Member, Person, Role},
};
use std::collections::BTreeSet;

/// Asks an editor to read a draft. Editors are told by mail.
pub async fn send_for_review(
    context: &Context,
    author: &Author,
    id: PostId,
    seen: Option<i64>,
) -> Result<Outcome> {
    step(context, author, id, seen, Action::SendForReview, "").await
}

/// Gives a post that was sent for review back to be written further, with a note that may be empty. Its
/// authors are told by mail.
pub async fn send_back(
    context: &Context,
    editor: &Editor,
    id: PostId,
    seen: Option<i64>,
    note: &Reason,
) -> Result<Outcome> {
    step(context, editor, id, seen, Action::SendBack, note.as_str()).await
}

async fn step(
    context: &Context,
    member: &Member,
    id: PostId,
    seen: Option<i64>,
    action: Action,
    note: &str,
) -> Result<Outcome> {
    let now = context.clock.now();
    context
        .database
        .write(|transaction| async move {
            one_at_a_time(&transaction, id).await?;
            let post = store::visible(&transaction, id, only_own(member)).await?;
            let transition = match decide(&post, member, seen, action)? {
                Step::Nothing => return Ok(Outcome::Done),
                Step::Late => return Ok(Outcome::Late),
                Step::Go(transition) => transition,
            };
            let after = post::Model { review_note: note.to_owned(), ..post.clone() };
            if !carry_out(&transaction, member, now, transition, after).await? {
                return Ok(Outcome::Late);
            }
            tell(&transaction, member, &post, action, now).await?;
            Ok(Outcome::Done)
        })
        .await
}

/// Queues the mail that follows the step; `post` is as it was before.
async fn tell(
    transaction: &Transaction,
    member: &Member,
    post: &post::Model,
    action: Action,
    now: Moment,
) -> Result<()> {
    let (id, by, version) = (post.id, member.id(), post.version + 1);
    if action == Action::SendForReview {
        for to in editors(transaction, by).await? {
            let job = AskForReview { post: id, to, by, version };
            jobs::enqueue(transaction, &job, now, now, None).await?;
        }
        return Ok(());
    }
    // Whoever began it, whoever sent it for review, and those who stand over it.
    let mut authors = BTreeSet::from([post.owner_id, post.edited_by]);
    authors.extend(byline(transaction, post).await?);
    authors.remove(&by);
    for to in authors {
        let job = TellOfReturn { post: id, to, by, version };
        jobs::enqueue(transaction, &job, now, now, None).await?;
    }
    Ok(())
}

/// The people of the team who stand over the last revision of a post.
pub(super) async fn byline(
    transaction: &Transaction,
    post: &post::Model,
) -> Result<BTreeSet<PersonId>> {
    let revision = store::last_revision(transaction, post).await?.id;
    let credits = store::credits(transaction, &[revision]).await?.remove(&revision);
    Ok(credits.unwrap_or_default().into_iter().filter_map(|credit| credit.person).collect())
}

/// The editors but `by`; where there are none, everyone else who may publish.
async fn editors(transaction: &Transaction, by: PersonId) -> Result<Vec<PersonId>> {
    let mut found = accounts::everyone(transaction).await?;
    found.retain(|person| person.may(Capability::PublishPosts) && person.id != by);
    let is_editor = |person: &&Person| person.roles.contains(&Role::Editor);
    let editors: Vec<PersonId> = found.iter().filter(is_editor).map(|person| person.id).collect();
    let anyone = found.iter().map(|person| person.id);
    Ok(if editors.is_empty() { anyone.collect() } else { editors })
}
