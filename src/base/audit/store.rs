//! Adds a line to the record.

use super::{By, Event, entity, wording::Line};
use crate::base::{clock::Moment, database::Transaction, error::Result, ids::PersonId};
use sea_orm::{
    ActiveValue::{NotSet, Set},
    EntityTrait,
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
