//! Somebody switches the single keys on or off, for themselves.

use crate::{
    base::{
        audit::{self, By, Subject},
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
            let (by, on_whom) = (By::Person(id), Subject::Person(id.0));
            let detail = if on { "on" } else { "off" };
            audit::record(&transaction, now, by, "single_keys", on_whom, detail).await
        })
        .await
}
