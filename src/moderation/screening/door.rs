//! What this room does for others: what rules are called, and which rule has a key.

use super::{Rule, RuleNames, store};
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

/// The rule with this key.
pub async fn rule(context: &Context, id: ScreeningRuleId) -> Result<Option<Rule>> {
    store::find(context.database.read(), id).await
}
