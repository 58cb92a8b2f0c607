//! What is asked of the promise and the days on which nobody works.

use crate::{
    base::{
        database::Connection,
        error::{AppError, Result},
        ids::DayOffId,
    },
    team::promise::{
        Policy, Promise, Week,
        entity::{day_off, policy},
    },
};
use chrono::NaiveDate;
use sea_orm::{EntityTrait, QueryOrder};

/// The key of the one row.
pub const ROW: i64 = 1;

/// A day on which nobody works.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DayOff {
    /// The key.
    pub id: DayOffId,
    /// The London date.
    pub date: NaiveDate,
    /// Why nobody works.
    pub name: String,
}

pub async fn row(database: &Connection) -> Result<Option<policy::Model>> {
    Ok(policy::Entity::find_by_id(ROW).one(database).await?)
}

/// What is settled; nothing on a new database.
pub async fn load(database: &Connection) -> Result<Option<Policy>> {
    let Some(row) = row(database).await? else { return Ok(None) };
    let small = |number: i64| u32::try_from(number).map_err(AppError::fault);
    Ok(Some(Policy {
        promise: Promise { amount: small(row.amount)?, unit: row.unit },
        week: Week::new(small(row.opens)?, small(row.closes)?, Week::days_in(&row.weekdays))
            .unwrap_or_default(),
        show_median: row.show_median,
        version: row.version,
    }))
}

/// The median as last worked out, in minutes, if the team shows it.
pub async fn shown_median(database: &Connection) -> Result<Option<i64>> {
    Ok(row(database).await?.filter(|row| row.show_median).and_then(|row| row.median_minutes))
}

/// The last year whose bank holidays were filled in; 0 if none was.
pub async fn filled_through(database: &Connection) -> Result<i64> {
    Ok(row(database).await?.map_or(0, |row| row.filled_through))
}

/// The days on which nobody works, in order.
pub async fn days(database: &Connection) -> Result<Vec<DayOff>> {
    let rows = day_off::Entity::find().order_by_asc(day_off::Column::Day).all(database).await?;
    rows.into_iter().map(as_day).collect()
}

/// The day with this key.
pub async fn day(database: &Connection, id: DayOffId) -> Result<Option<DayOff>> {
    day_off::Entity::find_by_id(id).one(database).await?.map(as_day).transpose()
}

fn as_day(row: day_off::Model) -> Result<DayOff> {
    Ok(DayOff { id: row.id, date: row.day.parse().map_err(AppError::fault)?, name: row.name })
}
