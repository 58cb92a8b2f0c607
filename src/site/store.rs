//! Reads and writes the one row of the table `site`.

use super::{
    Promise, Site,
    entity::{ActiveModel, Column, Entity, Model, Unit},
};
use crate::{
    database::Transaction,
    error::{AppError, Result},
};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter,
};

const ROW: i64 = 1;

pub(super) async fn load(database: &impl ConnectionTrait) -> Result<Option<Site>> {
    Entity::find_by_id(ROW).one(database).await?.map(from_row).transpose()
}

pub(super) async fn insert(transaction: &Transaction, site: &Site) -> Result<()> {
    row(site).insert(transaction).await?;
    Ok(())
}

/// Writes `site` if its version is still the one that was read; says whether it was.
pub(super) async fn update(transaction: &Transaction, site: &Site) -> Result<bool> {
    let mut changed = row(site);
    changed.version = Set(site.version + 1);
    let done = Entity::update_many()
        .set(changed)
        .filter(Column::Id.eq(ROW))
        .filter(Column::Version.eq(site.version))
        .exec(transaction)
        .await?;
    Ok(done.rows_affected == 1)
}

fn row(site: &Site) -> ActiveModel {
    let (unit, amount) = match site.promise {
        Promise::Hours(amount) => (Unit::Hours, amount),
        Promise::WorkingDays(amount) => (Unit::WorkingDays, amount),
    };
    ActiveModel {
        id: Set(ROW),
        name: Set(site.name.clone()),
        purpose: Set(site.purpose.clone()),
        organisation: Set(site.organisation.clone()),
        contact: Set(site.contact.clone()),
        about: Set(site.about.clone()),
        accent: Set(site.accent.as_str().to_owned()),
        promise_unit: Set(unit),
        promise_amount: Set(amount.into()),
        email_required: Set(site.email_required),
        replies: Set(site.replies),
        version: Set(site.version),
    }
}

fn from_row(row: Model) -> Result<Site> {
    let amount = u32::try_from(row.promise_amount).map_err(AppError::fault)?;
    Ok(Site {
        name: row.name,
        purpose: row.purpose,
        organisation: row.organisation,
        contact: row.contact,
        about: row.about,
        accent: row.accent.parse().unwrap_or_default(),
        promise: match row.promise_unit {
            Unit::Hours => Promise::Hours(amount),
            Unit::WorkingDays => Promise::WorkingDays(amount),
        },
        email_required: row.email_required,
        replies: row.replies,
        version: row.version,
    })
}
