//! The rules. Every change keeps a row of what the rule then said.

use crate::{
    base::{
        clock::Moment,
        database::Transaction,
        error::Result,
        ids::{PersonId, ScreeningRuleId},
    },
    moderation::screening::{
        RuleDefinition,
        entity::{rule, version},
    },
};
use sea_orm::{
    ActiveValue::{NotSet, Set},
    ColumnTrait, EntityTrait, QueryFilter,
};

fn row(
    definition: &RuleDefinition,
    version: i64,
    by: Option<PersonId>,
    now: Moment,
) -> rule::ActiveModel {
    rule::ActiveModel {
        id: NotSet,
        version: Set(version),
        name: Set(definition.name.clone()),
        kind: Set(definition.kind),
        patterns: Set(definition.patterns.clone()),
        matching: Set(definition.matching),
        effect: Set(definition.effect),
        active: Set(definition.active),
        changed_at: Set(now),
        changed_by: Set(by),
    }
}

async fn keep_version(
    transaction: &Transaction,
    id: ScreeningRuleId,
    definition: &RuleDefinition,
    version: i64,
    by: Option<PersonId>,
    now: Moment,
) -> Result<()> {
    let row = version::ActiveModel {
        id: NotSet,
        rule_id: Set(id),
        version: Set(version),
        name: Set(definition.name.clone()),
        kind: Set(definition.kind),
        patterns: Set(definition.patterns.clone()),
        matching: Set(definition.matching),
        effect: Set(definition.effect),
        active: Set(definition.active),
        changed_at: Set(now),
        changed_by: Set(by),
    };
    version::Entity::insert(row).exec_without_returning(transaction.connection()).await?;
    Ok(())
}

/// Keeps a new rule.
pub async fn insert(
    transaction: &Transaction,
    definition: &RuleDefinition,
    by: Option<PersonId>,
    now: Moment,
) -> Result<ScreeningRuleId> {
    let row = row(definition, 1, by, now);
    let id = rule::Entity::insert(row).exec(transaction.connection()).await?.last_insert_id;
    keep_version(transaction, id, definition, 1, by, now).await?;
    Ok(id)
}

/// Changes a rule if it is still at `version`; says whether it was.
pub async fn rewrite(
    transaction: &Transaction,
    id: ScreeningRuleId,
    version: i64,
    definition: &RuleDefinition,
    by: PersonId,
    now: Moment,
) -> Result<bool> {
    let done = rule::Entity::update_many()
        .set(row(definition, version.saturating_add(1), Some(by), now))
        .filter(rule::Column::Id.eq(id))
        .filter(rule::Column::Version.eq(version))
        .exec(transaction.connection())
        .await?;
    if done.rows_affected == 0 {
        return Ok(false);
    }
    keep_version(transaction, id, definition, version.saturating_add(1), Some(by), now).await?;
    Ok(true)
}

/// Drops a rule with all that it has said, if it is still at `version`; says whether it was.
pub async fn delete(transaction: &Transaction, id: ScreeningRuleId, version: i64) -> Result<bool> {
    let done = rule::Entity::delete_many()
        .filter(rule::Column::Id.eq(id))
        .filter(rule::Column::Version.eq(version))
        .exec(transaction.connection())
        .await?;
    Ok(done.rows_affected == 1)
}
