//! What a moderator or an author chooses for a comment: answer here, another team, a fault, no reply.

use crate::{
    base::{
        audit::{self, By, Event},
        clock::Moment,
        context::Context,
        database::Transaction,
        error::{AppError, Result},
        ids::{AnswerId, CommentId, PersonId, SavedId},
        jobs::{self, Job},
    },
    blog::posts::PostRef,
    conversation::comments::{self, Comment, CommentStatus},
    moderation::answers::{
        door::answering,
        jobs::{TellOwner, TellPassedOn, TellTeam},
        store::{self, NewAnswer},
        values::{Answer, FollowUp, FollowUpStatus, Refused, Shelf},
    },
    team::{
        accounts::{self, Answerer, Capability, Moderator, Person},
        promise,
    },
};

/// Whether somebody can be asked to answer.
pub fn can_answer(person: &Person) -> bool {
    person.may(Capability::AnswerComments)
}

/// Who answers unless somebody is named: the post's first author with an account that is in use, or
/// whoever chooses.
pub async fn default_owner(
    context: &Context,
    post: &PostRef,
    oneself: PersonId,
) -> Result<PersonId> {
    let authors = accounts::by_ids(context.database.read(), &post.authors).await?;
    let first = post
        .authors
        .iter()
        .find(|id| authors.iter().any(|person| person.id == **id && can_answer(person)));
    Ok(first.copied().unwrap_or(oneself))
}

/// Puts a comment on the list of those to be answered, or gives it to somebody else there.
pub async fn ask(
    context: &Context,
    person: &Answerer,
    id: CommentId,
    owner: Option<PersonId>,
) -> Result<Result<(), Refused>> {
    let now = context.clock.now();
    let asked = answering(context.database.read(), person, id).await?;
    let owner = match owner {
        Some(owner) => owner,
        None => default_owner(context, &asked.post, person.id()).await?,
    };
    let found = accounts::by_ids(context.database.read(), &[owner]).await?;
    if !found.iter().any(can_answer) {
        return Ok(Err(Refused::NoPerson));
    }
    let due = promise::timetable(context.database.read()).await?.due(now);
    context
        .database
        .write(|transaction| async move {
            let found = answering(&transaction, person, id).await?;
            if found.comment.status != CommentStatus::Published {
                return Ok(Err(Refused::NotPublished));
            }
            let answer = match store::open_on(&transaction, id).await? {
                Some(open) if open.owner == Some(owner) => return Ok(Ok(())),
                Some(open) => {
                    store::set_owner(&transaction, open.id, owner).await?;
                    open.id
                }
                None => {
                    let new = NewAnswer {
                        owner: Some(owner),
                        due: Some(due),
                        ..blank(
                            &found.comment,
                            FollowUp::Here,
                            FollowUpStatus::Open,
                            person.id(),
                            now,
                        )
                    };
                    store::insert(&transaction, &new).await?
                }
            };
            if owner != person.id() {
                let job = TellOwner { answer, owner, asker: Some(person.id()) };
                tell(context, &transaction, &job).await?;
            }
            let by = By::Person(person.id());
            audit::record(&transaction, now, by, Event::AnswerAsked(id, owner)).await?;
            Ok(Ok(()))
        })
        .await
        // Somebody else put it on the list at the same moment.
        .or_else(AppError::taken_as(Ok(())))
}

fn blank(
    comment: &Comment,
    kind: FollowUp,
    state: FollowUpStatus,
    person: PersonId,
    at: Moment,
) -> NewAnswer<'static> {
    NewAnswer {
        comment: comment.id,
        post: comment.post,
        kind,
        state,
        owner: None,
        team: None,
        due: None,
        note: "",
        person,
        at,
        reply: None,
    }
}

/// Queues a mail that leaves once undo is over, if its choice still stands then.
async fn tell<J: Job>(context: &Context, transaction: &Transaction, job: &J) -> Result<()> {
    let now = context.clock.now();
    let run_at = now + context.settings.undo;
    jobs::enqueue(transaction, job, now, run_at, None).await
}

/// Passes a comment to another team, which gets its text by mail; a writer who asked is told.
pub async fn pass_on(
    context: &Context,
    moderator: &Moderator,
    id: CommentId,
    team: SavedId,
    note: &str,
) -> Result<Result<(), Refused>> {
    hand_over(context, moderator, id, FollowUp::Passed, Some(team), note).await
}

