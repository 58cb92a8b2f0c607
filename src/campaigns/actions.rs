//! Which comments say the same, and deciding about them together.

use crate::{
    accounts::Moderator,
    comments::{self, Comment, Status},
    context::Context,
    error::{AppError, Result},
    ids::CommentId,
    moderation::{Decided, Outcome, Reason, Ruling, decide},
    screening::Why,
};
use std::collections::BTreeMap;

/// The most comments that are decided in one go.
pub const TOGETHER: u64 = 500;

/// A comment as it was seen: its key and its version.
pub type Seen = (CommentId, i64);

/// What is to become of a campaign.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// Publish all.
    PublishAll,
    /// Publish one, and refuse the others as the same comment sent twice.
    PublishOne(CommentId),
    /// Refuse all, for a reason and with a note that may be empty.
    RefuseAll(Reason, String),
    /// All of it is spam.
    SpamAll,
}

/// What came of deciding.
#[derive(Debug, Default)]
pub struct Outcomes {
    /// How many were published.
    pub published: usize,
    /// How many were not.
    pub refused: usize,
    /// How many are spam now.
    pub spam: usize,
    /// Those that were left alone, since they are not as they were seen.
    pub left: Vec<CommentId>,
}

/// For each waiting comment of `comments` that others waiting say the same as: how many, and the way to
/// all of them. One look into the index for each text, at most `TOGETHER` rows deep.
pub async fn same_texts(
    context: &Context,
    comments: &[Comment],
) -> Result<BTreeMap<CommentId, Why>> {
    let mut found = BTreeMap::new();
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for comment in comments {
        if comment.status != Status::Waiting || comment.text_digest.is_empty() {
            continue;
        }
        let digest = comment.text_digest.as_str();
        let count = match counts.get(digest) {
            Some(count) => *count,
            None => {
                let count = waiting(context, digest).await?.len();
                counts.insert(digest, count);
                count
            }
        };
        if count > 1 {
            let more = if count as u64 == TOGETHER { " or more" } else { "" };
            let why = Why {
                words: format!("Same text ({count}{more})"),
                href: format!("/desk/moderation/campaigns/{digest}"),
            };
            found.insert(comment.id, why);
        }
    }
    Ok(found)
}

/// The waiting comments with this text, as they are now.
pub async fn waiting(context: &Context, digest: &str) -> Result<Vec<Seen>> {
    comments::waiting_of_text(context.database.read(), digest, CommentId(0), TOGETHER).await
}

/// Carries out a verdict on the comments that were seen.
pub async fn decide_all(
    context: &Context,
    moderator: &Moderator,
    seen: &[Seen],
    verdict: &Verdict,
) -> Result<Outcomes> {
    let mut outcomes = Outcomes::default();
    let ruling = match verdict {
        Verdict::PublishAll => Ruling::Publish,
        Verdict::RefuseAll(reason, note) => Ruling::Refuse(*reason, note.clone()),
        Verdict::SpamAll => Ruling::Spam,
        Verdict::PublishOne(_) => {
            Ruling::Refuse(Reason::Outcome(Outcome::Duplicate), String::new())
        }
    };
    let one = match verdict {
        Verdict::PublishOne(one) => Some(*one),
        _ => None,
    };
    // The others are the same comment sent twice only once the one is published.
    if let Some(first) = seen.iter().find(|(id, _)| Some(*id) == one) {
        if !carry_out(context, moderator, *first, &Ruling::Publish).await? {
            outcomes.left = seen.iter().map(|(id, _)| *id).collect();
            return Ok(outcomes);
        }
        outcomes.published = 1;
    }
    for comment in seen.iter().filter(|(id, _)| Some(*id) != one) {
        if !carry_out(context, moderator, *comment, &ruling).await? {
            outcomes.left.push(comment.0);
            continue;
        }
        match ruling {
            Ruling::Publish => outcomes.published += 1,
            Ruling::Spam => outcomes.spam += 1,
            _ => outcomes.refused += 1,
        }
    }
    Ok(outcomes)
}

/// Decides about one, if it is as it was seen; says whether it was.
async fn carry_out(
    context: &Context,
    moderator: &Moderator,
    (id, version): Seen,
    ruling: &Ruling,
) -> Result<bool> {
    match decide(context, moderator, id, version, ruling).await {
        Ok(Decided::Done(_)) => Ok(true),
        Ok(Decided::Late(_) | Decided::ReasonGone)
        | Err(AppError::Conflict(_) | AppError::NotFound) => Ok(false),
        Err(error) => Err(error),
    }
}
