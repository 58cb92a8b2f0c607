//! Adds to the list of what was erased: called by actions and jobs alone.

use crate::{
    base::{database::Transaction, error::Result},
    moderation::records::{
        entity::{ActiveModel, Entity},
        store::read::Erasure,
    },
};
use sea_orm::{
    ActiveValue::{NotSet, Set},
    EntityTrait,
};

/// Adds a line to the list.
pub async fn note_erasure(transaction: &Transaction, new: &Erasure) -> Result<()> {
    let row = ActiveModel {
        id: NotSet,
        address_hash: Set(new.address.as_str().to_owned()),
        comment_id: Set(new.comment),
        person_id: Set(new.person),
        comments: Set(i64::try_from(new.comments).unwrap_or(i64::MAX)),
        at: Set(new.at),
    };
    Entity::insert(row).exec_without_returning(transaction.connection()).await?;
    Ok(())
}
