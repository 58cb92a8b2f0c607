//! What this room does for others.

use super::{Guideline, store};
use crate::{
    clock::Moment,
    comments::{Action, Status},
    context::Context,
    error::Result,
    ids::{CommentId, GuidelineId},
};
use sea_orm::ConnectionTrait;
use std::collections::BTreeMap;

/// How many guidelines stand beside the comment form.
const BESIDE_THE_FORM: usize = 3;

/// The first guidelines, in a line each.
pub async fn short_rules(context: &Context) -> Result<Vec<String>> {
    Ok(store::active(context.database.read())
        .await?
        .into_iter()
        .take(BESIDE_THE_FORM)
        .map(|guideline| guideline.short)
        .collect())
}

/// The guideline with this name, in force or retired.
pub async fn guideline_by_slug(context: &Context, slug: &str) -> Result<Option<Guideline>> {
    store::by_slug(context.database.read(), slug).await
}

/// When and by which guideline a comment was removed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Removal {
    /// When.
    pub at: Moment,
    /// The guideline's anchor and short words, if it broke one.
    pub guideline: Option<(String, String)>,
}

/// The removals of those of `ids` that were removed.
pub async fn removals(
    database: &impl ConnectionTrait,
    ids: &[CommentId],
) -> Result<BTreeMap<CommentId, Removal>> {
    let decisions = store::standing_of(database, ids).await?;
    let keys: Vec<GuidelineId> =
        decisions.iter().filter_map(|decision| decision.guideline).collect();
    let guidelines: BTreeMap<GuidelineId, Guideline> = store::by_ids(database, &keys)
        .await?
        .into_iter()
        .map(|guideline| (guideline.id, guideline))
        .collect();
    let mut removals = BTreeMap::new();
    for decision in decisions.into_iter().filter(|decision| decision.after == Status::Removed) {
        // The newest comes first, and is the one that counts.
        removals.entry(decision.comment).or_insert_with(|| Removal {
            at: decision.at,
            guideline: decision
                .guideline
                .and_then(|id| guidelines.get(&id))
                .map(|guideline| (guideline.slug.clone(), guideline.short.to_lowercase())),
        });
    }
    Ok(removals)
}

/// What was last done to each of these comments by a decision that stands.
pub async fn last_actions(
    database: &impl ConnectionTrait,
    ids: &[CommentId],
) -> Result<BTreeMap<CommentId, Action>> {
    let mut last = BTreeMap::new();
    for decision in store::standing_of(database, ids).await? {
        // The newest comes first, and is the one that counts.
        last.entry(decision.comment).or_insert(decision.action);
    }
    Ok(last)
}

/// What the writer of a comment is told about a decision against it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Verdict {
    /// The guideline's anchor and title, and how to put it right.
    pub guideline: Option<(String, String, String)>,
    /// A reason that breaks no guideline; may be empty.
    pub outcome: String,
    /// The moderator's note; may be empty.
    pub note: String,
}

/// The verdict of the last decision about a comment.
pub async fn verdict(context: &Context, comment: CommentId) -> Result<Verdict> {
    let database = context.database.read();
    let Some(decision) = store::last_standing(database, comment).await? else {
        return Ok(Verdict::default());
    };
    let guideline = match decision.guideline {
        Some(id) => store::by_ids(database, &[id]).await?.pop(),
        None => None,
    };
    Ok(Verdict {
        guideline: guideline.map(|guideline| (guideline.slug, guideline.title, guideline.refusal)),
        outcome: decision
            .outcome
            .map_or_else(String::new, |outcome| outcome.to_writer().to_owned()),
        note: decision.note,
    })
}
