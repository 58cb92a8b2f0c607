//! An administrator changes a pause that is to come, or the end and the words of one under way.

use super::in_the_way;
use crate::{
    base::{
        audit::{self, By, Event},
        context::Context,
        error::{AppError, Result},
        ids::PauseId,
    },
    blog::calendar::{NewPause, Pause, store},
    team::accounts::Administrator,
};

/// What came of a change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ChangeOutcome {
    /// It is made.
    Done,
    /// Somebody changed the pause first, or it is over.
    Late,
    /// This one is in the way.
    InTheWay(Pause),
}

/// Changes the pause as it was seen at `version`; the same by the same person once more is done already. One that has begun keeps its beginning.
pub async fn change(
    context: &Context,
    administrator: &Administrator,
    id: PauseId,
    version: i64,
    new: &NewPause,
) -> Result<ChangeOutcome> {
    let now = context.clock.now();
    context
        .database
        .write(|transaction| async move {
            transaction.one_at_a_time("pauses").await?;
            let mut pause = store::find(&transaction, id).await?.ok_or(AppError::NotFound)?;
            if pause.version > version
                && pause.person == administrator.id()
                && new.is_entered_as(&pause)
            {
                return Ok(ChangeOutcome::Done);
            }
            if pause.version != version || !pause.is_to_come(now) {
                return Ok(ChangeOutcome::Late);
            }
            if now < pause.starts {
                pause.starts = new.starts;
            }
            pause.ends = new.ends;
            if let Some(other) =
                in_the_way(&transaction, Some(id), pause.starts, pause.ends).await?
            {
                return Ok(ChangeOutcome::InTheWay(other));
            }
            pause.title.clone_from(&new.title);
            new.because.as_str().clone_into(&mut pause.because);
            pause.person = administrator.id();
            if !store::update(&transaction, &pause).await? {
                return Ok(ChangeOutcome::Late);
            }
            let by = By::Person(administrator.id());
            audit::record(&transaction, now, by, Event::PauseChanged(id)).await?;
            Ok(ChangeOutcome::Done)
        })
        .await
}
