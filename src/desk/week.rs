//! What readers said in the last seven days, so that the front of the desk is more than a list of work.

use crate::{
    base::{
        clock::{Moment, london},
        context::Context,
        error::Result,
        words::counted,
    },
    blog::posts,
    conversation::comments::{self, Comment, CommentStatus},
};
use chrono::TimeDelta;
use std::collections::BTreeMap;

/// So many comments are shown.
const SHOWN: u64 = 3;
/// So much of each.
const EXCERPT: usize = 140;

/// The last seven days.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Week {
    /// `12 comments, 9 published.`
    pub count: String,
    /// The newest that everyone can read.
    pub heard: Vec<Heard>,
}

/// What a reader said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heard {
    /// The beginning of it.
    pub words: String,
    /// Who said it.
    pub name: String,
    /// Where everyone can read it.
    pub href: String,
    /// The title of the post.
    pub title: String,
    /// How long ago: `2 hours ago`.
    pub ago: String,
}

/// What was said in the seven days before now; none if nothing was.
///
/// # Errors
/// The database's.
pub async fn last_week(context: &Context) -> Result<Option<Week>> {
    let now = context.clock.now();
    let since = now - TimeDelta::days(7);
    let database = context.database.read();
    let counts = comments::counts_between(database, since, now).await?;
    if counts.is_empty() {
        return Ok(None);
    }
    let newest = comments::published_between(database, since, now, SHOWN).await?;
    Ok(Some(Week { count: in_words(&counts), heard: heard(context, newest, now).await? }))
}

async fn heard(context: &Context, newest: Vec<Comment>, now: Moment) -> Result<Vec<Heard>> {
    let ids: Vec<_> = newest.iter().map(|comment| comment.post).collect();
    let posts = posts::references(context.database.read(), &ids).await?;
    // What was said under a post that is withdrawn can be read by nobody.
    let with_post = newest.into_iter().filter_map(|comment| {
        posts.get(&comment.post).filter(|post| post.published).map(|post| (comment, post))
    });
    Ok(with_post
        .map(|(comment, post)| Heard {
            words: comment.html.excerpt(EXCERPT),
            href: comments::paths::permalink(&post.address, comment.id),
            title: post.title.clone(),
            ago: london::ago(comment.sent, now),
            name: comment.name,
        })
        .collect())
}

/// How many came, and how many of them are published.
fn in_words(counts: &BTreeMap<CommentStatus, u64>) -> String {
    let published = counts.get(&CommentStatus::Published).copied().unwrap_or(0);
    format!("{}, {published} published.", counted(counts.values().sum::<u64>(), "comment"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_week_is_said_in_figures() {
        let some = BTreeMap::from([(CommentStatus::Published, 9), (CommentStatus::Waiting, 3)]);
        assert_eq!(in_words(&some), "12 comments, 9 published.");
        assert_eq!(
            in_words(&BTreeMap::from([(CommentStatus::Spam, 1)])),
            "1 comment, 0 published."
        );
    }
}
