//! Prepares and changes the settings of the site.

use super::{Site, SiteLink, store};
use crate::{
    base::{
        audit::{self, By, Event},
        clock::Moment,
        context::Context,
        database::Transaction,
        error::Result,
        ids::{CommentId, PersonId},
    },
    team::{
        accounts::{Administrator, Editor},
        promise,
    },
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

/// Whoever changes the settings waits for others who do.
const LOCK: &str = "site";

/// The settings as they are kept, which nobody else changes until `transaction` ends: what one person
/// presses twice at once is read one after the other.
async fn kept(transaction: &Transaction) -> Result<Site> {
    transaction.one_at_a_time(LOCK).await?;
    Ok(store::load(transaction).await?.unwrap_or_default())
}

/// Writes `changed` if its version is still the one that is kept, and that `by` did so; says whether it was.
async fn put(
    transaction: &Transaction,
    changed: &Site,
    now: Moment,
    by: PersonId,
    event: Event,
) -> Result<bool> {
    if !store::update(transaction, changed).await? {
        return Ok(false);
    }
    audit::record(transaction, now, By::Person(by), event).await?;
    Ok(true)
}

/// Writes `changed`, but for the links; `false` means someone else changed the settings first. What is so
/// already is done.
pub(super) async fn change(
    context: &Context,
    administrator: &Administrator,
    changed: &Site,
) -> Result<bool> {
    let now = context.clock.now();
    let done = context
        .database
        .write(|transaction| async move {
            let kept = kept(&transaction).await?;
            // The promise, the links and the answer on the front page are settled elsewhere.
            let changed = Site {
                promise: kept.promise,
                menu: kept.menu.clone(),
                foot: kept.foot.clone(),
                front_answer: kept.front_answer,
                ..changed.clone()
            };
            Ok(put(&transaction, &changed, now, administrator.id(), Event::SiteChanged).await?
                || kept == Site { version: kept.version, ..changed })
        })
        .await?;
    if done {
        reload(context).await?;
    }
    Ok(done)
}

/// Writes the links of the menu and the foot if the settings are still at the version `seen`; `false` means
/// someone else changed them first. What is so already is done.
pub(super) async fn change_links(
    context: &Context,
    administrator: &Administrator,
    seen: i64,
    menu: &[SiteLink],
    foot: &[SiteLink],
) -> Result<bool> {
    let now = context.clock.now();
    let done = context
        .database
        .write(|transaction| async move {
            let kept = kept(&transaction).await?;
            if kept.menu == menu && kept.foot == foot {
                return Ok(true);
            }
            let (menu, foot) = (menu.to_vec(), foot.to_vec());
            let changed = Site { menu, foot, version: seen, ..kept };
            put(&transaction, &changed, now, administrator.id(), Event::SiteChanged).await
        })
        .await?;
    if done {
        reload(context).await?;
    }
    Ok(done)
}

/// Sets which answer the front page shows; none for the newest. What is so already is done.
///
/// Two editors who choose at once are read one after the other: the last one holds.
pub async fn choose_front_answer(
    context: &Context,
    editor: &Editor,
    chosen: Option<CommentId>,
) -> Result<()> {
    let now = context.clock.now();
    context
        .database
        .write(|transaction| async move {
            let kept = kept(&transaction).await?;
            if kept.front_answer == chosen {
                return Ok(());
            }
            let changed = Site { front_answer: chosen, ..kept };
            put(&transaction, &changed, now, editor.id(), Event::FrontAnswerChosen).await?;
            Ok(())
        })
        .await?;
    reload(context).await
}

/// Reads the settings again, as when another instance has changed them.
pub async fn reload(context: &Context) -> Result<()> {
    if let Some(site) = store::load(context.database.read()).await? {
        context.site.set(site);
    }
    Ok(())
}
