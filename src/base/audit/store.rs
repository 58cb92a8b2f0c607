//! Adds a line to the record and reads lines back.

use super::{By, Subject, entity};
use crate::base::{clock::Moment, database::Transaction, error::Result, ids::PersonId};
use sea_orm::{
    ActiveValue::{NotSet, Set},
    ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder,
};

/// One line of the record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// When.
    pub at: Moment,
    /// The person of the team who acted; nobody's key if it was a reader, the program or the operator.
    pub person: Option<PersonId>,
    /// The kind of actor: `person`, `reader`, `program` or `operator`.
    pub actor: String,
    /// What was done, as a code such as `published`.
    pub action: String,
    /// Codes that say more, such as `waiting→published`.
    pub detail: String,
}

/// Adds one line, in the transaction of the change that it tells of.
pub async fn record(
    transaction: &Transaction,
    at: Moment,
    by: By,
    action: &str,
    subject: Subject,
    detail: &str,
) -> Result<()> {
    let (actor, person_id) = match by {
        By::Person(PersonId(id)) => ("person", Some(id)),
        By::Reader => ("reader", None),
        By::Program => ("program", None),
        By::Operator => ("operator", None),
    };
    let (subject, subject_id) = subject.parts();
    let row = entity::ActiveModel {
        id: NotSet,
        at: Set(at),
        actor: Set(actor.to_owned()),
        person_id: Set(person_id),
        action: Set(action.to_owned()),
        subject: Set(subject.to_owned()),
        subject_id: Set(subject_id),
        detail: Set(detail.to_owned()),
    };
    entity::Entity::insert(row).exec_without_returning(transaction).await?;
    Ok(())
}

/// What was done to one subject, newest first.
pub async fn history(database: &impl ConnectionTrait, subject: Subject) -> Result<Vec<Line>> {
    let (name, id) = subject.parts();
    let rows = entity::Entity::find()
        .filter(entity::Column::Subject.eq(name))
        .filter(entity::Column::SubjectId.eq(id))
        .order_by_desc(entity::Column::Id)
        .all(database)
        .await?;
    Ok(rows
        .into_iter()
        .map(|row| Line {
            at: row.at,
            person: row.person_id.map(PersonId),
            actor: row.actor,
            action: row.action,
            detail: row.detail,
        })
        .collect())
}
