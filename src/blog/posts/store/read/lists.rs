//! Lists of published posts, the newest first, and what stands beside them.

use crate::{
    base::{
        clock::Moment,
        database::Connection,
        error::Result,
        ids::{PersonId, PostId, RevisionId, TopicId},
    },
    blog::posts::{
        Topic,
        entity::{post, published_author, published_topic, revision, topic},
        lifecycle::PostStatus,
        store::read::to_revision,
    },
};
use sea_orm::{
    ColumnTrait, Condition, EntityTrait, FromQueryResult, JoinType, PaginatorTrait, QueryFilter,
    QueryOrder, QuerySelect, Select,
    sea_query::{Expr, Order, SimpleExpr},
};
use std::collections::BTreeMap;

/// Which published posts.
#[derive(Debug, Clone)]
pub enum Which {
    /// All.
    All,
    /// Those about a topic.
    Topic(TopicId),
    /// Those with this person in the byline.
    Author(PersonId),
    /// Those of these dates, both included, as `2026-03-01`.
    Dates(String, String),
}

/// The published posts among `which`.
fn chosen(which: &Which) -> Select<post::Entity> {
    let found = post::Entity::find().filter(post::Column::State.eq(PostStatus::Published));
    match which {
        Which::All => found,
        Which::Dates(first, last) => {
            found.filter(post::Column::Dated.between(first.as_str(), last.as_str()))
        }
        Which::Topic(id) => found
            .join(
                JoinType::InnerJoin,
                post::Entity::belongs_to(published_topic::Entity)
                    .from(post::Column::Id)
                    .to(published_topic::Column::PostId)
                    .into(),
            )
            .filter(published_topic::Column::TopicId.eq(*id)),
        Which::Author(id) => found
            .join(
                JoinType::InnerJoin,
                post::Entity::belongs_to(published_author::Entity)
                    .from(post::Column::Id)
                    .to(published_author::Column::PostId)
                    .into(),
            )
            .filter(published_author::Column::PersonId.eq(*id)),
    }
}

/// The moment by which `which` is ordered: the one that stands in the index it is read from.
fn order(which: &Which) -> SimpleExpr {
    match which {
        Which::All | Which::Dates(..) => Expr::col((post::Entity, post::Column::PublishedAt)),
        Which::Topic(_) => {
            Expr::col((published_topic::Entity, published_topic::Column::PublishedAt))
        }
        Which::Author(_) => {
            Expr::col((published_author::Entity, published_author::Column::PublishedAt))
        }
    }
}

/// How many there are; only a public list with numbered pages asks.
pub async fn count(database: &Connection, which: &Which) -> Result<u64> {
    // The tables of topics and authors hold published posts only, so they are counted alone.
    Ok(match which {
        Which::Topic(id) => {
            published_topic::Entity::find()
                .filter(published_topic::Column::TopicId.eq(*id))
                .count(database)
                .await?
        }
        Which::Author(id) => {
            published_author::Entity::find()
                .filter(published_author::Column::PersonId.eq(*id))
                .count(database)
                .await?
        }
        _ => chosen(which).select_only().column(post::Column::Id).count(database).await?,
    })
}

/// A published post in a list.
#[derive(Debug, Clone, FromQueryResult)]
pub struct ListedRow {
    pub id: PostId,
    pub slug: String,
    pub dated: Option<String>,
    pub published_at: Option<Moment>,
    pub changed_at: Option<Moment>,
    pub revision_id: RevisionId,
    pub title: String,
    pub summary: String,
}

fn with_columns(found: Select<post::Entity>) -> Select<post::Entity> {
    found
        .join(JoinType::InnerJoin, to_revision(post::Column::PublishedRevision))
        .select_only()
        .column(post::Column::Id)
        .column(post::Column::Slug)
        .column(post::Column::Dated)
        .column(post::Column::PublishedAt)
        .column(post::Column::ChangedAt)
        .column_as(revision::Column::Id, "revision_id")
        .column(revision::Column::Title)
        .column(revision::Column::Summary)
}

