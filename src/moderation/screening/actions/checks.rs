//! A moderator turns a check of the program off or on, or changes its number.

use crate::{
    base::{
        audit::{self, By, Event},
        context::Context,
        error::{AppError, Result},
    },
    moderation::screening::{CheckSetting, store},
    team::accounts::Moderator,
};

/// Keeps a setting; `false` means that somebody else was faster. What is so already is done.
pub async fn set_check(
    context: &Context,
    moderator: &Moderator,
    setting: CheckSetting,
) -> Result<bool> {
    let now = context.clock.now();
    context
        .database
        .write(|transaction| async move {
            store::count_change(&transaction).await?;
            if !store::set_check(&transaction, setting, moderator.id(), now).await? {
                let kept = store::checks(&transaction).await?;
                return Ok(kept
                    .into_iter()
                    .any(|now| now == CheckSetting { version: now.version, ..setting }));
            }
            let event =
                if setting.active { Event::ScreeningCheckOn } else { Event::ScreeningCheckOff };
            let event = event(setting.check.code(), setting.amount);
            audit::record(&transaction, now, By::Person(moderator.id()), event).await?;
            Ok(true)
        })
        .await
        // Two people changed a check for the first time, at the same moment.
        .or_else(AppError::taken_as(false))
}
