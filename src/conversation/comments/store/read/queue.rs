//! Comments by state, a page at a time, for those who decide. No page counts what came before it, and
//! none looks at more than [`SCAN_LIMIT`] comments.

use crate::{
    base::{
        clock::Moment,
        database::{Connection, Count, count},
        error::Result,
        ids::{CommentId, PostId},
        sought::Sought,
    },
    conversation::comments::{
        Comment, CommentStatus,
        entity::{
            comment::{self, Column, Entity},
            hold,
        },
        filter::{CommentFilter, Cursor},
    },
};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, FromQueryResult, QueryFilter, QueryOrder,
    QuerySelect, QueryTrait, Select,
    sea_query::{Asterisk, Expr, ExprTrait, Func, IntoColumnRef, Query, SelectStatement},
};

/// How many comments are looked at for one page, where no index answers what is wanted.
pub const SCAN_LIMIT: u64 = 5000;

/// How many of them are read at a time, where their words are to be read.
const STEP: u64 = 250;

/// What waits, in figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tally {
    /// How many comments wait.
    pub waiting: Count,
    /// When the first of them is due.
    pub first_due: Option<Moment>,
    /// When the oldest of them was sent.
    pub oldest: Option<Moment>,
}

/// A page of what was asked for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FilteredComments {
    /// The comments, in order.
    pub comments: Vec<Comment>,
    /// How far was looked, if there is more to look at and the page is not full.
    pub looked_to: Option<Cursor>,
}

/// Comments in `status`: waiting ones by when they are due, others by when they were decided, the
/// latest first.
pub async fn queue_page(
    database: &Connection,
    status: CommentStatus,
    after: Option<Cursor>,
    most: u64,
) -> Result<Vec<Comment>> {
    Ok(search(database, &CommentFilter::all(status), after, most).await?.comments)
}

/// A page of at most `most` comments that `filter` lets through, in the order of [`queue_page`].
pub async fn search(
    database: &Connection,
    filter: &CommentFilter,
    after: Option<Cursor>,
    most: u64,
) -> Result<FilteredComments> {
    if filter.reads_words() {
        return read_through(database, filter, after, most).await;
    }
    let rows = database.query_all(&page_statement(filter, after, most)).await?;
    let comments = rows
        .iter()
        .map(|row| Ok(Comment::from(comment::Model::from_query_result(row, "")?)))
        .collect::<Result<Vec<_>>>()?;
    let looked_to = if filter.looks_inside() && (comments.len() as u64) < most {
        looked_to(database, filter, after, SCAN_LIMIT).await?
    } else {
        None
    };
    Ok(FilteredComments { comments, looked_to })
}

/// What of a comment is read for words.
#[derive(FromQueryResult)]
struct CommentWords {
    id: CommentId,
    name: String,
    body: String,
}

/// The same where words are wanted: they are folded here, alike for both databases.
async fn read_through(
    database: &Connection,
    filter: &CommentFilter,
    after: Option<Cursor>,
    most: u64,
) -> Result<FilteredComments> {
    let in_name: Vec<Sought> = filter.name.iter().map(|name| Sought::new(name)).collect();
    let in_body: Vec<Sought> = filter.words.iter().map(|word| Sought::new(word)).collect();
    let mut from = after;
    let mut found = Vec::new();
    for _ in 0..SCAN_LIMIT / STEP {
        for row in database.query_all(&page_statement(filter, from, most)).await? {
            let read = CommentWords::from_query_result(&row, "")?;
            if Sought::all_in(&in_name, &read.name) && Sought::all_in(&in_body, &read.body) {
                found.push(read.id);
                if found.len() as u64 == most {
                    return Ok(FilteredComments {
                        comments: in_this_order(database, &found).await?,
                        looked_to: None,
                    });
                }
            }
        }
        from = looked_to(database, filter, from, STEP).await?;
        if from.is_none() {
            break;
        }
    }
    Ok(FilteredComments { comments: in_this_order(database, &found).await?, looked_to: from })
}

