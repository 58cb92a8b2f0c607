//! Every statement about people, sessions and failed attempts to sign in.

use super::{
    EmailAddress, Person, PersonName,
    entity::{failure, person, role, session},
    roles::Roles,
};
use crate::{
    clock::Moment,
    database::Transaction,
    error::Result,
    ids::{PersonId, SessionId},
};
use sea_orm::{
    ActiveValue::{NotSet, Set},
    ColumnTrait, ConnectionTrait, EntityTrait, ExprTrait, PaginatorTrait, QueryFilter, QueryOrder,
    QuerySelect, QueryTrait,
    sea_query::Expr,
};
use std::collections::BTreeMap;

/// A person together with the hash of their password.
pub(super) struct WithPassword {
    pub(super) person: Person,
    pub(super) hash: String,
}

fn from_row(row: person::Model, roles: Roles) -> Person {
    Person {
        id: row.id,
        name: row.name,
        email: row.email,
        slug: row.slug,
        job: row.job,
        biography: row.biography,
        roles,
        active: row.state == person::State::Active,
        last_sign_in_at: row.last_sign_in_at,
    }
}

async fn roles_of(
    database: &impl ConnectionTrait,
    ids: &[PersonId],
) -> Result<BTreeMap<PersonId, Roles>> {
    let mut found: BTreeMap<PersonId, Roles> = BTreeMap::new();
    let rows = role::Entity::find()
        .filter(role::Column::PersonId.is_in(ids.iter().copied()))
        .all(database)
        .await?;
    for row in rows {
        found.entry(row.person_id).or_default().insert(row.role);
    }
    Ok(found)
}

async fn with_roles(
    database: &impl ConnectionTrait,
    rows: Vec<person::Model>,
) -> Result<Vec<Person>> {
    let ids: Vec<PersonId> = rows.iter().map(|row| row.id).collect();
    let mut roles = roles_of(database, &ids).await?;
    Ok(rows
        .into_iter()
        .map(|row| {
            let roles = roles.remove(&row.id).unwrap_or_default();
            from_row(row, roles)
        })
        .collect())
}

pub(super) async fn all(database: &impl ConnectionTrait) -> Result<Vec<Person>> {
    let rows = person::Entity::find()
        .order_by_asc(person::Column::Name)
        .order_by_asc(person::Column::Id)
        .all(database)
        .await?;
    with_roles(database, rows).await
}

pub(super) async fn by_ids(
    database: &impl ConnectionTrait,
    ids: &[PersonId],
) -> Result<Vec<Person>> {
    let rows = person::Entity::find()
        .filter(person::Column::Id.is_in(ids.iter().copied()))
        .all(database)
        .await?;
    with_roles(database, rows).await
}

pub(super) async fn by_slug(database: &impl ConnectionTrait, slug: &str) -> Result<Option<Person>> {
    let rows = person::Entity::find().filter(person::Column::Slug.eq(slug)).all(database).await?;
    Ok(with_roles(database, rows).await?.pop())
}

pub(super) async fn by_email(
    database: &impl ConnectionTrait,
    email: &EmailAddress,
) -> Result<Option<WithPassword>> {
    let row = person::Entity::find()
        .filter(person::Column::Email.eq(email.as_str()))
        .one(database)
        .await?;
    with_password(database, row).await
}

pub(super) async fn by_id(
    database: &impl ConnectionTrait,
    id: PersonId,
) -> Result<Option<WithPassword>> {
    let row = person::Entity::find_by_id(id).one(database).await?;
    with_password(database, row).await
}

async fn with_password(
    database: &impl ConnectionTrait,
    row: Option<person::Model>,
) -> Result<Option<WithPassword>> {
    let Some(row) = row else { return Ok(None) };
    let hash = row.password_hash.clone();
    let person = with_roles(database, vec![row]).await?.pop();
    Ok(person.map(|person| WithPassword { person, hash }))
}

pub(super) async fn count_administrators(database: &impl ConnectionTrait) -> Result<u64> {
    let holders = role::Entity::find()
        .filter(role::Column::Role.eq(super::Role::Administrator))
        .select_only()
        .column(role::Column::PersonId)
        .into_query();
    Ok(person::Entity::find()
        .filter(person::Column::State.eq(person::State::Active))
        .filter(person::Column::Id.in_subquery(holders))
        .count(database)
        .await?)
}

