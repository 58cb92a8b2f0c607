//! From a decision back to the same place in the queue, at the comment that comes next.

use super::board::spot;
use crate::{
    base::{
        context::Context,
        error::Result,
        ids::{CommentId, DecisionId},
    },
    conversation::comments::{self, CommentFilter, CommentStatus, Cursor},
    moderation::{
        decisions,
        place::{
            self, Place,
            paths::{FROM_REPORTED, REPORTED},
        },
    },
    team::promise,
    web::FormErrors,
};

/// The address of the place that `return_to` names, after `decision` about the comment that stood at
/// `spot` there; it leads to the comment that comes next.
pub async fn after(
    context: &Context,
    return_to: &str,
    spot: &str,
    id: CommentId,
    decision: DecisionId,
) -> Result<String> {
    if return_to == FROM_REPORTED {
        return Ok(format!("{REPORTED}?decision={decision}"));
    }
    let database = context.database.read();
    let place = Place::read(return_to);
    // The place is held from this decision on, if the form did not come from one that was.
    let at = decisions::decision(database, decision).await?.map(|decision| decision.at);
    let place = place.held(at.unwrap_or_else(|| context.clock.now()));
    let stood = match place.status() {
        CommentStatus::Waiting => {
            comments::find(database, id).await?.map(|comment| (comment.due, comment.id))
        }
        _ => place::cursor(spot),
    };
    let told = match stood {
        Some(stood) if place.status() != CommentStatus::Waiting => {
            format!("done={decision}&spot={}", place::written(stood))
        }
        _ => format!("done={decision}"),
    };
    let next = next(context, &place, stood).await?.unwrap_or(id);
    Ok(format!("{}#comment-{next}", place.with(&told)))
}

/// The address of the place that `return_to` names, at the comment after this one or at the top.
pub async fn past(context: &Context, return_to: &str, id: CommentId) -> Result<String> {
    let place = Place::read(return_to);
    let stood = match comments::find(context.database.read(), id).await? {
        Some(comment) if place.status() == CommentStatus::Waiting => {
            Some((comment.due, comment.id))
        }
        Some(comment) => Some(spot(&comment)),
        None => None,
    };
    Ok(match next(context, &place, stood).await? {
        Some(next) => format!("{}#comment-{next}", place.address()),
        None => place.address(),
    })
}

/// Which comments belong at `place`, or what is wrong with a filter.
pub async fn filter(
    context: &Context,
    place: &Place,
) -> Result<std::result::Result<CommentFilter, FormErrors>> {
    let now = context.clock.now();
    let soon = match place.asks_for_soon() {
        true => promise::soon(context.database.read(), now).await?,
        false => now,
    };
    Ok(place.filter(&context.keys, now, soon))
}

/// The comment after the one that stood there.
async fn next(
    context: &Context,
    place: &Place,
    stood: Option<Cursor>,
) -> Result<Option<CommentId>> {
    let database = context.database.read();
    let (Some(stood), Ok(wanted)) = (stood, filter(context, place).await?) else {
        return Ok(None);
    };
    let found = comments::search(database, &wanted, Some(stood), 1).await?;
    Ok(found.comments.first().map(|comment| comment.id))
}

/// The address of the place that `return_to` names, at a comment whose decision was undone.
pub fn again(context: &Context, return_to: &str, id: CommentId) -> String {
    let place = Place::read(return_to).held(context.clock.now());
    format!("{}#comment-{id}", place.with(&format!("undone={id}")))
}
