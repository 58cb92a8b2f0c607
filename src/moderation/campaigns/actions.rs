//! Which comments say the same, and deciding about them together.

use crate::{
    base::{context::Context, error::Result, ids::CommentId},
    conversation::comments::{self, Comment, CommentStatus},
    moderation::{
        campaigns::values::{TOGETHER, Verdict},
        decisions::{PlainReason, Reason, Ruling, SeenComment, Together, decide_several},
        screening::Why,
    },
    team::accounts::Moderator,
};
use std::collections::BTreeMap;

/// For each waiting comment of `comments` that others waiting say the same as: how many, and the way to
/// all of them. One look into the index for each text, at most `TOGETHER` rows deep.
pub async fn same_texts(
    context: &Context,
    comments: &[Comment],
) -> Result<BTreeMap<CommentId, Why>> {
    let mut found = BTreeMap::new();
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for comment in comments {
        if comment.status != CommentStatus::Waiting || comment.text_digest.is_empty() {
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
                words: format!("{count}{more} comments say this: decide together"),
                href: super::paths::campaign(digest),
            };
            found.insert(comment.id, why);
        }
    }
    Ok(found)
}

/// The waiting comments with this text, as they are now.
pub async fn waiting(context: &Context, digest: &str) -> Result<Vec<SeenComment>> {
    comments::waiting_of_text(context.database.read(), digest, CommentId(0), TOGETHER).await
}

/// Carries out a verdict on the comments that were seen.
pub async fn decide_all(
    context: &Context,
    moderator: &Moderator,
    seen: &[SeenComment],
    verdict: &Verdict,
) -> Result<Together> {
    let ruling = match verdict {
        Verdict::PublishAll => Ruling::Publish,
        Verdict::RefuseAll(reason, note) => Ruling::Refuse(*reason, note.clone()),
        Verdict::SpamAll => Ruling::Spam,
        Verdict::PublishOne(one) => return publish_one(context, moderator, seen, *one).await,
    };
    decide_several(context, moderator, seen, &ruling, None).await
}

/// The others are the same comment sent twice only once the one is published.
async fn publish_one(
    context: &Context,
    moderator: &Moderator,
    seen: &[SeenComment],
    one: CommentId,
) -> Result<Together> {
    let (first, others): (Vec<SeenComment>, Vec<SeenComment>) =
        seen.iter().partition(|(id, _)| *id == one);
    let published = decide_several(context, moderator, &first, &Ruling::Publish, None).await?;
    if published.batch.is_none() {
        let left = seen.iter().map(|(id, _)| *id).collect();
        return Ok(Together { left, ..published });
    }
    let ruling = Ruling::Refuse(Reason::Plain(PlainReason::Duplicate), String::new());
    decide_several(context, moderator, &others, &ruling, published.batch).await
}
