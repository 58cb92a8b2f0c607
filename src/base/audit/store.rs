//! Adds a line to the record, and finds one.

use super::{By, Event, entity, wording::Line};
use crate::base::{
    clock::Moment,
    database::{Connection, Transaction},
    error::Result,
    ids::PersonId,
};
use sea_orm::{
    ActiveValue::{NotSet, Set},
    ColumnTrait, EntityTrait, QueryFilter,
};

/// Adds one line, in the transaction of the change that it tells of.
pub async fn record(transaction: &Transaction, at: Moment, by: By, event: Event) -> Result<()> {
    let (actor, person_id) = match by {
        By::Person(PersonId(id)) => ("person", Some(id)),
        By::Reader => ("reader", None),
        By::Program => ("program", None),
        By::Operator => ("operator", None),
    };
    let Line { action, subject, subject_id, detail } = event.line();
    let row = entity::ActiveModel {
        id: NotSet,
        at: Set(at),
        actor: Set(actor.to_owned()),
        person_id: Set(person_id),
        action: Set(action.to_owned()),
        subject: Set(subject.to_owned()),
        subject_id: Set(subject_id),
        detail: Set(detail),
    };
    entity::Entity::insert(row).exec_without_returning(transaction.connection()).await?;
    Ok(())
}

/// Whether there is a line that says just this of `person`: who presses a button twice finds what came
/// of the first.
pub async fn is_recorded(database: &Connection, person: PersonId, event: &Event) -> Result<bool> {
    let Line { action, subject, subject_id, detail } = event.line();
    let mut found = entity::Entity::find()
        .filter(entity::Column::Subject.eq(subject))
        .filter(entity::Column::PersonId.eq(person.0))
        .filter(entity::Column::Action.eq(action))
        .filter(entity::Column::Detail.eq(detail));
    if let Some(id) = subject_id {
        found = found.filter(entity::Column::SubjectId.eq(id));
    }
    Ok(found.one(database).await?.is_some())
}

/// Whether there is a line of this, by whomever. Few lines may have its subject: all of them are looked at.
pub async fn has_happened(database: &Connection, event: &Event) -> Result<bool> {
    let Line { action, subject, .. } = event.line();
    let found = entity::Entity::find()
        .filter(entity::Column::Subject.eq(subject))
        .filter(entity::Column::Action.eq(action));
    Ok(found.one(database).await?.is_some())
}
