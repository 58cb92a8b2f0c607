//! A moderator takes words out of the comment as they saw it; what stood there is sealed.

use crate::{
    base::{
        audit::{self, By, Event},
        context::Context,
        database::Transaction,
        error::{AppError, Result},
        ids::CommentId,
    },
    conversation::comments::{self, Comment, CommentStatus, Hold},
    moderation::{
        decisions::{self, DecideOutcome, NotDecided, Ruling},
        redaction::{
            RedactionReason,
            cutting::{RedactedText, cut},
            store,
            values::{Redaction, RedactionCause, Span},
        },
        reports,
        screening::fingerprint,
        spam_filter,
    },
    team::accounts::Moderator,
};

/// What came of it.
#[derive(Debug)]
pub enum Outcome {
    /// It is done; or the same person had pressed the same button before.
    Done,
    /// The comment is not as the moderator saw it.
    Late(Box<Comment>),
    /// Those are no parts of the comment.
    NotThere,
}

/// Why a comment was not published although its marked words could have been taken out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PublishRefused {
    /// Somebody moved it to here at the same moment.
    Moved(CommentStatus),
    /// Nothing can be decided about it.
    NotDecided(NotDecided),
}

impl PublishRefused {
    /// In words.
    pub fn in_words(self) -> String {
        match self {
            Self::Moved(status) => format!(
                "This comment is now {}. Nothing was changed.",
                status.in_words().to_lowercase()
            ),
            Self::NotDecided(why) => why.in_words().to_owned(),
        }
    }
}

/// Takes `spans` out of the comment, if it is still at the `version` that the moderator saw.
pub async fn redact(
    context: &Context,
    moderator: &Moderator,
    id: CommentId,
    version: i64,
    spans: &[Span],
    cause: &RedactionCause,
) -> Result<Outcome> {
    context
        .database
        .write(|transaction| async move {
            take_out(context, &transaction, moderator, id, version, spans, cause).await
        })
        .await
}

/// Whether the moderator has done exactly this before: pressing twice is pressing once.
pub async fn was_done(
    context: &Context,
    moderator: &Moderator,
    id: CommentId,
    version: i64,
    cause: &RedactionCause,
) -> Result<bool> {
    let last = store::last_standing(context.database.read(), id).await?;
    Ok(last.is_some_and(|last| is_same(&last, moderator, version, cause)))
}

fn is_same(last: &Redaction, moderator: &Moderator, version: i64, cause: &RedactionCause) -> bool {
    last.person == moderator.id()
        && last.version == version
        && last.reason == cause.reason
        && last.words == cause.words
}

/// Takes `spans`, which were marked, out of a waiting comment and publishes the rest, both or neither.
pub async fn redact_and_publish(
    context: &Context,
    moderator: &Moderator,
    id: CommentId,
    version: i64,
    spans: &[Span],
) -> Result<Result<Outcome, PublishRefused>> {
    let cause = &RedactionCause { reason: RedactionReason::Marked, words: String::new() };
    context
        .database
        .write_unless_refused(|transaction| async move {
            let comment = comments::find(&transaction, id).await?.ok_or(AppError::NotFound)?;
            if comment.status != CommentStatus::Waiting && comment.version == version {
                return Ok(Ok(Outcome::Late(Box::new(comment))));
            }
            let outcome =
                take_out(context, &transaction, moderator, id, version, spans, cause).await?;
            if !matches!(outcome, Outcome::Done) {
                return Ok(Ok(outcome));
            }
            // Pressed twice, this finds its own decision of the first time.
            let ruling = &Ruling::Publish;
            match decisions::decide_within(
                context,
                &transaction,
                moderator,
                id,
                version + 1,
                ruling,
            )
            .await?
            {
                DecideOutcome::Done(_) => Ok(Ok(Outcome::Done)),
                DecideOutcome::ReasonGone => Err(AppError::NotFound),
                // Nothing is kept of the redaction either.
                DecideOutcome::Late(late) => Ok(Err(PublishRefused::Moved(late.comment.status))),
                DecideOutcome::Refused(why) => Ok(Err(PublishRefused::NotDecided(why))),
            }
        })
        .await
}

async fn take_out(
    context: &Context,
    transaction: &Transaction,
    moderator: &Moderator,
    id: CommentId,
    version: i64,
    spans: &[Span],
    cause: &RedactionCause,
) -> Result<Outcome> {
    let now = context.clock.now();
    // What one person presses twice at once is read one after the other.
    transaction.one_at_a_time(&format!("redaction:{id}")).await?;
    let comment = comments::find(transaction, id).await?.ok_or(AppError::NotFound)?;
    if comment.version != version {
        let last = store::last_standing(transaction, id).await?;
        let same = last.is_some_and(|last| is_same(&last, moderator, version, cause));
        return Ok(if same { Outcome::Done } else { Outcome::Late(Box::new(comment)) });
    }
    if !can_be_redacted(comment.status) {
        return Ok(Outcome::Late(Box::new(comment)));
    }
    let Some(cut) = cut(&comment.body, spans, cause.reason.placeholder()) else {
        return Ok(Outcome::NotThere);
    };
    let holds = comments::holds_of(transaction, &[id]).await?;
    let holds = holds_that_fit(holds, &cut, &comment.body);
    let known_by = &fingerprint(context, cut.body.text());
    let Some(before) =
        comments::take_words_out(transaction, &comment, &cut.body, &holds, known_by).await?
    else {
        let comment = comments::find(transaction, id).await?.ok_or(AppError::NotFound)?;
        return Ok(Outcome::Late(Box::new(comment)));
    };
    let redaction =
        store::insert(transaction, &comment, moderator.id(), cause, cut.passages(), now).await?;
    store::seal(transaction, redaction, &before, now + context.settings.keep_originals).await?;
    let words = cut.words(&comment.body);
    reports::take_out(transaction, id, &words, cause.reason.placeholder()).await?;
    let by = Some(moderator.id());
    reports::close(transaction, id, reports::ReportOutcome::Redacted, by, now).await?;
    spam_filter::look_again(transaction, id, now).await?;
    audit::record(
        transaction,
        now,
        By::Person(moderator.id()),
        Event::CommentRedacted(id, redaction, cause.reason.code()),
    )
    .await?;
    Ok(Outcome::Done)
}

/// Whether anybody reads the comment, or may soon.
pub fn can_be_redacted(status: CommentStatus) -> bool {
    matches!(status, CommentStatus::Waiting | CommentStatus::Published)
}

/// Why the comment waits, as far as that holds of what is left: places move with the text, and what
/// was taken out stands in no detail either, in no letters.
fn holds_that_fit(holds: Vec<Hold>, cut: &RedactedText, body: &str) -> Vec<Hold> {
    let gone: Vec<String> = cut
        .words(body)
        .iter()
        .flat_map(|passage| passage.split(|c: char| !c.is_alphanumeric()))
        .filter(|word| word.chars().count() > 2)
        .map(str::to_lowercase)
        .collect();
    holds
        .into_iter()
        .filter_map(|mut hold| {
            if let Some(span) = hold.span {
                hold.span = Some(cut.moved(span)?);
            }
            let detail = hold.detail.to_lowercase();
            (!gone.iter().any(|word| detail.contains(word.as_str()))).then_some(hold)
        })
        .collect()
}
