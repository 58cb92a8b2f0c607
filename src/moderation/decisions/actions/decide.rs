//! A moderator decides about the comment as they saw it. Whoever comes late changes nothing, and is
//! told who decided what and when.

use crate::{
    base::{
        audit::{self, By, Change, Event},
        context::Context,
        database::Transaction,
        error::{AppError, Result},
        ids::{CommentId, DecisionId},
        jobs,
    },
    blog::posts,
    conversation::{
        comments::{self, Action, Comment, CommentStatus},
        guidelines,
    },
    moderation::{
        answers,
        decisions::{
            Reason, Ruling,
            jobs::TellCommenter,
            store::{self, DecisionFindings},
            values::{Decision, NotDecided},
        },
        reports::{self, ReportOutcome},
        risk, spam_filter,
    },
    team::{accounts::Moderator, promise},
};

/// What came of a ruling.
#[derive(Debug)]
pub enum DecideOutcome {
    /// It is done; or the same person had pressed the same button before.
    Done(DecisionId),
    /// The comment is not as the moderator saw it.
    Late(Box<EarlierDecision>),
    /// The guideline given as the reason went out of force meanwhile. Nothing was changed.
    ReasonGone,
    /// Nothing can be decided so, whatever the moderator saw. Nothing was changed.
    Refused(NotDecided),
}

/// What is said of [`DecideOutcome::ReasonGone`] where the reason is chosen.
pub const REASON_GONE: &str = "We no longer use the reason you selected. Select another";

/// What a moderator who comes late finds.
#[derive(Debug)]
pub struct EarlierDecision {
    /// The comment as it is now.
    pub comment: Comment,
    /// The decision that came first; none if the writer changed the comment meanwhile.
    pub decision: Option<Decision>,
}

/// Carries out `ruling` on the comment, if it is still at the `version` that the moderator saw.
pub async fn decide(
    context: &Context,
    moderator: &Moderator,
    id: CommentId,
    version: i64,
    ruling: &Ruling,
) -> Result<DecideOutcome> {
    context
        .database
        .write(|transaction| async move {
            decide_within(context, &transaction, moderator, id, version, ruling).await
        })
        .await
        // A comment cannot be put back beside one that says the same.
        .or_else(AppError::taken_as(DecideOutcome::Refused(NotDecided::SentAgain)))
}

/// As [`decide`], together with what else is done in `transaction`. A comment that stands already beside
/// one that says the same is [`AppError::Taken`] here, and ends the transaction.
pub async fn decide_within(
    context: &Context,
    transaction: &Transaction,
    moderator: &Moderator,
    id: CommentId,
    version: i64,
    ruling: &Ruling,
) -> Result<DecideOutcome> {
    let now = context.clock.now();
    let comment = comments::find(transaction, id).await?.ok_or(AppError::NotFound)?;
    let planned = comments::plan(comment.status, ruling.action());
    let (Ok(transition), true) = (planned, comment.version == version) else {
        return late(transaction, moderator, comment, version, ruling).await;
    };
    if !comment.has_words() {
        return Ok(DecideOutcome::Refused(NotDecided::without_words(&comment)));
    }
    let post = match ruling.action() {
        Action::Publish => Some(posts::reference(transaction, comment.post).await?),
        _ => None,
    };
    if post.as_ref().is_some_and(|post| !post.published) {
        return Ok(DecideOutcome::Refused(NotDecided::PostWithdrawn));
    }
    if ruling.action() == Action::Publish && risk::is_marked_for_good(transaction, id).await? {
        return Ok(DecideOutcome::Refused(NotDecided::AtRisk));
    }
    let guideline = match ruling.reason() {
        Some(Reason::Guideline(id)) => {
            let found = guidelines::by_ids(transaction, &[id]).await?.pop();
            let found = found.filter(|guideline| guideline.retired.is_none());
            let Some(found) = found else { return Ok(DecideOutcome::ReasonGone) };
            Some(found.version)
        }
        Some(Reason::Signpost(id)) => {
            if answers::signpost(transaction, id).await?.is_none() {
                return Ok(DecideOutcome::ReasonGone);
            }
            None
        }
        Some(Reason::Plain(_)) | None => None,
    };
    let first = transition.from() == CommentStatus::Waiting
        && !store::answered_before(transaction, id).await?;
    if !comments::apply(transaction, id, version, transition, now).await? {
        let comment = comments::find(transaction, id).await?.ok_or(AppError::NotFound)?;
        return late(transaction, moderator, comment, version, ruling).await;
    }
    spam_filter::look_again(transaction, id, now).await?;
    if ruling.action() == Action::Restore {
        // It waits anew, so it has its whole time again.
        let due = promise::timetable(transaction).await?.due(now);
        comments::restart_clock(transaction, id, now, due).await?;
    }
    let found = DecisionFindings { guideline_version: guideline, first };
    let decision =
        store::insert(transaction, &comment, moderator.id(), ruling, transition, found, now)
            .await?;
    if ruling.is_against() {
        // Most are about a published comment; it may have gone back to the queue by an undo.
        let by = Some(moderator.id());
        reports::close(transaction, id, ReportOutcome::Removed, by, now).await?;
    }
    let change = Change { from: transition.from().code(), to: transition.to().code() };
    let event = match ruling.action() {
        Action::Publish => Event::CommentPublished,
        Action::Refuse => Event::CommentRefused,
        Action::Spam => Event::CommentCalledSpam,
        Action::Remove => Event::CommentRemoved,
        Action::Restore => Event::CommentRestored,
        Action::Withdraw => Event::CommentWithdrawn,
    };
    audit::record(transaction, now, By::Person(moderator.id()), event(id, change)).await?;
    if let Some(post) = post {
        answers::announce(context, transaction, &comment, &post, moderator.id(), now).await?;
    }
    answers::follow(transaction, id, transition).await?;
    if comment.notify
        && matches!(
            transition.to(),
            CommentStatus::Published | CommentStatus::NotPublished | CommentStatus::Removed
        )
    {
        let run_at = now + context.settings.undo;
        let subject = Some(TellCommenter::subject(decision));
        jobs::enqueue(transaction, &TellCommenter { decision }, now, run_at, subject).await?;
    }
    Ok(DecideOutcome::Done(decision))
}

/// The comment is not as it was seen. The same person pressing the same button twice is no conflict.
async fn late(
    transaction: &Transaction,
    moderator: &Moderator,
    comment: Comment,
    version: i64,
    ruling: &Ruling,
) -> Result<DecideOutcome> {
    let decision = store::last_decision(transaction, comment.id).await?;
    if let Some(same) = &decision
        && same.person == Some(moderator.id())
        && same.version == version
        && same.action == ruling.action()
        && same.reason() == ruling.reason()
        && same.note == ruling.note()
    {
        return Ok(DecideOutcome::Done(same.id));
    }
    Ok(DecideOutcome::Late(Box::new(EarlierDecision { comment, decision })))
}
