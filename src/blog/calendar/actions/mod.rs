//! Pauses entered, changed, ended. Each leaves one line in the record.

mod change;
mod enter;
mod stop;

pub use change::{ChangeOutcome, change};
pub use enter::enter;
pub use stop::{StopOutcome, stop};

use super::{Pause, store};
use crate::base::{
    clock::Moment, context::Context, database::Transaction, error::Result, ids::PauseId,
};

/// What comments are paused for, and will be: the first to begin first.
pub async fn standing(context: &Context) -> Result<Vec<Pause>> {
    store::standing_after(context.database.read(), context.clock.now()).await
}

/// The last twenty pauses that are over or were called off.
pub async fn over(context: &Context) -> Result<Vec<Pause>> {
    store::over(context.database.read(), context.clock.now(), 20).await
}

/// The pause with this key.
pub async fn find(context: &Context, id: PauseId) -> Result<Option<Pause>> {
    store::find(context.database.read(), id).await
}

/// Another pause in the time from `starts` to `ends`.
async fn in_the_way(
    transaction: &Transaction,
    own: Option<PauseId>,
    starts: Moment,
    ends: Option<Moment>,
) -> Result<Option<Pause>> {
    Ok(store::standing_after(transaction, starts)
        .await?
        .into_iter()
        .find(|other| Some(other.id) != own && other.meets(starts, ends)))
}
