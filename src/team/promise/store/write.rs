//! What is written of the promise and the days on which nobody works.

use crate::{
    base::{database::Transaction, error::Result, ids::DayOffId},
    team::promise::{
        Policy, Promise, Week,
        entity::{day_off, policy},
        store::read::ROW,
    },
};
use chrono::NaiveDate;
use sea_orm::{
    ActiveModelTrait,
    ActiveValue::{NotSet, Set},
    ColumnTrait, EntityTrait, QueryFilter,
};

/// Keeps what a new blog promises.
pub async fn insert(transaction: &Transaction, promise: Promise) -> Result<()> {
    let week = Week::default();
    let row = policy::ActiveModel {
        id: Set(ROW),
        unit: Set(promise.unit),
        amount: Set(promise.amount.into()),
        opens: Set(week.opens().into()),
        closes: Set(week.closes().into()),
        weekdays: Set(week.digits()),
        show_median: Set(false),
        median_minutes: Set(None),
        filled_through: Set(0),
        version: Set(1),
    };
    row.insert(transaction.connection()).await?;
    Ok(())
}

/// Writes `policy` if its version is still the one that was read; says whether it was.
pub async fn update(transaction: &Transaction, policy: &Policy) -> Result<bool> {
    let changed = policy::ActiveModel {
        unit: Set(policy.promise.unit),
        amount: Set(policy.promise.amount.into()),
        opens: Set(policy.week.opens().into()),
        closes: Set(policy.week.closes().into()),
        weekdays: Set(policy.week.digits()),
        show_median: Set(policy.show_median),
        version: Set(policy.version.saturating_add(1)),
        ..Default::default()
    };
    let done = policy::Entity::update_many()
        .set(changed)
        .filter(policy::Column::Id.eq(ROW))
        .filter(policy::Column::Version.eq(policy.version))
        .exec(transaction.connection())
        .await?;
    Ok(done.rows_affected == 1)
}

/// Keeps the median of the last 30 days, in minutes.
pub async fn keep_median(transaction: &Transaction, minutes: Option<i64>) -> Result<()> {
    policy::Entity::update_many()
        .set(policy::ActiveModel { median_minutes: Set(minutes), ..Default::default() })
        .filter(policy::Column::Id.eq(ROW))
        .exec(transaction.connection())
        .await?;
    Ok(())
}

/// Writes down up to which year the bank holidays are filled in.
pub async fn keep_filled(transaction: &Transaction, year: i64) -> Result<()> {
    policy::Entity::update_many()
        .set(policy::ActiveModel { filled_through: Set(year), ..Default::default() })
        .filter(policy::Column::Id.eq(ROW))
        .exec(transaction.connection())
        .await?;
    Ok(())
}

/// Keeps a day. One that is there already is [`AppError::Taken`].
pub async fn insert_day(
    transaction: &Transaction,
    date: NaiveDate,
    name: &str,
) -> Result<DayOffId> {
    Ok(day_off::Entity::insert(new_day(date, name))
        .exec(transaction.connection())
        .await?
        .last_insert_id)
}

/// Keeps these days, none of which is there yet.
pub async fn insert_days(transaction: &Transaction, days: &[(NaiveDate, &str)]) -> Result<()> {
    if days.is_empty() {
        return Ok(());
    }
    day_off::Entity::insert_many(days.iter().map(|(date, name)| new_day(*date, name)))
        .exec_without_returning(transaction.connection())
        .await?;
    Ok(())
}

fn new_day(date: NaiveDate, name: &str) -> day_off::ActiveModel {
    day_off::ActiveModel { id: NotSet, day: Set(date.to_string()), name: Set(name.to_owned()) }
}

/// Takes a day out; says whether it was there.
pub async fn delete_day(transaction: &Transaction, id: DayOffId) -> Result<bool> {
    Ok(day_off::Entity::delete_by_id(id).exec(transaction.connection()).await?.rows_affected == 1)
}
