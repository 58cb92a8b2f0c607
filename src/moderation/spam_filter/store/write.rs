//! Every statement about what the filter has learnt.

use super::{
    Class, Counts, Report,
    entity::{lesson, report, token, totals},
};
use crate::base::{
    clock::Moment,
    database::Transaction,
    error::{AppError, Result},
    ids::CommentId,
};
use sea_orm::{
    ActiveValue::{NotSet, Set},
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, ExprTrait, QueryFilter, QueryOrder,
    QuerySelect,
    sea_query::{Expr, OnConflict},
};
use std::collections::{BTreeMap, HashMap};

const ROW: i64 = 1;
/// Tokens written or read by one statement.
const AT_ONCE: usize = 2000;

/// How much was learnt, and whether the team lets the filter speak.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct State {
    /// Lessons of each class.
    pub totals: Counts,
    /// Counts what was learnt and unlearnt.
    pub version: i64,
    /// Whether it is switched on.
    pub on: bool,
}

/// What one comment has taught.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lesson {
    /// The comment.
    pub comment: CommentId,
    /// What it was.
    pub class: Class,
    /// Its tokens, with a space between each two.
    pub tokens: String,
}

impl From<lesson::Model> for Lesson {
    fn from(row: lesson::Model) -> Self {
        Self { comment: row.comment_id, class: row.class, tokens: row.tokens }
    }
}

/// How much was learnt.
pub async fn state(database: &impl ConnectionTrait) -> Result<State> {
    let row = totals::Entity::find_by_id(ROW).one(database).await?;
    Ok(row.map_or_else(State::default, |row| State {
        totals: Counts { spam: row.spam, published: row.published },
        version: row.version,
        on: row.switched_on,
    }))
}

/// Lets the filter speak, or be silent; says whether that is a change.
pub async fn switch(transaction: &Transaction, on: bool) -> Result<bool> {
    let done = totals::Entity::update_many()
        .set(totals::ActiveModel { switched_on: Set(on), ..Default::default() })
        .filter(totals::Column::Id.eq(ROW))
        .filter(totals::Column::SwitchedOn.ne(on))
        .exec(transaction)
        .await?;
    Ok(done.rows_affected == 1)
}

/// The counts of those of `tokens` that are known.
pub async fn counts(
    database: &impl ConnectionTrait,
    tokens: &[String],
) -> Result<HashMap<String, Counts>> {
    let mut found = HashMap::with_capacity(tokens.len());
    for some in tokens.chunks(AT_ONCE) {
        let rows = token::Entity::find()
            .filter(token::Column::Token.is_in(some.iter().map(String::as_str)))
            .all(database)
            .await?;
        found.extend(rows.into_iter().map(counted));
    }
    Ok(found)
}

fn counted(row: token::Model) -> (String, Counts) {
    (row.token, Counts { spam: row.spam, published: row.published })
}

/// The tokens that stood in the most comments of `class`.
pub async fn most_seen(
    database: &impl ConnectionTrait,
    class: Class,
    most: u64,
) -> Result<Vec<(String, Counts)>> {
    let column = match class {
        Class::Spam => token::Column::Spam,
        Class::Published => token::Column::Published,
    };
    let rows = token::Entity::find().order_by_desc(column).limit(most).all(database).await?;
    Ok(rows.into_iter().map(counted).collect())
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
            .exec_without_returning(transaction)
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
            .exec(transaction)
            .await?;
    }
    let plus = |column, by: i64| Expr::col(column).add(by);
    totals::Entity::update_many()
        .col_expr(totals::Column::Spam, plus(totals::Column::Spam, totals.spam))
        .col_expr(totals::Column::Published, plus(totals::Column::Published, totals.published))
        .col_expr(totals::Column::Version, plus(totals::Column::Version, 1))
        .filter(totals::Column::Id.eq(ROW))
        .exec(transaction)
        .await?;
    Ok(())
}

/// What these comments have taught.
pub async fn lessons(
    database: &impl ConnectionTrait,
    comments: &[CommentId],
) -> Result<BTreeMap<CommentId, Lesson>> {
    Ok(lesson::Entity::find()
        .filter(lesson::Column::CommentId.is_in(comments.iter().copied()))
        .all(database)
        .await?
        .into_iter()
        .map(|row| (row.comment_id, Lesson::from(row)))
        .collect())
}

/// Some lessons of which the tokens are known.
pub async fn some_lessons(database: &impl ConnectionTrait, most: u64) -> Result<Vec<Lesson>> {
    let known = lesson::Entity::find().filter(lesson::Column::Tokens.ne("")).limit(most);
    Ok(known.all(database).await?.into_iter().map(Lesson::from).collect())
}

/// Whether something was taught by a comment of which the words, and so the tokens, are deleted.
pub async fn has_kept(database: &impl ConnectionTrait) -> Result<bool> {
    let kept = lesson::Entity::find().filter(lesson::Column::Tokens.eq(""));
    Ok(kept.one(database).await?.is_some())
}

/// The lessons of the newest comments of which the tokens are known, the oldest of them first.
pub async fn newest_lessons(database: &impl ConnectionTrait, most: u64) -> Result<Vec<Lesson>> {
    let mut rows = lesson::Entity::find()
        .filter(lesson::Column::Tokens.ne(""))
        .order_by_desc(lesson::Column::CommentId)
        .limit(most)
        .all(database)
        .await?;
    rows.reverse();
    Ok(rows.into_iter().map(Lesson::from).collect())
}

/// Lessons learnt before `before` that were not pruned, the oldest first.
pub async fn unpruned(
    database: &impl ConnectionTrait,
    before: Moment,
    most: u64,
) -> Result<Vec<Lesson>> {
    Ok(lesson::Entity::find()
        .filter(lesson::Column::Pruned.eq(false))
        .filter(lesson::Column::LearntAt.lt(before))
        .order_by_asc(lesson::Column::LearntAt)
        .limit(most)
        .all(database)
        .await?
        .into_iter()
        .map(Lesson::from)
        .collect())
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
        .exec(transaction)
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
        .exec(transaction)
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
    lesson::Entity::insert_many(rows).exec_without_returning(transaction).await?;
    Ok(())
}

/// Forgets everything but whether the filter is switched on. What is known is another version from then
/// on, even if nothing comes after.
pub async fn forget(transaction: &Transaction) -> Result<()> {
    token::Entity::delete_many().exec(transaction).await?;
    lesson::Entity::delete_many().exec(transaction).await?;
    totals::Entity::update_many()
        .set(totals::ActiveModel { spam: Set(0), published: Set(0), ..Default::default() })
        .col_expr(totals::Column::Version, Expr::col(totals::Column::Version).add(1))
        .filter(totals::Column::Id.eq(ROW))
        .exec(transaction)
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
    report::Entity::insert(row).exec_without_returning(transaction).await?;
    let oldest: Option<i64> = report::Entity::find()
        .select_only()
        .column(report::Column::Id)
        .order_by_desc(report::Column::Id)
        .offset(keep)
        .limit(1)
        .into_tuple()
        .one(transaction)
        .await?;
    if let Some(oldest) = oldest {
        report::Entity::delete_many()
            .filter(Condition::all().add(report::Column::Id.lte(oldest)))
            .exec(transaction)
            .await?;
    }
    Ok(())
}

/// The newest report, and when it was made.
pub async fn last_report(database: &impl ConnectionTrait) -> Result<Option<(Moment, Report)>> {
    let row = report::Entity::find().order_by_desc(report::Column::Id).one(database).await?;
    Ok(row.and_then(|row| Some((row.at, serde_json::from_str(&row.figures).ok()?))))
}
