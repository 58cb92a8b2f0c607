//! Reads the one row of the table `site`.

use crate::{
    base::{
        database::Connection,
        error::{AppError, Result},
    },
    team::{
        promise::{self, Promise},
        site::{
            Contacts, Site,
            entity::{Entity, Model},
            links,
        },
    },
};
use sea_orm::EntityTrait;

/// The key of the one row.
pub const ROW: i64 = 1;

pub async fn load(database: &Connection) -> Result<Option<Site>> {
    let Some(row) = Entity::find_by_id(ROW).one(database).await? else { return Ok(None) };
    from_row(row, promise::current(database).await?).map(Some)
}

fn from_row(row: Model, promise: Promise) -> Result<Site> {
    Ok(Site {
        name: row.name,
        purpose: row.purpose,
        organisation: row.organisation,
        contact: row.contact,
        accent: row.accent.parse().unwrap_or_default(),
        promise,
        email_required: row.email_required,
        replies: row.replies,
        second_look: row.second_look,
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
        menu: links::from_stored(&row.menu_links),
        foot: links::from_stored(&row.foot_links),
        front_answer: row.front_answer,
        brand: Default::default(),
        version: row.version,
    })
}
