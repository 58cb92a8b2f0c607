//! Writes revisions, and what readers are told of them.

use crate::{
    base::{
        clock::Moment,
        database::Transaction,
        error::Result,
        ids::{PersonId, PostId, RevisionId, TopicId},
        markdown::{RENDER_VERSION, SafeHtml},
    },
    blog::posts::{
        entity::{change_note, revision, revision_author, revision_topic},
        store::Credit,
        values::Revision,
    },
};
use sea_orm::{
    ActiveValue::{NotSet, Set},
    ColumnTrait, EntityTrait, QueryFilter,
};

/// What a revision is made of, once its byline and topics are looked up.
pub struct NewRevision<'a> {
    pub post: PostId,
    pub number: i64,
    pub revision: &'a Revision,
    pub html: &'a SafeHtml,
    pub byline: &'a [Credit],
    pub topics: &'a [TopicId],
    pub person: PersonId,
}

pub async fn insert_revision(
    transaction: &Transaction,
    new: NewRevision<'_>,
    now: Moment,
) -> Result<RevisionId> {
    let row = revision::ActiveModel {
        id: NotSet,
        post_id: Set(new.post),
        number: Set(new.number),
        title: Set(new.revision.title.clone()),
        summary: Set(new.revision.summary.clone()),
        body: Set(new.revision.body.clone()),
        format: Set(revision::Format::Markdown),
        html: Set(new.html.as_str().to_owned()),
        render_version: Set(RENDER_VERSION),
        person_id: Set(new.person),
        created_at: Set(now),
    };
    let id = revision::Entity::insert(row).exec(transaction.connection()).await?.last_insert_id;
    let authors =
        (0..).zip(new.byline).map(|(position, credit): (i64, _)| revision_author::ActiveModel {
            revision_id: Set(id),
            position: Set(position),
            person_id: Set(credit.person),
            name: Set(credit.name.clone()),
        });
    revision_author::Entity::insert_many(authors)
        .exec_without_returning(transaction.connection())
        .await?;
    if !new.topics.is_empty() {
        let topics = new.topics.iter().map(|&topic| revision_topic::ActiveModel {
            revision_id: Set(id),
            topic_id: Set(topic),
        });
        revision_topic::Entity::insert_many(topics)
            .exec_without_returning(transaction.connection())
            .await?;
    }
    Ok(id)
}

/// Keeps what readers are told of a change.
pub async fn add_note(
    transaction: &Transaction,
    id: PostId,
    revision: i64,
    note: &str,
    now: Moment,
) -> Result<()> {
    let row = change_note::ActiveModel {
        id: NotSet,
        post_id: Set(id),
        revision: Set(revision),
        note: Set(note.to_owned()),
        at: Set(now),
    };
    change_note::Entity::insert(row).exec_without_returning(transaction.connection()).await?;
    Ok(())
}

/// Keeps a revision as it is made into HTML now, or as it was if it is more than is shown now.
pub async fn keep_html(
    transaction: &Transaction,
    id: RevisionId,
    html: Option<&SafeHtml>,
) -> Result<()> {
    revision::Entity::update_many()
        .set(revision::ActiveModel {
            html: html.map_or(NotSet, |html| Set(html.as_str().to_owned())),
            render_version: Set(RENDER_VERSION),
            ..Default::default()
        })
        .filter(revision::Column::Id.eq(id))
        .exec(transaction.connection())
        .await?;
    Ok(())
}
