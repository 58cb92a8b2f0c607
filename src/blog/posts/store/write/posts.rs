//! Writes posts. A post is changed only as it was seen: by its version.

use crate::{
    base::{
        clock::Moment,
        database::Transaction,
        error::{AppError, Result},
        ids::{PersonId, PostId},
    },
    blog::{
        calendar::Closing,
        posts::{
            entity::post,
            lifecycle::{PostStatus, Transition},
            values::{AddressRefused, Slug},
        },
    },
};
use sea_orm::{
    ActiveValue::{NotSet, Set},
    ColumnTrait, DbErr, EntityTrait, QueryFilter, SqlErr, UpdateMany,
};

/// Makes a draft that `owner` has begun; its first revision is still to come.
pub async fn insert_post(
    transaction: &Transaction,
    owner: PersonId,
    slug: &Slug,
    now: Moment,
) -> Result<PostId> {
    let row = post::ActiveModel {
        id: NotSet,
        state: Set(PostStatus::Draft),
        slug: Set(slug.as_str().to_owned()),
        next_slug: Set(None),
        dated: Set(None),
        published_at: Set(None),
        changed_at: Set(None),
        withdrawn_reason: Set(None),
        withdrawn_at: Set(None),
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
        feed_id: Set(None),
        review_note: Set(String::new()),
        version: Set(1),
    };
    Ok(post::Entity::insert(row).exec(transaction.connection()).await?.last_insert_id)
}

/// Deletes a post with all its revisions, if nobody has changed it since it was read; says whether it
/// did.
pub async fn delete(transaction: &Transaction, post: &post::Model) -> Result<bool> {
    let done = post::Entity::delete_many()
        .filter(post::Column::Id.eq(post.id))
        .filter(post::Column::Version.eq(post.version))
        .exec(transaction.connection())
        .await?;
    Ok(done.rows_affected == 1)
}

/// Writes everything of `after` but its state, if nobody has changed the post since it was read.
/// `false` means that somebody has.
pub async fn update(transaction: &Transaction, after: &post::Model) -> Result<bool> {
    run(transaction, columns(after), after).await
}

/// As [`update`], and moves the post on: the only statement that writes a state.
pub async fn apply(
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
        next_slug: Set(after.next_slug.clone()),
        dated: Set(after.dated.clone()),
        published_at: Set(after.published_at),
        changed_at: Set(after.changed_at),
        withdrawn_reason: Set(after.withdrawn_reason.clone()),
        withdrawn_at: Set(after.withdrawn_at),
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
        feed_id: Set(after.feed_id.clone()),
        review_note: Set(after.review_note.clone()),
        version: Set(after.version + 1),
        ..Default::default()
    })
}

/// Keeps by what feed readers know a post that has no such id yet.
pub async fn keep_feed_id(transaction: &Transaction, id: PostId, feed_id: &str) -> Result<()> {
    post::Entity::update_many()
        .set(post::ActiveModel { feed_id: Set(Some(feed_id.to_owned())), ..Default::default() })
        .filter(post::Column::Id.eq(id))
        .filter(post::Column::FeedId.is_null())
        .exec(transaction.connection())
        .await?;
    Ok(())
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

/// Of two posts that take one address at the same moment, the second is refused.
fn told(error: DbErr) -> AppError {
    match error.sql_err() {
        Some(SqlErr::UniqueConstraintViolation(_)) => {
            AppError::Conflict(AddressRefused::Taken.in_words().to_owned())
        }
        _ => error.into(),
    }
}
