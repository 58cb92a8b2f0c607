//! Every statement about guidelines and their wordings.

use super::{
    entity::{guideline, wording},
    values::{Guideline, Kept, Wording},
};
use crate::base::{
    clock::Moment,
    database::Transaction,
    error::{AppError, Result},
    ids::{GuidelineId, PersonId},
    markdown::{RENDER_VERSION, SafeHtml},
};
use guideline::{ActiveModel, Column, Entity, Model};
use sea_orm::{
    ActiveValue::{NotSet, Set},
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, ExprTrait, QueryFilter, QueryOrder,
    QuerySelect, SqlErr,
    sea_query::{Alias, Expr, Query},
};

impl From<Model> for Guideline {
    fn from(row: Model) -> Self {
        Self {
            id: row.id,
            slug: row.slug,
            short: row.short,
            title: row.title,
            body: row.body,
            html: SafeHtml::kept(row.html),
            refusal: row.refusal,
            version: row.version,
            retired: row.retired_at,
        }
    }
}

impl From<wording::Model> for Kept {
    fn from(row: wording::Model) -> Self {
        Self {
            guideline: row.guideline_id,
            version: row.version,
            wording: Wording {
                short: row.short,
                title: row.title,
                body: row.body,
                html: SafeHtml::kept(row.html),
                refusal: row.refusal,
            },
            person: row.person_id,
            at: row.at,
        }
    }
}

/// All of them, in their order, retired ones too.
pub async fn all(database: &impl ConnectionTrait) -> Result<Vec<Guideline>> {
    let rows = Entity::find().order_by_asc(Column::Position).order_by_asc(Column::Id);
    Ok(rows.all(database).await?.into_iter().map(Guideline::from).collect())
}

/// Those in force, in their order.
pub async fn in_force(database: &impl ConnectionTrait) -> Result<Vec<Guideline>> {
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
pub async fn by_ids(
    database: &impl ConnectionTrait,
    ids: &[GuidelineId],
) -> Result<Vec<Guideline>> {
    Ok(Entity::find()
        .filter(Column::Id.is_in(ids.iter().copied()))
        .all(database)
        .await?
        .into_iter()
        .map(Guideline::from)
        .collect())
}

/// The one with this key.
pub async fn find(database: &impl ConnectionTrait, id: GuidelineId) -> Result<Option<Guideline>> {
    Ok(Entity::find_by_id(id).one(database).await?.map(Guideline::from))
}

/// The one with this name.
pub async fn by_slug(database: &impl ConnectionTrait, slug: &str) -> Result<Option<Guideline>> {
    Ok(Entity::find().filter(Column::Slug.eq(slug)).one(database).await?.map(Guideline::from))
}

/// The wordings of these versions, in no order.
pub async fn versions(
    database: &impl ConnectionTrait,
    wanted: &[(GuidelineId, i64)],
) -> Result<Vec<Kept>> {
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
    Ok(rows.into_iter().map(Kept::from).collect())
}

/// Every wording of a guideline, the newest first.
pub async fn history(database: &impl ConnectionTrait, id: GuidelineId) -> Result<Vec<Kept>> {
    Ok(wording::Entity::find()
        .filter(wording::Column::GuidelineId.eq(id))
        .order_by_desc(wording::Column::Version)
        .all(database)
        .await?
        .into_iter()
        .map(Kept::from)
        .collect())
}

/// The place behind the last guideline.
pub async fn end(database: &impl ConnectionTrait) -> Result<i64> {
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

/// By whom and when a wording is made; nobody and never for what comes with the program.
pub type Made = Option<(PersonId, Moment)>;

/// Keeps a new one at `position`, with its first wording.
pub async fn insert(
    transaction: &Transaction,
    slug: &str,
    wording: &Wording,
    position: i64,
    made: Made,
) -> Result<GuidelineId> {
    let row = ActiveModel {
        id: NotSet,
        slug: Set(slug.to_owned()),
        position: Set(position),
        short: Set(wording.short.clone()),
        title: Set(wording.title.clone()),
        body: Set(wording.body.clone()),
        html: Set(wording.html.as_str().to_owned()),
        render_version: Set(RENDER_VERSION),
        refusal: Set(wording.refusal.clone()),
        version: Set(1),
        retired_at: Set(None),
    };
    let id = Entity::insert(row).exec(transaction).await?.last_insert_id;
    insert_version(transaction, id, 1, wording, made).await?;
    Ok(id)
}

async fn insert_version(
    transaction: &Transaction,
    id: GuidelineId,
    version: i64,
    new: &Wording,
    made: Made,
) -> Result<()> {
    let row = wording::ActiveModel {
        id: NotSet,
        guideline_id: Set(id),
        version: Set(version),
        short: Set(new.short.clone()),
        title: Set(new.title.clone()),
        body: Set(new.body.clone()),
        html: Set(new.html.as_str().to_owned()),
        refusal: Set(new.refusal.clone()),
        person_id: Set(made.map(|(person, _)| person)),
        at: Set(made.map(|(_, at)| at)),
    };
    wording::Entity::insert(row).exec_without_returning(transaction).await?;
    Ok(())
}

/// Words a guideline anew if it is still at `version`; says whether it was.
pub async fn reword(
    transaction: &Transaction,
    id: GuidelineId,
    version: i64,
    new: &Wording,
    made: Made,
) -> Result<bool> {
    let next = version.saturating_add(1);
    let done = Entity::update_many()
        .set(ActiveModel {
            short: Set(new.short.clone()),
            title: Set(new.title.clone()),
            body: Set(new.body.clone()),
            html: Set(new.html.as_str().to_owned()),
            render_version: Set(RENDER_VERSION),
            refusal: Set(new.refusal.clone()),
            version: Set(next),
            ..Default::default()
        })
        .filter(Column::Id.eq(id))
        .filter(Column::Version.eq(version))
        .exec(transaction)
        .await?;
    if done.rows_affected == 0 {
        return Ok(false);
    }
    insert_version(transaction, id, next, new, made).await?;
    Ok(true)
}

/// Puts a guideline at `position`.
pub async fn place(transaction: &Transaction, id: GuidelineId, position: i64) -> Result<()> {
    Entity::update_many()
        .set(ActiveModel { position: Set(position), ..Default::default() })
        .filter(Column::Id.eq(id))
        .exec(transaction)
        .await?;
    Ok(())
}

/// Takes a guideline out of force, or brings it back with none.
pub async fn retire(
    transaction: &Transaction,
    id: GuidelineId,
    retired: Option<Moment>,
) -> Result<()> {
    Entity::update_many()
        .set(ActiveModel { retired_at: Set(retired), ..Default::default() })
        .filter(Column::Id.eq(id))
        .exec(transaction)
        .await?;
    Ok(())
}

/// Deletes a guideline with its wordings; [`AppError::InUse`] if something names it.
pub async fn delete(transaction: &Transaction, id: GuidelineId) -> Result<()> {
    match Entity::delete_by_id(id).exec(transaction).await {
        Ok(_) => Ok(()),
        Err(error) => Err(match error.sql_err() {
            Some(SqlErr::ForeignKeyConstraintViolation(_)) => AppError::InUse,
            _ => error.into(),
        }),
    }
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
    database: &impl ConnectionTrait,
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
