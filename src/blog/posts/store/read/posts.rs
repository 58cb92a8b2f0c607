//! Reads a post, one of its revisions, and what belongs to revisions.

use crate::{
    base::{
        database::Connection,
        error::{AppError, Result},
        ids::{ChangeNoteId, PersonId, PostId, RevisionId},
    },
    blog::posts::{
        ChangeNote, Topic,
        entity::{change_note, post, revision, revision_author, revision_topic, topic},
        store::read::{desk::is_credited, to_revision},
    },
};
use sea_orm::{
    ColumnTrait, EntityTrait, FromQueryResult, JoinType, QueryFilter, QueryOrder, QuerySelect,
};
use std::collections::BTreeMap;

pub async fn post(database: &Connection, id: PostId) -> Result<Option<post::Model>> {
    Ok(post::Entity::find_by_id(id).one(database).await?)
}

/// The post; for somebody who may see `only` their own, one that they own or are credited in.
pub async fn visible(
    database: &Connection,
    id: PostId,
    only: Option<PersonId>,
) -> Result<post::Model> {
    let post = post(database, id).await?.ok_or(AppError::NotFound)?;
    match only {
        Some(person) if post.owner_id != person && !is_credited(database, id, person).await? => {
            Err(AppError::NotFound)
        }
        _ => Ok(post),
    }
}

/// The latest posts that somebody has begun, the newest first.
pub async fn latest_of_owner(
    database: &Connection,
    owner: PersonId,
    most: u64,
) -> Result<Vec<post::Model>> {
    Ok(post::Entity::find()
        .filter(post::Column::OwnerId.eq(owner))
        .order_by_desc(post::Column::Id)
        .limit(most)
        .all(database)
        .await?)
}

/// The revision that is worked on.
pub async fn last_revision(database: &Connection, post: &post::Model) -> Result<revision::Model> {
    revision(database, post.id, post.working_revision)
        .await?
        .ok_or_else(|| AppError::Fault(format!("post {} has no revision", post.id)))
}

pub async fn posts(database: &Connection, ids: &[PostId]) -> Result<Vec<post::Model>> {
    Ok(post::Entity::find()
        .filter(post::Column::Id.is_in(ids.iter().copied()))
        .all(database)
        .await?)
}

/// Those that were published before feed ids were kept, each with the date of its address.
pub async fn without_feed_id(database: &Connection) -> Result<Vec<(PostId, String)>> {
    Ok(post::Entity::find()
        .select_only()
        .column(post::Column::Id)
        .column(post::Column::Dated)
        .filter(post::Column::FeedId.is_null())
        .filter(post::Column::Dated.is_not_null())
        .into_tuple()
        .all(database)
        .await?)
}

pub async fn revision(
    database: &Connection,
    id: PostId,
    number: i64,
) -> Result<Option<revision::Model>> {
    Ok(revision::Entity::find()
        .filter(revision::Column::PostId.eq(id))
        .filter(revision::Column::Number.eq(number))
        .one(database)
        .await?)
}

/// What readers see of a post.
#[derive(Debug, Clone, FromQueryResult)]
pub struct Published {
    pub revision_id: RevisionId,
    pub title: String,
    pub summary: String,
    pub html: String,
}

pub async fn published(database: &Connection, id: PostId) -> Result<Option<Published>> {
    Ok(post::Entity::find_by_id(id)
        .join(JoinType::InnerJoin, to_revision(post::Column::PublishedRevision))
        .select_only()
        .column_as(revision::Column::Id, "revision_id")
        .column(revision::Column::Title)
        .column(revision::Column::Summary)
        .column(revision::Column::Html)
        .into_model()
        .one(database)
        .await?)
}

#[derive(FromQueryResult)]
struct TitleRow {
    post_id: PostId,
    revision_id: RevisionId,
    title: String,
}

