//! By when waiting comments are due.

use crate::{
    base::{clock::Moment, database::Transaction, error::Result, ids::CommentId},
    conversation::comments::entity::comment::{ActiveModel, Column, Entity},
};
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, EntityTrait, QueryFilter,
    sea_query::{CaseStatement, Expr},
};

/// Writes by when these comments are due; some hundreds at most. They are found by their keys alone:
/// asked for their state too, SQLite would go through everything that waits.
pub async fn set_due(transaction: &Transaction, due: &[(CommentId, Moment)]) -> Result<()> {
    if due.is_empty() {
        return Ok(());
    }
    let mut each = CaseStatement::new();
    for (id, due) in due {
        each = each.case(Column::Id.eq(*id), Expr::value(*due));
    }
    Entity::update_many()
        .col_expr(Column::DueAt, each.finally(Expr::col(Column::DueAt)).into())
        .filter(Column::Id.is_in(due.iter().map(|(id, _)| *id)))
        .exec(transaction.connection())
        .await?;
    Ok(())
}

/// Starts the clock of a comment that was put back just now.
pub async fn restart_clock(
    transaction: &Transaction,
    id: CommentId,
    now: Moment,
    due: Moment,
) -> Result<()> {
    Entity::update_many()
        .set(ActiveModel { put_back_at: Set(Some(now)), due_at: Set(due), ..Default::default() })
        .filter(Column::Id.eq(id))
        .exec(transaction.connection())
        .await?;
    Ok(())
}
