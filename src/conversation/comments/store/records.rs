//! Personal data that has had its time.

use super::words::forget_wordings;
use crate::{
    base::{clock::Moment, database::Transaction, error::Result, ids::CommentId},
    conversation::comments::{
        Comment, Status,
        entity::{
            comment::{ActiveModel, Column, Entity},
            hold,
        },
    },
};
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, ExprTrait, QueryFilter, QueryOrder,
    QuerySelect, QueryTrait, UpdateMany,
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
        .set(ActiveModel { email: Set(None), notify: Set(false), ..Default::default() })
        .col_expr(Column::SubmissionDigest, digest_of_nothing())
        .filter(Column::Email.in_subquery(silent(Column::Email, before)))
        .filter(Column::Id.is_not_in(kept.iter().copied()))
        .exec(transaction)
        .await?;
    Entity::update_many()
        .set(ActiveModel { address_hash: Set(None), ..Default::default() })
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
        .set(ActiveModel { address_hash: Set(None), ..Default::default() })
        .filter(Column::AddressHash.in_subquery(silent(Column::AddressHash, before)))
        .filter(Column::Id.is_not_in(kept.iter().copied()))
        .exec(transaction)
        .await?;
    Ok(done.rows_affected)
}

/// Comments whose words are there and have had their time: not published and decided so before `refused`,
/// or spam since before `spam`. Those after `after`, without those in `kept`.
pub async fn words_due(
    database: &impl ConnectionTrait,
    refused: Moment,
    spam: Moment,
    kept: &[CommentId],
    after: CommentId,
    most: u64,
) -> Result<Vec<Comment>> {
    let since = |status: Status, before: Moment| {
        Condition::all().add(Column::Status.eq(status)).add(Column::DecidedAt.lt(before))
    };
    let due =
        Condition::any().add(since(Status::NotPublished, refused)).add(since(Status::Spam, spam));
    let rows = Entity::find()
        .filter(due)
        .filter(Column::WordsGoneAt.is_null())
        .filter(Column::ErasedAt.is_null())
        .filter(Column::Id.gt(after))
        .filter(Column::Id.is_not_in(kept.iter().copied()))
        .order_by_asc(Column::Id)
        .limit(most)
        .all(database)
        .await?;
    Ok(rows.into_iter().map(Comment::from).collect())
}

/// Takes off comments what was typed, with what was made from the words alone; `name` stands in place of
/// the name.
pub(super) fn without_words(name: &str) -> UpdateMany<Entity> {
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
        .filter(Column::Status.is_in([Status::NotPublished, Status::Spam]))
        .exec(transaction)
        .await?;
    if done.rows_affected == 0 {
        return Ok(false);
    }
    Entity::update_many()
        .set(ActiveModel { address_hash: Set(None), ..Default::default() })
        .filter(Column::Id.eq(id))
        .filter(Column::EmailConfirmedAt.is_null())
        .exec(transaction)
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
        .exec(transaction)
        .await?;
    Ok(true)
}

/// Those whose words are there no more.
fn gone() -> Condition {
    Condition::any().add(Column::ErasedAt.is_not_null()).add(Column::WordsGoneAt.is_not_null())
}

/// Which of these comments have no words any more.
pub async fn gone_among(
    database: &impl ConnectionTrait,
    ids: &[CommentId],
) -> Result<Vec<CommentId>> {
    Ok(Entity::find()
        .select_only()
        .column(Column::Id)
        .filter(Column::Id.is_in(ids.iter().copied()))
        .filter(gone())
        .into_tuple()
        .all(database)
        .await?)
}

/// When the words of some comment went last.
pub async fn last_gone(database: &impl ConnectionTrait) -> Result<Option<Moment>> {
    let last: Option<(Option<Moment>, Option<Moment>)> = Entity::find()
        .select_only()
        .column_as(Column::ErasedAt.max(), "erased")
        .column_as(Column::WordsGoneAt.max(), "gone")
        .filter(gone())
        .into_tuple()
        .one(database)
        .await?;
    Ok(last.and_then(|(erased, gone)| Ord::max(erased, gone)))
}
