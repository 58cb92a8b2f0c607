//! A reply is kept as a draft, passed to a colleague, and published. Two people at one draft never
//! overwrite each other in silence.

use super::{
    choose::can_answer,
    give::give,
    second_look::{HandIn, hand_in},
};
use crate::{
    base::{
        audit::{self, By, Event},
        clock::is_just_now,
        context::Context,
        database::Transaction,
        error::{AppError, Result},
        ids::{CommentId, PersonId},
        jobs, keys,
    },
    conversation::comments::{self, CommentBody, CommentStatus, ReplyRefused},
    moderation::answers::{
        door::{answering, replied},
        jobs::TellColleague,
        store::{self, NewAnswer},
        values::{Draft, FollowUp, FollowUpStatus, Given, ReplyLocked},
    },
    team::{
        accounts::{self, Answerer},
        promise,
    },
};

/// What came of keeping a draft.
#[derive(Debug)]
pub enum DraftOutcome {
    /// It is kept.
    Done,
    /// Somebody else changed it first: the draft as it is now; none if it was published or deleted.
    Late(Option<Box<Draft>>),
    /// The comment is not published, so there is nothing to answer.
    NotPublished,
    /// The colleague cannot answer.
    NoPerson,
}

/// Why a reply was not published.
#[derive(Debug)]
pub enum PublishRefused {
    /// It cannot stand there.
    Reply(ReplyRefused),
    /// It cannot be handed in.
    Locked(ReplyLocked),
    /// Somebody else changed the draft first; none if it was published or deleted.
    Late(Option<Box<Draft>>),
    /// Somebody else changed the draft at the same moment.
    Overtaken,
}

/// Whoever changes or publishes the draft of a reply waits for others who do, so that what one person
/// presses twice at once is read one after the other.
async fn one_at_a_time(transaction: &Transaction, comment: CommentId) -> Result<()> {
    Ok(transaction.one_at_a_time(&format!("reply:{comment}")).await?)
}

/// Keeps what was typed over the draft as it was seen (0: there was none), and passes it to a
/// colleague if one is named. The same words by the same person once more are kept already.
pub async fn keep_draft(
    context: &Context,
    person: &Answerer,
    id: CommentId,
    seen: i64,
    body: &str,
    colleague: Option<PersonId>,
) -> Result<DraftOutcome> {
    if let Some(colleague) = colleague {
        let found = accounts::by_ids(context.database.read(), &[colleague]).await?;
        if !found.iter().any(can_answer) {
            return Ok(DraftOutcome::NoPerson);
        }
    }
    let now = context.clock.now();
    let due = promise::timetable(context.database.read()).await?.due(now);
    let kept = context
        .database
        .write(|transaction| async move {
            one_at_a_time(&transaction, id).await?;
            let draft = store::draft(&transaction, id).await?;
            // Before it is asked whose it is to answer: whoever passed it on has done with it.
            if let Some(draft) = &draft
                && draft.version > seen
                && draft.edited.0 == person.id()
                && draft.body == body
                && colleague.is_none_or(|colleague| colleague == draft.owner)
            {
                return Ok(DraftOutcome::Done);
            }
            let found = answering(&transaction, person, id).await?;
            if found.comment.status != CommentStatus::Published {
                return Ok(DraftOutcome::NotPublished);
            }
            if draft.as_ref().map_or(0, |draft| draft.version) != seen {
                return Ok(DraftOutcome::Late(draft.map(Box::new)));
            }
            let me = person.id();
            match &draft {
                None => {
                    let owner = colleague.unwrap_or(me);
                    store::insert_draft(&transaction, id, body, owner, me, now).await?;
                }
                Some(draft) => {
                    let owner = colleague.unwrap_or(draft.owner);
                    if !store::update_draft(&transaction, id, seen, body, owner, me, now).await? {
                        return Err(AppError::Taken);
                    }
                }
            }
            if let Some(colleague) = colleague {
                match store::open_on(&transaction, id).await? {
                    Some(open) => {
                        store::set_owner(&transaction, open.id, colleague).await?;
                    }
                    None => {
                        let new = NewAnswer {
                            comment: id,
                            post: found.comment.post,
                            kind: FollowUp::Here,
                            state: FollowUpStatus::Open,
                            owner: Some(colleague),
                            team: None,
                            due: Some(due),
                            note: "",
                            person: me,
                            at: now,
                            reply: None,
                        };
                        store::insert(&transaction, &new).await?;
                    }
                }
                if colleague != me {
                    let job = TellColleague { comment: id, to: colleague, from: me };
                    jobs::enqueue(&transaction, &job, now, now, None).await?;
                }
            }
            let event = match colleague {
                Some(colleague) => Event::DraftPassed(id, colleague),
                None => Event::DraftKept(id),
            };
            audit::record(&transaction, now, By::Person(me), event).await?;
            Ok(DraftOutcome::Done)
        })
        .await;
    match kept {
        Err(AppError::Taken) => {
            let draft = store::draft(context.database.read(), id).await?;
            Ok(DraftOutcome::Late(draft.map(Box::new)))
        }
        other => other,
    }
}

