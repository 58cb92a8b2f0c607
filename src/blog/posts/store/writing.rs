//! Writes posts and revisions. A post is changed only as it was seen: by its version.

use super::Credit;
use crate::{
    base::{
        clock::Moment,
        database::Transaction,
        error::{AppError, Result},
        ids::{PersonId, PostId, RevisionId, TopicId},
        markdown::{RENDER_VERSION, SafeHtml},
    },
    blog::{
        calendar::Closing,
        posts::{
            entity::{
                change_note, post, published_author, published_topic, revision, revision_author,
                revision_topic,
            },
            lifecycle::{PostStatus, Transition},
            values::{Revision, Slug},
        },
    },
};
use sea_orm::{
    ActiveValue::{NotSet, Set},
    ColumnTrait, DbErr, EntityTrait, QueryFilter, SqlErr, UpdateMany,
};
use std::collections::BTreeSet;

/// Makes a draft that `owner` has begun; its first revision is still to come.
pub(in crate::blog::posts) async fn insert_post(
    transaction: &Transaction,
    owner: PersonId,
    slug: &Slug,
    now: Moment,
) -> Result<PostId> {
    let row = post::ActiveModel {
        id: NotSet,
        state: Set(PostStatus::Draft),
        slug: Set(slug.as_str().to_owned()),
        dated: Set(None),
        published_at: Set(None),
        changed_at: Set(None),
        withdrawn_reason: Set(None),
        published_revision: Set(None),
        working_revision: Set(1),
        owner_id: Set(owner),
        comments: Set(post::Comments::Open),
        comments_closed_at: Set(None),
        comments_closed_reason: Set(None),
        comments_closing: Set(Closing::AsBlog),
        comments_closes_at: Set(None),
        comments_opens_at: Set(None),
        created_at: Set(now),
        edited_at: Set(now),
        edited_by: Set(owner),
        version: Set(1),
    };
    Ok(post::Entity::insert(row).exec(transaction.connection()).await?.last_insert_id)
}

/// What a revision is made of, once its byline and topics are looked up.
pub(in crate::blog::posts) struct NewRevision<'a> {
    pub(in crate::blog::posts) post: PostId,
    pub(in crate::blog::posts) number: i64,
    pub(in crate::blog::posts) revision: &'a Revision,
    pub(in crate::blog::posts) html: &'a SafeHtml,
    pub(in crate::blog::posts) byline: &'a [Credit],
    pub(in crate::blog::posts) topics: &'a [TopicId],
    pub(in crate::blog::posts) person: PersonId,
}

pub(in crate::blog::posts) async fn insert_revision(
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

/// Writes everything of `after` but its state, if nobody has changed the post since it was read.
/// `false` means that somebody has.
pub(in crate::blog::posts) async fn update(
    transaction: &Transaction,
    after: &post::Model,
) -> Result<bool> {
    run(transaction, columns(after), after).await
}

/// As [`update`], and moves the post on: the only statement that writes a state.
pub(in crate::blog::posts) async fn apply(
    transaction: &Transaction,
    transition: Transition,
    after: &post::Model,
) -> Result<bool> {
    let statement = columns(after)
        .set(post::ActiveModel { state: Set(transition.to()), ..Default::default() })
        .filter(post::Column::State.eq(transition.from()));
    run(transaction, statement, after).await
}

fn columns(after: &post::Model) -> UpdateMany<post::Entity> {
    post::Entity::update_many().set(post::ActiveModel {
        slug: Set(after.slug.clone()),
        dated: Set(after.dated.clone()),
        published_at: Set(after.published_at),
        changed_at: Set(after.changed_at),
        withdrawn_reason: Set(after.withdrawn_reason.clone()),
        published_revision: Set(after.published_revision),
        working_revision: Set(after.working_revision),
        comments: Set(after.comments),
        comments_closed_at: Set(after.comments_closed_at),
        comments_closed_reason: Set(after.comments_closed_reason.clone()),
        comments_closing: Set(after.comments_closing),
        comments_closes_at: Set(after.comments_closes_at),
        comments_opens_at: Set(after.comments_opens_at),
        edited_at: Set(after.edited_at),
        edited_by: Set(after.edited_by),
        version: Set(after.version + 1),
        ..Default::default()
    })
}

async fn run(
    transaction: &Transaction,
    statement: UpdateMany<post::Entity>,
    after: &post::Model,
) -> Result<bool> {
    let done = statement
        .filter(post::Column::Id.eq(after.id))
        .filter(post::Column::Version.eq(after.version))
        .exec(transaction.connection())
        .await
        .map_err(told)?;
    Ok(done.rows_affected == 1)
}

/// Two posts took one address at the same moment; the second need only try again.
fn told(error: DbErr) -> AppError {
    match error.sql_err() {
        Some(SqlErr::UniqueConstraintViolation(_)) => AppError::Conflict(
            "Another post took this address at the same moment. Go back and send the form again."
                .to_owned(),
        ),
        _ => error.into(),
    }
}

/// Keeps what readers are told of a change.
pub(in crate::blog::posts) async fn add_note(
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

/// Puts a post where readers list it, under the topics and authors of its published revision.
pub(in crate::blog::posts) async fn list(
    transaction: &Transaction,
    id: PostId,
    published_at: Moment,
    revision: RevisionId,
) -> Result<()> {
    unlist(transaction, id).await?;
    let credits = super::credits(transaction, &[revision]).await?;
    let people: BTreeSet<PersonId> =
        credits.into_values().flatten().filter_map(|credit| credit.person).collect();
    let authors = people.into_iter().map(|person| published_author::ActiveModel {
        person_id: Set(person),
        published_at: Set(published_at),
        post_id: Set(id),
    });
    let topics = super::topics_of(transaction, &[revision]).await?;
    let topics = topics.into_values().flatten().map(|topic| published_topic::ActiveModel {
        topic_id: Set(topic.id),
        published_at: Set(published_at),
        post_id: Set(id),
    });
    for row in authors {
        published_author::Entity::insert(row)
            .exec_without_returning(transaction.connection())
            .await?;
    }
    for row in topics {
        published_topic::Entity::insert(row)
            .exec_without_returning(transaction.connection())
            .await?;
    }
    Ok(())
}

/// Takes a post from where readers list it.
pub(in crate::blog::posts) async fn unlist(transaction: &Transaction, id: PostId) -> Result<()> {
    published_author::Entity::delete_many()
        .filter(published_author::Column::PostId.eq(id))
        .exec(transaction.connection())
        .await?;
    published_topic::Entity::delete_many()
        .filter(published_topic::Column::PostId.eq(id))
        .exec(transaction.connection())
        .await?;
    Ok(())
}