/// What a new person is made of.
pub(super) struct NewPerson<'a> {
    pub(super) email: &'a EmailAddress,
    pub(super) name: &'a PersonName,
    pub(super) slug: &'a str,
    pub(super) job: &'a str,
    pub(super) biography: &'a str,
    pub(super) hash: &'a str,
    pub(super) roles: &'a Roles,
}

pub(super) async fn insert(
    transaction: &Transaction,
    new: &NewPerson<'_>,
    now: Moment,
) -> Result<PersonId> {
    let row = person::ActiveModel {
        id: NotSet,
        email: Set(new.email.as_str().to_owned()),
        name: Set(new.name.as_str().to_owned()),
        slug: Set(new.slug.to_owned()),
        job: Set(new.job.to_owned()),
        biography: Set(new.biography.to_owned()),
        password_hash: Set(new.hash.to_owned()),
        state: Set(person::State::Active),
        created_at: Set(now),
        last_sign_in_at: Set(None),
        version: Set(1),
    };
    let id = person::Entity::insert(row).exec(transaction).await?.last_insert_id;
    insert_roles(transaction, id, new.roles).await?;
    Ok(id)
}

async fn insert_roles(transaction: &Transaction, id: PersonId, roles: &Roles) -> Result<()> {
    let rows = roles.iter().map(|&role| role::ActiveModel { person_id: Set(id), role: Set(role) });
    role::Entity::insert_many(rows).exec_without_returning(transaction).await?;
    Ok(())
}

pub(super) async fn set_roles(
    transaction: &Transaction,
    id: PersonId,
    roles: &Roles,
) -> Result<()> {
    role::Entity::delete_many().filter(role::Column::PersonId.eq(id)).exec(transaction).await?;
    insert_roles(transaction, id, roles).await
}

pub(super) async fn set_password(
    transaction: &Transaction,
    id: PersonId,
    hash: &str,
) -> Result<()> {
    person::Entity::update_many()
        .col_expr(person::Column::PasswordHash, Expr::value(hash))
        .filter(person::Column::Id.eq(id))
        .exec(transaction)
        .await?;
    Ok(())
}

pub(super) async fn set_state(transaction: &Transaction, id: PersonId, active: bool) -> Result<()> {
    let state = if active { "active" } else { "deactivated" };
    person::Entity::update_many()
        .col_expr(person::Column::State, Expr::value(state))
        .filter(person::Column::Id.eq(id))
        .exec(transaction)
        .await?;
    Ok(())
}

pub(super) async fn set_profile(
    transaction: &Transaction,
    id: PersonId,
    name: &PersonName,
    job: &str,
    biography: &str,
) -> Result<()> {
    person::Entity::update_many()
        .col_expr(person::Column::Name, Expr::value(name.as_str()))
        .col_expr(person::Column::Job, Expr::value(job))
        .col_expr(person::Column::Biography, Expr::value(biography))
        .filter(person::Column::Id.eq(id))
        .exec(transaction)
        .await?;
    Ok(())
}

/// A session as its person sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Session {
    pub(super) id: SessionId,
    pub(super) person_id: PersonId,
    pub(super) device: String,
    pub(super) created_at: Moment,
    pub(super) seen_at: Moment,
    pub(super) ends_at: Moment,
}

impl From<session::Model> for Session {
    fn from(row: session::Model) -> Self {
        Self {
            id: row.id,
            person_id: row.person_id,
            device: row.device,
            created_at: row.created_at,
            seen_at: row.seen_at,
            ends_at: row.ends_at,
        }
    }
}

pub(super) async fn insert_session(
    transaction: &Transaction,
    person: PersonId,
    token_hash: &str,
    device: &str,
    now: Moment,
    ends_at: Moment,
) -> Result<()> {
    let row = session::ActiveModel {
        id: NotSet,
        person_id: Set(person),
        token_hash: Set(token_hash.to_owned()),
        device: Set(device.to_owned()),
        created_at: Set(now),
        seen_at: Set(now),
        ends_at: Set(ends_at),
    };
    session::Entity::insert(row).exec_without_returning(transaction).await?;
    person::Entity::update_many()
        .col_expr(person::Column::LastSignInAt, Expr::value(now))
        .filter(person::Column::Id.eq(person))
        .exec(transaction)
        .await?;
    Ok(())
}

