//! What is asked of credits. What readers are told of them is one statement for a whole page, since the page
//! of a post asks it each time it is made; it names the tables of posts and comments for that.

use crate::{
    base::{
        clock::Moment,
        database::Connection,
        error::Result,
        ids::{ChangeNoteId, CommentId, PostId},
    },
    conversation::comments::CommentStatus,
    moderation::credits::{
        entity::{Column, Entity, Model},
        values::{Credit, CreditLine},
    },
};
use sea_orm::{
    ActiveEnum, ColumnTrait, EntityTrait, ExprTrait, QueryFilter, QueryOrder, QuerySelect, Select,
    sea_query::Expr,
};

/// The most credits that are said on one page.
const MOST: u64 = 500;

impl From<Model> for Credit {
    fn from(row: Model) -> Self {
        Self { comment: row.comment_id, note: row.change_note_id }
    }
}

async fn found(database: &Connection, asked: Select<Entity>) -> Result<Vec<Credit>> {
    let rows = asked.order_by_asc(Column::Id).all(database).await?;
    Ok(rows.into_iter().map(Credit::from).collect())
}

/// What these comments have led to, whether or not it can be read.
pub async fn of_comments(database: &Connection, comments: &[CommentId]) -> Result<Vec<Credit>> {
    let asked = Entity::find().filter(Column::CommentId.is_in(comments.iter().copied()));
    found(database, asked).await
}

/// What led to these changes, whether or not it can be read.
pub async fn of_notes(database: &Connection, notes: &[ChangeNoteId]) -> Result<Vec<Credit>> {
    let asked = Entity::find().filter(Column::ChangeNoteId.is_in(notes.iter().copied()));
    found(database, asked).await
}

/// The credits of which both ends can be read: a reader's comment and its post are published.
fn readable() -> Select<Entity> {
    let mut select = Entity::find().select_only();
    let on =
        |table: &'static str, key: &'static str| Expr::col((table, "id")).equals(("credits", key));
    QuerySelect::query(&mut select)
        .inner_join("comments", on("comments", "comment_id"))
        .inner_join("change_notes", on("change_notes", "change_note_id"))
        .inner_join("posts", Expr::col(("posts", "id")).equals(("change_notes", "post_id")))
        .and_where(Expr::col(("comments", "status")).eq(CommentStatus::Published.to_value()))
        .and_where(Expr::col(("comments", "person_id")).is_null())
        .and_where(Expr::col(("posts", "state")).eq("published"));
    select
}

async fn lines(database: &Connection, asked: Select<Entity>) -> Result<Vec<CreditLine>> {
    type Row = (CommentId, String, ChangeNoteId, PostId, String, Moment);
    let rows: Vec<Row> = asked
        .column(Column::CommentId)
        .expr(Expr::col(("comments", "name")))
        .column(Column::ChangeNoteId)
        .expr(Expr::col(("change_notes", "post_id")))
        .expr(Expr::col(("change_notes", "note")))
        .expr(Expr::col(("change_notes", "at")))
        .order_by_desc(Column::ChangeNoteId)
        .order_by_asc(Column::CommentId)
        .limit(MOST)
        .into_tuple()
        .all(database)
        .await?;
    Ok(rows
        .into_iter()
        .map(|(comment, name, note, post, words, at)| CreditLine {
            comment,
            name,
            note,
            post,
            words,
            at,
        })
        .collect())
}

/// What readers are told on the page of a post, the newest change first.
pub async fn lines_on(database: &Connection, post: PostId) -> Result<Vec<CreditLine>> {
    let mut asked = readable();
    QuerySelect::query(&mut asked).and_where(Expr::col(("change_notes", "post_id")).eq(post));
    lines(database, asked).await
}

/// What readers are told of these comments, the newest change first.
pub async fn lines_of(database: &Connection, comments: &[CommentId]) -> Result<Vec<CreditLine>> {
    let asked = readable().filter(Column::CommentId.is_in(comments.iter().copied()));
    lines(database, asked).await
}

/// What readers are told of these changes, the newest first.
pub async fn lines_about(database: &Connection, notes: &[ChangeNoteId]) -> Result<Vec<CreditLine>> {
    let asked = readable().filter(Column::ChangeNoteId.is_in(notes.iter().copied()));
    lines(database, asked).await
}

/// The changes to which a comment led, the newest first.
pub async fn credited_notes(
    database: &Connection,
    offset: u64,
    most: u64,
) -> Result<Vec<ChangeNoteId>> {
    let asked = readable().column(Column::ChangeNoteId).distinct();
    let asked = asked.order_by_desc(Column::ChangeNoteId).offset(offset).limit(most);
    Ok(asked.into_tuple().all(database).await?)
}

/// How many of those there are.
pub async fn count_notes(database: &Connection) -> Result<u64> {
    let asked = readable().expr(Expr::col(("credits", "change_note_id")).count_distinct());
    let count: Option<i64> = asked.into_tuple().one(database).await?;
    Ok(count.and_then(|count| u64::try_from(count).ok()).unwrap_or(0))
}
