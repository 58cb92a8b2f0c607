//! Personal data that has had its time.

use crate::{
    base::{clock::Moment, database::Transaction, error::Result, ids::CommentId},
    conversation::comments::{
        Comment, CommentStatus,
        entity::{
            comment::{ActiveModel, Column, Entity},
            hold,
        },
        store::write::words::forget_wordings,
    },
};
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, EntityTrait, ExprTrait, QueryFilter, QuerySelect, QueryTrait, UpdateMany,
    sea_query::{Expr, SelectStatement},
};

/// Erases the network address of comments sent before `before`, but of those in `kept`; answers how many.
pub async fn erase_networks(
    transaction: &Transaction,
    before: Moment,
    kept: &[CommentId],
) -> Result<u64> {
    let done = Entity::update_many()
        .set(ActiveModel { network: Set(None), neighbourhood: Set(None), ..Default::default() })
        .filter(Column::Network.is_not_null().or(Column::Neighbourhood.is_not_null()))
        .filter(Column::SentAt.lt(before))
        .filter(Column::Id.is_not_in(kept.iter().copied()))
        .exec(transaction.connection())
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
        .set(ActiveModel { email: Set(None), notify: Set(false), ..Default::default() })
        .col_expr(Column::SubmissionDigest, digest_of_nothing())
        .filter(Column::Email.in_subquery(silent(Column::Email, before)))
        .filter(Column::Id.is_not_in(kept.iter().copied()))
        .exec(transaction.connection())
        .await?;
    Entity::update_many()
        .set(ActiveModel { address_hash: Set(None), ..Default::default() })
        .filter(Column::Email.is_null())
        .filter(Column::AddressHash.is_not_null())
        .filter(Column::EmailConfirmedAt.is_null())
        .filter(Column::Id.is_not_in(kept.iter().copied()))
        .exec(transaction.connection())
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
        .set(ActiveModel { address_hash: Set(None), ..Default::default() })
        .filter(Column::AddressHash.in_subquery(silent(Column::AddressHash, before)))
        .filter(Column::Id.is_not_in(kept.iter().copied()))
        .exec(transaction.connection())
        .await?;
    Ok(done.rows_affected)
}

/// Takes off comments what was typed, with what was made from the words alone; `name` stands in place of
/// the name.
pub fn without_words(name: &str) -> UpdateMany<Entity> {
    Entity::update_many().set(ActiveModel {
        name: Set(name.to_owned()),
        body: Set(String::new()),
        html: Set(String::new()),
        email: Set(None),
        notify: Set(false),
        network: Set(None),
        neighbourhood: Set(None),
        form_key: Set(None),
        text_digest: Set(String::new()),
        text_shape: Set(0),
        ..Default::default()
    })
}

/// Takes the words, the name and the addresses off a comment that was decided against. State, dates and
/// which checks it met stay, and the hash of a confirmed address, by which its writer has a record. Says
/// whether it was still as it was read: one that is being restored keeps its words.
pub async fn let_words_go(
    transaction: &Transaction,
    comment: &Comment,
    now: Moment,
) -> Result<bool> {
    let id = comment.id;
    let done = without_words("Deleted")
        .set(ActiveModel { words_gone_at: Set(Some(now)), ..Default::default() })
        .col_expr(Column::SubmissionDigest, digest_of_nothing())
        .col_expr(Column::Version, Expr::col(Column::Version).add(1))
        .filter(Column::Id.eq(id))
        .filter(Column::Version.eq(comment.version))
        .filter(Column::Status.is_in([CommentStatus::NotPublished, CommentStatus::Spam]))
        .exec(transaction.connection())
        .await?;
    if done.rows_affected == 0 {
        return Ok(false);
    }
    Entity::update_many()
        .set(ActiveModel { address_hash: Set(None), ..Default::default() })
        .filter(Column::Id.eq(id))
        .filter(Column::EmailConfirmedAt.is_null())
        .exec(transaction.connection())
        .await?;
    forget_wordings(transaction, id).await?;
    hold::Entity::update_many()
        .set(hold::ActiveModel {
            detail: Set(String::new()),
            starts: Set(None),
            ends: Set(None),
            ..Default::default()
        })
        .filter(hold::Column::CommentId.eq(id))
        .exec(transaction.connection())
        .await?;
    Ok(true)
}
