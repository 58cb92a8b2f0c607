//! Teams, signposts and replies are saved, changed and retired.

use crate::{
    accounts::Moderator,
    answers::{
        forms::NewSaved,
        store,
        values::{Saved, Shelf},
    },
    audit::{self, By, Subject},
    context::Context,
    error::{AppError, Result},
    ids::SavedId,
};

/// Puts something on a shelf.
pub async fn add(
    context: &Context,
    moderator: &Moderator,
    shelf: Shelf,
    new: &NewSaved,
) -> Result<SavedId> {
    let now = context.clock.now();
    context
        .database
        .write(|transaction| async move {
            let id = store::insert_saved(&transaction, shelf, &new.name, &new.address, &new.words)
                .await?;
            let by = By::Person(moderator.id());
            let subject = Subject::Saved(id.0);
            audit::record(&transaction, now, by, "saved_added", subject, shelf.slug()).await?;
            Ok(id)
        })
        .await
}

/// Changes what was seen at `version`; the item as it is now if somebody else was faster.
pub async fn change(
    context: &Context,
    moderator: &Moderator,
    shelf: Shelf,
    id: SavedId,
    version: i64,
    new: &NewSaved,
) -> Result<Result<(), Saved>> {
    let now = context.clock.now();
    context
        .database
        .write(|transaction| async move {
            let found = store::saved(&transaction, shelf, id).await?.ok_or(AppError::NotFound)?;
            let (name, address, words) = (&new.name, &new.address, &new.words);
            if !store::update_saved(&transaction, id, version, name, address, words).await? {
                return Ok(Err(found));
            }
            let by = By::Person(moderator.id());
            let subject = Subject::Saved(id.0);
            audit::record(&transaction, now, by, "saved_changed", subject, shelf.slug()).await?;
            Ok(Ok(()))
        })
        .await
}

/// Takes something off its shelf, or puts it back. What it was used for keeps it. Twice is once.
pub async fn retire(
    context: &Context,
    moderator: &Moderator,
    shelf: Shelf,
    id: SavedId,
    retired: bool,
) -> Result<()> {
    let now = context.clock.now();
    context
        .database
        .write(|transaction| async move {
            store::saved(&transaction, shelf, id).await?.ok_or(AppError::NotFound)?;
            if store::set_retired(&transaction, id, retired.then_some(now)).await? {
                let action = if retired { "saved_retired" } else { "saved_returned" };
                let by = By::Person(moderator.id());
                let subject = Subject::Saved(id.0);
                audit::record(&transaction, now, by, action, subject, shelf.slug()).await?;
            }
            Ok(())
        })
        .await
}
