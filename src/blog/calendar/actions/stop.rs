//! An administrator calls a pause off before it begins, or ends it while it is under way.

use crate::{
    base::{
        audit::{self, By, Event},
        context::Context,
        error::{AppError, Result},
        ids::PauseId,
    },
    blog::calendar::store,
    team::accounts::Administrator,
};

/// What became of a pause.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StopOutcome {
    /// It was to come, and will not.
    CalledOff,
    /// It was under way, and comments are taken again.
    Ended,
    /// It was over already.
    Nothing,
}

/// Calls the pause off or ends it now. Twice is once.
pub async fn stop(
    context: &Context,
    administrator: &Administrator,
    id: PauseId,
) -> Result<StopOutcome> {
    let now = context.clock.now();
    context
        .database
        .write(|transaction| async move {
            transaction.one_at_a_time("pauses").await?;
            let mut pause = store::find(&transaction, id).await?.ok_or(AppError::NotFound)?;
            if !pause.is_to_come(now) {
                let called_off = pause.cancelled.is_some();
                return Ok(if called_off { StopOutcome::CalledOff } else { StopOutcome::Nothing });
            }
            let (stopped, event) = if now < pause.starts {
                pause.cancelled = Some(now);
                (StopOutcome::CalledOff, Event::PauseCalledOff(id))
            } else {
                pause.ends = Some(now);
                (StopOutcome::Ended, Event::PauseEnded(id))
            };
            pause.person = administrator.id();
            store::update(&transaction, &pause).await?;
            let by = By::Person(administrator.id());
            audit::record(&transaction, now, by, event).await?;
            Ok(stopped)
        })
        .await
}
