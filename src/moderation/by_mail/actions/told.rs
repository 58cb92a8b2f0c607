//! Who is told, and whether mail reaches them.

use crate::{
    base::{clock::Moment, context::Context, error::Result, ids::PersonId, jobs},
    moderation::by_mail::{
        jobs::WatchTheClock,
        store,
        values::{Choice, Wish},
    },
    team::accounts::{self, Capability, Person},
};
use chrono::TimeDelta;

/// So long after its end a link still says why it does not work.
const REMEMBERED: TimeDelta = TimeDelta::days(30);

/// Sees to it that the clock is watched.
pub async fn prepare(context: &Context) -> Result<()> {
    jobs::keep_going(context, &WatchTheClock {}, context.clock.now()).await
}

/// Everybody who decides about comments now and wants some mail about them, with what they want.
pub async fn moderators(context: &Context) -> Result<Vec<(Person, Wish)>> {
    let mut wishes = store::wishes(context.database.read()).await?;
    Ok(accounts::people(context)
        .await?
        .into_iter()
        .filter(|person| person.may(Capability::ModerateComments))
        .map(|person| {
            let wish = wishes.remove(&person.id).unwrap_or_default();
            (person, wish)
        })
        .filter(|(_, wish)| wish.choice != Choice::None)
        .collect())
}

/// The people whose mail was refused for good when it was last tried.
pub async fn refused(context: &Context) -> Result<Vec<PersonId>> {
    let wishes = store::wishes(context.database.read()).await?;
    Ok(wishes.into_iter().filter(|(_, wish)| wish.refused.is_some()).map(|(id, _)| id).collect())
}

/// Writes down that the mail server refuses mail to this person for good.
pub async fn came_back(context: &Context, person: PersonId) -> Result<()> {
    note(context, person, Some(context.clock.now())).await
}

/// Writes down that mail reaches this person.
pub async fn went_through(context: &Context, person: PersonId) -> Result<()> {
    note(context, person, None).await
}

async fn note(context: &Context, person: PersonId, refused: Option<Moment>) -> Result<()> {
    context
        .database
        .write(
            |transaction| async move { store::note_refused(&transaction, person, refused).await },
        )
        .await
}

/// Forgets links that ended long ago.
pub async fn clear(context: &Context) -> Result<()> {
    let before = context.clock.now() - REMEMBERED;
    context
        .database
        .write(|transaction| async move { store::sweep(&transaction, before).await.map(|_| ()) })
        .await
}
