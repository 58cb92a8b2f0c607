//! What this room does for others, and who may answer which comment: moderators any, editors any that
//! is published, authors those on their own posts, and everybody those that were given to them.

use super::{
    store::{self, OwedBy},
    values::{FollowUp, FollowUpStatus, SavedText, Shelf},
};
use crate::{
    base::{
        clock::london,
        context::Context,
        database::Connection,
        error::{AppError, Result},
        ids::{CommentId, SavedId},
    },
    blog::posts::{self, PostRef},
    conversation::comments::{self, Comment, CommentStatus},
    team::accounts::{Answerer, Capability, Member},
};

/// A comment with its post, known to be somebody's to answer.
#[derive(Debug, Clone)]
pub(super) struct AnswerableComment {
    pub(super) comment: Comment,
    pub(super) post: PostRef,
}

/// The comment, if the person may answer it. Any other is not found.
pub(super) async fn answering(
    database: &Connection,
    person: &Answerer,
    id: CommentId,
) -> Result<AnswerableComment> {
    let comment = comments::find(database, id).await?.ok_or(AppError::NotFound)?;
    let post = posts::reference(database, comment.post).await?;
    let found = AnswerableComment { comment, post };
    if person.can(Capability::ModerateComments) {
        return Ok(found);
    }
    if found.comment.status != CommentStatus::Published || found.comment.person.is_some() {
        return Err(AppError::NotFound);
    }
    let own = person.can(Capability::EditAllPosts) || found.post.authors.contains(&person.id());
    if own || is_given(database, person, id).await? {
        return Ok(found);
    }
    Err(AppError::NotFound)
}

async fn is_given(database: &Connection, person: &Answerer, id: CommentId) -> Result<bool> {
    let owed = store::open_on(database, id).await?;
    if owed.is_some_and(|answer| answer.owner == Some(person.id())) {
        return Ok(true);
    }
    Ok(store::draft(database, id).await?.is_some_and(|draft| draft.owner == person.id()))
}

/// The reply to a comment that a person has published in these very words and that still stands.
pub(super) async fn replied(
    database: &Connection,
    person: &Answerer,
    id: CommentId,
    words: &str,
) -> Result<Option<Comment>> {
    let given = store::of_comment(database, id).await?;
    let replies: Vec<CommentId> = given.iter().filter_map(|answer| answer.reply).collect();
    Ok(comments::by_ids(database, &replies).await?.into_iter().find(|reply| {
        reply.status == CommentStatus::Published
            && reply.person == Some(person.id())
            && reply.body == words
    }))
}

/// The places that a comment may belong to, by name.
pub async fn signposts(database: &Connection) -> Result<Vec<SavedText>> {
    store::offered(database, Shelf::Signpost).await
}

/// How much is offered on a shelf.
pub async fn count_offered(database: &Connection, shelf: Shelf) -> Result<u64> {
    store::count_offered(database, shelf).await
}

/// One of those places, retired or not.
pub async fn signpost(database: &Connection, id: SavedId) -> Result<Option<SavedText>> {
    store::saved(database, Shelf::Signpost, id).await
}

/// Answers that are owed, in figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OwedCounts {
    /// How many published comments need an answer.
    pub open: u64,
    /// How many of them are past their time.
    pub late: u64,
}

impl OwedCounts {
    /// `2 published comments need an answer`; nothing if none does.
    pub fn in_words(self) -> Option<String> {
        match self.open {
            0 => None,
            1 => Some("1 published comment needs an answer".to_owned()),
            more => Some(format!("{more} published comments need an answer")),
        }
    }
}

/// What the team owes.
pub async fn owed(context: &Context) -> Result<OwedCounts> {
    count(context, &OwedBy::default()).await
}

/// What one person owes: what was given to them, and what is on their posts.
pub async fn owed_by(context: &Context, member: &Member) -> Result<OwedCounts> {
    count(context, &whose(context, member).await?).await
}

pub(super) async fn whose(context: &Context, member: &Member) -> Result<OwedBy> {
    let own = posts::by_author(context.database.read(), member.id()).await?;
    Ok(OwedBy { only: Some((member.id(), own)) })
}

async fn count(context: &Context, whose: &OwedBy) -> Result<OwedCounts> {
    let now = context.clock.now();
    let (open, late) = store::tally(context.database.read(), whose, now).await?;
    Ok(OwedCounts { open, late })
}

/// What the writer of a comment is told of what followed, in sentences, once nobody can take it back.
pub async fn followed(context: &Context, comment: CommentId) -> Result<Vec<String>> {
    let database = context.database.read();
    let now = context.clock.now();
    let mut chosen = store::of_comment(database, comment).await?;
    chosen.retain(|answer| {
        answer.state == FollowUpStatus::Done && answer.at + context.settings.undo <= now
    });
    let teams: Vec<SavedId> = chosen.iter().filter_map(|answer| answer.team).collect();
    let teams = store::saved_by_ids(database, &teams).await?;
    Ok(chosen
        .iter()
        .filter_map(|answer| {
            let team = teams.iter().find(|team| Some(team.id) == answer.team);
            let day = london::day(answer.at);
            match (answer.kind, team) {
                (FollowUp::Passed, Some(team)) => {
                    Some(format!("We passed your comment on to {} on {day}.", team.name))
                }
                (FollowUp::Fault, _) => Some(format!(
                    "We reported the fault you found to the people who can fix it on {day}."
                )),
                _ => None,
            }
        })
        .collect())
}
