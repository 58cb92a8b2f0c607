//! What this room does for others: what rules are called, and which rule has a key.

use super::{Check, CheckSetting, Rule, RuleNames, store};
use crate::{
    base::{context::Context, database::Connection, error::Result, ids::ScreeningRuleId},
    conversation::comments::{Hold, HoldCause},
};
use std::collections::BTreeSet;

/// The names that the rules behind `holds` had when they marked something.
pub async fn rule_names(database: &Connection, holds: &[Hold]) -> Result<RuleNames> {
    let wanted: BTreeSet<(i64, i64)> = holds
        .iter()
        .filter_map(|hold| match hold.cause {
            HoldCause::Rule(id) => Some((id.0, hold.rule_version)),
            _ => None,
        })
        .collect();
    let wanted: Vec<(i64, i64)> = wanted.into_iter().collect();
    let names = store::names(database, &wanted).await?;
    Ok(RuleNames(names.into_iter().map(|(id, version, name)| ((id, version), name)).collect()))
}

/// How much of screening is on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct InUse {
    /// The program's own checks.
    pub checks: usize,
    /// The team's rules.
    pub rules: usize,
}

/// How many checks and rules are on.
pub async fn in_use(context: &Context) -> Result<InUse> {
    let database = context.database.read();
    let set = store::checks(database).await?;
    let is_on = |check: &Check| {
        let own = set.iter().find(|setting| setting.check == *check).copied();
        own.unwrap_or(CheckSetting::of(*check)).active
    };
    let rules = store::rules(database).await?;
    Ok(InUse {
        checks: Check::ALL.iter().filter(|check| is_on(check)).count(),
        rules: rules.iter().filter(|rule| rule.definition.active).count(),
    })
}

/// The rule with this key.
pub async fn rule(context: &Context, id: ScreeningRuleId) -> Result<Option<Rule>> {
    store::find(context.database.read(), id).await
}
