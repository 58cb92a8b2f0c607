//! What an administrator does for someone else's account: a temporary password, and another name, job or
//! address. Whoever is concerned is told by mail where it touches how they sign in.

use super::people::PEOPLE;
use crate::{
    base::{
        audit::{self, By, Event},
        context::Context,
        error::{AppError, Result},
        ids::PersonId,
        jobs,
    },
    team::accounts::{
        Administrator, EmailAddress, Password, PersonName,
        jobs::{AccountNews, TellOfAccount},
        password, store,
        values::PersonRefused,
    },
};

/// What an administrator may change of a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Details {
    /// The name that readers see.
    pub name: PersonName,
    /// What they sign in with.
    pub email: EmailAddress,
    /// What is shown with their replies.
    pub job: String,
}

/// What came of changing someone's details.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DetailsOutcome {
    /// It is done, or was so already.
    Saved,
    /// It is done, the address is another, and their sessions have ended.
    Moved,
}

/// Changes a person's name, job and address. With another address their sessions end, but for the one that
/// asks, and both addresses are told.
pub async fn change_details(
    context: &Context,
    administrator: &Administrator,
    id: PersonId,
    new: &Details,
) -> Result<Result<DetailsOutcome, PersonRefused>> {
    let (now, by) = (context.clock.now(), By::Person(administrator.id()));
    context
        .database
        .write(|transaction| async move {
            transaction.one_at_a_time(PEOPLE).await?;
            let before = store::by_id(&transaction, id).await?.ok_or(AppError::NotFound)?.person;
            let moves = before.email != new.email.as_str();
            if moves && store::by_email(&transaction, &new.email).await?.is_some() {
                return Ok(Err(PersonRefused::EmailTaken));
            }
            let profile = (new.name.as_str(), new.job.as_str());
            if profile != (before.name.as_str(), before.job.as_str()) {
                let biography = &before.biography;
                store::set_profile(&transaction, id, &new.name, &new.job, biography).await?;
                audit::record(&transaction, now, by, Event::ProfileChanged(id)).await?;
            }
            if !moves {
                return Ok(Ok(DetailsOutcome::Saved));
            }
            store::set_email(&transaction, id, &new.email, &before.email).await?;
            let own = (administrator.id() == id).then(|| administrator.session()).flatten();
            store::end_sessions(&transaction, id, own).await?;
            store::forget_networks_of(&transaction, id).await?;
            audit::record(&transaction, now, by, Event::EmailChanged(id)).await?;
            for news in [AccountNews::Address, AccountNews::FormerAddress] {
                let job = TellOfAccount::new(id, administrator.id(), news, now);
                jobs::enqueue(&transaction, &job, now, now, None).await?;
            }
            Ok(Ok(DetailsOutcome::Moved))
        })
        .await
        // Two gave someone this address at the same moment.
        .or_else(AppError::taken_as(Err(PersonRefused::EmailTaken)))
}

/// Gives a person a temporary password and ends all their sessions. One's own is changed in one's account,
/// where the current one is asked for.
pub async fn give_password(
    context: &Context,
    administrator: &Administrator,
    id: PersonId,
    new: &Password,
) -> Result<Result<(), PersonRefused>> {
    if administrator.id() == id {
        return Ok(Err(PersonRefused::OwnPassword));
    }
    let hash = &password::hash(new).await?;
    let (now, by) = (context.clock.now(), By::Person(administrator.id()));
    context
        .database
        .write(|transaction| async move {
            transaction.one_at_a_time(PEOPLE).await?;
            if store::by_id(&transaction, id).await?.is_none() {
                return Err(AppError::NotFound);
            }
            store::set_password(&transaction, id, hash).await?;
            store::set_temporary(&transaction, id, true).await?;
            store::end_sessions(&transaction, id, None).await?;
            store::forget_networks_of(&transaction, id).await?;
            audit::record(&transaction, now, by, Event::PasswordReset(id)).await?;
            let news = AccountNews::Password;
            let job = TellOfAccount::new(id, administrator.id(), news, now);
            jobs::enqueue(&transaction, &job, now, now, None).await?;
            Ok(Ok(()))
        })
        .await
}
