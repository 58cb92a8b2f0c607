//! What is changed of mailed links, and of what people want to be told: called by actions and jobs alone.

use crate::{
    base::{
        clock::Moment,
        database::Transaction,
        error::Result,
        ids::{MailLinkId, PersonId},
        keys,
    },
    conversation::comments::Comment,
    moderation::by_mail::{
        entity::{link, wish},
        values::{Act, Choice, Wish},
    },
};
use sea_orm::{
    ActiveValue::{NotSet, Set},
    ColumnTrait, EntityTrait, QueryFilter,
    sea_query::OnConflict,
};

/// A link for each act about each of `comments` as it is now.
pub async fn insert_links(
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

/// Writes down that a link's button was pressed; says whether this was the first time.
pub async fn use_up(transaction: &Transaction, id: MailLinkId, now: Moment) -> Result<bool> {
    let done = link::Entity::update_many()
        .set(link::ActiveModel { used_at: Set(Some(now)), ..Default::default() })
        .filter(link::Column::Id.eq(id))
        .filter(link::Column::UsedAt.is_null())
        .exec(transaction.connection())
        .await?;
    Ok(done.rows_affected == 1)
}

/// Forgets links that ended before `before`; answers how many.
pub async fn sweep(transaction: &Transaction, before: Moment) -> Result<u64> {
    let done = link::Entity::delete_many()
        .filter(link::Column::EndsAt.lt(before))
        .exec(transaction.connection())
        .await?;
    Ok(done.rows_affected)
}

/// Keeps what this person chose, and that mail to them is worth another try.
pub async fn choose(
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
pub async fn note_daily(transaction: &Transaction, person: PersonId, date: &str) -> Result<()> {
    let on = Some(date.to_owned());
    let wish = Wish { digest_on: on.clone(), warned_on: on, ..Wish::default() };
    write(transaction, person, wish, [wish::Column::DigestOn, wish::Column::WarnedOn]).await
}

/// Keeps that this person was warned on that London date.
pub async fn note_warning(transaction: &Transaction, person: PersonId, date: &str) -> Result<()> {
    let wish = Wish { warned_on: Some(date.to_owned()), ..Wish::default() };
    write(transaction, person, wish, [wish::Column::WarnedOn]).await
}

/// Keeps when mail to this person was refused for good; none if it reaches them.
pub async fn note_refused(
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
