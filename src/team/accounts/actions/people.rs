//! People added, looked up, given roles, deactivated. Each change ends the sessions it must.

use crate::{
    base::{
        audit::{self, By, Event},
        clock::Moment,
        context::Context,
        database::Transaction,
        error::{AppError, Result},
        ids::PersonId,
    },
    team::accounts::{
        Administrator, EmailAddress, Member, Password, Person, PersonName, password,
        roles::Roles,
        store::{self, NewPerson},
        values::PersonRefused,
    },
};

/// A person to be added.
#[derive(Debug, Clone)]
pub struct AddPerson {
    /// What they sign in with.
    pub email: EmailAddress,
    /// What readers see.
    pub name: PersonName,
    /// Their first password.
    pub password: Password,
    /// What they may do; at least one.
    pub roles: Roles,
    /// What stands beside an official reply.
    pub job: String,
    /// For their page.
    pub biography: String,
}

/// Adds a person, unless the address is taken. `by` says on whose word: the operator's, or the first
/// administrator's own. Somebody of the team who adds the same person once more has added them already.
pub async fn add_person(
    context: &Context,
    by: By,
    new: &AddPerson,
) -> Result<Result<PersonId, PersonRefused>> {
    let now = context.clock.now();
    let hash = &password::hash(&new.password).await?;
    let added = context
        .database
        .write(|transaction| async move {
            if store::by_email(&transaction, &new.email).await?.is_some() {
                return Ok(Err(PersonRefused::EmailTaken));
            }
            let slug = free_slug(&transaction, new.name.as_str()).await?;
            let id = store::insert(
                &transaction,
                &NewPerson {
                    email: &new.email,
                    name: &new.name,
                    slug: &slug,
                    job: &new.job,
                    biography: &new.biography,
                    hash,
                    temporary: matches!(by, By::Person(_)),
                    roles: &new.roles,
                },
                now,
            )
            .await?;
            audit::record(&transaction, now, by, Event::PersonAdded(id, codes(&new.roles))).await?;
            Ok(Ok(id))
        })
        .await
        // Two added somebody of this address at the same moment.
        .or_else(AppError::taken_as(Err(PersonRefused::EmailTaken)))?;
    match added {
        Err(PersonRefused::EmailTaken) if matches!(by, By::Person(_)) => {
            let same = added_already(context, new).await?;
            Ok(same.ok_or(PersonRefused::EmailTaken))
        }
        other => Ok(other),
    }
}

/// The person who was added just like this, password and all, and has not signed in yet.
async fn added_already(context: &Context, new: &AddPerson) -> Result<Option<PersonId>> {
    let found = store::by_email(context.database.read(), &new.email).await?;
    let Some(found) = found else { return Ok(None) };
    let person = &found.person;
    let alike = person.name == new.name.as_str()
        && (&person.job, &person.biography, &person.roles)
            == (&new.job, &new.biography, &new.roles)
        && person.active
        && person.last_sign_in_at.is_none();
    if !alike {
        return Ok(None);
    }
    let verdict = password::verify(new.password.as_typed(), Some(&found.hash)).await?;
    Ok((verdict != password::Verdict::Wrong).then_some(person.id))
}

fn codes(roles: &Roles) -> Vec<&'static str> {
    roles.iter().map(|role| role.code()).collect()
}

async fn free_slug(transaction: &Transaction, name: &str) -> Result<String> {
    let base = match slug::slugify(name) {
        empty if empty.is_empty() => "person".to_owned(),
        slug => slug,
    };
    let mut slug = base.clone();
    let mut number = 2;
    while store::by_slug(transaction, &slug).await?.is_some() {
        slug = format!("{base}-{number}");
        number += 1;
    }
    Ok(slug)
}

/// Everybody of the team, by name.
pub async fn people(context: &Context) -> Result<Vec<Person>> {
    store::all(context.database.read()).await
}

/// The person with this key.
pub async fn person(context: &Context, id: PersonId) -> Result<Person> {
    store::by_id(context.database.read(), id)
        .await?
        .map(|found| found.person)
        .ok_or(AppError::NotFound)
}

/// The person with this mail address, if there is one.
pub async fn person_by_email(context: &Context, email: &EmailAddress) -> Result<Option<Person>> {
    Ok(store::by_email(context.database.read(), email).await?.map(|found| found.person))
}

/// Makes the skeletons of names anew that are not there, or that an earlier version of Unicode's tables
/// made in another way.
pub async fn prepare(context: &Context) -> Result<()> {
    if store::stale_skeletons(context.database.read()).await?.is_empty() {
        return Ok(());
    }
    context
        .database
        .write(|transaction| async move {
            for (id, own) in store::stale_skeletons(&transaction).await? {
                store::set_skeleton(&transaction, id, &own).await?;
            }
            Ok(())
        })
        .await
}

/// Acts for `person` on the word of the operator, who has the machine anyway.
pub fn as_operator(person: Person) -> Member {
    Member::by_operator(person)
}

