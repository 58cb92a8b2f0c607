//! What a team has about it on a working day: other teams to pass things on to, replies that are kept,
//! a report to look at, and an answer that is owed.

use super::seed::Seeding;
use crate::{
    moderation::{
        answers::{self, NewSavedText, Shelf},
        reports::{self, NewReport, ReportAnswer},
    },
    team::accounts::Answerer,
};
use anyhow::{Context as _, anyhow, bail};

/// Puts the samples on their shelves.
pub async fn put_on_shelves(life: &Seeding<'_>) -> anyhow::Result<()> {
    let moderator = life.moderator().await?;
    for kept in &life.content.saved {
        let shelf =
            Shelf::from_slug(&kept.shelf).with_context(|| format!("no shelf {}", kept.shelf))?;
        let new = NewSavedText {
            name: kept.name.clone(),
            address: kept.address.clone(),
            words: kept.words.clone(),
        };
        answers::add(life.context, &moderator, shelf, &new)
            .await?
            .map_err(|refused| anyhow!("{}: {refused:?}", kept.name))?;
    }
    Ok(())
}

/// Readers report what the samples say they did.
pub async fn report(life: &Seeding<'_>) -> anyhow::Result<()> {
    for (number, sample) in (1..).zip(&life.content.reports) {
        let guideline = match &sample.guideline {
            Some(slug) => Some(life.guideline(slug).await?),
            None => None,
        };
        let new = NewReport {
            comment: life.comment(&sample.comment)?,
            guideline,
            words: sample.words.clone(),
            network: format!("203.0.113.{number}"),
        };
        if reports::report(life.context, &new).await? != ReportAnswer::Taken {
            bail!("{}: the report was not taken", sample.comment);
        }
    }
    Ok(())
}

/// Comments are left to those who are to answer them.
pub async fn leave_to_answer(life: &Seeding<'_>) -> anyhow::Result<()> {
    for sample in &life.content.to_answer {
        let owner = life.member(&sample.owner).await?;
        let key = owner.id();
        let person = Answerer::of(owner).with_context(|| format!("{} answers", sample.owner))?;
        let comment = life.comment(&sample.comment)?;
        answers::ask(life.context, &person, comment, Some(key))
            .await?
            .map_err(|refused| anyhow!("{}: {}", sample.comment, refused.in_words()))?;
    }
    Ok(())
}
