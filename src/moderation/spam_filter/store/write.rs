//! What the filter learns and unlearns, and how it is switched.

use crate::{
    base::{
        clock::Moment,
        database::Transaction,
        error::{AppError, Result},
        ids::CommentId,
    },
    moderation::spam_filter::{
        Counts, Report,
        entity::{lesson, report, token, totals},
        store::read::{AT_ONCE, Lesson, ROW},
    },
};
use sea_orm::{
    ActiveValue::{NotSet, Set},
    ColumnTrait, Condition, EntityTrait, ExprTrait, QueryFilter, QueryOrder, QuerySelect,
    sea_query::{Expr, OnConflict},
};
use std::collections::BTreeMap;

/// Lets the filter speak, or be silent; says whether that is a change.
pub async fn switch(transaction: &Transaction, on: bool) -> Result<bool> {
    let done = totals::Entity::update_many()
        .set(totals::ActiveModel { switched_on: Set(on), ..Default::default() })
        .filter(totals::Column::Id.eq(ROW))
        .filter(totals::Column::SwitchedOn.ne(on))
        .exec(transaction.connection())
        .await?;
    Ok(done.rows_affected == 1)
}

/// Adds `changes` to the counts of tokens and to the totals. A token that nothing teaches any more
/// goes.
pub async fn add(
    transaction: &Transaction,
    totals: Counts,
    changes: &BTreeMap<String, Counts>,
) -> Result<()> {
    let changes: Vec<(&String, &Counts)> =
        changes.iter().filter(|(_, counts)| !counts.is_none()).collect();
    for some in changes.chunks(AT_ONCE) {
        let rows = some.iter().map(|(token, counts)| token::ActiveModel {
            token: Set((*token).clone()),
            spam: Set(counts.spam),
            published: Set(counts.published),
        });
        let sum = |column: token::Column| {
            Expr::col((token::Entity, column)).add(Expr::col(("excluded", column)))
        };
        let or_add = OnConflict::column(token::Column::Token)
            .value(token::Column::Spam, sum(token::Column::Spam))
            .value(token::Column::Published, sum(token::Column::Published))
            .to_owned();
        token::Entity::insert_many(rows)
            .on_conflict(or_add)
            .exec_without_returning(transaction.connection())
            .await?;
    }
    let fewer: Vec<&str> = changes
        .iter()
        .filter(|(_, counts)| counts.spam < 0 || counts.published < 0)
        .map(|(token, _)| token.as_str())
        .collect();
    for some in fewer.chunks(AT_ONCE) {
        token::Entity::delete_many()
            .filter(token::Column::Token.is_in(some.iter().copied()))
            .filter(token::Column::Spam.lte(0))
            .filter(token::Column::Published.lte(0))
            .exec(transaction.connection())
            .await?;
    }
    let plus = |column, by: i64| Expr::col(column).add(by);
    totals::Entity::update_many()
        .col_expr(totals::Column::Spam, plus(totals::Column::Spam, totals.spam))
        .col_expr(totals::Column::Published, plus(totals::Column::Published, totals.published))
        .col_expr(totals::Column::Version, plus(totals::Column::Version, 1))
        .filter(totals::Column::Id.eq(ROW))
        .exec(transaction.connection())
        .await?;
    Ok(())
}

/// Shortens a lesson to `tokens` for good.
pub async fn prune(transaction: &Transaction, comment: CommentId, tokens: &str) -> Result<()> {
    lesson::Entity::update_many()
        .set(lesson::ActiveModel {
            tokens: Set(tokens.to_owned()),
            pruned: Set(true),
            ..Default::default()
        })
        .filter(lesson::Column::CommentId.eq(comment))
        .exec(transaction.connection())
        .await?;
    Ok(())
}

/// Puts `new` in place of what `comments` taught before.
pub async fn replace_lessons(
    transaction: &Transaction,
    comments: &[CommentId],
    new: &[Lesson],
    now: Moment,
) -> Result<()> {
    lesson::Entity::delete_many()
        .filter(lesson::Column::CommentId.is_in(comments.iter().copied()))
        .exec(transaction.connection())
        .await?;
    if new.is_empty() {
        return Ok(());
    }
    let rows = new.iter().map(|lesson| lesson::ActiveModel {
        comment_id: Set(lesson.comment),
        class: Set(lesson.class),
        tokens: Set(lesson.tokens.clone()),
        learnt_at: Set(now),
        pruned: Set(false),
    });
    lesson::Entity::insert_many(rows).exec_without_returning(transaction.connection()).await?;
    Ok(())
}

/// Forgets everything but whether the filter is switched on. What is known is another version from then
/// on, even if nothing comes after.
pub async fn forget(transaction: &Transaction) -> Result<()> {
    token::Entity::delete_many().exec(transaction.connection()).await?;
    lesson::Entity::delete_many().exec(transaction.connection()).await?;
    totals::Entity::update_many()
        .set(totals::ActiveModel { spam: Set(0), published: Set(0), ..Default::default() })
        .col_expr(totals::Column::Version, Expr::col(totals::Column::Version).add(1))
        .filter(totals::Column::Id.eq(ROW))
        .exec(transaction.connection())
        .await?;
    Ok(())
}

/// Keeps a report, and no more than the last `keep`.
pub async fn insert_report(
    transaction: &Transaction,
    new: &Report,
    now: Moment,
    keep: u64,
) -> Result<()> {
    let row = report::ActiveModel {
        id: NotSet,
        at: Set(now),
        figures: Set(serde_json::to_string(new).map_err(AppError::fault)?),
    };
    report::Entity::insert(row).exec_without_returning(transaction.connection()).await?;
    let oldest: Option<i64> = report::Entity::find()
        .select_only()
        .column(report::Column::Id)
        .order_by_desc(report::Column::Id)
        .offset(keep)
        .limit(1)
        .into_tuple()
        .one(transaction.connection())
        .await?;
    if let Some(oldest) = oldest {
        report::Entity::delete_many()
            .filter(Condition::all().add(report::Column::Id.lte(oldest)))
            .exec(transaction.connection())
            .await?;
    }
    Ok(())
}
