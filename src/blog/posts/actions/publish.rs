//! Letting readers see a post, and what was changed in it since.

use super::{Outcome, Step, carry_out, decide, one_at_a_time, only_own, review::byline};
use crate::{
    base::{
        clock::london, context::Context, database::Connection, error::Result, ids::PostId, jobs,
        keys,
    },
    blog::posts::{
        Change,
        jobs::TellOfPublication,
        lifecycle::{Action, PostStatus},
        store::{self, Moved},
        values::Slug,
    },
    team::accounts::Editor,
};

/// Publishes the last revision of a post. The first time, the London date of this moment becomes a
/// part of its address for good, and it gets the id by which feed readers know it from then on; a post
/// that comes back after it was withdrawn keeps date, address and id, unless its last save has asked for
/// another address. `change` says how a post that is published already is changed.
/// The people over the post are told by mail that it is published, but for the editor.
///
/// # Errors
/// A conflict in words if the post cannot be published from where it is.
pub async fn publish(
    context: &Context,
    editor: &Editor,
    id: PostId,
    seen: Option<i64>,
    change: &Change,
) -> Result<Outcome> {
    publish_as_shown(context, editor, id, seen, change, None).await
}

/// As [`publish`], if the last part of its address is what the editor was `shown`.
pub async fn publish_as_shown(
    context: &Context,
    editor: &Editor,
    id: PostId,
    seen: Option<i64>,
    change: &Change,
    shown: Option<&str>,
) -> Result<Outcome> {
    let now = context.clock.now();
    context
        .database
        .write(|transaction| async move {
            one_at_a_time(&transaction, id).await?;
            let mut post = store::visible(&transaction, id, only_own(editor)).await?;
            let nothing_new = post.published_revision == Some(post.working_revision);
            let action = if post.state == PostStatus::Published && !nothing_new {
                Action::PublishChanges
            } else {
                Action::Publish
            };
            let transition = match decide(&post, editor, seen, action)? {
                Step::Nothing => return Ok(Outcome::Done),
                Step::Late => return Ok(Outcome::Late),
                Step::Go(transition) => transition,
            };
            let revision = store::last_revision(&transaction, &post).await?;
            if revision.body.is_empty() {
                return Ok(Outcome::NoText);
            }
            if post.dated.is_none() {
                let dated = london::date_of(now).to_string();
                // Others that are published today and want the same name wait here.
                transaction.one_at_a_time(&format!("addresses:{dated}")).await?;
                let slug = Slug::from_stored(post.slug.clone());
                post.slug = free(&transaction, &dated, &slug, id).await?.to_string();
                if shown.is_some_and(|shown| shown != post.slug) {
                    return Ok(Outcome::AddressTaken);
                }
                post.dated = Some(dated);
                post.published_at = Some(now);
                post.feed_id.get_or_insert_with(keys::random_urn);
            } else if let (Some(dated), Some(next)) = (&post.dated, post.next_slug.take()) {
                transaction.one_at_a_time(&format!("addresses:{dated}")).await?;
                let slug = Slug::from_stored(next);
                if store::is_taken(&transaction, dated, &slug, id).await? {
                    return Ok(Outcome::AddressTaken);
                }
                let moved = Moved { id, dated, from: &post.slug, to: slug.as_str() };
                store::move_address(&transaction, moved).await?;
                post.slug = slug.to_string();
            }
            let published_at = post.published_at.unwrap_or(now);
            // Whoever publishes knows.
            let mut authors = byline(&transaction, &post).await?;
            authors.remove(&editor.id());
            let version = post.version + 1;
            post.withdrawn_reason = None;
            post.withdrawn_at = None;
            post.review_note = String::new();
            post.published_revision = Some(post.working_revision);
            let number = post.working_revision;
            let note = match (action, change) {
                (Action::PublishChanges, Change::Noted(note)) => Some(note),
                _ => None,
            };
            if note.is_some() {
                post.changed_at = Some(now);
            }
            if !carry_out(&transaction, editor, now, transition, post).await? {
                return Ok(Outcome::Late);
            }
            store::list(&transaction, id, published_at, revision.id).await?;
            if action == Action::Publish {
                for to in authors {
                    let job = TellOfPublication { post: id, to, by: editor.id(), version };
                    jobs::enqueue(&transaction, &job, now, now, None).await?;
                }
            }
            if let Some(note) = note {
                store::add_note(&transaction, id, number, note, now).await?;
            }
            Ok(Outcome::Done)
        })
        .await
}

/// The slug that a post gets if it is published on this date: its own, or the first of `-2`, `-3` … that no other post of the day has or had.
pub async fn free(database: &Connection, dated: &str, slug: &Slug, id: PostId) -> Result<Slug> {
    let mut taken = 0;
    loop {
        let candidate = slug.after(taken);
        if !store::is_taken(database, dated, &candidate, id).await? {
            return Ok(candidate);
        }
        taken += 1;
    }
}
