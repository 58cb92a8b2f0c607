//! What readers are told of credits, and who may give one.

use super::{
    store,
    values::{Credit, LedTo},
};
use crate::{
    base::{
        database::Connection,
        error::{AppError, Result},
        ids::CommentId,
    },
    blog::posts::{CreditedComment, PostRef},
    conversation::comments::{self, Comment, CommentStatus},
    team::accounts::{Answerer, Capability},
};
use std::collections::BTreeMap;

/// What is said of credits on the page of a post, at both ends.
#[derive(Debug, Default)]
pub struct PostCredits {
    /// What each comment has led to, the newest change first.
    pub led_to: BTreeMap<CommentId, Vec<LedTo>>,
    /// The comments that led to each change.
    pub credited: Vec<CreditedComment>,
}

/// What is said on the page of `post`: one statement, and both ends can be read.
pub async fn on_post(database: &Connection, post: &PostRef) -> Result<PostCredits> {
    let mut found = PostCredits::default();
    for line in store::lines_on(database, post.id).await? {
        found.led_to.entry(line.comment).or_default().push(line.led_to(&post.address));
        found.credited.push(line.credited(&post.address));
    }
    Ok(found)
}

/// What these comments on `posts` have led to, the newest change first; nothing of one that cannot be read.
pub async fn led_to(
    database: &Connection,
    comments: &[CommentId],
    posts: &[&PostRef],
) -> Result<BTreeMap<CommentId, Vec<LedTo>>> {
    let mut found: BTreeMap<CommentId, Vec<LedTo>> = BTreeMap::new();
    for line in store::lines_of(database, comments).await? {
        if let Some(post) = posts.iter().find(|post| post.id == line.post) {
            found.entry(line.comment).or_default().push(line.led_to(&post.address));
        }
    }
    Ok(found)
}

/// Those of the credited comments that readers can read.
pub(super) async fn readable(database: &Connection, credits: &[Credit]) -> Result<Vec<Comment>> {
    let ids: Vec<CommentId> = credits.iter().map(|credit| credit.comment).collect();
    let mut found = comments::by_ids(database, &ids).await?;
    found.retain(is_creditable);
    found.sort_by_key(|comment| comment.id);
    Ok(found)
}

/// A reader wrote it, and readers can read it.
pub(super) fn is_creditable(comment: &Comment) -> bool {
    comment.status == CommentStatus::Published && comment.person.is_none()
}

/// The post, if this person may say what changed it: moderators and editors may of every post, authors of
/// their own. Any other is not found.
pub(super) fn may_credit(person: &Answerer, post: PostRef) -> Result<PostRef> {
    let any = person.can(Capability::ModerateComments) || person.can(Capability::EditAllPosts);
    if any || post.authors.contains(&person.id()) { Ok(post) } else { Err(AppError::NotFound) }
}
