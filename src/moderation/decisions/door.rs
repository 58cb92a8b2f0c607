//! What this room does for others.

use super::{Decision, PlainReason, Reason, store};
use crate::{
    base::{
        clock::Moment,
        context::Context,
        database::Connection,
        error::Result,
        ids::{CommentId, GuidelineId, SavedId},
        words::in_a_sentence,
    },
    conversation::{
        comments::{Action, Comment, CommentStatus},
        guidelines::{self, Guideline},
    },
    moderation::{answers, risk},
};
use std::collections::BTreeMap;

/// Why the comments that readers sent from `from` until before `to` were not published or were
/// removed, and how many for each reason: the state, the reason in words, the count.
pub async fn reasons_between(
    database: &Connection,
    from: Moment,
    to: Moment,
) -> Result<Vec<(CommentStatus, String, u64)>> {
    let rows = store::reasons_between(database, from, to).await?;
    let keys: Vec<GuidelineId> =
        rows.iter().filter_map(|(_, guideline, _, _)| *guideline).collect();
    let guidelines = guidelines::by_ids(database, &keys).await?;
    Ok(rows
        .into_iter()
        .map(|(status, guideline, outcome, count)| {
            let broken = guideline.and_then(|id| guidelines.iter().find(|found| found.id == id));
            let outcome = outcome.and_then(|code| code.parse::<PlainReason>().ok());
            let words = match (broken, outcome) {
                (Some(guideline), _) => guideline.fault.clone(),
                (None, Some(outcome)) => outcome.in_words().to_owned(),
                (None, None) => "No reason given".to_owned(),
            };
            (status, words, count)
        })
        .collect())
}

/// The reasons that a moderator chooses from: the code of each, and its words.
pub async fn reasons(context: &Context) -> Result<Vec<(String, String)>> {
    Ok(offered(&guidelines::in_force(context.database.read()).await?))
}

/// As [`reasons`], where these are the guidelines in force.
pub fn offered(guidelines: &[Guideline]) -> Vec<(String, String)> {
    let outcomes = PlainReason::ALL.map(|it| (Reason::Plain(it).code(), it.in_words().to_owned()));
    let rules = guidelines.iter().map(|it| (Reason::Guideline(it.id).code(), it.fault.clone()));
    rules.chain(outcomes).collect()
}

