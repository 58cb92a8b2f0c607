//! Where the settings ask for it, a second person looks at a reply by the team before readers see it: they
//! publish it in its writer's name or send it back. The same goes for the correction of one.

use super::{choose::can_answer, give::give};
use crate::{
    base::{
        audit::{self, By, Event},
        clock::Moment,
        context::Context,
        database::Transaction,
        error::{AppError, Result},
        ids::{CommentId, PersonId, ReviewId},
        jobs, keys,
    },
    conversation::comments::{self, CommentBody, ReplyRefused},
    moderation::answers::{
        door::{AnswerableComment, answering},
        jobs::{AskForLook, TellLookedAt, TellSentBack},
        store::{self, NewAnswer},
        values::{FollowUp, FollowUpStatus, ReplyLocked, Review},
    },
    team::{
        accounts::{self, Answerer, Capability, Person},
        promise,
    },
};

/// What is handed in.
pub(super) struct HandIn<'a> {
    /// The comment that is answered.
    pub answered: &'a AnswerableComment,
    /// The reply that is corrected; none for a new one.
    pub reply: Option<CommentId>,
    /// As typed.
    pub body: &'a str,
}

/// Keeps that a second person is to look at these words, and asks those whose turn it is. The same words
/// by the same person again are handed in already.
pub(super) async fn hand_in(
    transaction: &Transaction,
    person: &Answerer,
    what: HandIn<'_>,
    now: Moment,
) -> Result<Result<(), ReplyLocked>> {
    let id = what.answered.comment.id;
    if let Some(before) = store::review_of(transaction, id, what.reply).await? {
        if before.waits() {
            let same = before.writer == person.id() && before.body == what.body;
            return Ok(if same { Ok(()) } else { Err(ReplyLocked::Waiting) });
        }
        store::delete_review(transaction, before.id, true).await?;
    }
    let review =
        store::insert_review(transaction, id, what.reply, what.body, person.id(), now).await?;
    // It stands on the list until it is published.
    let owed = store::open_on(transaction, id).await?;
    if owed.is_none() && what.reply.is_none() {
        let due = promise::timetable(transaction).await?.due(now);
        let new = NewAnswer {
            comment: id,
            post: what.answered.comment.post,
            kind: FollowUp::Here,
            state: FollowUpStatus::Open,
            owner: Some(person.id()),
            team: None,
            due: Some(due),
            note: "",
            person: person.id(),
            at: now,
            reply: None,
        };
        store::insert(transaction, &new).await?;
    }
    let owner = owed.and_then(|owed| owed.owner);
    for to in whom_to_ask(transaction, what.answered, owner, person.id()).await? {
        jobs::enqueue(transaction, &AskForLook { review, to }, now, now, None).await?;
    }
    let by = By::Person(person.id());
    audit::record(transaction, now, by, Event::ReplyLookAsked(id)).await?;
    Ok(Ok(()))
}

/// Who is asked to look: whoever is to answer and the authors of the post, but the writer; and if there is
/// nobody else, all who may answer any comment.
async fn whom_to_ask(
    transaction: &Transaction,
    answered: &AnswerableComment,
    owner: Option<PersonId>,
    writer: PersonId,
) -> Result<Vec<PersonId>> {
    let near: Vec<PersonId> = answered.post.authors.iter().copied().chain(owner).collect();
    let other = |person: &&Person| can_answer(person) && person.active && person.id != writer;
    let found = accounts::by_ids(transaction, &near).await?;
    let asked: Vec<PersonId> = found.iter().filter(other).map(|person| person.id).collect();
    if !asked.is_empty() {
        return Ok(asked);
    }
    let everyone = accounts::everyone(transaction).await?;
    let any = |person: &&Person| {
        person.may(Capability::ModerateComments) || person.may(Capability::EditAllPosts)
    };
    Ok(everyone.iter().filter(other).filter(any).map(|person| person.id).collect())
}

/// The review, if it waits and this person may look at it.
async fn to_look_at(
    transaction: &Transaction,
    person: &Answerer,
    id: ReviewId,
) -> Result<Result<(Review, AnswerableComment), ReplyLocked>> {
    let Some(review) = store::review(transaction, id).await? else {
        return Ok(Err(ReplyLocked::Overtaken));
    };
    let answered = answering(transaction, person, review.comment).await?;
    if review.writer == person.id() {
        return Ok(Err(ReplyLocked::Own));
    }
    Ok(if review.waits() { Ok((review, answered)) } else { Err(ReplyLocked::Overtaken) })
}

/// Why a reply that was looked at is not published.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AgreeRefused {
    /// It is not as it was.
    Locked(ReplyLocked),
    /// It cannot stand there.
    Reply(ReplyRefused),
}

impl AgreeRefused {
    /// In words.
    pub fn in_words(self) -> &'static str {
        match self {
            Self::Locked(locked) => locked.in_words(),
            Self::Reply(refused) => refused.in_words(),
        }
    }
}

