//! Changes the guidelines. One that a decision names is never deleted, and one stays in force.

mod defaults;

pub use defaults::prepare;

use super::{
    door, store,
    values::{Guideline, GuidelineWording, Way},
};
use crate::{
    base::{
        audit::{self, By, Event},
        clock::{Moment, is_just_now},
        context::Context,
        database::Transaction,
        error::{AppError, Result},
        ids::GuidelineId,
    },
    team::accounts::Moderator,
};

/// Whoever changes which guidelines there are, or their order, waits for others who do.
const LOCK: &str = "guidelines";
/// The most guidelines: nobody reads more, and each is a button in every card.
pub const MOST: usize = 40;

/// What came of a change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ChangeOutcome {
    /// It is done, or was so already.
    Done,
    /// Somebody else worded it anew first: as it is now.
    Late(Box<Guideline>),
    /// There must be one in force, and this is the last.
    LastInForce,
    /// Decisions name it, so it can be retired and not deleted.
    InUse,
}

/// Adds a guideline at the end; answers its key, or none if there are as many as there may be. The same
/// once more a moment later is the same guideline.
pub async fn add(
    context: &Context,
    moderator: &Moderator,
    wording: &GuidelineWording,
) -> Result<Option<GuidelineId>> {
    let now = context.clock.now();
    context
        .database
        .write(|transaction| async move {
            transaction.one_at_a_time(LOCK).await?;
            let all = store::all(&transaction).await?;
            for same in all.iter().filter(|other| wording.same_as(other)) {
                let first = store::history(&transaction, same.id).await?.pop();
                if first.is_some_and(|first| {
                    first.version == same.version
                        && first.person == Some(moderator.id())
                        && first.at.is_some_and(|at| is_just_now(at, now))
                }) {
                    return Ok(Some(same.id));
                }
            }
            if all.len() >= MOST {
                return Ok(None);
            }
            let name = slug::slugify(wording.title.replace(['’', '‘', '\''], ""));
            let name = if name.is_empty() { "guideline".to_owned() } else { name };
            let free = |slug: &String| all.iter().all(|other| other.slug != *slug);
            let slug = std::iter::once(name.clone())
                .chain((2..).map(|number| format!("{name}-{number}")))
                .find(free)
                .unwrap_or(name);
            let end = store::end(&transaction).await?;
            let made = Some((moderator.id(), now));
            let id = store::insert(&transaction, &slug, wording, end, made).await?;
            record(&transaction, now, moderator, Event::GuidelineAdded(id)).await?;
            Ok(Some(id))
        })
        .await
}

/// Words a guideline anew, if it is still at the `version` that the moderator saw.
pub async fn reword(
    context: &Context,
    moderator: &Moderator,
    id: GuidelineId,
    version: i64,
    wording: &GuidelineWording,
) -> Result<ChangeOutcome> {
    let now = context.clock.now();
    context
        .database
        .write(|transaction| async move {
            transaction.one_at_a_time(LOCK).await?;
            let guideline = found(&transaction, id).await?;
            // Also the one who presses the button twice.
            if wording.same_as(&guideline) {
                return Ok(ChangeOutcome::Done);
            }
            let made = Some((moderator.id(), now));
            if guideline.version != version
                || !store::reword(&transaction, id, version, wording, made).await?
            {
                return Ok(ChangeOutcome::Late(Box::new(found(&transaction, id).await?)));
            }
            record(&transaction, now, moderator, Event::GuidelineReworded(id, version)).await?;
            Ok(ChangeOutcome::Done)
        })
        .await
}

