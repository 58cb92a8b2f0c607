//! The rules. Every change keeps a row of what the rule then said.

use crate::{
    base::{
        clock::Moment,
        database::{Connection, Transaction},
        error::Result,
        ids::{PersonId, ScreeningRuleId},
    },
    moderation::screening::{
        Rule, RuleDefinition,
        entity::{rule, version},
    },
};
use sea_orm::{
    ActiveValue::{NotSet, Set},
    ColumnTrait, Condition, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
};

impl From<rule::Model> for Rule {
    fn from(row: rule::Model) -> Self {
        Self {
            id: row.id,
            version: row.version,
            definition: RuleDefinition {
                name: row.name,
                kind: row.kind,
                patterns: row.patterns,
                matching: row.matching,
                effect: row.effect,
                active: row.active,
            },
            changed: row.changed_at,
            by: row.changed_by,
        }
    }
}

impl From<version::Model> for Rule {
    /// A version has the same columns, and names the rule by another.
    fn from(row: version::Model) -> Self {
        Self::from(rule::Model {
            id: row.rule_id,
            version: row.version,
            name: row.name,
            kind: row.kind,
            patterns: row.patterns,
            matching: row.matching,
            effect: row.effect,
            active: row.active,
            changed_at: row.changed_at,
            changed_by: row.changed_by,
        })
    }
}

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

/// Every rule, in the order in which they were added.
pub async fn rules(database: &Connection) -> Result<Vec<Rule>> {
    let rows = rule::Entity::find().order_by_asc(rule::Column::Id).all(database).await?;
    Ok(rows.into_iter().map(Rule::from).collect())
}

/// How many rules there are.
pub async fn count(database: &Connection) -> Result<u64> {
    Ok(rule::Entity::find().count(database).await?)
}

/// The rule with this key.
pub async fn find(database: &Connection, id: ScreeningRuleId) -> Result<Option<Rule>> {
    Ok(rule::Entity::find_by_id(id).one(database).await?.map(Rule::from))
}

/// What a rule has said, the newest first.
pub async fn versions_of(
    database: &Connection,
    id: ScreeningRuleId,
    most: u64,
) -> Result<Vec<Rule>> {
    let rows = version::Entity::find()
        .filter(version::Column::RuleId.eq(id))
        .order_by_desc(version::Column::Version)
        .limit(most)
        .all(database)
        .await?;
    Ok(rows.into_iter().map(Rule::from).collect())
}

/// What rules were called in these versions: key, version, name.
pub async fn names(
    database: &Connection,
    wanted: &[(i64, i64)],
) -> Result<Vec<(i64, i64, String)>> {
    if wanted.is_empty() {
        return Ok(Vec::new());
    }
    let any = wanted.iter().fold(Condition::any(), |any, (id, version)| {
        any.add(
            Condition::all()
                .add(version::Column::RuleId.eq(*id))
                .add(version::Column::Version.eq(*version)),
        )
    });
    Ok(version::Entity::find()
        .select_only()
        .column(version::Column::RuleId)
        .column(version::Column::Version)
        .column(version::Column::Name)
        .filter(any)
        .into_tuple()
        .all(database)
        .await?)
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
