//! Personal data that has had its time.

use crate::{
    clock::Moment,
    comments::entity::comment::{Column, Entity},
    database::Transaction,
    error::Result,
    ids::CommentId,
};
use sea_orm::{
    ColumnTrait, EntityTrait, ExprTrait, QueryFilter, QuerySelect, QueryTrait, sea_query::Expr,
};

/// Erases the network address of comments sent before `before`, but of those in `kept`; answers how many.
pub async fn erase_networks(
    transaction: &Transaction,
    before: Moment,
    kept: &[CommentId],
) -> Result<u64> {
    let done = Entity::update_many()
        .col_expr(Column::Network, Expr::value(Option::<String>::None))
        .filter(Column::Network.is_not_null())
        .filter(Column::SentAt.lt(before))
        .filter(Column::Id.is_not_in(kept.iter().copied()))
        .exec(transaction)
        .await?;
    Ok(done.rows_affected)
}

/// Erases the mail address of everybody whose last comment was sent before `before`; answers on how
/// many comments. The hash of a confirmed address stays; that of any other proves nothing and goes. Those
/// in `kept` keep everything.
pub async fn erase_emails(
    transaction: &Transaction,
    before: Moment,
    kept: &[CommentId],
) -> Result<u64> {
    let silent = Entity::find()
        .select_only()
        .column(Column::Email)
        .filter(Column::Email.is_not_null())
        .group_by(Column::Email)
        .having(Column::SentAt.max().lt(before))
        .into_query();
    let done = Entity::update_many()
        .col_expr(Column::Email, Expr::value(Option::<String>::None))
        .col_expr(Column::Notify, Expr::value(false))
        .filter(Column::Email.in_subquery(silent))
        .filter(Column::Id.is_not_in(kept.iter().copied()))
        .exec(transaction)
        .await?;
    Entity::update_many()
        .col_expr(Column::AddressHash, Expr::value(Option::<String>::None))
        .filter(Column::Email.is_null())
        .filter(Column::AddressHash.is_not_null())
        .filter(Column::EmailConfirmedAt.is_null())
        .filter(Column::Id.is_not_in(kept.iter().copied()))
        .exec(transaction)
        .await?;
    Ok(done.rows_affected)
}