pub async fn listed(
    database: &Connection,
    which: &Which,
    offset: u64,
    limit: Option<u64>,
) -> Result<Vec<ListedRow>> {
    Ok(with_columns(chosen(which))
        .order_by(order(which), Order::Desc)
        .order_by_desc(post::Column::Id)
        .offset(limit.map(|_| offset))
        .limit(limit)
        .into_model()
        .all(database)
        .await?)
}

/// Those of these posts that are published, in no order.
pub async fn listed_among(database: &Connection, posts: &[PostId]) -> Result<Vec<ListedRow>> {
    Ok(with_columns(chosen(&Which::All))
        .filter(post::Column::Id.is_in(posts.iter().copied()))
        .into_model()
        .all(database)
        .await?)
}

/// The posts published just before and just after this one.
pub async fn neighbours(
    database: &Connection,
    at: Moment,
    id: PostId,
) -> Result<(Option<ListedRow>, Option<ListedRow>)> {
    let before = with_columns(chosen(&Which::All))
        .filter(Condition::any().add(post::Column::PublishedAt.lt(at)).add(
            Condition::all().add(post::Column::PublishedAt.eq(at)).add(post::Column::Id.lt(id)),
        ))
        .order_by_desc(post::Column::PublishedAt)
        .order_by_desc(post::Column::Id)
        .limit(1)
        .into_model()
        .one(database)
        .await?;
    let after = with_columns(chosen(&Which::All))
        .filter(Condition::any().add(post::Column::PublishedAt.gt(at)).add(
            Condition::all().add(post::Column::PublishedAt.eq(at)).add(post::Column::Id.gt(id)),
        ))
        .order_by_asc(post::Column::PublishedAt)
        .order_by_asc(post::Column::Id)
        .limit(1)
        .into_model()
        .one(database)
        .await?;
    Ok((before, after))
}

#[derive(FromQueryResult)]
struct PostCount {
    topic_id: TopicId,
    posts: i64,
}

/// The topics that published posts are about, by name, with how many there are of each.
pub async fn topic_counts(database: &Connection) -> Result<Vec<(Topic, i64)>> {
    let counted: Vec<PostCount> = published_topic::Entity::find()
        .select_only()
        .column(published_topic::Column::TopicId)
        .column_as(published_topic::Column::PostId.count(), "posts")
        .group_by(published_topic::Column::TopicId)
        .into_model()
        .all(database)
        .await?;
    let counts: BTreeMap<TopicId, i64> =
        counted.into_iter().map(|row| (row.topic_id, row.posts)).collect();
    let topics = topic::Entity::find()
        .filter(topic::Column::Id.is_in(counts.keys().copied()))
        .order_by_asc(topic::Column::Name)
        .order_by_asc(topic::Column::Id)
        .all(database)
        .await?;
    Ok(topics
        .into_iter()
        .filter_map(|row| counts.get(&row.id).map(|count| (Topic::from(row), *count)))
        .collect())
}

/// A month with published posts, as `2026-03`, and how many.
#[derive(Debug, Clone, FromQueryResult)]
pub struct Archived {
    pub month: String,
    pub posts: i64,
}

/// The months with published posts, the newest first.
pub async fn archive(database: &Connection) -> Result<Vec<Archived>> {
    // The same words in both places, with no values to bind: PostgreSQL takes two bound values for
    // two different expressions.
    let month = || Expr::cust("SUBSTR(posts.dated, 1, 7)");
    Ok(post::Entity::find()
        .filter(post::Column::State.eq(PostStatus::Published))
        .select_only()
        .column_as(month(), "month")
        .column_as(post::Column::Id.count(), "posts")
        .group_by(month())
        .order_by_desc(month())
        .into_model()
        .all(database)
        .await?)
}

/// The people in the bylines of published posts.
pub async fn author_ids_in_use(database: &Connection) -> Result<Vec<PersonId>> {
    Ok(published_author::Entity::find()
        .select_only()
        .column(published_author::Column::PersonId)
        .distinct()
        .into_tuple()
        .all(database)
        .await?)
}

/// The published posts with this person in the byline.
pub async fn by_author(database: &Connection, person: PersonId) -> Result<Vec<PostId>> {
    Ok(published_author::Entity::find()
        .select_only()
        .column(published_author::Column::PostId)
        .filter(published_author::Column::PersonId.eq(person))
        .into_tuple()
        .all(database)
        .await?)
}
