//! What this room does for others.

use super::{Decision, Outcome, store};
use crate::{
    answers,
    clock::Moment,
    comments::{Action, Status},
    context::Context,
    database::Transaction,
    error::Result,
    guidelines,
    ids::{CommentId, GuidelineId},
    promise::Answer,
};
use sea_orm::ConnectionTrait;
use std::collections::BTreeMap;

/// The newest `most` first answers to comments since then, from which figures are made.
pub async fn answers_since(
    database: &impl ConnectionTrait,
    since: Moment,
    most: u64,
) -> Result<Vec<Answer>> {
    store::answers_since(database, since, most).await
}

/// Whether a decision, undone ones too, names this guideline.
pub async fn is_reason(database: &impl ConnectionTrait, id: GuidelineId) -> Result<bool> {
    store::is_reason(database, id).await
}

/// Those of `ids` that some decision names.
pub async fn reasons_in_use(
    database: &impl ConnectionTrait,
    ids: &[GuidelineId],
) -> Result<Vec<GuidelineId>> {
    store::reasons_in_use(database, ids).await
}

/// Why the comments that readers sent from `from` until before `to` were not published or were
/// removed, and how many for each reason: the state, the reason in words, the count.
pub async fn reasons_between(
    database: &impl ConnectionTrait,
    from: Moment,
    to: Moment,
) -> Result<Vec<(Status, String, u64)>> {
    let rows = store::reasons_between(database, from, to).await?;
    let keys: Vec<GuidelineId> =
        rows.iter().filter_map(|(_, guideline, _, _)| *guideline).collect();
    let guidelines = guidelines::by_ids(database, &keys).await?;
    Ok(rows
        .into_iter()
        .map(|(status, guideline, outcome, count)| {
            let title = guideline.and_then(|id| guidelines.iter().find(|found| found.id == id));
            let outcome = outcome.and_then(|code| code.parse::<Outcome>().ok());
            let words = match (title, outcome) {
                (Some(guideline), _) => guideline.title.clone(),
                (None, Some(outcome)) => outcome.in_words().to_owned(),
                (None, None) => "No reason given".to_owned(),
            };
            (status, words, count)
        })
        .collect())
}

/// The reasons that a moderator chooses from: the code of each, and its words.
pub async fn reasons(context: &Context) -> Result<Vec<(String, String)>> {
    let guidelines = guidelines::in_force(context.database.read()).await?;
    let rules = guidelines.into_iter().map(|it| (format!("g{}", it.id), it.title));
    let outcomes =
        Outcome::ALL.into_iter().map(|it| (it.code().to_owned(), it.in_words().to_owned()));
    Ok(rules.chain(outcomes).collect())
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
    let wanted: Vec<_> = decisions.iter().filter_map(Decision::quoted).collect();
    let quoted = guidelines::quoted(database, &wanted).await?;
    let mut removals = BTreeMap::new();
    for decision in decisions.into_iter().filter(|decision| decision.after == Status::Removed) {
        // The newest comes first, and is the one that counts.
        removals.entry(decision.comment).or_insert_with(|| Removal {
            at: decision.at,
            guideline: decision
                .quoted()
                .and_then(|wanted| quoted.get(&wanted))
                .map(|quoted| (quoted.slug.clone(), quoted.wording.short.to_lowercase())),
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

/// Erases what moderators wrote about a comment whose writer wants it erased. What was decided, and by
/// which guideline, stays: it says nothing of the writer.
pub async fn forget_words(transaction: &Transaction, comment: CommentId) -> Result<()> {
    store::blank_notes(transaction, &[comment]).await
}

/// The last decision about a comment that stands.
pub async fn last_decision(
    database: &impl ConnectionTrait,
    comment: CommentId,
) -> Result<Option<Decision>> {
    store::last_standing(database, comment).await
}

/// A guideline as the writer of a comment is told of it, in the words it had when it was decided.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Broken {
    /// The anchor on the page of comment rules.
    pub anchor: String,
    /// Its title.
    pub title: String,
    /// How to put it right.
    pub help: String,
    /// Whether it says something else now, or is no longer in force.
    pub changed: bool,
}

/// What the writer of a comment is told about a decision against it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Verdict {
    /// The guideline it broke.
    pub guideline: Option<Broken>,
    /// A reason that breaks no guideline; may be empty.
    pub outcome: String,
    /// What is said of the place where it belongs, and its address.
    pub signpost: Option<(String, String)>,
    /// The moderator's note; may be empty.
    pub note: String,
}

/// The verdict of the last decision about a comment.
pub async fn verdict(context: &Context, comment: CommentId) -> Result<Verdict> {
    let database = context.database.read();
    let Some(decision) = store::last_standing(database, comment).await? else {
        return Ok(Verdict::default());
    };
    let wanted: Vec<_> = decision.quoted().into_iter().collect();
    let quoted = guidelines::quoted(database, &wanted).await?.into_values().next();
    let signpost = match decision.signpost {
        Some(id) => answers::signpost(database, id).await?,
        None => None,
    };
    Ok(Verdict {
        signpost: signpost.map(|place| (place.words, place.address)),
        guideline: quoted.map(|quoted| Broken {
            anchor: quoted.slug,
            title: quoted.wording.title,
            help: quoted.wording.refusal,
            changed: quoted.changed,
        }),
        outcome: decision
            .outcome
            .map_or_else(String::new, |outcome| outcome.to_writer().to_owned()),
        note: decision.note,
    })
}

/// Why each of these comments was not published or was removed, in a few words: `off topic`. Spam
/// and whatever stands otherwise is left out.
pub async fn refusals(
    database: &impl ConnectionTrait,
    ids: &[CommentId],
) -> Result<BTreeMap<CommentId, String>> {
    let mut last = BTreeMap::new();
    for decision in store::standing_of(database, ids).await? {
        last.entry(decision.comment).or_insert(decision);
    }
    last.retain(|_, decision| matches!(decision.after, Status::NotPublished | Status::Removed));
    let wanted: Vec<_> = last.values().filter_map(Decision::quoted).collect();
    let quoted = guidelines::quoted(database, &wanted).await?;
    Ok(last
        .into_iter()
        .map(|(id, decision)| {
            let words = match decision.quoted().and_then(|wanted| quoted.get(&wanted)) {
                Some(quoted) => quoted.wording.short.to_lowercase(),
                None => decision
                    .outcome
                    .map_or_else(String::new, |outcome| outcome.in_words().to_lowercase()),
            };
            (id, words)
        })
        .collect())
}
