//! The rules, and what each of them has said.

use crate::{
    base::{database::Connection, error::Result, ids::ScreeningRuleId},
    moderation::screening::{
        Rule, RuleDefinition,
        entity::{rule, version},
    },
};
use sea_orm::{
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
