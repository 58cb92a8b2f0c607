//! What readers are told of credits, and who may give one.

use super::{
    store,
    values::{Credit, CreditedComment, LedTo},
};
use crate::{
    base::{
        database::Connection,
        error::{AppError, Result},
        ids::{ChangeNoteId, CommentId},
    },
    blog::posts::{self, ChangeNote, PostRef},
    conversation::comments::{self, Comment, CommentStatus},
    team::accounts::{Answerer, Capability},
};
use std::collections::BTreeMap;

/// What these comments have led to, the oldest change first.
pub async fn led_to(
    database: &Connection,
    comments: &[CommentId],
) -> Result<BTreeMap<CommentId, Vec<LedTo>>> {
    let credits = store::of_comments(database, comments).await?;
    if credits.is_empty() {
        return Ok(BTreeMap::new());
    }
    let notes: Vec<ChangeNoteId> = credits.iter().map(|credit| credit.note).collect();
    let notes = posts::change_notes(database, &notes).await?;
    let mut found: BTreeMap<CommentId, Vec<LedTo>> = BTreeMap::new();
    for note in &notes {
        for credit in credits.iter().filter(|credit| credit.note == note.id) {
            found.entry(credit.comment).or_default().push(LedTo::new(note));
        }
    }
    Ok(found)
}

/// The comments that led to a change of this post and can be read.
pub async fn credited_by(
    database: &Connection,
    post: &PostRef,
    note: ChangeNoteId,
) -> Result<Vec<CreditedComment>> {
    let credits = store::of_notes(database, &[note]).await?;
    Ok(readable(database, &credits).await?.iter().map(|comment| named(post, comment)).collect())
}

/// Those of the credited comments that readers can read.
pub(super) async fn readable(database: &Connection, credits: &[Credit]) -> Result<Vec<Comment>> {
    if credits.is_empty() {
        return Ok(Vec::new());
    }
    let ids: Vec<CommentId> = credits.iter().map(|credit| credit.comment).collect();
    let mut found = comments::by_ids(database, &ids).await?;
    found.retain(is_creditable);
    found.sort_by_key(|comment| comment.id);
    Ok(found)
}

pub(super) fn named(post: &PostRef, comment: &Comment) -> CreditedComment {
    CreditedComment {
        name: comment.name.clone(),
        href: comments::paths::permalink(&post.address, comment.id),
        id: comment.id,
    }
}

/// Readers wrote it, and readers can read it.
pub(super) fn is_creditable(comment: &Comment) -> bool {
    comment.status == CommentStatus::Published && comment.person.is_none()
}

/// The post, if this person may say what changed it: moderators and editors may of every post, authors of
/// their own. Any other is not found.
pub(super) fn may_credit(person: &Answerer, post: PostRef) -> Result<PostRef> {
    let any = person.can(Capability::ModerateComments) || person.can(Capability::EditAllPosts);
    if any || post.authors.contains(&person.id()) { Ok(post) } else { Err(AppError::NotFound) }
}

/// The changes of a post from which one can be chosen, the newest first.
pub(super) async fn offered(database: &Connection, post: &PostRef) -> Result<Vec<ChangeNote>> {
    posts::change_notes_of(database, post.id, 20).await
}
