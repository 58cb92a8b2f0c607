//! A moderator turns a check of the program off or on, or changes its number.

use crate::{
    base::{
        audit::{self, By, Subject},
        context::Context,
        error::{AppError, Result},
    },
    moderation::screening::{CheckSetting, store},
    team::accounts::Moderator,
};

/// Keeps a setting; `false` means that somebody else was faster.
pub async fn set_check(
    context: &Context,
    moderator: &Moderator,
    setting: CheckSetting,
) -> Result<bool> {
    let now = context.clock.now();
    let done = context
        .database
        .write(|transaction| async move {
            store::count_change(&transaction).await?;
            if !store::set_check(&transaction, setting, moderator.id(), now).await? {
                return Ok(false);
            }
            audit::record(
                &transaction,
                now,
                By::Person(moderator.id()),
                if setting.active { "screening_check_on" } else { "screening_check_off" },
                Subject::Screening(None),
                &format!("{} {}", setting.check.code(), setting.amount),
            )
            .await?;
            Ok(true)
        })
        .await;
    match done {
        // Two people changed a check for the first time, at the same moment.
        Err(AppError::Taken) => Ok(false),
        other => other,
    }
}
