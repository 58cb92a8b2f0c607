//! All comments of one confirmed address.

use super::{cards::EXCERPT, record::Records};
use crate::{
    base::{
        clock::london,
        context::Context,
        error::{AppError, Result},
        ids::{CommentId, CommenterId},
    },
    blog::posts,
    conversation::{
        commenters,
        comments::{self, Comment},
    },
    moderation::{
        decisions,
        queue::{
            pages::{CommenterPage, WriterComment},
            paths,
        },
    },
    team::{accounts::Moderator, site::DeskLayout},
};
use std::collections::BTreeSet;

/// Comments on one page.
const PAGE: usize = 50;

/// The page of those that were sent before this one.
pub async fn page(
    context: &Context,
    moderator: &Moderator,
    id: CommenterId,
    before: Option<CommentId>,
) -> Result<CommenterPage> {
    let database = context.database.read();
    let found = commenters::by_id(database, id).await?.ok_or(AppError::NotFound)?;
    let most = PAGE as u64 + 1;
    let mut page = comments::of_address(database, &found.address, before, most).await?;
    let more = page.len() > PAGE;
    page.truncate(PAGE);
    Ok(CommenterPage {
        layout: DeskLayout::new(
            &context.site.get(),
            moderator,
            "All comments of one writer",
            "moderation",
        ),
        names: names(&page),
        // Erased on its date; the newest comment is the last to lose it.
        email: page.iter().find_map(|comment| comment.email.clone()),
        record: Records::whole(context, &found.address).await?,
        next: page.last().filter(|_| more).map(|last| paths::commenter_before(id, last.id)),
        theirs: theirs(context, &page).await?,
    })
}

/// The names they wrote under.
fn names(comments: &[Comment]) -> String {
    let names: BTreeSet<&str> = comments.iter().map(|comment| comment.name.as_str()).collect();
    names.into_iter().collect::<Vec<_>>().join(", ")
}

/// Their comments, each with its post and why it was decided against.
async fn theirs(context: &Context, comments: &[Comment]) -> Result<Vec<WriterComment>> {
    let ids: Vec<CommentId> = comments.iter().map(|comment| comment.id).collect();
    let mut reasons = decisions::refusals(context.database.read(), &ids).await?;
    let posts: Vec<_> = comments.iter().map(|comment| comment.post).collect();
    let posts = posts::references(context.database.read(), &posts).await?;
    Ok(comments
        .iter()
        .map(|comment| WriterComment {
            id: comment.id.0,
            state: comment.status.in_words(),
            reason: reasons.remove(&comment.id).unwrap_or_default(),
            excerpt: comment.excerpt(EXCERPT),
            sent: london::day_and_time(comment.sent),
            post: posts.get(&comment.post).map_or_else(String::new, |post| post.title.clone()),
        })
        .collect())
}
