//! What the writer of a published reply does with it: takes it back while no mail has left, as with a
//! decision, and corrects it at any time, which readers see.

use super::second_look::{HandIn, hand_in};
use crate::{
    base::{
        audit::{self, By, Event},
        clock::Moment,
        context::Context,
        database::{Connection, Transaction},
        error::{AppError, Result},
        ids::CommentId,
    },
    blog::posts,
    conversation::comments::{self, Comment, CommentBody, CommentStatus},
    moderation::answers::{
        door::AnswerableComment,
        store,
        values::{FollowUpStatus, Given, ReplyLocked},
    },
    team::accounts::Answerer,
};

/// The reply with this key, if the person wrote it. Any other is not found.
pub async fn own_reply(database: &Connection, person: &Answerer, id: CommentId) -> Result<Comment> {
    let found = comments::find(database, id).await?;
    found.filter(|reply| reply.person == Some(person.id())).ok_or(AppError::NotFound)
}

/// The comment that a reply answers.
pub async fn answered_by(database: &Connection, reply: &Comment) -> Result<Option<CommentId>> {
    let given = store::given_by(database, &[reply.id]).await?;
    // Deep in a thread a reply is kept beside what it answers.
    Ok(given.first().map(|answer| answer.comment).or(reply.parent))
}

/// Until when a reply can be taken back: the mail about it leaves then.
pub fn until(context: &Context, reply: &Comment) -> Moment {
    // Not from when it was last decided: it may have been told of before that.
    reply.sent + context.settings.undo
}

/// Whether its writer can take this reply back.
pub fn can_take_back(context: &Context, reply: &Comment) -> bool {
    reply.status == CommentStatus::Published && until(context, reply) > context.clock.now()
}

/// Takes one's own reply back; answers the comment that is to be answered again. The words are the draft
/// again, unless somebody has begun another. Twice is once.
pub async fn take_back(
    context: &Context,
    person: &Answerer,
    id: CommentId,
) -> Result<Result<Option<CommentId>, ReplyLocked>> {
    let now = context.clock.now();
    context
        .database
        .write_unless_refused(|transaction| async move {
            let reply = own_reply(&transaction, person, id).await?;
            let answered = answered_by(&transaction, &reply).await?;
            match reply.status {
                CommentStatus::Withdrawn if reply.has_words() => return Ok(Ok(answered)),
                CommentStatus::Published if can_take_back(context, &reply) => {}
                CommentStatus::Published => return Ok(Err(ReplyLocked::TooLate)),
                _ => return Ok(Err(ReplyLocked::Gone)),
            }
            let Some(change) = comments::take_reply_back(&transaction, &reply, now).await? else {
                return Ok(Err(ReplyLocked::Overtaken));
            };
            if let Some(review) = store::review_of(&transaction, id, Some(id)).await? {
                store::delete_review(&transaction, review.id, !review.waits()).await?;
            }
            if let Some(answered) = answered {
                owe_again(&transaction, person, &reply, answered, now).await?;
            }
            let by = By::Person(person.id());
            audit::record(&transaction, now, by, Event::ReplyTakenBack(id, change)).await?;
            Ok(Ok(answered))
        })
        .await
}

/// What the reply answered is owed again, if it was owed before, and its words are a draft.
async fn owe_again(
    transaction: &Transaction,
    person: &Answerer,
    reply: &Comment,
    answered: CommentId,
    now: Moment,
) -> Result<()> {
    let found = comments::find(transaction, answered).await?;
    let published = found.is_some_and(|found| found.status == CommentStatus::Published);
    for given in store::given_by(transaction, &[reply.id]).await? {
        let owed = store::open_on(transaction, answered).await?.is_some();
        if given.due.is_none() || owed {
            store::call_off(transaction, given.id).await?;
        } else {
            let state = if published { FollowUpStatus::Open } else { FollowUpStatus::Closed };
            store::reopen(transaction, given.id, state).await?;
        }
    }
    if published && store::draft(transaction, answered).await?.is_none() {
        let me = person.id();
        store::insert_draft(transaction, answered, &reply.body, me, me, now).await?;
    }
    Ok(())
}

/// Puts other words in the place of one's own reply, as it was seen at `version`; readers see that and
/// when it was corrected. Where a second person looks at replies, the correction waits for that. The same
/// words again are done already.
pub async fn correct(
    context: &Context,
    person: &Answerer,
    id: CommentId,
    version: i64,
    body: &CommentBody,
) -> Result<Result<Given, ReplyLocked>> {
    let now = context.clock.now();
    context
        .database
        .write_unless_refused(|transaction| async move {
            let reply = own_reply(&transaction, person, id).await?;
            if reply.status != CommentStatus::Published {
                return Ok(Err(ReplyLocked::Gone));
            }
            if reply.body == body.text() {
                return Ok(Ok(Given::Published(id)));
            }
            if reply.version != version {
                return Ok(Err(ReplyLocked::Overtaken));
            }
            let answered = answered_by(&transaction, &reply).await?.ok_or(AppError::NotFound)?;
            if context.site.get().second_look {
                let comment = comments::find(&transaction, answered).await?;
                let comment = comment.ok_or(AppError::NotFound)?;
                let post = posts::reference(&transaction, comment.post).await?;
                let answered = &AnswerableComment { comment, post };
                let what = HandIn { answered, reply: Some(id), body: body.text() };
                let done = hand_in(&transaction, person, what, now).await?;
                return Ok(done.map(|()| Given::Waits));
            }
            if let Some(before) = store::review_of(&transaction, answered, Some(id)).await? {
                store::delete_review(&transaction, before.id, !before.waits()).await?;
            }
            if !comments::correct_reply(context, &transaction, &reply, answered, body, now).await? {
                return Ok(Err(ReplyLocked::Overtaken));
            }
            let by = By::Person(person.id());
            audit::record(&transaction, now, by, Event::ReplyCorrected(id)).await?;
            Ok(Ok(Given::Published(id)))
        })
        .await
        .or_else(AppError::taken_as(Err(ReplyLocked::Known)))
}
