//! Every statement about mailed links, and about what people want to be told.

use super::{
    entity::{link, wish},
    values::{Act, Choice, Link, Wish},
};
use crate::{
    base::{
        clock::Moment,
        database::{Connection, Transaction},
        error::Result,
        ids::{CommentId, MailLinkId, PersonId},
        keys,
    },
    conversation::comments::Comment,
};
use sea_orm::{
    ActiveValue::{NotSet, Set},
    ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    sea_query::OnConflict,
};
use std::collections::{BTreeMap, BTreeSet};

impl From<link::Model> for Link {
    fn from(row: link::Model) -> Self {
        Self {
            id: row.id,
            person: row.person_id,
            comment: row.comment_id,
            version: row.comment_version,
            act: row.act,
            nonce: row.nonce,
            ends: row.ends_at,
            used: row.used_at,
        }
    }
}

impl From<wish::Model> for Wish {
    fn from(row: wish::Model) -> Self {
        Self {
            choice: row.choice,
            hour: u32::try_from(row.hour).unwrap_or(Self::default().hour),
            digest_on: row.digest_on,
            warned_on: row.warned_on,
            refused: row.refused_at,
        }
    }
}

pub(super) async fn find(database: &Connection, id: MailLinkId) -> Result<Option<Link>> {
    Ok(link::Entity::find_by_id(id).one(database).await?.map(Link::from))
}

/// The links of one mailing.
pub(super) async fn links_of(database: &Connection, mailing: &str) -> Result<Vec<Link>> {
    Ok(link::Entity::find()
        .filter(link::Column::Mailing.eq(mailing))
        .order_by_asc(link::Column::Id)
        .all(database)
        .await?
        .into_iter()
        .map(Link::from)
        .collect())
}

/// A link for each act about each of `comments` as it is now.
pub(super) async fn insert_links(
    transaction: &Transaction,
    mailing: &str,
    person: PersonId,
    comments: &[&Comment],
    now: Moment,
    ends: Moment,
) -> Result<()> {
    let rows = comments.iter().flat_map(|comment| {
        Act::ALL.map(|act| link::ActiveModel {
            id: NotSet,
            mailing: Set(mailing.to_owned()),
            person_id: Set(person),
            comment_id: Set(comment.id),
            comment_version: Set(comment.version),
            act: Set(act),
            nonce: Set(keys::random_token()),
            made_at: Set(now),
            ends_at: Set(ends),
            used_at: Set(None),
        })
    });
    link::Entity::insert_many(rows).exec_without_returning(transaction.connection()).await?;
    Ok(())
}

/// Those of `ids` that this person was told of by another mail than `mailing`.
pub(super) async fn told(
    database: &Connection,
    mailing: &str,
    person: PersonId,
    ids: &[CommentId],
) -> Result<BTreeSet<CommentId>> {
    let rows: Vec<CommentId> = link::Entity::find()
        .select_only()
        .column(link::Column::CommentId)
        .filter(link::Column::PersonId.eq(person))
        .filter(link::Column::CommentId.is_in(ids.iter().copied()))
        .filter(link::Column::Mailing.ne(mailing))
        .into_tuple()
        .all(database)
        .await?;
    Ok(rows.into_iter().collect())
}

/// Writes down that a link's button was pressed; says whether this was the first time.
pub(super) async fn use_up(transaction: &Transaction, id: MailLinkId, now: Moment) -> Result<bool> {
    let done = link::Entity::update_many()
        .set(link::ActiveModel { used_at: Set(Some(now)), ..Default::default() })
        .filter(link::Column::Id.eq(id))
        .filter(link::Column::UsedAt.is_null())
        .exec(transaction.connection())
        .await?;
    Ok(done.rows_affected == 1)
}

/// Forgets links that ended before `before`; answers how many.
pub(super) async fn sweep(transaction: &Transaction, before: Moment) -> Result<u64> {
    let done = link::Entity::delete_many()
        .filter(link::Column::EndsAt.lt(before))
        .exec(transaction.connection())
        .await?;
    Ok(done.rows_affected)
}

/// What this person wants; what everybody wants at first, if they have not chosen.
pub(super) async fn wish(database: &Connection, person: PersonId) -> Result<Wish> {
    let row = wish::Entity::find_by_id(person).one(database).await?;
    Ok(row.map_or_else(Wish::default, Wish::from))
}

/// What everybody wants who has a row.
pub(super) async fn wishes(database: &Connection) -> Result<BTreeMap<PersonId, Wish>> {
    let rows = wish::Entity::find().all(database).await?;
    Ok(rows.into_iter().map(|row| (row.person_id, Wish::from(row))).collect())
}

/// Keeps what this person chose, and that mail to them is worth another try.
pub(super) async fn choose(
    transaction: &Transaction,
    person: PersonId,
    choice: Choice,
    hour: u32,
) -> Result<()> {
    let wish = Wish { choice, hour, ..Wish::default() };
    let columns = [wish::Column::Choice, wish::Column::Hour, wish::Column::RefusedAt];
    write(transaction, person, wish, columns).await
}

/// Keeps that this person got the daily mail on that London date. It warns, too.
pub(super) async fn note_daily(
    transaction: &Transaction,
    person: PersonId,
    date: &str,
) -> Result<()> {
    let on = Some(date.to_owned());
    let wish = Wish { digest_on: on.clone(), warned_on: on, ..Wish::default() };
    write(transaction, person, wish, [wish::Column::DigestOn, wish::Column::WarnedOn]).await
}

/// Keeps that this person was warned on that London date.
pub(super) async fn note_warning(
    transaction: &Transaction,
    person: PersonId,
    date: &str,
) -> Result<()> {
    let wish = Wish { warned_on: Some(date.to_owned()), ..Wish::default() };
    write(transaction, person, wish, [wish::Column::WarnedOn]).await
}

/// Keeps when mail to this person was refused for good; none if it reaches them.
pub(super) async fn note_refused(
    transaction: &Transaction,
    person: PersonId,
    refused: Option<Moment>,
) -> Result<()> {
    let wish = Wish { refused, ..Wish::default() };
    write(transaction, person, wish, [wish::Column::RefusedAt]).await
}

/// Writes these columns of a person's row and leaves the others to whoever changes them at the same
/// moment: what the program notes never overwrites what the person chose. A row that is not there yet
/// begins as `wish`.
async fn write(
    transaction: &Transaction,
    person: PersonId,
    wish: Wish,
    columns: impl IntoIterator<Item = wish::Column>,
) -> Result<()> {
    let row = wish::ActiveModel {
        person_id: Set(person),
        choice: Set(wish.choice),
        hour: Set(wish.hour.into()),
        digest_on: Set(wish.digest_on),
        warned_on: Set(wish.warned_on),
        refused_at: Set(wish.refused),
    };
    let or_change = OnConflict::column(wish::Column::PersonId).update_columns(columns).to_owned();
    wish::Entity::insert(row)
        .on_conflict(or_change)
        .exec_without_returning(transaction.connection())
        .await?;
    Ok(())
}