/// Publishes a reply in its writer's name, a second person having looked at it; or puts a correction in
/// its place. Answers the comment that was answered. Its writer is told.
pub async fn agree(
    context: &Context,
    person: &Answerer,
    id: ReviewId,
) -> Result<Result<CommentId, AgreeRefused>> {
    let now = context.clock.now();
    let nonce = &keys::random_token();
    context
        .database
        .write_unless_refused(|transaction| async move {
            let (review, answered) = match to_look_at(&transaction, person, id).await? {
                Ok(found) => found,
                Err(locked) => return Ok(Err(AgreeRefused::Locked(locked))),
            };
            if !store::delete_review(&transaction, id, false).await? {
                return Ok(Err(AgreeRefused::Locked(ReplyLocked::Overtaken)));
            }
            let body = &CommentBody::from_stored(&review.body).map_err(AppError::fault)?;
            let writer = accounts::by_ids(&transaction, &[review.writer]).await?.pop();
            let writer = writer.ok_or(AppError::NotFound)?;
            let reply = match review.reply {
                None => {
                    let writer = (writer.id, writer.name.as_str());
                    let given =
                        give(context, &transaction, &answered.comment, writer, body, nonce).await?;
                    match given {
                        Ok(reply) => reply,
                        Err(refused) => return Ok(Err(AgreeRefused::Reply(refused))),
                    }
                }
                Some(reply) => {
                    let found = comments::find(&transaction, reply).await?;
                    let found = found.ok_or(AppError::NotFound)?;
                    let answered = review.comment;
                    if !comments::correct_reply(context, &transaction, &found, answered, body, now)
                        .await?
                    {
                        return Ok(Err(AgreeRefused::Locked(ReplyLocked::Gone)));
                    }
                    let by = By::Person(writer.id);
                    audit::record(&transaction, now, by, Event::ReplyCorrected(reply)).await?;
                    reply
                }
            };
            let by = By::Person(person.id());
            audit::record(&transaction, now, by, Event::ReplyAgreed(reply)).await?;
            let job = TellLookedAt { reply, by: person.id(), corrected: review.reply.is_some() };
            jobs::enqueue(&transaction, &job, now, now, None).await?;
            Ok(Ok(review.comment))
        })
        .await
        .or_else(AppError::taken_as(Err(AgreeRefused::Reply(ReplyRefused::Known))))
}

/// Sends a reply back to its writer with a note; answers the comment that was to be answered. The words
/// are a draft again.
pub async fn send_back(
    context: &Context,
    person: &Answerer,
    id: ReviewId,
    note: &str,
) -> Result<Result<CommentId, ReplyLocked>> {
    let now = context.clock.now();
    context
        .database
        .write_unless_refused(|transaction| async move {
            let (review, _) = match to_look_at(&transaction, person, id).await? {
                Ok(found) => found,
                Err(locked) => return Ok(Err(locked)),
            };
            if !store::return_review(&transaction, id, person.id(), note).await? {
                return Ok(Err(ReplyLocked::Overtaken));
            }
            draft_again(&transaction, &review, now).await?;
            jobs::enqueue(&transaction, &TellSentBack { review: id }, now, now, None).await?;
            let by = By::Person(person.id());
            audit::record(&transaction, now, by, Event::ReplySentBack(review.comment)).await?;
            Ok(Ok(review.comment))
        })
        .await
}

/// The writer takes a reply back before anybody has looked at it; answers the review as it was. Its words
/// are a draft again, and those of a correction stay in the field.
pub async fn recall(
    context: &Context,
    person: &Answerer,
    id: ReviewId,
) -> Result<Result<Review, ReplyLocked>> {
    let now = context.clock.now();
    context
        .database
        .write_unless_refused(|transaction| async move {
            let Some(review) = store::review(&transaction, id).await? else {
                return Ok(Err(ReplyLocked::Overtaken));
            };
            if review.writer != person.id() {
                return Err(AppError::NotFound);
            }
            let done = match review.reply {
                Some(_) => store::return_review(&transaction, id, person.id(), "").await?,
                None => store::delete_review(&transaction, id, false).await?,
            };
            if !done {
                return Ok(Err(ReplyLocked::Overtaken));
            }
            draft_again(&transaction, &review, now).await?;
            let by = By::Person(person.id());
            audit::record(&transaction, now, by, Event::ReplyLookRecalled(review.comment)).await?;
            Ok(Ok(review))
        })
        .await
}

/// The words of a new reply are its writer's draft again. If somebody has begun another meanwhile, they
/// stand below what that says.
async fn draft_again(transaction: &Transaction, review: &Review, now: Moment) -> Result<()> {
    let (id, writer) = (review.comment, review.writer);
    if review.reply.is_some() {
        return Ok(());
    }
    let Some(draft) = store::draft(transaction, id).await? else {
        return store::insert_draft(transaction, id, &review.body, writer, writer, now).await;
    };
    if !draft.body.contains(&review.body) {
        let body = format!("{}\n\n{}", draft.body, review.body);
        let (version, owner) = (draft.version, draft.owner);
        store::update_draft(transaction, id, version, &body, owner, writer, now).await?;
    }
    Ok(())
}
