//! What changes a comment. The only statement that writes a status takes a [`Transition`].

use crate::{
    base::{
        clock::Moment,
        database::Transaction,
        error::{AppError, Result},
        ids::{CommentId, PersonId, PostId},
        markdown::RENDER_VERSION,
    },
    conversation::comments::{
        Comment, CommentBody, CommentStatus, Fingerprint, Hold, ReplyPlace,
        address_hash::AddressHash,
        entity::{comment, hold, wording},
        lifecycle::Transition,
        neighbourhood,
    },
};
use sea_orm::{
    ActiveValue::{NotSet, Set},
    ColumnTrait, EntityTrait, ExprTrait, QueryFilter,
    sea_query::Expr,
};

/// What a new comment is made of.
#[derive(Debug, Clone)]
pub struct NewRow<'a> {
    /// The post.
    pub post: PostId,
    /// Where it stands, if it answers a comment.
    pub place: Option<ReplyPlace>,
    /// Where it begins.
    pub status: CommentStatus,
    /// The person of the team, for an official reply.
    pub person: Option<PersonId>,
    /// The name shown.
    pub name: &'a str,
    /// What it says.
    pub body: &'a CommentBody,
    /// Where the writer may be told.
    pub email: Option<&'a str>,
    /// The hash of that address, and when it was confirmed if it is.
    pub address: Option<(&'a AddressHash, Option<Moment>)>,
    /// Whether the writer asked to be told.
    pub notify: bool,
    /// The network it came from.
    pub network: Option<&'a str>,
    /// What makes it the same as another.
    pub digest: &'a str,
    /// What the text is known by.
    pub fingerprint: &'a Fingerprint,
    /// A part of the receipt's address.
    pub nonce: &'a str,
    /// The form it was sent with, if that was made for one reader.
    pub form_key: Option<&'a str>,
    /// When it was sent.
    pub sent: Moment,
    /// By when it is to be read.
    pub due: Moment,
    /// What it says in other words.
    pub rewrites: Option<CommentId>,
}

/// Keeps a new comment. The same digest or form again is [`AppError::Taken`].
pub async fn insert(transaction: &Transaction, new: &NewRow<'_>) -> Result<CommentId> {
    let published = (new.status == CommentStatus::Published).then_some(new.sent);
    let row = comment::ActiveModel {
        id: NotSet,
        post_id: Set(new.post),
        parent_id: Set(new.place.map(|place| place.under)),
        answered_id: Set(new
            .place
            .filter(|place| place.answered != place.under)
            .map(|place| place.answered)),
        thread_id: Set(new.place.map(|place| place.thread)),
        thread_path: Set(None),
        depth: Set(new.place.map_or(0, |place| place.depth)),
        status: Set(new.status),
        person_id: Set(new.person),
        name: Set(new.name.to_owned()),
        body: Set(new.body.text().to_owned()),
        html: Set(new.body.html().as_str().to_owned()),
        render_version: Set(RENDER_VERSION),
        email: Set(new.email.map(str::to_owned)),
        notify: Set(new.notify),
        email_confirmed_at: Set(new.address.and_then(|(_, confirmed)| confirmed)),
        address_hash: Set(new.address.map(|(address, _)| address.as_str().to_owned())),
        claimed_at: Set(None),
        disowned_at: Set(None),
        erased_at: Set(None),
        erasure_wished_at: Set(None),
        words_gone_at: Set(None),
        reply_told_at: Set(None),
        network: Set(new.network.map(str::to_owned)),
        neighbourhood: Set(new.network.map(neighbourhood::of)),
        submission_digest: Set(new.digest.to_owned()),
        text_digest: Set(new.fingerprint.digest.clone()),
        text_shape: Set(new.fingerprint.shape),
        nonce: Set(new.nonce.to_owned()),
        form_key: Set(new.form_key.map(str::to_owned)),
        sent_at: Set(new.sent),
        due_at: Set(new.due),
        edited_at: Set(None),
        published_at: Set(published),
        decided_at: Set((new.status != CommentStatus::Waiting).then_some(new.sent)),
        version: Set(1),
        spam_score: Set(None),
        rewrites: Set(new.rewrites),
        put_back_at: Set(None),
    };
    let id = comment::Entity::insert(row).exec(transaction.connection()).await?.last_insert_id;
    if new.place.is_some() {
        put_in_thread(transaction, id).await?;
    }
    Ok(id)
}

