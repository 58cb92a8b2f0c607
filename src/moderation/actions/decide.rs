//! A moderator decides about the comment as they saw it. Whoever comes late changes nothing, and is
//! told who decided what and when.

use crate::{
    accounts::Moderator,
    audit::{self, By, Subject},
    comments::{self, Action, Comment, Status},
    context::Context,
    database::Transaction,
    error::{AppError, Result},
    ids::{CommentId, DecisionId},
    jobs,
    moderation::{Reason, Ruling, jobs::TellCommenter, store, values::Decision},
    posts,
    screening::filter,
};

/// What came of a ruling.
#[derive(Debug)]
pub enum Decided {
    /// It is done; or the same person had pressed the same button before.
    Done(DecisionId),
    /// The comment is not as the moderator saw it.
    Late(Box<Late>),
}

/// What a moderator who comes late finds.
#[derive(Debug)]
pub struct Late {
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
) -> Result<Decided> {
    context
        .database
        .write(|transaction| async move {
            rule(context, &transaction, moderator, id, version, ruling).await
        })
        .await
        .map_err(sent_again)
}

/// A comment cannot be put back beside one that says the same.
pub(super) fn sent_again(error: AppError) -> AppError {
    match error {
        AppError::Taken => AppError::Conflict(
            "The writer has sent the same comment again, and that one is waiting or published. \
             Decide about that one."
                .to_owned(),
        ),
        other => other,
    }
}

async fn rule(
    context: &Context,
    transaction: &Transaction,
    moderator: &Moderator,
    id: CommentId,
    version: i64,
    ruling: &Ruling,
) -> Result<Decided> {
    let now = context.clock.now();
    let comment = comments::find(transaction, id).await?.ok_or(AppError::NotFound)?;
    let planned = comments::plan(comment.status, ruling.action());
    let (Ok(transition), true) = (planned, comment.version == version) else {
        return late(transaction, moderator, comment, version, ruling).await;
    };
    if ruling.action() == Action::Publish
        && !posts::reference(transaction, comment.post).await?.published
    {
        return Err(AppError::Conflict(
            "The post has been withdrawn, so a comment on it cannot be published.".to_owned(),
        ));
    }
    if let Some(Reason::Guideline(guideline)) = ruling.reason()
        && store::by_ids(transaction, &[guideline]).await?.is_empty()
    {
        return Err(AppError::NotFound);
    }
    if !comments::apply(transaction, id, version, transition, now).await? {
        let comment = comments::find(transaction, id).await?.ok_or(AppError::NotFound)?;
        return late(transaction, moderator, comment, version, ruling).await;
    }
    filter::look_again(transaction, id, now).await?;
    let decision =
        store::insert(transaction, &comment, moderator.id(), ruling, transition, now).await?;
    audit::record(
        transaction,
        now,
        By::Person(moderator.id()),
        ruling.action().code(),
        Subject::Comment(id.0),
        &format!("{}→{}", transition.from().code(), transition.to().code()),
    )
    .await?;
    if comment.notify
        && matches!(transition.to(), Status::Published | Status::NotPublished | Status::Removed)
    {
        let run_at = now + context.settings.undo;
        let subject = Some(TellCommenter::subject(decision));
        jobs::enqueue(transaction, &TellCommenter { decision }, now, run_at, subject).await?;
    }
    Ok(Decided::Done(decision))
}

/// The comment is not as it was seen. The same person pressing the same button twice is no conflict.
async fn late(
    transaction: &Transaction,
    moderator: &Moderator,
    comment: Comment,
    version: i64,
    ruling: &Ruling,
) -> Result<Decided> {
    let decision = store::last_standing(transaction, comment.id).await?;
    if let Some(same) = &decision
        && same.person == Some(moderator.id())
        && same.version == version
        && same.action == ruling.action()
        && same.reason() == ruling.reason()
        && same.note == ruling.note()
    {
        return Ok(Decided::Done(same.id));
    }
    Ok(Decided::Late(Box::new(Late { comment, decision })))
}