/// Deletes the draft as it was seen; `false` means that somebody else changed it first.
pub async fn discard(
    context: &Context,
    person: &Answerer,
    id: CommentId,
    seen: i64,
) -> Result<bool> {
    let now = context.clock.now();
    context
        .database
        .write(|transaction| async move {
            answering(&transaction, person, id).await?;
            if !store::delete_draft(&transaction, id, seen).await? {
                // There is none any more, which is what was wanted.
                return Ok(store::draft(&transaction, id).await?.is_none());
            }
            let by = By::Person(person.id());
            audit::record(&transaction, now, by, Event::DraftDeleted(id)).await?;
            Ok(true)
        })
        .await
}

/// Publishes a reply in the person's own name, or hands it in where a second person is to look at it. The
/// draft goes, and what was owed is answered by a reply that is published. The same draft again by the
/// same person in the same words is done already, and so is the same reply without a draft a moment later.
pub async fn publish(
    context: &Context,
    person: &Answerer,
    id: CommentId,
    seen: i64,
    body: &CommentBody,
) -> Result<Result<Given, PublishRefused>> {
    let now = context.clock.now();
    let nonce = &keys::random_token();
    let published = context
        .database
        .write_unless_refused(|transaction| async move {
            one_at_a_time(&transaction, id).await?;
            let draft = store::draft(&transaction, id).await?;
            let late = draft.as_ref().map_or(0, |draft| draft.version) != seen;
            // Before it is asked whose it is to answer: whoever was asked to has done with it.
            if (late || seen == 0)
                && let Some(reply) = replied(&transaction, person, id, body.text()).await?
                && (seen != 0 || is_just_now(reply.sent, now))
            {
                return Ok(Ok(Given::Published(reply.id)));
            }
            if (late || seen == 0)
                && let Some(review) = store::review_of(&transaction, id, None).await?
                && (review.writer, review.body.as_str()) == (person.id(), body.text())
                && review.waits()
            {
                return Ok(Ok(Given::Waits));
            }
            let found = answering(&transaction, person, id).await?;
            if late {
                return Ok(Err(PublishRefused::Late(draft.map(Box::new))));
            }
            if context.site.get().second_look {
                if let Err(refused) = comments::can_reply(context, &transaction, id).await? {
                    return Ok(Err(PublishRefused::Reply(refused)));
                }
                let hands_in = HandIn { answered: &found, reply: None, body: body.text() };
                match hand_in(&transaction, person, hands_in, now).await? {
                    Ok(()) => {}
                    Err(locked) => return Ok(Err(PublishRefused::Locked(locked))),
                }
                if draft.is_some() && !store::delete_draft(&transaction, id, seen).await? {
                    return Ok(Err(PublishRefused::Overtaken));
                }
                return Ok(Ok(Given::Waits));
            }
            let writer = (person.id(), person.name());
            let reply =
                match give(context, &transaction, &found.comment, writer, body, nonce).await? {
                    Ok(reply) => reply,
                    Err(refused) => return Ok(Err(PublishRefused::Reply(refused))),
                };
            if draft.is_some() && !store::delete_draft(&transaction, id, seen).await? {
                return Ok(Err(PublishRefused::Overtaken));
            }
            // One that was sent back to its writer is done with.
            if let Some(review) = store::review_of(&transaction, id, None).await?
                && review.writer == person.id()
            {
                store::delete_review(&transaction, review.id, true).await?;
            }
            Ok(Ok(Given::Published(reply)))
        })
        .await;
    published.or_else(AppError::taken_as(Err(PublishRefused::Reply(ReplyRefused::Known))))
}