/// Lets a guideline in force change places with its neighbour; at the end nothing changes, nor if it is
/// not at the place any more where it was `seen` (the first is 1).
pub async fn step(
    context: &Context,
    moderator: &Moderator,
    id: GuidelineId,
    way: Way,
    seen: Option<usize>,
) -> Result<()> {
    let now = context.clock.now();
    context
        .database
        .write(|transaction| async move {
            transaction.one_at_a_time(LOCK).await?;
            found(&transaction, id).await?;
            let mut order: Vec<GuidelineId> =
                store::in_force(&transaction).await?.iter().map(|guideline| guideline.id).collect();
            let neighbour = order.iter().position(|one| *one == id).and_then(|place| {
                let other = match way {
                    Way::Up => place.checked_sub(1)?,
                    Way::Down => place + 1,
                };
                let as_seen = seen.is_none_or(|seen| seen == place + 1);
                (as_seen && other < order.len()).then_some((place, other))
            });
            let Some((place, other)) = neighbour else { return Ok(()) };
            order.swap(place, other);
            // Numbered anew, since old rows may share a number.
            for (number, id) in (1..).zip(&order) {
                store::place(&transaction, *id, number).await?;
            }
            let event = match way {
                Way::Up => Event::GuidelineMovedUp(id),
                Way::Down => Event::GuidelineMovedDown(id),
            };
            record(&transaction, now, moderator, event).await
        })
        .await
}

/// Takes a guideline out of force: it is no reason any more, and stays where old decisions lead to.
pub async fn retire(
    context: &Context,
    moderator: &Moderator,
    id: GuidelineId,
) -> Result<ChangeOutcome> {
    let now = context.clock.now();
    context
        .database
        .write(|transaction| async move {
            transaction.one_at_a_time(LOCK).await?;
            if found(&transaction, id).await?.retired.is_some() {
                return Ok(ChangeOutcome::Done);
            }
            if store::in_force(&transaction).await?.len() <= 1 {
                return Ok(ChangeOutcome::LastInForce);
            }
            store::retire(&transaction, id, Some(now)).await?;
            record(&transaction, now, moderator, Event::GuidelineRetired(id)).await?;
            Ok(ChangeOutcome::Done)
        })
        .await
}

/// Puts a retired guideline in force again, behind the others.
pub async fn bring_back(
    context: &Context,
    moderator: &Moderator,
    id: GuidelineId,
) -> Result<ChangeOutcome> {
    let now = context.clock.now();
    context
        .database
        .write(|transaction| async move {
            transaction.one_at_a_time(LOCK).await?;
            if found(&transaction, id).await?.retired.is_none() {
                return Ok(ChangeOutcome::Done);
            }
            let end = store::end(&transaction).await?;
            store::place(&transaction, id, end).await?;
            store::retire(&transaction, id, None).await?;
            record(&transaction, now, moderator, Event::GuidelineBroughtBack(id)).await?;
            Ok(ChangeOutcome::Done)
        })
        .await
}

/// Deletes a guideline that no decision names, with its wordings.
pub async fn delete(
    context: &Context,
    moderator: &Moderator,
    id: GuidelineId,
) -> Result<ChangeOutcome> {
    let now = context.clock.now();
    let outcome = context
        .database
        .write(|transaction| async move {
            transaction.one_at_a_time(LOCK).await?;
            let guideline = found(&transaction, id).await?;
            if door::is_used(&transaction, id).await? {
                return Ok(ChangeOutcome::InUse);
            }
            if guideline.retired.is_none() && store::in_force(&transaction).await?.len() <= 1 {
                return Ok(ChangeOutcome::LastInForce);
            }
            store::delete(&transaction, id).await?;
            record(&transaction, now, moderator, Event::GuidelineDeleted(id)).await?;
            Ok(ChangeOutcome::Done)
        })
        .await;
    match outcome {
        // Pressed twice.
        Err(AppError::NotFound) => Ok(ChangeOutcome::Done),
        // It was named at the same moment.
        Err(AppError::InUse) => Ok(ChangeOutcome::InUse),
        other => other,
    }
}

async fn found(transaction: &Transaction, id: GuidelineId) -> Result<Guideline> {
    store::find(transaction, id).await?.ok_or(AppError::NotFound)
}

async fn record(
    transaction: &Transaction,
    now: Moment,
    moderator: &Moderator,
    event: Event,
) -> Result<()> {
    let by = By::Person(moderator.id());
    audit::record(transaction, now, by, event).await
}
