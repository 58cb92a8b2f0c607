//! A moderator takes a decision back while nobody has been told of it.

use crate::{
    base::{
        audit::{self, By, Change, Event},
        clock::{Moment, is_just_now},
        context::Context,
        error::{AppError, Result},
        ids::{CommentId, DecisionId},
        jobs,
    },
    conversation::comments::{self, Action, Comment, CommentStatus},
    moderation::{
        answers,
        decisions::{
            jobs::TellCommenter,
            store,
            values::{Decision, NotDecided},
        },
        reports::{self, ReportOutcome},
        risk, spam_filter,
    },
    team::accounts::Moderator,
};

/// Why a decision cannot be taken back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UndoRefused {
    /// There is none, or it was taken back already.
    Nothing,
    /// Somebody else decided.
    NotYours,
    /// The time for it is over.
    TooLate,
    /// The comment has changed since.
    Changed,
    /// Someone may be at risk, so it is not to come back.
    AtRisk,
    /// Its words are gone, so there is nothing that could come back; this is why.
    WithoutWords(NotDecided),
    /// Its writer has sent the same comment again, and that one stands.
    SentAgain,
}

impl UndoRefused {
    /// In words.
    pub fn in_words(self) -> &'static str {
        match self {
            Self::Nothing => "There is nothing to undo: it was undone already.",
            Self::NotYours => {
                "Someone else decided this comment. Open it to see who, and change the decision if you need to."
            }
            Self::TooLate => {
                "It is too late to undo this: we may have told the writer. Open the comment to change the decision."
            }
            Self::Changed => "The comment has changed since. Open it to see how.",
            Self::AtRisk => NotDecided::AtRisk.in_words(),
            Self::WithoutWords(why) => why.in_words(),
            Self::SentAgain => NotDecided::SentAgain.in_words(),
        }
    }
}

/// Takes back the moderator's own last decision about a comment; answers the comment as it was
/// before. Pressed twice, it is done and stays so. Mail that was to tell of it is called off.
pub async fn undo(
    context: &Context,
    moderator: &Moderator,
    id: CommentId,
) -> Result<Result<Comment, UndoRefused>> {
    take_back(context, moderator, id, None).await
}

/// As [`undo`], but only if that last decision is this one.
pub async fn undo_decision(
    context: &Context,
    moderator: &Moderator,
    id: CommentId,
    decision: DecisionId,
) -> Result<Result<Comment, UndoRefused>> {
    take_back(context, moderator, id, Some(decision)).await
}

/// Whether the moderator has taken the newest decision back a moment ago, and nothing has come since.
fn is_pressed_twice(
    newest: &Decision,
    comment: &Comment,
    moderator: &Moderator,
    only: Option<DecisionId>,
    now: Moment,
) -> bool {
    newest.undone.is_some_and(|undone| is_just_now(undone, now))
        && newest.person == Some(moderator.id())
        && only.is_none_or(|only| only == newest.id)
        // The decision counted it on by one, and taking it back by another.
        && comment.version == newest.version + 2
}

async fn take_back(
    context: &Context,
    moderator: &Moderator,
    id: CommentId,
    only: Option<DecisionId>,
) -> Result<Result<Comment, UndoRefused>> {
    let now = context.clock.now();
    context
        .database
        .write_unless_refused(|transaction| async move {
            // What one person presses twice at once is read one after the other.
            transaction.one_at_a_time(&format!("undo:{id}")).await?;
            let comment = comments::find(&transaction, id).await?.ok_or(AppError::NotFound)?;
            let newest = store::of_comment(&transaction, id).await?.into_iter().next();
            if newest
                .is_some_and(|newest| is_pressed_twice(&newest, &comment, moderator, only, now))
            {
                return Ok(Ok(comment));
            }
            let Some(decision) = store::last_decision(&transaction, id).await? else {
                return Ok(Err(UndoRefused::Nothing));
            };
            if only.is_some_and(|only| only != decision.id) {
                return Ok(Err(UndoRefused::Changed));
            }
            if decision.person != Some(moderator.id()) {
                return Ok(Err(UndoRefused::NotYours));
            }
            if !comment.has_words() {
                let why = NotDecided::without_words(&comment);
                return Ok(Err(UndoRefused::WithoutWords(why)));
            }
            if decision.at + context.settings.undo <= now {
                return Ok(Err(UndoRefused::TooLate));
            }
            let planned = comments::plan_undo(comment.status, decision.before, decision.after);
            let (Ok(transition), true) = (planned, comment.version == decision.version + 1) else {
                return Ok(Err(UndoRefused::Changed));
            };
            if transition.to() == CommentStatus::Published
                && risk::is_marked_for_good(&transaction, id).await?
            {
                return Ok(Err(UndoRefused::AtRisk));
            }
            if !comments::apply(&transaction, id, comment.version, transition, now).await?
                || !store::mark_undone(&transaction, decision.id, now).await?
            {
                return Ok(Err(UndoRefused::Changed));
            }
            spam_filter::look_again(&transaction, id, now).await?;
            // Of whatever else was decided, none were closed at that moment.
            if decision.after != CommentStatus::Published {
                let outcome = ReportOutcome::Removed;
                reports::reopen(&transaction, id, outcome, decision.at).await?;
            }
            jobs::cancel(&transaction, &TellCommenter::subject(decision.id)).await?;
            match decision.action {
                // What was chosen after it rests on it.
                Action::Publish | Action::Refuse => {
                    answers::undone(&transaction, id, decision.at).await?;
                }
                _ => answers::follow(&transaction, id, transition).await?,
            }
            let change = Change { from: transition.from().code(), to: transition.to().code() };
            audit::record(
                &transaction,
                now,
                By::Person(moderator.id()),
                Event::DecisionUndone(id, change),
            )
            .await?;
            Ok(Ok(comment))
        })
        .await
        // A comment cannot come back beside one that says the same.
        .or_else(AppError::taken_as(Err(UndoRefused::SentAgain)))
}
