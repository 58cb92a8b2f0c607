//! What this room does for others.

use super::store;
use crate::base::{clock::Moment, context::Context, error::Result};

/// When someone's comments were last deleted, if ever.
pub async fn last_erasure(context: &Context) -> Result<Option<Moment>> {
    let last = store::erasures(context.database.read(), 1).await?;
    Ok(last.first().map(|erasure| erasure.at))
}
