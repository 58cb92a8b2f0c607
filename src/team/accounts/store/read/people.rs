//! People and the roles they hold.

use crate::{
    base::{database::Connection, error::Result, ids::PersonId, skeleton::skeleton},
    team::accounts::{
        EmailAddress, Person, Role,
        entity::{person, role},
        roles::Roles,
    },
};
use sea_orm::{
    ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait,
};
use std::collections::{BTreeMap, BTreeSet};

/// A person together with the hash of their password.
pub struct WithPassword {
    pub person: Person,
    pub hash: String,
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
        temporary_password: row.temporary_password,
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

/// Everybody of the team, by name.
pub async fn all(database: &Connection) -> Result<Vec<Person>> {
    let rows = person::Entity::find()
        .order_by_asc(person::Column::Name)
        .order_by_asc(person::Column::Id)
        .all(database)
        .await?;
    with_roles(database, rows).await
}

/// Those with these keys, in no order.
pub async fn by_ids(database: &Connection, ids: &[PersonId]) -> Result<Vec<Person>> {
    let rows = person::Entity::find()
        .filter(person::Column::Id.is_in(ids.iter().copied()))
        .all(database)
        .await?;
    with_roles(database, rows).await
}

/// The person whose page has this address, if there is one.
pub async fn by_slug(database: &Connection, slug: &str) -> Result<Option<Person>> {
    let rows = person::Entity::find().filter(person::Column::Slug.eq(slug)).all(database).await?;
    Ok(with_roles(database, rows).await?.pop())
}

pub async fn by_email(database: &Connection, email: &EmailAddress) -> Result<Option<WithPassword>> {
    let row = person::Entity::find()
        .filter(person::Column::Email.eq(email.as_str()))
        .one(database)
        .await?;
    with_password(database, row).await
}

pub async fn by_id(database: &Connection, id: PersonId) -> Result<Option<WithPassword>> {
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

/// Where a person was reached before, until they have been told there of another address.
pub async fn former_email(database: &Connection, id: PersonId) -> Result<Option<String>> {
    let row = person::Entity::find_by_id(id).one(database).await?;
    Ok(row.and_then(|row| row.former_email))
}

/// Whether anybody has a name with one of these skeletons.
pub async fn is_named_one_of(database: &Connection, skeletons: &BTreeSet<String>) -> Result<bool> {
    let found: Option<PersonId> = person::Entity::find()
        .select_only()
        .column(person::Column::Id)
        .filter(person::Column::NameSkeleton.is_in(skeletons))
        .limit(1)
        .into_tuple()
        .one(database)
        .await?;
    Ok(found.is_some())
}

/// Everybody whose skeleton is not that of the name, and what it should be.
pub async fn stale_skeletons(database: &Connection) -> Result<Vec<(PersonId, String)>> {
    let rows: Vec<(PersonId, String, Option<String>)> = person::Entity::find()
        .select_only()
        .column(person::Column::Id)
        .column(person::Column::Name)
        .column(person::Column::NameSkeleton)
        .into_tuple()
        .all(database)
        .await?;
    Ok(rows
        .into_iter()
        .map(|(id, name, kept)| (id, skeleton(&name), kept))
        .filter(|(_, own, kept)| kept.as_ref() != Some(own))
        .map(|(id, own, _)| (id, own))
        .collect())
}

pub async fn count_administrators(database: &Connection) -> Result<u64> {
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
