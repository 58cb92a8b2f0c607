//! Who is on which comment.

use crate::{
    base::{clock::Moment, database::Transaction, error::Result},
    moderation::teamwork::{
        Claim,
        entity::claim::{ActiveModel, Column, Entity},
    },
};
use sea_orm::{
    ActiveValue::{NotSet, Set},
    ColumnTrait, EntityTrait, QueryFilter,
    sea_query::OnConflict,
};

/// Keeps a claim; one of the same person on the same comment goes on.
pub async fn put_claim(transaction: &Transaction, claim: &Claim) -> Result<()> {
    let row = ActiveModel {
        id: NotSet,
        comment_id: Set(claim.comment),
        person_id: Set(claim.person),
        at: Set(claim.at),
        until: Set(claim.until),
    };
    Entity::insert(row)
        .on_conflict(
            OnConflict::columns([Column::CommentId, Column::PersonId])
                .update_columns([Column::At, Column::Until])
                .to_owned(),
        )
        .exec_without_returning(transaction.connection())
        .await?;
    Ok(())
}

/// Forgets claims that have run out.
pub async fn sweep_claims(transaction: &Transaction, now: Moment) -> Result<()> {
    Entity::delete_many().filter(Column::Until.lte(now)).exec(transaction.connection()).await?;
    Ok(())
}
