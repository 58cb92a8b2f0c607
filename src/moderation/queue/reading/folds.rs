//! What was just decided from a page of the queue, folded up in its place, with the way back.

use super::{board::JustDone, cards::undoable};
use crate::{
    base::{
        context::Context,
        error::Result,
        ids::{CommentId, DecisionId},
    },
    conversation::comments::{self, Action, Comment, CommentStatus, Cursor},
    moderation::{
        answers,
        decisions::{self, Decision, done},
        place::{self, Place},
        queue::{
            pages::{DecidedCard, Item},
            paths,
        },
    },
    team::accounts::Moderator,
};
use std::collections::BTreeSet;

/// How many of one's own decisions stay on the page.
const FOLDED: u64 = 20;

/// A comment that was decided from this page.
pub struct Fold {
    pub decision: Decision,
    pub comment: Comment,
    pub spot: Cursor,
}

/// What this moderator has decided from this page, as far as it still stands. In the list of what
/// waits a comment keeps its place; in the others it loses it, so only the last one is shown, where
/// the form said that it stood.
pub async fn folds(
    context: &Context,
    moderator: &Moderator,
    place: &Place,
    just: &JustDone,
    (shown, next): (&[Comment], Option<Cursor>),
) -> Result<Vec<Fold>> {
    let database = context.database.read();
    let status = place.status();
    let mut decisions = match place.since() {
        Some(since) if status == CommentStatus::Waiting => {
            decisions::latest_of(database, Some(moderator.id()), FOLDED)
                .await?
                .into_iter()
                .filter(|decision| decision.at >= since)
                .collect()
        }
        _ => Vec::new(),
    };
    let asked = just.done.parse().ok().map(DecisionId);
    if let Some(id) = asked
        && !decisions.iter().any(|decision| decision.id == id)
    {
        decisions.extend(decisions::decision(database, id).await?);
    }
    decisions.retain(|decision| {
        decision.person == Some(moderator.id())
            && decision.undone.is_none()
            && (decision.before == status || asked == Some(decision.id))
    });
    let ids: Vec<CommentId> = decisions.iter().map(|decision| decision.comment).collect();
    let comments = comments::by_ids(database, &ids).await?;
    let mut seen: BTreeSet<CommentId> = shown.iter().map(|comment| comment.id).collect();
    let mut folds = Vec::new();
    for decision in decisions {
        let comment = comments.iter().find(|comment| comment.id == decision.comment);
        let Some(comment) = comment.filter(|comment| seen.insert(comment.id)) else { continue };
        let spot = match status {
            CommentStatus::Waiting => (comment.due, comment.id),
            _ => place::cursor(&just.spot).unwrap_or((context.clock.now(), comment.id)),
        };
        let on_this_page =
            place.cursor().is_none_or(|start| spot > start) && next.is_none_or(|end| spot <= end);
        if asked == Some(decision.id) || on_this_page {
            folds.push(Fold { decision, comment: comment.clone(), spot });
        }
    }
    Ok(folds)
}

/// They as they stand on the page, each with its spot; the last one offers what may follow.
pub async fn folded(
    context: &Context,
    moderator: &Moderator,
    held: &Place,
    folds: Vec<Fold>,
) -> Result<Vec<(Cursor, Item)>> {
    let newest = folds.iter().map(|fold| fold.decision.id).max();
    let mut items = Vec::new();
    for Fold { decision, comment, spot } in folds {
        let last = newest == Some(decision.id);
        let next = match decision.action {
            Action::Publish if last => {
                let place = held.query();
                answers::choices_after(context, moderator, &comment, decision.id, &place).await?
            }
            _ => None,
        };
        let folded = DecidedCard {
            next,
            last,
            id: comment.id.0,
            done: done(decision.action),
            undo: undoable(context, &decision, &comment)
                .then(|| paths::undo(comment.id, decision.id)),
            csrf: moderator.csrf().to_owned(),
            return_to: held.query(),
            name: comment.name,
        };
        items.push((spot, Item::Folded(folded)));
    }
    Ok(items)
}
