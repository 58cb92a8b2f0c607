//! Writes the one row of the table `site`: called by actions alone.

use crate::{
    base::{database::Transaction, error::Result},
    team::site::{
        Site,
        entity::{ActiveModel, Column, Entity},
        links,
        store::read::ROW,
    },
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};

pub async fn insert(transaction: &Transaction, site: &Site) -> Result<()> {
    row(site).insert(transaction.connection()).await?;
    Ok(())
}

/// Writes `site` if its version is still the one that was read; says whether it was.
pub async fn update(transaction: &Transaction, site: &Site) -> Result<bool> {
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
        accent: Set(site.accent.as_str().to_owned()),
        email_required: Set(site.email_required),
        replies: Set(site.replies),
        second_look: Set(site.second_look),
        comments_close_after: Set(site.comments_close_after.map(i64::from)),
        fault_email: Set(site.contacts.fault_email.clone()),
        risk_contact: Set(site.contacts.risk_contact.clone()),
        risk_email: Set(site.contacts.risk_email.clone()),
        risk_instructions: Set(site.contacts.risk_instructions.clone()),
        public_figures: Set(site.public_figures),
        menu_links: Set(links::to_stored(&site.menu)),
        foot_links: Set(links::to_stored(&site.foot)),
        front_answer: Set(site.front_answer),
        version: Set(site.version),
    }
}
