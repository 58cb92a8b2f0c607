//! People and the roles they hold.

use crate::{
    base::{
        clock::Moment, database::Transaction, error::Result, ids::PersonId, skeleton::skeleton,
    },
    team::accounts::{
        EmailAddress, PersonName,
        entity::{person, role},
        roles::Roles,
    },
};
use sea_orm::{
    ActiveValue::{NotSet, Set},
    ColumnTrait, EntityTrait, QueryFilter,
};

/// What a new person is made of.
pub struct NewPerson<'a> {
    pub email: &'a EmailAddress,
    pub name: &'a PersonName,
    pub slug: &'a str,
    pub job: &'a str,
    pub biography: &'a str,
    pub hash: &'a str,
    /// Whether somebody else knows the password.
    pub temporary: bool,
    pub roles: &'a Roles,
}

pub async fn insert(
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
        name_skeleton: Set(Some(skeleton(new.name.as_str()))),
        temporary_password: Set(new.temporary),
        former_email: Set(None),
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

pub async fn set_roles(transaction: &Transaction, id: PersonId, roles: &Roles) -> Result<()> {
    role::Entity::delete_many()
        .filter(role::Column::PersonId.eq(id))
        .exec(transaction.connection())
        .await?;
    insert_roles(transaction, id, roles).await
}

pub async fn set_password(transaction: &Transaction, id: PersonId, hash: &str) -> Result<()> {
    person::Entity::update_many()
        .set(person::ActiveModel { password_hash: Set(hash.to_owned()), ..Default::default() })
        .filter(person::Column::Id.eq(id))
        .exec(transaction.connection())
        .await?;
    Ok(())
}

/// Says whether the password is one that somebody else knows.
pub async fn set_temporary(transaction: &Transaction, id: PersonId, given: bool) -> Result<()> {
    person::Entity::update_many()
        .set(person::ActiveModel { temporary_password: Set(given), ..Default::default() })
        .filter(person::Column::Id.eq(id))
        .exec(transaction.connection())
        .await?;
    Ok(())
}

/// Writes another address. The one `before` is kept until the person has been told there; an earlier one
/// where they have not been told yet stays.
pub async fn set_email(
    transaction: &Transaction,
    id: PersonId,
    email: &EmailAddress,
    before: &str,
) -> Result<()> {
    person::Entity::update_many()
        .set(person::ActiveModel { email: Set(email.as_str().to_owned()), ..Default::default() })
        .filter(person::Column::Id.eq(id))
        .exec(transaction.connection())
        .await?;
    person::Entity::update_many()
        .set(person::ActiveModel {
            former_email: Set(Some(before.to_owned())),
            ..Default::default()
        })
        .filter(person::Column::Id.eq(id))
        .filter(person::Column::FormerEmail.is_null())
        .exec(transaction.connection())
        .await?;
    Ok(())
}

pub async fn forget_former_email(transaction: &Transaction, id: PersonId) -> Result<()> {
    person::Entity::update_many()
        .set(person::ActiveModel { former_email: Set(None), ..Default::default() })
        .filter(person::Column::Id.eq(id))
        .exec(transaction.connection())
        .await?;
    Ok(())
}

pub async fn set_state(transaction: &Transaction, id: PersonId, active: bool) -> Result<()> {
    let state =
        if active { person::PersonStatus::Active } else { person::PersonStatus::Deactivated };
    person::Entity::update_many()
        .set(person::ActiveModel { state: Set(state), ..Default::default() })
        .filter(person::Column::Id.eq(id))
        .exec(transaction.connection())
        .await?;
    Ok(())
}

pub async fn set_profile(
    transaction: &Transaction,
    id: PersonId,
    name: &PersonName,
    job: &str,
    biography: &str,
) -> Result<()> {
    person::Entity::update_many()
        .set(person::ActiveModel {
            name: Set(name.as_str().to_owned()),
            name_skeleton: Set(Some(skeleton(name.as_str()))),
            job: Set(job.to_owned()),
            biography: Set(biography.to_owned()),
            ..Default::default()
        })
        .filter(person::Column::Id.eq(id))
        .exec(transaction.connection())
        .await?;
    Ok(())
}

pub async fn set_skeleton(transaction: &Transaction, id: PersonId, own: &str) -> Result<()> {
    person::Entity::update_many()
        .set(person::ActiveModel { name_skeleton: Set(Some(own.to_owned())), ..Default::default() })
        .filter(person::Column::Id.eq(id))
        .exec(transaction.connection())
        .await?;
    Ok(())
}

pub async fn set_notices(transaction: &Transaction, id: PersonId, tell: bool) -> Result<()> {
    person::Entity::update_many()
        .set(person::ActiveModel { tell_of_comments: Set(tell), ..Default::default() })
        .filter(person::Column::Id.eq(id))
        .exec(transaction.connection())
        .await?;
    Ok(())
}

pub async fn set_single_keys(transaction: &Transaction, id: PersonId, on: bool) -> Result<()> {
    person::Entity::update_many()
        .set(person::ActiveModel { single_keys: Set(on), ..Default::default() })
        .filter(person::Column::Id.eq(id))
        .exec(transaction.connection())
        .await?;
    Ok(())
}
