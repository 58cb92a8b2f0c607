//! A moderator adds, changes, switches and drops rules.

use crate::{
    base::{
        audit::{self, By, Event},
        clock::is_just_now,
        context::Context,
        error::{AppError, Result},
        ids::ScreeningRuleId,
    },
    conversation::comments::{self, HoldCause},
    moderation::screening::{RuleDefinition, store, values::RULES},
    team::accounts::Moderator,
};

/// What came of keeping a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RuleOutcome {
    /// It is kept.
    Done(ScreeningRuleId),
    /// There are as many rules as there may be.
    TooMany,
    /// Somebody else changed it meanwhile.
    Late,
}

/// Why a rule cannot be dropped.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RemovalRefused {
    /// It has marked a comment, whose reason must stay readable.
    Used,
    /// Somebody else changed it meanwhile.
    Late,
}

impl RemovalRefused {
    /// In words.
    pub fn in_words(self) -> &'static str {
        match self {
            Self::Used => {
                "This rule has marked comments, so it stays to say why. Turn it off instead."
            }
            Self::Late => "Someone else changed this rule. Open it to see how.",
        }
    }
}

/// Adds a rule. Its lines have been made ready once, so they can be used. The same once more a moment
/// later is the same rule.
pub async fn add_rule(
    context: &Context,
    moderator: &Moderator,
    definition: &RuleDefinition,
) -> Result<RuleOutcome> {
    let now = context.clock.now();
    context
        .database
        .write(|transaction| async move {
            // Whoever counts a change waits for others who do, so the number of rules holds.
            store::count_change(&transaction).await?;
            let same = store::rules(&transaction).await?.into_iter().find(|rule| {
                rule.version == 1
                    && rule.by == Some(moderator.id())
                    && rule.definition == *definition
                    && is_just_now(rule.changed, now)
            });
            if let Some(same) = same {
                return Ok(RuleOutcome::Done(same.id));
            }
            if store::count(&transaction).await? >= RULES {
                return Ok(RuleOutcome::TooMany);
            }
            let id = store::insert(&transaction, definition, Some(moderator.id()), now).await?;
            audit::record(
                &transaction,
                now,
                By::Person(moderator.id()),
                Event::ScreeningRuleAdded(id),
            )
            .await?;
            Ok(RuleOutcome::Done(id))
        })
        .await
}

/// Changes a rule that is still at `version`.
pub async fn change_rule(
    context: &Context,
    moderator: &Moderator,
    id: ScreeningRuleId,
    version: i64,
    definition: &RuleDefinition,
) -> Result<RuleOutcome> {
    rewrite(context, moderator, id, version, definition, Event::ScreeningRuleChanged).await
}

/// Switches a rule on or off that is still at `version`.
pub async fn switch_rule(
    context: &Context,
    moderator: &Moderator,
    id: ScreeningRuleId,
    version: i64,
    on: bool,
) -> Result<RuleOutcome> {
    let rule = store::find(context.database.read(), id).await?.ok_or(AppError::NotFound)?;
    if rule.version == version && rule.definition.active == on {
        return Ok(RuleOutcome::Done(id));
    }
    let definition = RuleDefinition { active: on, ..rule.definition };
    let event = if on { Event::ScreeningRuleOn } else { Event::ScreeningRuleOff };
    rewrite(context, moderator, id, version, &definition, event).await
}

async fn rewrite(
    context: &Context,
    moderator: &Moderator,
    id: ScreeningRuleId,
    version: i64,
    definition: &RuleDefinition,
    event: fn(ScreeningRuleId, i64) -> Event,
) -> Result<RuleOutcome> {
    let now = context.clock.now();
    context
        .database
        .write(|transaction| async move {
            store::count_change(&transaction).await?;
            let by = moderator.id();
            let now_is = store::find(&transaction, id).await?.ok_or(AppError::NotFound)?;
            // The same person pressing the same button twice is no conflict.
            if now_is.version > version && now_is.by == Some(by) && now_is.definition == *definition
            {
                return Ok(RuleOutcome::Done(id));
            }
            if !store::rewrite(&transaction, id, version, definition, by, now).await? {
                return Ok(RuleOutcome::Late);
            }
            audit::record(&transaction, now, By::Person(by), event(id, version.saturating_add(1)))
                .await?;
            Ok(RuleOutcome::Done(id))
        })
        .await
}

/// Drops a rule that never marked a comment. Twice is once.
pub async fn remove_rule(
    context: &Context,
    moderator: &Moderator,
    id: ScreeningRuleId,
    version: i64,
) -> Result<Result<(), RemovalRefused>> {
    let now = context.clock.now();
    context
        .database
        .write(|transaction| async move {
            store::count_change(&transaction).await?;
            if store::find(&transaction, id).await?.is_none() {
                let event = Event::ScreeningRuleRemoved(id, version);
                let own = audit::is_recorded(&transaction, moderator.id(), &event).await?;
                return if own { Ok(Ok(())) } else { Err(AppError::NotFound) };
            }
            if comments::has_held(&transaction, HoldCause::Rule(id)).await? {
                return Ok(Err(RemovalRefused::Used));
            }
            if !store::delete(&transaction, id, version).await? {
                return Ok(Err(RemovalRefused::Late));
            }
            audit::record(
                &transaction,
                now,
                By::Person(moderator.id()),
                Event::ScreeningRuleRemoved(id, version),
            )
            .await?;
            Ok(Ok(()))
        })
        .await
}