/// As [`offered`], with what the writer of a comment would be told: the guidelines first, then what breaks
/// none, with each of `signposts`.
pub fn offered_verdicts(
    guidelines: &[Guideline],
    signposts: &[answers::SavedText],
) -> Vec<(Reason, String, Verdict)> {
    let rules = guidelines.iter().map(|it| {
        let broken = Broken {
            anchor: it.slug.clone(),
            title: it.title.clone(),
            help: it.refusal.clone(),
            changed: false,
        };
        let verdict = Verdict { guideline: Some(broken), ..Verdict::default() };
        (Reason::Guideline(it.id), it.fault.clone(), verdict)
    });
    let told = |outcome: PlainReason| Verdict {
        outcome: outcome.to_writer().to_owned(),
        ..Verdict::default()
    };
    let outcomes =
        PlainReason::ALL.map(|it| (Reason::Plain(it), it.in_words().to_owned(), told(it)));
    let places = signposts.iter().map(|place| {
        let verdict = Verdict {
            signpost: Some((place.words.clone(), place.address.clone())),
            ..told(PlainReason::BelongsElsewhere)
        };
        (Reason::Signpost(place.id), format!("Send them to: {}", place.name), verdict)
    });
    rules.chain(outcomes).chain(places).collect()
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
    database: &Connection,
    ids: &[CommentId],
) -> Result<BTreeMap<CommentId, Removal>> {
    let decisions = store::standing_of(database, ids).await?;
    let wanted: Vec<_> = decisions.iter().filter_map(Decision::quoted).collect();
    let quoted = guidelines::quoted(database, &wanted).await?;
    let mut removals = BTreeMap::new();
    for decision in
        decisions.into_iter().filter(|decision| decision.after == CommentStatus::Removed)
    {
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
    database: &Connection,
    ids: &[CommentId],
) -> Result<BTreeMap<CommentId, Action>> {
    let last = last_of(database, ids).await?;
    Ok(last.into_iter().map(|(id, decision)| (id, decision.action)).collect())
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
    /// A reason that breaks no guideline.
    pub plain: Option<PlainReason>,
    /// The same in words to the writer; may be empty.
    pub outcome: String,
    /// What is said of the place where it belongs, and its address.
    pub signpost: Option<(String, String)>,
    /// The moderator's note; may be empty.
    pub note: String,
}

/// The verdict of the last decision about each of these comments.
pub async fn verdicts(
    context: &Context,
    comments: &[CommentId],
) -> Result<BTreeMap<CommentId, Verdict>> {
    let database = context.database.read();
    let last = last_of(database, comments).await?;
    let wanted: Vec<_> = last.values().filter_map(Decision::quoted).collect();
    let quoted = guidelines::quoted(database, &wanted).await?;
    let places: Vec<SavedId> = last.values().filter_map(|decision| decision.signpost).collect();
    let places = answers::saved_by_ids(database, &places).await?;
    let verdict = |decision: Decision| Verdict {
        signpost: decision
            .signpost
            .and_then(|id| places.iter().find(|place| place.id == id))
            .map(|place| (place.words.clone(), place.address.clone())),
        guideline: decision.quoted().and_then(|wanted| quoted.get(&wanted)).map(|quoted| Broken {
            anchor: quoted.slug.clone(),
            title: quoted.wording.title.clone(),
            help: quoted.wording.refusal.clone(),
            changed: quoted.changed,
        }),
        plain: decision.outcome,
        outcome: decision
            .outcome
            .map_or_else(String::new, |outcome| outcome.to_writer().to_owned()),
        note: decision.note,
    };
    Ok(last.into_iter().map(|(id, decision)| (id, verdict(decision))).collect())
}

/// The last decision about each of these comments that stands.
async fn last_of(
    database: &Connection,
    comments: &[CommentId],
) -> Result<BTreeMap<CommentId, Decision>> {
    let mut last = BTreeMap::new();
    for decision in store::standing_of(database, comments).await? {
        // The newest comes first, and is the one that counts.
        last.entry(decision.comment).or_insert(decision);
    }
    Ok(last)
}

/// The verdict of the last decision about a comment.
pub async fn verdict(context: &Context, comment: CommentId) -> Result<Verdict> {
    Ok(verdicts(context, &[comment]).await?.remove(&comment).unwrap_or_default())
}

/// Where each of these comments is, as far as its writer may be told: what it was before while a
/// decision against it can still be undone, and no refusal where someone may be at risk.
pub async fn told(
    context: &Context,
    comments: &[Comment],
) -> Result<BTreeMap<CommentId, CommentStatus>> {
    let against = |comment: &&Comment| {
        matches!(
            comment.status,
            CommentStatus::NotPublished | CommentStatus::Spam | CommentStatus::Removed
        )
    };
    let ids: Vec<CommentId> = comments.iter().filter(against).map(|comment| comment.id).collect();
    let risks = risk::marks_of(context.database.read(), &ids).await?;
    let now = context.clock.now();
    let told = |comment: &Comment| {
        let decided = comment.decided.unwrap_or(comment.sent);
        let can_undo = decided + context.settings.undo > now;
        match comment.status {
            _ if risks.contains_key(&comment.id) => CommentStatus::Waiting,
            CommentStatus::Removed if can_undo => CommentStatus::Published,
            CommentStatus::NotPublished | CommentStatus::Spam if can_undo => CommentStatus::Waiting,
            other => other,
        }
    };
    Ok(comments.iter().map(|comment| (comment.id, told(comment))).collect())
}

/// Why each of these comments was not published or was removed, in a few words: `it is off topic`. Spam
/// and whatever stands otherwise is left out.
pub async fn refusals(
    database: &Connection,
    ids: &[CommentId],
) -> Result<BTreeMap<CommentId, String>> {
    let mut last = last_of(database, ids).await?;
    last.retain(|_, decision| {
        matches!(decision.after, CommentStatus::NotPublished | CommentStatus::Removed)
    });
    let wanted: Vec<_> = last.values().filter_map(Decision::quoted).collect();
    let quoted = guidelines::quoted(database, &wanted).await?;
    Ok(last
        .into_iter()
        .map(|(id, decision)| {
            let words = match decision.quoted().and_then(|wanted| quoted.get(&wanted)) {
                Some(quoted) => in_a_sentence(&quoted.wording.fault),
                None => decision
                    .outcome
                    .map_or_else(String::new, |outcome| outcome.in_words().to_lowercase()),
            };
            (id, words)
        })
        .collect())
}