pub(super) async fn session_by_hash(
    database: &impl ConnectionTrait,
    token_hash: &str,
) -> Result<Option<Session>> {
    Ok(session::Entity::find()
        .filter(session::Column::TokenHash.eq(token_hash))
        .one(database)
        .await?
        .map(Session::from))
}

pub(super) async fn sessions(
    database: &impl ConnectionTrait,
    person: PersonId,
) -> Result<Vec<Session>> {
    Ok(session::Entity::find()
        .filter(session::Column::PersonId.eq(person))
        .order_by_desc(session::Column::SeenAt)
        .order_by_desc(session::Column::Id)
        .all(database)
        .await?
        .into_iter()
        .map(Session::from)
        .collect())
}

pub(super) async fn touch_session(
    transaction: &Transaction,
    id: SessionId,
    now: Moment,
) -> Result<()> {
    session::Entity::update_many()
        .col_expr(session::Column::SeenAt, Expr::value(now))
        .filter(session::Column::Id.eq(id))
        .exec(transaction)
        .await?;
    Ok(())
}

/// Ends one session of `person`; says whether it was theirs.
pub(super) async fn end_session(
    transaction: &Transaction,
    person: PersonId,
    id: SessionId,
) -> Result<bool> {
    let done = session::Entity::delete_many()
        .filter(session::Column::Id.eq(id))
        .filter(session::Column::PersonId.eq(person))
        .exec(transaction)
        .await?;
    Ok(done.rows_affected == 1)
}

/// Ends the sessions of `person`, all but `keep`; says how many.
pub(super) async fn end_sessions(
    transaction: &Transaction,
    person: PersonId,
    keep: Option<SessionId>,
) -> Result<u64> {
    let mut all = session::Entity::delete_many().filter(session::Column::PersonId.eq(person));
    if let Some(keep) = keep {
        all = all.filter(session::Column::Id.ne(keep));
    }
    Ok(all.exec(transaction).await?.rows_affected)
}

/// Ends every session that ran out before `now`, or was not seen since `idle`.
pub(super) async fn sweep_sessions(
    transaction: &Transaction,
    now: Moment,
    idle: Moment,
) -> Result<u64> {
    let done = session::Entity::delete_many()
        .filter(session::Column::EndsAt.lte(now).or(session::Column::SeenAt.lte(idle)))
        .exec(transaction)
        .await?;
    Ok(done.rows_affected)
}

pub(super) async fn insert_failure(
    transaction: &Transaction,
    account: &str,
    network: &str,
    now: Moment,
) -> Result<()> {
    let row = failure::ActiveModel {
        id: NotSet,
        account: Set(account.to_owned()),
        network: Set(network.to_owned()),
        at: Set(now),
    };
    failure::Entity::insert(row).exec_without_returning(transaction).await?;
    Ok(())
}

/// Failures from `network` since a moment: at this account, and at all.
pub(super) async fn failures(
    database: &impl ConnectionTrait,
    account: &str,
    network: &str,
    since: Moment,
) -> Result<(u64, u64)> {
    let from_there = failure::Entity::find()
        .filter(failure::Column::Network.eq(network))
        .filter(failure::Column::At.gt(since));
    let all = from_there.clone().count(database).await?;
    let here = from_there.filter(failure::Column::Account.eq(account)).count(database).await?;
    Ok((here, all))
}

pub(super) async fn forget_failures_at(
    transaction: &Transaction,
    account: &str,
    network: &str,
) -> Result<()> {
    failure::Entity::delete_many()
        .filter(failure::Column::Account.eq(account))
        .filter(failure::Column::Network.eq(network))
        .exec(transaction)
        .await?;
    Ok(())
}

pub(super) async fn sweep_failures(transaction: &Transaction, before: Moment) -> Result<u64> {
    let done = failure::Entity::delete_many()
        .filter(failure::Column::At.lte(before))
        .exec(transaction)
        .await?;
    Ok(done.rows_affected)
}