async fn in_this_order(database: &Connection, ids: &[CommentId]) -> Result<Vec<Comment>> {
    let found = Entity::find().filter(Column::Id.is_in(ids.iter().copied())).all(database).await?;
    let mut found: Vec<Comment> = found.into_iter().map(Comment::from).collect();
    found.sort_by_key(|comment| ids.iter().position(|id| *id == comment.id));
    Ok(found)
}

/// The statement that finds a page, or what to read through for it: tests ask the databases how they
/// mean to carry it out.
pub fn page_statement(filter: &CommentFilter, after: Option<Cursor>, most: u64) -> SelectStatement {
    if filter.reads_words() {
        let mut step = inside(filter, after, STEP, STEP);
        step.clear_selects().columns([Column::Id, Column::Name, Column::Body]).take()
    } else if filter.looks_inside() {
        inside(filter, after, SCAN_LIMIT, most)
    } else {
        in_order(filter, after).limit(most).into_query()
    }
}

/// Those that are wanted as far as an index tells, from the cursor on.
fn in_order(filter: &CommentFilter, after: Option<Cursor>) -> Select<Entity> {
    let mut page = Entity::find();
    page = match &filter.address {
        // One person's comments are few, whatever else there is: the address leads, not the state.
        Some(address) => {
            let theirs = Entity::find()
                .select_only()
                .column(Column::Id)
                .filter(Column::AddressHash.eq(address.as_str()))
                .limit(SCAN_LIMIT)
                .into_query();
            let state = Func::coalesce([Expr::col(Column::Status), Expr::val("")]);
            page.filter(Column::Id.in_subquery(theirs))
                .filter(Expr::expr(state).eq(filter.status.code()))
        }
        None => page.filter(Column::Status.eq(filter.status)),
    };
    if let Some(post) = filter.post {
        page = page.filter(Column::PostId.eq(post));
    }
    if filter.status != CommentStatus::Waiting {
        // The bound on the moment alone is what the index begins at.
        if let Some((decided, id)) = after {
            page = page
                .filter(Column::DecidedAt.lte(decided))
                .filter(Condition::any().add(Column::DecidedAt.lt(decided)).add(Column::Id.lt(id)));
        }
        return page.order_by_desc(Column::DecidedAt).order_by_desc(Column::Id);
    }
    if let Some((due, id)) = after {
        page = page
            .filter(Column::DueAt.gte(due))
            .filter(Condition::any().add(Column::DueAt.gt(due)).add(Column::Id.gt(id)));
    }
    if let Some(from) = filter.due_from {
        page = page.filter(Column::DueAt.gte(from));
    }
    if let Some(until) = filter.due_until {
        page = page.filter(Column::DueAt.lt(until));
    }
    page.order_by_asc(Column::DueAt).order_by_asc(Column::Id)
}

/// The published comment whose key stands in `column`, for the statements of others.
pub fn published_as(column: impl IntoColumnRef) -> SelectStatement {
    Query::select()
        .expr(Expr::val(1))
        .from(Entity)
        .and_where(Expr::col((Entity, Column::Id)).equals(column))
        .and_where(Expr::col((Entity, Column::Status)).eq(CommentStatus::Published.code()))
        .take()
}

/// The first `reach` of them, and of those the ones whose inside is wanted too, as far as a database
/// can tell.
fn inside(filter: &CommentFilter, after: Option<Cursor>, reach: u64, most: u64) -> SelectStatement {
    let mut all = Condition::all();
    if let Some(from) = filter.sent_from {
        all = all.add(Column::SentAt.gte(from));
    }
    if let Some(until) = filter.sent_until {
        all = all.add(Column::SentAt.lt(until));
    }
    if let Some(mark) = &filter.mark {
        let mut marked = Query::select();
        marked
            .expr(Expr::val(1))
            .from(hold::Entity)
            .and_where(
                Expr::col((hold::Entity, hold::Column::CommentId)).equals((Entity, Column::Id)),
            )
            .and_where(match mark.ends_with(':') {
                true => hold::Column::Rule.starts_with(mark),
                false => hold::Column::Rule.eq(mark),
            });
        all = all.add(Expr::exists(marked));
    }
    let mut page = Query::select();
    page.column(Asterisk)
        .from_subquery(in_order(filter, after).limit(reach).into_query(), Entity)
        .cond_where(all)
        .limit(most);
    let (moment, order) = order_of(filter.status);
    page.order_by(moment, order.clone()).order_by(Column::Id, order);
    page
}

