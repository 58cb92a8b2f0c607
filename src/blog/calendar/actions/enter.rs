//! An administrator enters a pause.

use super::in_the_way;
use crate::{
    base::{
        audit::{self, By, Event},
        context::Context,
        error::Result,
        ids::PauseId,
    },
    blog::calendar::{NewPause, Pause, store},
    team::accounts::Administrator,
};

/// Enters a pause; answers its key, or the pause that is in its way. One that the same person has entered
/// in these words is not in the way, but done.
pub async fn enter(
    context: &Context,
    administrator: &Administrator,
    new: &NewPause,
) -> Result<Result<PauseId, Pause>> {
    let now = context.clock.now();
    context
        .database
        .write(|transaction| async move {
            transaction.one_at_a_time("pauses").await?;
            if let Some(other) = in_the_way(&transaction, None, new.starts, new.ends).await? {
                let same = other.person == administrator.id() && new.is_entered_as(&other);
                return Ok(if same { Ok(other.id) } else { Err(other) });
            }
            let id = store::insert(&transaction, administrator.id(), new, now).await?;
            let by = By::Person(administrator.id());
            audit::record(&transaction, now, by, Event::PauseEntered(id)).await?;
            Ok(Ok(id))
        })
        .await
}
