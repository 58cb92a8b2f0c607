//! People and the roles they hold.

use crate::{
    base::{
        clock::Moment,
        database::{Connection, Transaction},
        error::Result,
        ids::PersonId,
    },
    team::accounts::{
        EmailAddress, Person, PersonName, Role,
        entity::{person, role},
        roles::Roles,
    },
};
use sea_orm::{
    ActiveValue::{NotSet, Set},
    ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait,
};
use std::collections::BTreeMap;

/// A person together with the hash of their password.
pub(in crate::team::accounts) struct WithPassword {
    pub(in crate::team::accounts) person: Person,
    pub(in crate::team::accounts) hash: String,
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
        active: row.state == person::PersonStatus::Active,
        tell_of_comments: row.tell_of_comments,
        last_sign_in_at: row.last_sign_in_at,
        single_keys: row.single_keys,
    }
}

async fn roles_of(database: &Connection, ids: &[PersonId]) -> Result<BTreeMap<PersonId, Roles>> {
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

async fn with_roles(database: &Connection, rows: Vec<person::Model>) -> Result<Vec<Person>> {
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

pub(in crate::team::accounts) async fn all(database: &Connection) -> Result<Vec<Person>> {
    let rows = person::Entity::find()
        .order_by_asc(person::Column::Name)
        .order_by_asc(person::Column::Id)
        .all(database)
        .await?;
    with_roles(database, rows).await
}

pub(in crate::team::accounts) async fn by_ids(
    database: &Connection,
    ids: &[PersonId],
) -> Result<Vec<Person>> {
    let rows = person::Entity::find()
        .filter(person::Column::Id.is_in(ids.iter().copied()))
        .all(database)
        .await?;
    with_roles(database, rows).await
}

pub(in crate::team::accounts) async fn by_slug(
    database: &Connection,
    slug: &str,
) -> Result<Option<Person>> {
    let rows = person::Entity::find().filter(person::Column::Slug.eq(slug)).all(database).await?;
    Ok(with_roles(database, rows).await?.pop())
}

pub(in crate::team::accounts) async fn by_email(
    database: &Connection,
    email: &EmailAddress,
) -> Result<Option<WithPassword>> {
    let row = person::Entity::find()
        .filter(person::Column::Email.eq(email.as_str()))
        .one(database)
        .await?;
    with_password(database, row).await
}

pub(in crate::team::accounts) async fn by_id(
    database: &Connection,
    id: PersonId,
) -> Result<Option<WithPassword>> {
    let row = person::Entity::find_by_id(id).one(database).await?;
    with_password(database, row).await
}

async fn with_password(
    database: &Connection,
    row: Option<person::Model>,
) -> Result<Option<WithPassword>> {
    let Some(row) = row else { return Ok(None) };
    let hash = row.password_hash.clone();
    let person = with_roles(database, vec![row]).await?.pop();
    Ok(person.map(|person| WithPassword { person, hash }))
}

pub(in crate::team::accounts) async fn count_administrators(database: &Connection) -> Result<u64> {
    let holders = role::Entity::find()
        .filter(role::Column::Role.eq(Role::Administrator))
        .select_only()
        .column(role::Column::PersonId)
        .into_query();
    Ok(person::Entity::find()
        .filter(person::Column::State.eq(person::PersonStatus::Active))
        .filter(person::Column::Id.in_subquery(holders))
        .count(database)
        .await?)
}

/// What a new person is made of.
pub(in crate::team::accounts) struct NewPerson<'a> {
    pub(in crate::team::accounts) email: &'a EmailAddress,
    pub(in crate::team::accounts) name: &'a PersonName,
    pub(in crate::team::accounts) slug: &'a str,
    pub(in crate::team::accounts) job: &'a str,
    pub(in crate::team::accounts) biography: &'a str,
    pub(in crate::team::accounts) hash: &'a str,
    pub(in crate::team::accounts) roles: &'a Roles,
}

pub(in crate::team::accounts) async fn insert(
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
        state: Set(person::PersonStatus::Active),
        created_at: Set(now),
        last_sign_in_at: Set(None),
        version: Set(1),
        tell_of_comments: Set(true),
        single_keys: Set(false),
    };
    let id = person::Entity::insert(row).exec(transaction.connection()).await?.last_insert_id;
    insert_roles(transaction, id, new.roles).await?;
    Ok(id)
}

async fn insert_roles(transaction: &Transaction, id: PersonId, roles: &Roles) -> Result<()> {
    let rows = roles.iter().map(|&role| role::ActiveModel { person_id: Set(id), role: Set(role) });
    role::Entity::insert_many(rows).exec_without_returning(transaction.connection()).await?;
    Ok(())
}

pub(in crate::team::accounts) async fn set_roles(
    transaction: &Transaction,
    id: PersonId,
    roles: &Roles,
) -> Result<()> {
    role::Entity::delete_many()
        .filter(role::Column::PersonId.eq(id))
        .exec(transaction.connection())
        .await?;
    insert_roles(transaction, id, roles).await
}

pub(in crate::team::accounts) async fn set_password(
    transaction: &Transaction,
    id: PersonId,
    hash: &str,
) -> Result<()> {
    person::Entity::update_many()
        .set(person::ActiveModel { password_hash: Set(hash.to_owned()), ..Default::default() })
        .filter(person::Column::Id.eq(id))
        .exec(transaction.connection())
        .await?;
    Ok(())
}

pub(in crate::team::accounts) async fn set_state(
    transaction: &Transaction,
    id: PersonId,
    active: bool,
) -> Result<()> {
    let state =
        if active { person::PersonStatus::Active } else { person::PersonStatus::Deactivated };
    person::Entity::update_many()
        .set(person::ActiveModel { state: Set(state), ..Default::default() })
        .filter(person::Column::Id.eq(id))
        .exec(transaction.connection())
        .await?;
    Ok(())
}

pub(in crate::team::accounts) async fn set_profile(
    transaction: &Transaction,
    id: PersonId,
    name: &PersonName,
    job: &str,
    biography: &str,
) -> Result<()> {
    person::Entity::update_many()
        .set(person::ActiveModel {
            name: Set(name.as_str().to_owned()),
            job: Set(job.to_owned()),
            biography: Set(biography.to_owned()),
            ..Default::default()
        })
        .filter(person::Column::Id.eq(id))
        .exec(transaction.connection())
        .await?;
    Ok(())
}

pub(in crate::team::accounts) async fn set_notices(
    transaction: &Transaction,
    id: PersonId,
    tell: bool,
) -> Result<()> {
    person::Entity::update_many()
        .set(person::ActiveModel { tell_of_comments: Set(tell), ..Default::default() })
        .filter(person::Column::Id.eq(id))
        .exec(transaction.connection())
        .await?;
    Ok(())
}

pub(in crate::team::accounts) async fn set_single_keys(
    transaction: &Transaction,
    id: PersonId,
    on: bool,
) -> Result<()> {
    person::Entity::update_many()
        .set(person::ActiveModel { single_keys: Set(on), ..Default::default() })
        .filter(person::Column::Id.eq(id))
        .exec(transaction.connection())
        .await?;
    Ok(())
}
