//! Somebody switches the single keys on or off, for themselves.

use crate::{
    base::{
        audit::{self, By, Event},
        context::Context,
        error::Result,
    },
    team::accounts::{Member, store},
};

/// Single keys are off until somebody wants them: who dictates or lays a hand on the keyboard by
/// chance would decide about comments (WCAG 2.1.4).
pub async fn change_single_keys(context: &Context, member: &Member, on: bool) -> Result<()> {
    let now = context.clock.now();
    let id = member.id();
    context
        .database
        .write(|transaction| async move {
            store::set_single_keys(&transaction, id, on).await?;
            audit::record(&transaction, now, By::Person(id), Event::SingleKeysChanged(id, on)).await
        })
        .await
}
