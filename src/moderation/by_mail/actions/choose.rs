//! A moderator chooses which mail about waiting comments they get.

use crate::{
    base::{
        audit::{self, By, Event},
        context::Context,
        error::Result,
        ids::PersonId,
    },
    moderation::by_mail::{
        store,
        values::{Choice, Wish},
    },
    team::accounts::Moderator,
};

/// What this person wants, and how mail to them fares.
pub async fn wish(context: &Context, person: PersonId) -> Result<Wish> {
    store::wish(context.database.read(), person).await
}

/// Keeps the choice. It also forgets that mail was refused: they have looked.
pub async fn choose(
    context: &Context,
    moderator: &Moderator,
    choice: Choice,
    hour: u32,
) -> Result<()> {
    let now = context.clock.now();
    let id = moderator.id();
    context
        .database
        .write(|transaction| async move {
            let before = store::wish(&transaction, id).await?;
            let after = Wish { choice, hour, refused: None, ..before.clone() };
            if after == before {
                return Ok(());
            }
            store::choose(&transaction, id, choice, hour).await?;
            let hour = (choice == Choice::Daily).then_some(hour);
            let by = By::Person(id);
            audit::record(&transaction, now, by, Event::MailChosen(id, choice.code(), hour)).await
        })
        .await
}
