//! Personal data that has had its time.

use crate::{
    clock::Moment,
    comments::entity::comment::{Column, Entity},
    database::Transaction,
    error::Result,
    ids::CommentId,
};
use sea_orm::{
    ColumnTrait, EntityTrait, ExprTrait, QueryFilter, QuerySelect, QueryTrait,
    sea_query::{Expr, SelectStatement},
};

/// Erases the network address of comments sent before `before`, but of those in `kept`; answers how many.
pub async fn erase_networks(
    transaction: &Transaction,
    before: Moment,
    kept: &[CommentId],
) -> Result<u64> {
    let done = Entity::update_many()
        .col_expr(Column::Network, Expr::value(Option::<String>::None))
        .col_expr(Column::Neighbourhood, Expr::value(Option::<String>::None))
        .filter(Column::Network.is_not_null().or(Column::Neighbourhood.is_not_null()))
        .filter(Column::SentAt.lt(before))
        .filter(Column::Id.is_not_in(kept.iter().copied()))
        .exec(transaction)
        .await?;
    Ok(done.rows_affected)
}

/// The values of a column of which the last comment was sent before `before`.
fn silent(column: Column, before: Moment) -> SelectStatement {
    Entity::find()
        .select_only()
        .column(column)
        .filter(column.is_not_null())
        .group_by(column)
        .having(Column::SentAt.max().lt(before))
        .into_query()
}

/// In the place of a digest that was made with an address that is gone: it is like no other.
pub fn digest_of_nothing() -> Expr {
    Expr::cust("'kept-' || id")
}

/// Erases the mail address of everybody whose last comment was sent before `before`; answers on how
/// many comments. The hash of a confirmed address stays; that of any other proves nothing and goes. Those
/// in `kept` keep everything.
pub async fn erase_emails(
    transaction: &Transaction,
    before: Moment,
    kept: &[CommentId],
) -> Result<u64> {
    let done = Entity::update_many()
        .col_expr(Column::Email, Expr::value(Option::<String>::None))
        .col_expr(Column::Notify, Expr::value(false))
        .col_expr(Column::SubmissionDigest, digest_of_nothing())
        .filter(Column::Email.in_subquery(silent(Column::Email, before)))
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

/// Takes the hash off all comments of addresses whose last comment was sent before `before`; answers
/// how many comments.
pub async fn erase_hashes(
    transaction: &Transaction,
    before: Moment,
    kept: &[CommentId],
) -> Result<u64> {
    let done = Entity::update_many()
        .col_expr(Column::AddressHash, Expr::value(Option::<String>::None))
        .filter(Column::AddressHash.in_subquery(silent(Column::AddressHash, before)))
        .filter(Column::Id.is_not_in(kept.iter().copied()))
        .exec(transaction)
        .await?;
    Ok(done.rows_affected)
}