/// The published title of each of these posts, with the key of its revision.
pub async fn titles(
    database: &Connection,
    ids: &[PostId],
) -> Result<BTreeMap<PostId, (RevisionId, String)>> {
    let rows: Vec<TitleRow> = post::Entity::find()
        .join(JoinType::InnerJoin, to_revision(post::Column::PublishedRevision))
        .filter(post::Column::Id.is_in(ids.iter().copied()))
        .select_only()
        .column_as(post::Column::Id, "post_id")
        .column_as(revision::Column::Id, "revision_id")
        .column(revision::Column::Title)
        .into_model()
        .all(database)
        .await?;
    Ok(rows.into_iter().map(|row| (row.post_id, (row.revision_id, row.title))).collect())
}

/// One name of a byline, as kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Credit {
    pub person: Option<PersonId>,
    pub name: String,
}

/// The bylines of these revisions, each in its order.
pub async fn credits(
    database: &Connection,
    revisions: &[RevisionId],
) -> Result<BTreeMap<RevisionId, Vec<Credit>>> {
    let rows = revision_author::Entity::find()
        .filter(revision_author::Column::RevisionId.is_in(revisions.iter().copied()))
        .order_by_asc(revision_author::Column::RevisionId)
        .order_by_asc(revision_author::Column::Position)
        .all(database)
        .await?;
    let mut found: BTreeMap<RevisionId, Vec<Credit>> = BTreeMap::new();
    for row in rows {
        let credit = Credit { person: row.person_id, name: row.name };
        found.entry(row.revision_id).or_default().push(credit);
    }
    Ok(found)
}

/// What these revisions are about, by name.
pub async fn topics_of(
    database: &Connection,
    revisions: &[RevisionId],
) -> Result<BTreeMap<RevisionId, Vec<Topic>>> {
    let links = revision_topic::Entity::find()
        .filter(revision_topic::Column::RevisionId.is_in(revisions.iter().copied()))
        .all(database)
        .await?;
    let topics = topic::Entity::find()
        .filter(topic::Column::Id.is_in(links.iter().map(|link| link.topic_id)))
        .order_by_asc(topic::Column::Name)
        .order_by_asc(topic::Column::Id)
        .all(database)
        .await?;
    let mut found: BTreeMap<RevisionId, Vec<Topic>> = BTreeMap::new();
    for topic in topics {
        for link in links.iter().filter(|link| link.topic_id == topic.id) {
            found.entry(link.revision_id).or_default().push(Topic::from(topic.clone()));
        }
    }
    Ok(found)
}

impl From<change_note::Model> for ChangeNote {
    fn from(row: change_note::Model) -> Self {
        Self { id: row.id, post: row.post_id, words: row.note, at: row.at }
    }
}

/// The changes of a post that readers were told of, the newest first.
pub async fn change_notes_of(
    database: &Connection,
    id: PostId,
    most: u64,
) -> Result<Vec<ChangeNote>> {
    Ok(change_note::Entity::find()
        .filter(change_note::Column::PostId.eq(id))
        .order_by_desc(change_note::Column::Id)
        .limit(most)
        .all(database)
        .await?
        .into_iter()
        .map(ChangeNote::from)
        .collect())
}

/// The changes with these keys, the oldest first.
pub async fn change_notes(database: &Connection, ids: &[ChangeNoteId]) -> Result<Vec<ChangeNote>> {
    Ok(change_note::Entity::find()
        .filter(change_note::Column::Id.is_in(ids.iter().copied()))
        .order_by_asc(change_note::Column::Id)
        .all(database)
        .await?
        .into_iter()
        .map(ChangeNote::from)
        .collect())
}

/// Some revisions that were made into HTML before `version`, each with its text.
pub async fn rendered_before(
    database: &Connection,
    version: i64,
    most: u64,
) -> Result<Vec<(RevisionId, String)>> {
    Ok(revision::Entity::find()
        .select_only()
        .column(revision::Column::Id)
        .column(revision::Column::Body)
        .filter(revision::Column::RenderVersion.lt(version))
        .order_by_asc(revision::Column::Id)
        .limit(most)
        .into_tuple()
        .all(database)
        .await?)
}
