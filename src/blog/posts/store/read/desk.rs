//! Lists of posts as the desk sees them: every state, by their last change, page by page from a key.

use crate::{
    base::{
        clock::Moment,
        database::Connection,
        error::Result,
        ids::{PersonId, PostId, RevisionId, TopicId},
        sought::Sought,
    },
    blog::posts::{
        entity::{post, revision, revision_author, revision_topic},
        lifecycle::PostStatus,
        store::read::to_revision,
    },
};
use sea_orm::{
    ColumnTrait, Condition, EntityTrait, ExprTrait, FromQueryResult, JoinType, QueryFilter,
    QueryOrder, QuerySelect, QueryTrait, Select, sea_query::Expr,
};

/// Which posts to list.
#[derive(Debug, Clone, Default)]
pub struct DeskFilter {
    /// Only those this person may see.
    pub own: Option<PersonId>,
    /// Only those in this state.
    pub state: Option<PostStatus>,
    /// Only those by this person.
    pub author: Option<PersonId>,
    /// Only those about this topic.
    pub topic: Option<TopicId>,
    /// Only those with these words in the title.
    pub words: String,
    /// Only those last changed before this one.
    pub before: Option<(Moment, PostId)>,
}

/// A post in the desk's table.
#[derive(Debug, Clone, FromQueryResult)]
pub struct DeskRow {
    pub id: PostId,
    pub state: PostStatus,
    pub published_at: Option<Moment>,
    pub edited_at: Moment,
    pub revision_id: RevisionId,
    pub title: String,
}

fn with_revision() -> Select<post::Entity> {
    post::Entity::find()
        .join(JoinType::InnerJoin, to_revision(post::Column::WorkingRevision))
        .select_only()
        .column(post::Column::Id)
        .column(post::Column::State)
        .column(post::Column::PublishedAt)
        .column(post::Column::EditedAt)
        .column_as(revision::Column::Id, "revision_id")
        .column(revision::Column::Title)
}

/// The person owns the post, or stands in the byline of the revision that is worked on.
fn by(person: PersonId) -> Condition {
    let credited = revision_author::Entity::find()
        .filter(revision_author::Column::PersonId.eq(person))
        .filter(
            Expr::col((revision_author::Entity, revision_author::Column::RevisionId))
                .equals((revision::Entity, revision::Column::Id)),
        )
        .select_only()
        .column(revision_author::Column::Position)
        .into_query();
    Condition::any().add(post::Column::OwnerId.eq(person)).add(Expr::exists(credited))
}

/// How many titles are read at a time, where words in them are wanted.
const STEP: u64 = 500;

/// Up to `limit` posts, the last changed first. Words are looked for in the folded titles, alike for
/// both databases.
pub async fn desk_rows(
    database: &Connection,
    filter: &DeskFilter,
    limit: usize,
) -> Result<Vec<DeskRow>> {
    let sought: Vec<Sought> = filter.words.split_whitespace().map(Sought::new).collect();
    if sought.is_empty() {
        return rows(database, filter, limit as u64).await;
    }
    let mut found = Vec::new();
    let mut rest = filter.clone();
    loop {
        let step = rows(database, &rest, STEP).await?;
        let last = step.last().filter(|_| step.len() as u64 == STEP);
        rest.before = last.map(|row| (row.edited_at, row.id));
        found.extend(step.into_iter().filter(|row| Sought::all_in(&sought, &row.title)));
        if found.len() >= limit || rest.before.is_none() {
            found.truncate(limit);
            return Ok(found);
        }
    }
}

/// Up to `limit` posts that the filter lets through, whatever their titles.
async fn rows(database: &Connection, filter: &DeskFilter, limit: u64) -> Result<Vec<DeskRow>> {
    let mut found = with_revision();
    for person in [filter.own, filter.author].into_iter().flatten() {
        found = found.filter(by(person));
    }
    if let Some(state) = filter.state {
        found = found.filter(post::Column::State.eq(state));
    }
    if let Some(topic) = filter.topic {
        let about = revision_topic::Entity::find()
            .filter(revision_topic::Column::TopicId.eq(topic))
            .filter(
                Expr::col((revision_topic::Entity, revision_topic::Column::RevisionId))
                    .equals((revision::Entity, revision::Column::Id)),
            )
            .select_only()
            .column(revision_topic::Column::TopicId)
            .into_query();
        found = found.filter(Expr::exists(about));
    }
    if let Some((at, id)) = filter.before {
        found =
            found.filter(Condition::any().add(post::Column::EditedAt.lt(at)).add(
                Condition::all().add(post::Column::EditedAt.eq(at)).add(post::Column::Id.lt(id)),
            ));
    }
    Ok(found
        .order_by_desc(post::Column::EditedAt)
        .order_by_desc(post::Column::Id)
        .limit(limit)
        .into_model()
        .all(database)
        .await?)
}

/// The posts that wait for an editor, the one waiting longest first.
pub async fn in_review(database: &Connection, limit: u64) -> Result<Vec<DeskRow>> {
    Ok(with_revision()
        .filter(post::Column::State.eq(PostStatus::InReview))
        .order_by_asc(post::Column::EditedAt)
        .order_by_asc(post::Column::Id)
        .limit(limit)
        .into_model()
        .all(database)
        .await?)
}

/// The drafts of a person, the last changed first.
pub async fn own_drafts(
    database: &Connection,
    person: PersonId,
    limit: u64,
) -> Result<Vec<DeskRow>> {
    Ok(with_revision()
        .filter(post::Column::State.eq(PostStatus::Draft))
        .filter(by(person))
        .order_by_desc(post::Column::EditedAt)
        .order_by_desc(post::Column::Id)
        .limit(limit)
        .into_model()
        .all(database)
        .await?)
}

/// Whether the person stands in the byline of the revision that is worked on.
pub async fn is_credited(database: &Connection, id: PostId, person: PersonId) -> Result<bool> {
    Ok(with_revision()
        .filter(post::Column::Id.eq(id))
        .filter(by(person))
        .into_model::<DeskRow>()
        .one(database)
        .await?
        .is_some())
}
