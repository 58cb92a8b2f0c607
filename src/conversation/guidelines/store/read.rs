//! What is asked of guidelines and their wordings.

use crate::{
    base::{database::Connection, error::Result, ids::GuidelineId, markdown::SafeHtml},
    conversation::guidelines::{
        entity::{guideline, wording},
        values::{Guideline, GuidelineWording, PastWording},
    },
};
use guideline::{Column, Entity, Model};
use sea_orm::{
    ColumnTrait, Condition, EntityTrait, ExprTrait, QueryFilter, QueryOrder, QuerySelect,
    sea_query::{Alias, Expr, Query},
};

impl From<Model> for Guideline {
    fn from(row: Model) -> Self {
        Self {
            id: row.id,
            slug: row.slug,
            short: row.short,
            title: row.title,
            fault: row.fault,
            body: row.body,
            html: SafeHtml::from_stored(row.html),
            refusal: row.refusal,
            version: row.version,
            retired: row.retired_at,
        }
    }
}

impl From<wording::Model> for PastWording {
    fn from(row: wording::Model) -> Self {
        Self {
            guideline: row.guideline_id,
            version: row.version,
            wording: GuidelineWording {
                short: row.short,
                title: row.title,
                fault: row.fault,
                body: row.body,
                html: SafeHtml::from_stored(row.html),
                refusal: row.refusal,
            },
            person: row.person_id,
            at: row.at,
        }
    }
}

/// All of them, in their order, retired ones too.
pub async fn all(database: &Connection) -> Result<Vec<Guideline>> {
    let rows = Entity::find().order_by_asc(Column::Position).order_by_asc(Column::Id);
    Ok(rows.all(database).await?.into_iter().map(Guideline::from).collect())
}

/// Those in force, in their order.
pub async fn in_force(database: &Connection) -> Result<Vec<Guideline>> {
    Ok(Entity::find()
        .filter(Column::RetiredAt.is_null())
        .order_by_asc(Column::Position)
        .order_by_asc(Column::Id)
        .all(database)
        .await?
        .into_iter()
        .map(Guideline::from)
        .collect())
}

/// Those with these keys, retired ones too, in no order.
pub async fn by_ids(database: &Connection, ids: &[GuidelineId]) -> Result<Vec<Guideline>> {
    Ok(Entity::find()
        .filter(Column::Id.is_in(ids.iter().copied()))
        .all(database)
        .await?
        .into_iter()
        .map(Guideline::from)
        .collect())
}

/// The one with this key.
pub async fn find(database: &Connection, id: GuidelineId) -> Result<Option<Guideline>> {
    Ok(Entity::find_by_id(id).one(database).await?.map(Guideline::from))
}

/// The one with this name.
pub async fn by_slug(database: &Connection, slug: &str) -> Result<Option<Guideline>> {
    Ok(Entity::find().filter(Column::Slug.eq(slug)).one(database).await?.map(Guideline::from))
}

/// The wordings of these versions, in no order.
pub async fn versions(
    database: &Connection,
    wanted: &[(GuidelineId, i64)],
) -> Result<Vec<PastWording>> {
    if wanted.is_empty() {
        return Ok(Vec::new());
    }
    let any = wanted.iter().fold(Condition::any(), |any, (id, version)| {
        any.add(
            Condition::all()
                .add(wording::Column::GuidelineId.eq(*id))
                .add(wording::Column::Version.eq(*version)),
        )
    });
    let rows = wording::Entity::find().filter(any).all(database).await?;
    Ok(rows.into_iter().map(PastWording::from).collect())
}

/// Every wording of a guideline, the newest first.
pub async fn history(database: &Connection, id: GuidelineId) -> Result<Vec<PastWording>> {
    Ok(wording::Entity::find()
        .filter(wording::Column::GuidelineId.eq(id))
        .order_by_desc(wording::Column::Version)
        .all(database)
        .await?
        .into_iter()
        .map(PastWording::from)
        .collect())
}

/// The place behind the last guideline.
pub async fn end(database: &Connection) -> Result<i64> {
    let last: Option<i64> = Entity::find()
        .select_only()
        .column(Column::Position)
        .order_by_desc(Column::Position)
        .limit(1)
        .into_tuple()
        .one(database)
        .await?;
    Ok(last.unwrap_or(0) + 1)
}

/// The tables that name guidelines. They belong to rooms that stand above this one, which is told by the
/// keys of the database alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NamedBy {
    /// What moderators decided.
    Decisions,
    /// What readers reported.
    Reports,
}

impl NamedBy {
    fn table(self) -> Alias {
        Alias::new(match self {
            Self::Decisions => "decisions",
            Self::Reports => "reports",
        })
    }
}

/// Those of `ids` that rows of these tables name.
pub async fn named(
    database: &Connection,
    ids: &[GuidelineId],
    by: &[NamedBy],
) -> Result<Vec<GuidelineId>> {
    let mut named = Condition::any();
    for table in by.iter().map(|by| by.table()) {
        let key = Expr::col((table.clone(), Alias::new("guideline_id")));
        let rows = Query::select()
            .expr(Expr::val(1))
            .from(table)
            .and_where(key.equals((Entity, Column::Id)))
            .to_owned();
        named = named.add(Expr::exists(rows));
    }
    Ok(Entity::find()
        .select_only()
        .column(Column::Id)
        .filter(Column::Id.is_in(ids.iter().copied()))
        .filter(named)
        .into_tuple()
        .all(database)
        .await?)
}
