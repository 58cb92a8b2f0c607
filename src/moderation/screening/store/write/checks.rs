//! The program's own checks as the team has set them, and the count of changes.

use crate::{
    base::{clock::Moment, database::Transaction, error::Result, ids::PersonId},
    moderation::screening::{
        CheckSetting,
        entity::{check, state},
        store::read::checks::ROW,
    },
};
use sea_orm::{
    ActiveValue::{NotSet, Set},
    ColumnTrait, EntityTrait, ExprTrait, QueryFilter,
    sea_query::Expr,
};

/// Begins to count. A second program that does so at the same time gets [`crate::base::error::AppError::Taken`].
pub async fn begin(transaction: &Transaction) -> Result<()> {
    let row = state::ActiveModel { id: Set(ROW), changes: Set(0) };
    state::Entity::insert(row).exec_without_returning(transaction.connection()).await?;
    Ok(())
}

/// Counts a change. Changes wait for each other here, so whoever calls this first may count rows.
pub async fn count_change(transaction: &Transaction) -> Result<()> {
    state::Entity::update_many()
        .col_expr(state::Column::Changes, Expr::col(state::Column::Changes).add(1))
        .filter(state::Column::Id.eq(ROW))
        .exec(transaction.connection())
        .await?;
    Ok(())
}

/// Keeps a setting if it is still at the version it was read at; says whether it was.
pub async fn set_check(
    transaction: &Transaction,
    setting: CheckSetting,
    by: PersonId,
    now: Moment,
) -> Result<bool> {
    let values = check::ActiveModel {
        id: NotSet,
        code: Set(setting.check.code().to_owned()),
        active: Set(setting.active),
        amount: Set(setting.amount),
        version: Set(setting.version.saturating_add(1)),
        changed_at: Set(now),
        changed_by: Set(Some(by)),
    };
    let known = check::Entity::find()
        .filter(check::Column::Code.eq(setting.check.code()))
        .one(transaction.connection())
        .await?;
    if known.as_ref().map_or(0, |row| row.version) != setting.version {
        return Ok(false);
    }
    if known.is_none() {
        check::Entity::insert(values).exec_without_returning(transaction.connection()).await?;
        return Ok(true);
    }
    let done = check::Entity::update_many()
        .set(values)
        .filter(check::Column::Code.eq(setting.check.code()))
        .filter(check::Column::Version.eq(setting.version))
        .exec(transaction.connection())
        .await?;
    Ok(done.rows_affected == 1)
}