fn order_of(status: CommentStatus) -> (Column, sea_orm::Order) {
    match status {
        CommentStatus::Waiting => (Column::DueAt, sea_orm::Order::Asc),
        _ => (Column::DecidedAt, sea_orm::Order::Desc),
    }
}

/// The last of the `reach` comments from the cursor on, if there are so many.
async fn looked_to(
    database: &Connection,
    filter: &CommentFilter,
    after: Option<Cursor>,
    reach: u64,
) -> Result<Option<Cursor>> {
    let (moment, _) = order_of(filter.status);
    // It steps over as many entries of an index as the page has just read, and no more.
    let last: Option<(Option<Moment>, CommentId)> = in_order(filter, after)
        .select_only()
        .column(moment)
        .column(Column::Id)
        .offset(reach - 1)
        .limit(1)
        .into_tuple()
        .one(database)
        .await?;
    Ok(last.and_then(|(moment, id)| Some((moment?, id))))
}

/// How many comments are in this state, as far as anybody needs to know.
pub async fn count_in(database: &Connection, status: CommentStatus) -> Result<Count> {
    let found = Entity::find().select_only().column(Column::Id).filter(Column::Status.eq(status));
    count(database, found.into_query()).await
}

/// Waiting comments that were sent at `since` or later, the first sent first.
pub async fn waiting_since(
    database: &Connection,
    since: Moment,
    most: u64,
) -> Result<Vec<Comment>> {
    Ok(Entity::find()
        .filter(Column::Status.eq(CommentStatus::Waiting))
        .filter(Column::SentAt.gte(since))
        .order_by_asc(Column::Id)
        .limit(most)
        .all(database)
        .await?
        .into_iter()
        .map(Comment::from)
        .collect())
}

/// What readers wrote on these posts and everyone can read, the newest first; after `before`.
pub async fn published_on(
    database: &Connection,
    posts: &[PostId],
    before: Option<CommentId>,
    most: u64,
) -> Result<Vec<Comment>> {
    let mut found = Entity::find()
        .filter(Column::PostId.is_in(posts.iter().copied()))
        .filter(Column::Status.eq(CommentStatus::Published))
        .filter(Column::PersonId.is_null());
    if let Some(id) = before {
        found = found.filter(Column::Id.lt(id));
    }
    let found = found.order_by_desc(Column::Id).limit(most).all(database).await?;
    Ok(found.into_iter().map(Comment::from).collect())
}

/// How many comments wait now.
pub async fn waiting(database: &Connection) -> Result<Count> {
    count_in(database, CommentStatus::Waiting).await
}

/// What waits now.
pub async fn tally(database: &Connection) -> Result<Tally> {
    tally_of(database, waiting(database).await?).await
}

/// The same where it is known already how many wait.
pub async fn tally_of(database: &Connection, waiting: Count) -> Result<Tally> {
    let first = |column: Column| {
        Entity::find()
            .filter(Column::Status.eq(CommentStatus::Waiting))
            .select_only()
            .column(column)
            .order_by_asc(column)
            .limit(1)
            .into_tuple()
            .one(database)
    };
    let first_due: Option<Moment> = first(Column::DueAt).await?;
    let oldest: Option<Moment> = first(Column::SentAt).await?;
    Ok(Tally { waiting, first_due, oldest })
}
