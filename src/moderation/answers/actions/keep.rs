//! Teams, signposts and replies are saved, changed and retired.

use crate::{
    base::{
        audit::{self, By, Event},
        context::Context,
        database::Transaction,
        error::{AppError, Result},
        ids::SavedId,
    },
    moderation::answers::{
        store,
        values::{NewSavedText, NotSaved, Shelf},
    },
    team::accounts::Moderator,
};

/// Whoever changes what is offered on a shelf waits for others who do.
async fn one_at_a_time(transaction: &Transaction, shelf: Shelf) -> Result<()> {
    Ok(transaction.one_at_a_time(&format!("shelf:{}", shelf.slug())).await?)
}

/// Why something of this name cannot be offered on a shelf, if it cannot.
async fn refused(transaction: &Transaction, shelf: Shelf, name: &str) -> Result<Option<NotSaved>> {
    if store::is_offered(transaction, shelf, name).await? {
        return Ok(Some(NotSaved::NameTaken));
    }
    let full = store::count_offered(transaction, shelf).await? >= Shelf::MOST;
    Ok(full.then_some(NotSaved::Full))
}

/// Puts something on a shelf. What stands there in the same words is done already.
pub async fn add(
    context: &Context,
    moderator: &Moderator,
    shelf: Shelf,
    new: &NewSavedText,
) -> Result<Result<SavedId, NotSaved>> {
    let now = context.clock.now();
    context
        .database
        .write(|transaction| async move {
            one_at_a_time(&transaction, shelf).await?;
            let there = store::offered(&transaction, shelf).await?;
            if let Some(same) = there.iter().find(|one| new.is_said_by(one)) {
                return Ok(Ok(same.id));
            }
            if let Some(refused) = refused(&transaction, shelf, &new.name).await? {
                return Ok(Err(refused));
            }
            let id = store::insert_saved(&transaction, shelf, &new.name, &new.address, &new.words)
                .await?;
            let by = By::Person(moderator.id());
            audit::record(&transaction, now, by, Event::SavedAdded(id, shelf.slug())).await?;
            Ok(Ok(id))
        })
        .await
}

/// Changes what was seen at `version`, unless somebody else was faster to say something else.
pub async fn change(
    context: &Context,
    moderator: &Moderator,
    shelf: Shelf,
    id: SavedId,
    version: i64,
    new: &NewSavedText,
) -> Result<Result<(), NotSaved>> {
    let now = context.clock.now();
    context
        .database
        .write(|transaction| async move {
            one_at_a_time(&transaction, shelf).await?;
            let found = store::saved(&transaction, shelf, id).await?.ok_or(AppError::NotFound)?;
            if found.version > version && new.is_said_by(&found) {
                return Ok(Ok(()));
            }
            if found.version != version {
                return Ok(Err(NotSaved::Late(Box::new(found))));
            }
            let (name, address, words) = (&new.name, &new.address, &new.words);
            // One that shares its name from before can still be changed in its other words.
            let renamed = found.retired.is_none() && found.name != *name;
            if renamed && store::is_offered(&transaction, shelf, name).await? {
                return Ok(Err(NotSaved::NameTaken));
            }
            if !store::update_saved(&transaction, id, version, name, address, words).await? {
                return Ok(Err(NotSaved::Late(Box::new(found))));
            }
            let by = By::Person(moderator.id());
            audit::record(&transaction, now, by, Event::SavedChanged(id, shelf.slug())).await?;
            Ok(Ok(()))
        })
        .await
}

/// Takes something off its shelf, or puts it back if there is place. What it was used for keeps it.
/// Twice is once.
pub async fn retire(
    context: &Context,
    moderator: &Moderator,
    shelf: Shelf,
    id: SavedId,
    retired: bool,
) -> Result<Result<(), NotSaved>> {
    let now = context.clock.now();
    context
        .database
        .write(|transaction| async move {
            one_at_a_time(&transaction, shelf).await?;
            let found = store::saved(&transaction, shelf, id).await?.ok_or(AppError::NotFound)?;
            if !retired
                && found.retired.is_some()
                && let Some(refused) = refused(&transaction, shelf, &found.name).await?
            {
                return Ok(Err(refused));
            }
            if store::set_retired(&transaction, id, retired.then_some(now)).await? {
                let event = if retired { Event::SavedRetired } else { Event::SavedReturned };
                let event = event(id, shelf.slug());
                let by = By::Person(moderator.id());
                audit::record(&transaction, now, by, event).await?;
            }
            Ok(Ok(()))
        })
        .await
}
