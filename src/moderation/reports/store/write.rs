//! What is written of reports.

use crate::{
    base::{
        clock::Moment,
        database::Transaction,
        error::Result,
        ids::{CommentId, PersonId, ReportId},
    },
    moderation::reports::{
        ReportOutcome,
        entity::{ActiveModel, Column, Entity},
        store::read::is_known,
        values::NewReport,
    },
};
use sea_orm::{
    ActiveValue::{NotSet, Set},
    ColumnTrait, EntityTrait, QueryFilter,
};

/// Keeps a report.
pub async fn insert(transaction: &Transaction, new: &NewReport, now: Moment) -> Result<ReportId> {
    let row = ActiveModel {
        id: NotSet,
        comment_id: Set(new.comment),
        guideline_id: Set(new.guideline),
        words: Set(new.words.clone()),
        network: Set(Some(new.network.clone())),
        at: Set(now),
        outcome: Set(None),
        decided_by: Set(None),
        decided_at: Set(None),
    };
    Ok(Entity::insert(row).exec(transaction.connection()).await?.last_insert_id)
}

/// Writes down what came of the open reports of a comment; answers how many there were.
pub async fn close(
    transaction: &Transaction,
    comment: CommentId,
    outcome: ReportOutcome,
    by: Option<PersonId>,
    now: Moment,
) -> Result<u64> {
    let done = Entity::update_many()
        .set(ActiveModel {
            outcome: Set(Some(outcome)),
            decided_by: Set(by),
            decided_at: Set(Some(now)),
            ..Default::default()
        })
        .filter(Column::CommentId.eq(comment))
        .filter(Column::Outcome.is_null())
        .exec(transaction.connection())
        .await?;
    Ok(done.rows_affected)
}

/// Opens the reports again that were closed with this outcome at `at`.
pub async fn reopen(
    transaction: &Transaction,
    comment: CommentId,
    outcome: ReportOutcome,
    at: Moment,
) -> Result<()> {
    let closed = Entity::find()
        .filter(Column::CommentId.eq(comment))
        .filter(Column::Outcome.eq(outcome))
        .filter(Column::DecidedAt.eq(at))
        .all(transaction.connection())
        .await?;
    for report in closed {
        // A network that has reported it again meanwhile has said it already.
        let said = match &report.network {
            Some(network) => is_known(transaction, comment, network).await?,
            None => false,
        };
        if !said {
            Entity::update_many()
                .set(ActiveModel {
                    outcome: Set(None),
                    decided_by: Set(None),
                    decided_at: Set(None),
                    ..Default::default()
                })
                .filter(Column::Id.eq(report.id))
                .exec(transaction.connection())
                .await?;
        }
    }
    Ok(())
}

/// Changes what a reader wrote.
pub async fn set_words(transaction: &Transaction, id: ReportId, words: &str) -> Result<()> {
    Entity::update_many()
        .set(ActiveModel { words: Set(words.to_owned()), ..Default::default() })
        .filter(Column::Id.eq(id))
        .exec(transaction.connection())
        .await?;
    Ok(())
}

/// Erases the network of reports that came before `before`; answers how many.
pub async fn erase_networks(transaction: &Transaction, before: Moment) -> Result<u64> {
    let done = Entity::update_many()
        .set(ActiveModel { network: Set(None), ..Default::default() })
        .filter(Column::Network.is_not_null())
        .filter(Column::At.lt(before))
        .exec(transaction.connection())
        .await?;
    Ok(done.rows_affected)
}
