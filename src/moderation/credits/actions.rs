//! Someone of the team says that a comment led to a change, or takes that back.

use super::{
    door::{is_creditable, may_credit},
    jobs::TellChanged,
    store,
    values::{Credit, Ticks},
};
use crate::{
    base::{
        audit::{self, By, Event},
        context::Context,
        error::{AppError, Result},
        ids::{ChangeNoteId, CommentId, PostId},
        jobs,
    },
    blog::posts,
    conversation::comments,
    team::accounts::Answerer,
};

/// Says which changes of its post a comment has led to. Twice is once.
pub async fn credit_comment(
    context: &Context,
    person: &Answerer,
    id: CommentId,
    notes: &Ticks<ChangeNoteId>,
) -> Result<()> {
    let credit = |note: &ChangeNoteId| Credit { comment: id, note: *note };
    let post = comments::find(context.database.read(), id).await?.ok_or(AppError::NotFound)?.post;
    let added: Vec<Credit> = notes.added.iter().map(credit).collect();
    let removed: Vec<Credit> = notes.removed.iter().map(credit).collect();
    change(context, person, post, &added, &removed).await
}

/// Says that a comment led to a change of its post. Twice is once.
pub async fn credit(
    context: &Context,
    person: &Answerer,
    id: CommentId,
    note: ChangeNoteId,
) -> Result<()> {
    let post = comments::find(context.database.read(), id).await?.ok_or(AppError::NotFound)?.post;
    change(context, person, post, &[Credit { comment: id, note }], &[]).await
}

/// Says which comments led to a change of their post; of no change, nothing. Twice is once.
pub async fn credit_change(
    context: &Context,
    person: &Answerer,
    post: PostId,
    note: Option<ChangeNoteId>,
    comments: &Ticks<CommentId>,
) -> Result<()> {
    let credit = |comment: &CommentId| note.map(|note| Credit { comment: *comment, note });
    let added: Vec<Credit> = comments.added.iter().filter_map(credit).collect();
    let removed: Vec<Credit> = comments.removed.iter().filter_map(credit).collect();
    change(context, person, post, &added, &removed).await
}

/// What belongs to another post, or cannot be read, is left out.
async fn change(
    context: &Context,
    person: &Answerer,
    post: PostId,
    added: &[Credit],
    removed: &[Credit],
) -> Result<()> {
    let now = context.clock.now();
    context
        .database
        .write(|transaction| async move {
            transaction.one_at_a_time(&format!("credits:{post}")).await?;
            may_credit(person, posts::reference(&transaction, post).await?)?;
            let all: Vec<CommentId> =
                added.iter().chain(removed).map(|credit| credit.comment).collect();
            let comments = comments::by_ids(&transaction, &all).await?;
            let notes: Vec<ChangeNoteId> =
                added.iter().chain(removed).map(|credit| credit.note).collect();
            let notes = posts::change_notes(&transaction, &notes).await?;
            let there = store::of_comments(&transaction, &all).await?;
            let on_post = |credit: &Credit| {
                comments.iter().any(|one| one.id == credit.comment && one.post == post)
                    && notes.iter().any(|one| one.id == credit.note && one.post == post)
            };
            for credit in removed.iter().filter(|it| on_post(it) && there.contains(it)) {
                store::remove(&transaction, *credit).await?;
                let event = Event::CreditRemoved(credit.comment, credit.note);
                audit::record(&transaction, now, By::Person(person.id()), event).await?;
            }
            let can_be = |credit: &Credit| {
                comments.iter().any(|one| one.id == credit.comment && is_creditable(one))
            };
            let new = |it: &&Credit| on_post(it) && can_be(it) && !there.contains(it);
            for credit in added.iter().filter(new) {
                store::insert(&transaction, *credit, person.id(), now).await?;
                let event = Event::CreditGiven(credit.comment, credit.note);
                audit::record(&transaction, now, By::Person(person.id()), event).await?;
                let job = TellChanged { comment: credit.comment, note: credit.note };
                jobs::enqueue(&transaction, &job, now, now + context.settings.undo, None).await?;
            }
            Ok(())
        })
        .await
}