/// Gives a person a new password and ends all their sessions.
pub async fn reset_password(context: &Context, by: By, id: PersonId, new: &Password) -> Result<()> {
    let hash = &password::hash(new).await?;
    changed(context, by, id, Event::PasswordReset(id), |transaction| async move {
        store::set_password(&transaction, id, hash).await
    })
    .await
}

/// Takes a person's way in, unless nobody would be left to administer the blog. What they wrote keeps
/// their name.
pub async fn deactivate(
    context: &Context,
    by: By,
    id: PersonId,
) -> Result<Result<(), PersonRefused>> {
    let event = Event::PersonDeactivated(id);
    changed_unless_last(context, by, id, event, |transaction| async move {
        store::set_state(&transaction, id, false).await
    })
    .await
}

/// Lets a person in again.
pub async fn reactivate(
    context: &Context,
    administrator: &Administrator,
    id: PersonId,
) -> Result<()> {
    let by = By::Person(administrator.id());
    changed(context, by, id, Event::PersonReactivated(id), |transaction| async move {
        store::set_state(&transaction, id, true).await
    })
    .await
}

/// Gives a person these roles and no others, unless nobody would be left to administer the blog.
pub async fn change_roles(
    context: &Context,
    administrator: &Administrator,
    id: PersonId,
    roles: &Roles,
) -> Result<Result<(), PersonRefused>> {
    let by = By::Person(administrator.id());
    let event = Event::RolesChanged(id, codes(roles));
    changed_unless_last(context, by, id, event, |transaction| async move {
        store::set_roles(&transaction, id, roles).await
    })
    .await
}

/// Changes what readers see of the member.
pub async fn change_profile(
    context: &Context,
    member: &Member,
    name: &PersonName,
    job: &str,
    biography: &str,
) -> Result<()> {
    let now = context.clock.now();
    let id = member.id();
    context
        .database
        .write(|transaction| async move {
            store::set_profile(&transaction, id, name, job, biography).await?;
            audit::record(&transaction, now, By::Person(id), Event::ProfileChanged(id)).await
        })
        .await
}

/// Forgets where a person was reached before, once they have been told there.
pub async fn forget_former_address(context: &Context, id: PersonId) -> Result<()> {
    context
        .database
        .write(|transaction| async move { store::forget_former_email(&transaction, id).await })
        .await
}

/// Says whether the member is told by mail of comments that are published on their posts.
pub async fn set_notices(context: &Context, member: &Member, tell: bool) -> Result<()> {
    let now = context.clock.now();
    let id = member.id();
    context
        .database
        .write(|transaction| async move {
            store::set_notices(&transaction, id, tell).await?;
            audit::record(&transaction, now, By::Person(id), Event::NoticesChanged(id, tell)).await
        })
        .await
}

/// Makes a change to a person that takes nobody's right away, as [`change_within`].
async fn changed<W>(
    context: &Context,
    by: By,
    id: PersonId,
    event: Event,
    change: impl Fn(Transaction) -> W,
) -> Result<()>
where
    W: Future<Output = Result<()>>,
{
    let (now, change, event) = (context.clock.now(), &change, &event);
    context
        .database
        .write(|transaction| async move {
            transaction.one_at_a_time(PEOPLE).await?;
            change_within(&transaction, by, id, event, now, change).await
        })
        .await
}

/// As [`changed`], for a change that may take the last of the administrators: that one is refused.
async fn changed_unless_last<W>(
    context: &Context,
    by: By,
    id: PersonId,
    event: Event,
    change: impl Fn(Transaction) -> W,
) -> Result<Result<(), PersonRefused>>
where
    W: Future<Output = Result<()>>,
{
    let (now, change, event) = (context.clock.now(), &change, &event);
    context
        .database
        .write_unless_refused(|transaction| async move {
            transaction.one_at_a_time(PEOPLE).await?;
            let before = store::count_administrators(&transaction).await?;
            change_within(&transaction, by, id, event, now, change).await?;
            if before > 0 && store::count_administrators(&transaction).await? == 0 {
                return Ok(Err(PersonRefused::LastAdministrator));
            }
            Ok(Ok(()))
        })
        .await
}

/// What changes people waits in this line, so that of two administrators not each takes the other away.
pub(super) const PEOPLE: &str = "people";

/// Makes a change to a person, writes it down, and ends their sessions. Where they have signed in from
/// is forgotten, since it may be somebody else who did.
async fn change_within<W>(
    transaction: &Transaction,
    by: By,
    id: PersonId,
    event: &Event,
    now: Moment,
    change: &impl Fn(Transaction) -> W,
) -> Result<()>
where
    W: Future<Output = Result<()>>,
{
    if store::by_id(transaction, id).await?.is_none() {
        return Err(AppError::NotFound);
    }
    change(transaction.clone()).await?;
    store::end_sessions(transaction, id, None).await?;
    store::forget_networks_of(transaction, id).await?;
    audit::record(transaction, now, by, event.clone()).await
}
