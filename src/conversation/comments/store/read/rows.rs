//! Single comments and what belongs to them.

use crate::{
    base::{
        clock::Moment,
        database::Connection,
        error::Result,
        ids::{CommentId, PersonId},
        markdown::SafeHtml,
    },
    conversation::comments::{
        Comment, CommentStatus, Hold, HoldCause,
        address_hash::AddressHash,
        entity::{comment, hold, wording},
    },
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

impl From<comment::Model> for Comment {
    fn from(row: comment::Model) -> Self {
        Self {
            id: row.id,
            post: row.post_id,
            parent: row.answered_id.or(row.parent_id),
            under: row.parent_id,
            thread: row.thread_id,
            depth: row.depth,
            status: row.status,
            person: row.person_id,
            name: row.name,
            body: row.body,
            html: SafeHtml::from_stored(row.html),
            network: row.network,
            email: row.email,
            notify: row.notify,
            confirmed: row.email_confirmed_at,
            address: row.address_hash.map(AddressHash::from_stored),
            claimed: row.claimed_at,
            disowned: row.disowned_at,
            erased: row.erased_at,
            erasure_wished: row.erasure_wished_at,
            words_gone: row.words_gone_at,
            text_digest: row.text_digest,
            nonce: row.nonce,
            sent: row.sent_at,
            due: row.due_at,
            edited: row.edited_at,
            published: row.published_at,
            decided: row.decided_at,
            version: row.version,
            spam_score: row.spam_score.and_then(|score| u8::try_from(score).ok()),
            rewrites: row.rewrites,
        }
    }
}

/// The comment with this key.
pub async fn find(database: &Connection, id: CommentId) -> Result<Option<Comment>> {
    Ok(comment::Entity::find_by_id(id).one(database).await?.map(Comment::from))
}

/// The comments with these keys, in no order.
pub async fn by_ids(database: &Connection, ids: &[CommentId]) -> Result<Vec<Comment>> {
    Ok(comment::Entity::find()
        .filter(comment::Column::Id.is_in(ids.iter().copied()))
        .all(database)
        .await?
        .into_iter()
        .map(Comment::from)
        .collect())
}

/// What this person of the team wrote before this comment, whatever became of it, the newest first.
pub async fn of_person(
    database: &Connection,
    person: PersonId,
    before: Option<CommentId>,
    most: u64,
) -> Result<Vec<Comment>> {
    let mut found = comment::Entity::find().filter(comment::Column::PersonId.eq(person));
    if let Some(before) = before {
        found = found.filter(comment::Column::Id.lt(before));
    }
    let found = found.order_by_desc(comment::Column::Id).limit(most).all(database).await?;
    Ok(found.into_iter().map(Comment::from).collect())
}

/// The comment that was sent with this digest and still stands.
pub async fn by_digest(database: &Connection, digest: &str) -> Result<Option<Comment>> {
    Ok(comment::Entity::find()
        .filter(comment::Column::SubmissionDigest.eq(digest))
        .filter(comment::Column::Status.is_in([CommentStatus::Waiting, CommentStatus::Published]))
        .one(database)
        .await?
        .map(Comment::from))
}

/// The comment that was sent with this form and these words, whatever became of it.
pub async fn by_form_key(
    database: &Connection,
    key: &str,
    digest: &str,
) -> Result<Option<Comment>> {
    Ok(comment::Entity::find()
        .filter(comment::Column::FormKey.eq(key))
        .filter(comment::Column::SubmissionDigest.eq(digest))
        .one(database)
        .await?
        .map(Comment::from))
}

/// Whether some comment was sent with this form.
pub async fn is_used(database: &Connection, key: &str) -> Result<bool> {
    let found = comment::Entity::find().filter(comment::Column::FormKey.eq(key)).one(database);
    Ok(found.await?.is_some())
}

/// The holds of these comments, in the order they were found.
pub async fn holds_of(database: &Connection, ids: &[CommentId]) -> Result<Vec<Hold>> {
    Ok(hold::Entity::find()
        .filter(hold::Column::CommentId.is_in(ids.iter().copied()))
        .order_by_asc(hold::Column::Id)
        .all(database)
        .await?
        .into_iter()
        .filter_map(|row| {
            Some(Hold {
                comment: row.comment_id,
                cause: HoldCause::from_stored(&row.rule)?,
                rule_version: row.rule_version,
                span: row
                    .starts
                    .and_then(|start| usize::try_from(start).ok())
                    .zip(row.ends.and_then(|end| usize::try_from(end).ok())),
                detail: row.detail,
            })
        })
        .collect())
}

/// What a comment said earlier, and until when; the newest first.
pub async fn wordings_of(database: &Connection, id: CommentId) -> Result<Vec<(Moment, String)>> {
    Ok(wording::Entity::find()
        .filter(wording::Column::CommentId.eq(id))
        .order_by_desc(wording::Column::Id)
        .all(database)
        .await?
        .into_iter()
        .map(|row| (row.until, row.body))
        .collect())
}

/// Some comments whose words were made into HTML before `version`, each with its words.
pub async fn rendered_before(
    database: &Connection,
    version: i64,
    most: u64,
) -> Result<Vec<(CommentId, String)>> {
    Ok(comment::Entity::find()
        .select_only()
        .column(comment::Column::Id)
        .column(comment::Column::Body)
        .filter(comment::Column::RenderVersion.lt(version))
        .order_by_asc(comment::Column::Id)
        .limit(most)
        .into_tuple()
        .all(database)
        .await?)
}