/// Keeps where a reply stands in its thread: below the comment it is kept under.
async fn put_in_thread(transaction: &Transaction, id: CommentId) -> Result<()> {
    let path = format!(
        "coalesce((SELECT p.thread_path FROM comments p WHERE p.id = comments.parent_id), '') \
         || '{:010}'",
        id.0
    );
    comment::Entity::update_many()
        .col_expr(comment::Column::ThreadPath, Expr::cust(path))
        .filter(comment::Column::Id.eq(id))
        .exec(transaction.connection())
        .await?;
    Ok(())
}

/// Keeps why a comment waits.
pub async fn insert_holds(transaction: &Transaction, holds: &[Hold]) -> Result<()> {
    if holds.is_empty() {
        return Ok(());
    }
    let place = |place: usize| i64::try_from(place).map_err(AppError::fault);
    let rows = holds
        .iter()
        .map(|new| {
            Ok(hold::ActiveModel {
                id: NotSet,
                comment_id: Set(new.comment),
                rule: Set(new.cause.code().into_owned()),
                rule_version: Set(new.rule_version),
                starts: Set(new.span.map(|(start, _)| place(start)).transpose()?),
                ends: Set(new.span.map(|(_, end)| place(end)).transpose()?),
                detail: Set(new.detail.clone()),
            })
        })
        .collect::<Result<Vec<_>>>()?;
    hold::Entity::insert_many(rows).exec_without_returning(transaction.connection()).await?;
    Ok(())
}

/// Keeps why a comment waits, in place of what was kept before.
pub async fn replace_holds(transaction: &Transaction, id: CommentId, holds: &[Hold]) -> Result<()> {
    hold::Entity::delete_many()
        .filter(hold::Column::CommentId.eq(id))
        .exec(transaction.connection())
        .await?;
    insert_holds(transaction, holds).await
}

/// Keeps what the text of a comment is known by.
pub async fn set_fingerprint(
    transaction: &Transaction,
    id: CommentId,
    fingerprint: &Fingerprint,
) -> Result<()> {
    comment::Entity::update_many()
        .set(comment::ActiveModel {
            text_digest: Set(fingerprint.digest.clone()),
            text_shape: Set(fingerprint.shape),
            ..Default::default()
        })
        .filter(comment::Column::Id.eq(id))
        .exec(transaction.connection())
        .await?;
    Ok(())
}

/// Carries out `transition` if the comment is still in the state it starts from and at `version`;
/// says whether it was.
pub async fn apply(
    transaction: &Transaction,
    id: CommentId,
    version: i64,
    transition: Transition,
    now: Moment,
) -> Result<bool> {
    let mut change = comment::Entity::update_many().set(comment::ActiveModel {
        status: Set(transition.to()),
        version: Set(version + 1),
        decided_at: Set(Some(now)),
        ..Default::default()
    });
    if transition.to() == CommentStatus::Published {
        // A comment that is put back keeps the date it first appeared under.
        change = change.col_expr(
            comment::Column::PublishedAt,
            Expr::col(comment::Column::PublishedAt).if_null(now),
        );
    }
    if transition.from() == CommentStatus::Published && transition.to() == CommentStatus::Waiting {
        // Its publication was undone: it has not appeared.
        change = change.set(comment::ActiveModel { published_at: Set(None), ..Default::default() });
    }
    let done = change
        .filter(comment::Column::Id.eq(id))
        .filter(comment::Column::Status.eq(transition.from()))
        .filter(comment::Column::Version.eq(version))
        .exec(transaction.connection())
        .await?;
    Ok(done.rows_affected == 1)
}

/// Changes the words of `comment` if it is still in this state and at its version, and keeps the earlier
/// ones; says whether it was.
pub async fn reword(
    transaction: &Transaction,
    comment: &Comment,
    status: CommentStatus,
    body: &CommentBody,
    digest: &str,
    now: Moment,
) -> Result<bool> {
    let done = comment::Entity::update_many()
        .set(comment::ActiveModel {
            body: Set(body.text().to_owned()),
            html: Set(body.html().as_str().to_owned()),
            render_version: Set(RENDER_VERSION),
            submission_digest: Set(digest.to_owned()),
            edited_at: Set(Some(now)),
            version: Set(comment.version + 1),
            ..Default::default()
        })
        .filter(comment::Column::Id.eq(comment.id))
        .filter(comment::Column::Status.eq(status))
        .filter(comment::Column::Version.eq(comment.version))
        .exec(transaction.connection())
        .await?;
    if done.rows_affected == 0 {
        return Ok(false);
    }
    let earlier = wording::ActiveModel {
        id: NotSet,
        comment_id: Set(comment.id),
        body: Set(comment.body.clone()),
        until: Set(now),
    };
    wording::Entity::insert(earlier).exec_without_returning(transaction.connection()).await?;
    Ok(true)
}
