//! What is asked of what the filter has learnt.

use crate::{
    base::{clock::Moment, database::Connection, error::Result, ids::CommentId},
    moderation::spam_filter::{
        Class, Counts, Report,
        entity::{lesson, report, token, totals},
    },
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use std::collections::{BTreeMap, HashMap};

pub const ROW: i64 = 1;

/// Tokens written or read by one statement.
pub const AT_ONCE: usize = 2000;

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
pub async fn state(database: &Connection) -> Result<State> {
    let row = totals::Entity::find_by_id(ROW).one(database).await?;
    Ok(row.map_or_else(State::default, |row| State {
        totals: Counts { spam: row.spam, published: row.published },
        version: row.version,
        on: row.switched_on,
    }))
}

/// The counts of those of `tokens` that are known.
pub async fn counts(database: &Connection, tokens: &[String]) -> Result<HashMap<String, Counts>> {
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
    database: &Connection,
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

/// What these comments have taught.
pub async fn lessons(
    database: &Connection,
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
pub async fn some_lessons(database: &Connection, most: u64) -> Result<Vec<Lesson>> {
    let known = lesson::Entity::find().filter(lesson::Column::Tokens.ne("")).limit(most);
    Ok(known.all(database).await?.into_iter().map(Lesson::from).collect())
}

/// Whether something was taught by a comment of which the words, and so the tokens, are deleted.
pub async fn has_kept(database: &Connection) -> Result<bool> {
    let kept = lesson::Entity::find().filter(lesson::Column::Tokens.eq(""));
    Ok(kept.one(database).await?.is_some())
}

/// The lessons of the newest comments of which the tokens are known, the oldest of them first.
pub async fn newest_lessons(database: &Connection, most: u64) -> Result<Vec<Lesson>> {
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
pub async fn unpruned(database: &Connection, before: Moment, most: u64) -> Result<Vec<Lesson>> {
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

/// The newest report, and when it was made.
pub async fn last_report(database: &Connection) -> Result<Option<(Moment, Report)>> {
    let row = report::Entity::find().order_by_desc(report::Column::Id).one(database).await?;
    Ok(row.and_then(|row| Some((row.at, serde_json::from_str(&row.figures).ok()?))))
}
