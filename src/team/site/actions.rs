//! Prepares and changes the settings of the site.

use super::{Site, store};
use crate::{
    base::{
        audit::{self, By, Event},
        context::Context,
        error::Result,
    },
    team::{accounts::Administrator, promise},
};

/// Reads the settings into the context; on a new database `fresh` is written first.
pub async fn prepare(context: &Context, fresh: &Site) -> Result<()> {
    let site = context
        .database
        .write(|transaction| async move {
            match store::load(&transaction).await? {
                Some(site) => Ok(site),
                None => {
                    store::insert(&transaction, fresh).await?;
                    promise::begin(&transaction, fresh.promise).await?;
                    Ok(fresh.clone())
                }
            }
        })
        .await?;
    context.site.set(site);
    Ok(())
}

/// Writes `changed`; `false` means somebody else changed the settings first. What is so already is done.
pub(super) async fn change(
    context: &Context,
    administrator: &Administrator,
    changed: &Site,
) -> Result<bool> {
    let now = context.clock.now();
    let done = context
        .database
        .write(|transaction| async move {
            if !store::update(&transaction, changed).await? {
                let kept = store::load(&transaction).await?;
                return Ok(kept.is_some_and(|kept| {
                    // The promise is settled elsewhere.
                    let (version, promise) = (kept.version, kept.promise);
                    kept == Site { version, promise, ..changed.clone() }
                }));
            }
            audit::record(&transaction, now, By::Person(administrator.id()), Event::SiteChanged)
                .await?;
            Ok(true)
        })
        .await?;
    if done {
        reload(context).await?;
    }
    Ok(done)
}

/// Reads the settings again, as when another instance has changed them.
pub async fn reload(context: &Context) -> Result<()> {
    if let Some(site) = store::load(context.database.read()).await? {
        context.site.set(site);
    }
    Ok(())
}
