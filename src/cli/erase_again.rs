//! `erase-again`: what was erased at its writer's wish is erased again, after an older copy of the
//! database was put back.

use super::out::tell;
use crate::{app, base::settings::Settings, moderation::records};
use anyhow::Context as _;
use clap::Args;
use std::path::PathBuf;

/// Erases again what the list names.
#[derive(Debug, Args)]
pub(super) struct EraseAgain {
    /// The list, as it was downloaded from the desk
    list: PathBuf,
}

pub(super) async fn run(erase: EraseAgain, settings: Settings) -> anyhow::Result<()> {
    let list = std::fs::read_to_string(&erase.list)
        .with_context(|| format!("{} cannot be read", erase.list.display()))?;
    let context = app::open_existing(settings).await?;
    let outcome = records::erase_again(&context, &list).await?;
    context.database.clone().close().await?;
    match outcome {
        Ok(erased) => {
            tell(&format!("erased {}, kept for now {}", erased.done, erased.later))?;
            Ok(())
        }
        Err(number) => anyhow::bail!(
            "line {number} of {} is none of the list: nothing was erased",
            erase.list.display()
        ),
    }
}
