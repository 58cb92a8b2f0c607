//! The program's own checks as the team has set them, and the count of changes.

use crate::{
    base::{database::Connection, error::Result},
    moderation::screening::{
        Check, CheckSetting,
        entity::{check, state},
    },
};
use sea_orm::{EntityTrait, QuerySelect};

/// The one row that counts.
pub const ROW: i64 = 1;

/// How often rules and checks were changed; nothing on a new blog.
pub async fn changes(database: &Connection) -> Result<Option<i64>> {
    Ok(state::Entity::find_by_id(ROW)
        .select_only()
        .column(state::Column::Changes)
        .into_tuple()
        .one(database)
        .await?)
}

/// The checks that somebody has changed.
pub async fn checks(database: &Connection) -> Result<Vec<CheckSetting>> {
    Ok(check::Entity::find()
        .all(database)
        .await?
        .into_iter()
        .filter_map(|row| {
            Some(CheckSetting {
                check: Check::from_code(&row.code)?,
                active: row.active,
                amount: row.amount,
                version: row.version,
            })
        })
        .collect())
}