/// Tells those who mend it of a fault: a team, or the address in the settings.
pub async fn report_fault(
    context: &Context,
    moderator: &Moderator,
    id: CommentId,
    team: Option<SavedId>,
    note: &str,
) -> Result<Result<(), Refused>> {
    if team.is_none() && context.site.get().contacts.fault_email.is_empty() {
        return Ok(Err(Refused::NobodyMends));
    }
    hand_over(context, moderator, id, FollowUp::Fault, team, note).await
}

async fn hand_over(
    context: &Context,
    moderator: &Moderator,
    id: CommentId,
    kind: FollowUp,
    team: Option<SavedId>,
    note: &str,
) -> Result<Result<(), Refused>> {
    let now = context.clock.now();
    context
        .database
        .write(|transaction| async move {
            let comment = comments::find(&transaction, id).await?.ok_or(AppError::NotFound)?;
            if !matches!(comment.status, CommentStatus::Published | CommentStatus::NotPublished) {
                return Ok(Err(Refused::NotDecided));
            }
            if let Some(team) = team {
                let found = store::saved(&transaction, Shelf::Team, team).await?;
                if found.is_none_or(|found| found.retired.is_some()) {
                    return Ok(Err(Refused::NoTeam));
                }
            }
            // The same once more, as when a button is pressed twice.
            let before = store::of_comment(&transaction, id).await?;
            if before.iter().any(|one| one.kind == kind && one.team == team && one.note == note) {
                return Ok(Ok(()));
            }
            let blank = blank(&comment, kind, FollowUpStatus::Done, moderator.id(), now);
            let new = NewAnswer { team, note, ..blank };
            let answer = store::insert(&transaction, &new).await?;
            tell(context, &transaction, &TellTeam { answer }).await?;
            if comment.notify {
                tell(context, &transaction, &TellPassedOn { answer }).await?;
            }
            let event =
                if kind == FollowUp::Fault { Event::FaultReported } else { Event::PassedOn };
            let event = event(id, team);
            let by = By::Person(moderator.id());
            audit::record(&transaction, now, by, event).await?;
            Ok(Ok(()))
        })
        .await
}

/// Says that a comment needs no reply, and takes it off the list if it is there.
pub async fn needs_none(
    context: &Context,
    person: &Answerer,
    id: CommentId,
) -> Result<Result<(), Refused>> {
    let now = context.clock.now();
    context
        .database
        .write(|transaction| async move {
            let found = answering(&transaction, person, id).await?;
            if found.comment.status != CommentStatus::Published {
                return Ok(Err(Refused::NotPublished));
            }
            if let Some(open) = store::open_on(&transaction, id).await? {
                store::call_off(&transaction, open.id).await?;
            }
            let before = store::of_comment(&transaction, id).await?;
            if before.last().is_some_and(|last| last.kind == FollowUp::Nothing) {
                return Ok(Ok(()));
            }
            let new =
                blank(&found.comment, FollowUp::Nothing, FollowUpStatus::Done, person.id(), now);
            store::insert(&transaction, &new).await?;
            let by = By::Person(person.id());
            audit::record(&transaction, now, by, Event::NoReplyNeeded(id)).await?;
            Ok(Ok(()))
        })
        .await
}

/// Whether a choice can still be taken back: an open one always, one that sends mail until it leaves.
pub fn can_call_off(context: &Context, answer: &Answer) -> bool {
    match (answer.kind, answer.state) {
        (FollowUp::Here, FollowUpStatus::Open) | (FollowUp::Nothing, FollowUpStatus::Done) => true,
        (FollowUp::Passed | FollowUp::Fault, FollowUpStatus::Done) => {
            answer.at + context.settings.undo > context.clock.now()
        }
        _ => false,
    }
}

/// Takes one choice back. Twice is once.
pub async fn call_off(
    context: &Context,
    person: &Answerer,
    id: CommentId,
    answer: AnswerId,
) -> Result<Result<(), Refused>> {
    let now = context.clock.now();
    context
        .database
        .write(|transaction| async move {
            answering(&transaction, person, id).await?;
            let found = store::answer(&transaction, answer)
                .await?
                .filter(|answer| answer.comment == id)
                .ok_or(AppError::NotFound)?;
            if found.state == FollowUpStatus::CalledOff {
                return Ok(Ok(()));
            }
            let sends = matches!(found.kind, FollowUp::Passed | FollowUp::Fault);
            if sends && !person.can(Capability::ModerateComments) {
                return Err(AppError::Forbidden(Moderator::HELP));
            }
            if !can_call_off(context, &found) || !store::call_off(&transaction, answer).await? {
                return Ok(Err(Refused::TooLate));
            }
            let by = By::Person(person.id());
            audit::record(&transaction, now, by, Event::ChoiceCalledOff(id, answer)).await?;
            Ok(Ok(()))
        })
        .await
}
