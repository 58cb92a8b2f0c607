//! A moderator takes words out of a comment, and puts them back. Unlike its writer's changes, these
//! leave no earlier wording behind: what was said is handed to whoever seals it.

use crate::{
    base::{
        clock::Moment,
        database::Transaction,
        error::Result,
        ids::CommentId,
        markdown::{RENDER_VERSION, SafeHtml},
    },
    conversation::comments::{
        Comment, CommentBody, Hold, OriginalWords,
        entity::{comment, wording},
        store::{holds_of, replace_holds, wordings_of},
    },
};
use sea_orm::{
    ActiveValue::{NotSet, Set},
    ColumnTrait, EntityTrait, QueryFilter,
};

/// Puts `body` in the place of the words of `comment` if it is still as it was read, in the same
/// state; answers what stood there, and nothing if it has changed. `digest` is what makes the new
/// words the same as another comment's.
pub async fn replace_words(
    transaction: &Transaction,
    comment: &Comment,
    body: &CommentBody,
    holds: &[Hold],
    digest: &str,
) -> Result<Option<OriginalWords>> {
    let id = comment.id;
    let done = comment::Entity::update_many()
        .set(comment::ActiveModel {
            body: Set(body.text().to_owned()),
            html: Set(body.html().as_str().to_owned()),
            render_version: Set(RENDER_VERSION),
            submission_digest: Set(digest.to_owned()),
            version: Set(comment.version + 1),
            ..Default::default()
        })
        .filter(comment::Column::Id.eq(id))
        .filter(comment::Column::Status.eq(comment.status))
        .filter(comment::Column::Version.eq(comment.version))
        .exec(transaction.connection())
        .await?;
    if done.rows_affected == 0 {
        return Ok(None);
    }
    let before = OriginalWords {
        body: comment.body.clone(),
        earlier: wordings_of(transaction, id).await?,
        holds: holds_of(transaction, &[id]).await?,
    };
    forget_wordings(transaction, id).await?;
    replace_holds(transaction, id, holds).await?;
    Ok(Some(before))
}

/// Keeps what a comment said earlier, in place of what is kept of that.
pub async fn put_wordings(
    transaction: &Transaction,
    id: CommentId,
    earlier: &[(Moment, String)],
) -> Result<()> {
    forget_wordings(transaction, id).await?;
    let rows: Vec<_> = earlier
        .iter()
        .rev()
        .map(|(until, body)| wording::ActiveModel {
            id: NotSet,
            comment_id: Set(id),
            body: Set(body.clone()),
            until: Set(*until),
        })
        .collect();
    if !rows.is_empty() {
        wording::Entity::insert_many(rows).exec_without_returning(transaction.connection()).await?;
    }
    Ok(())
}

/// Forgets what a comment said earlier.
pub async fn forget_wordings(transaction: &Transaction, id: CommentId) -> Result<()> {
    wording::Entity::delete_many()
        .filter(wording::Column::CommentId.eq(id))
        .exec(transaction.connection())
        .await?;
    Ok(())
}

/// Keeps the words of a comment as they are made into HTML now, or as they were if they are more than is
/// shown now. It does not count as a change, and does nothing to words that were changed just before.
pub async fn keep_html(
    transaction: &Transaction,
    id: CommentId,
    html: Option<&SafeHtml>,
) -> Result<()> {
    comment::Entity::update_many()
        .set(comment::ActiveModel {
            html: html.map_or(NotSet, |html| Set(html.as_str().to_owned())),
            render_version: Set(RENDER_VERSION),
            ..Default::default()
        })
        .filter(comment::Column::Id.eq(id))
        .filter(comment::Column::RenderVersion.lt(RENDER_VERSION))
        .exec(transaction.connection())
        .await?;
    Ok(())
}
