//! Reads and writes the one row of the table `site`.

use super::{
    Contacts, Site,
    entity::{ActiveModel, Column, Entity, Model},
};
use crate::{
    base::{
        database::{Connection, Transaction},
        error::{AppError, Result},
    },
    team::promise::{self, Promise},
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};

const ROW: i64 = 1;

pub(super) async fn load(database: &Connection) -> Result<Option<Site>> {
    let Some(row) = Entity::find_by_id(ROW).one(database).await? else { return Ok(None) };
    from_row(row, promise::current(database).await?).map(Some)
}

pub(super) async fn insert(transaction: &Transaction, site: &Site) -> Result<()> {
    row(site).insert(transaction.connection()).await?;
    Ok(())
}

/// Writes `site` if its version is still the one that was read; says whether it was.
pub(super) async fn update(transaction: &Transaction, site: &Site) -> Result<bool> {
    let mut changed = row(site);
    changed.version = Set(site.version.saturating_add(1));
    let done = Entity::update_many()
        .set(changed)
        .filter(Column::Id.eq(ROW))
        .filter(Column::Version.eq(site.version))
        .exec(transaction.connection())
        .await?;
    Ok(done.rows_affected == 1)
}

fn row(site: &Site) -> ActiveModel {
    ActiveModel {
        id: Set(ROW),
        name: Set(site.name.clone()),
        purpose: Set(site.purpose.clone()),
        organisation: Set(site.organisation.clone()),
        contact: Set(site.contact.clone()),
        about: Set(site.about.clone()),
        accent: Set(site.accent.as_str().to_owned()),
        email_required: Set(site.email_required),
        replies: Set(site.replies),
        comments_close_after: Set(site.comments_close_after.map(i64::from)),
        fault_email: Set(site.contacts.fault_email.clone()),
        risk_contact: Set(site.contacts.risk_contact.clone()),
        risk_email: Set(site.contacts.risk_email.clone()),
        risk_instructions: Set(site.contacts.risk_instructions.clone()),
        public_figures: Set(site.public_figures),
        version: Set(site.version),
    }
}

fn from_row(row: Model, promise: Promise) -> Result<Site> {
    Ok(Site {
        name: row.name,
        purpose: row.purpose,
        organisation: row.organisation,
        contact: row.contact,
        about: row.about,
        accent: row.accent.parse().unwrap_or_default(),
        promise,
        email_required: row.email_required,
        replies: row.replies,
        comments_close_after: row
            .comments_close_after
            .map(|days| u32::try_from(days).map_err(AppError::fault))
            .transpose()?,
        contacts: Contacts {
            fault_email: row.fault_email,
            risk_contact: row.risk_contact,
            risk_email: row.risk_email,
            risk_instructions: row.risk_instructions,
        },
        public_figures: row.public_figures,
        version: row.version,
    })
}
