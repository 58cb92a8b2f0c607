//! Who is on which comment.

use crate::{
    base::{clock::Moment, database::Transaction, error::Result, ids::CommentId},
    moderation::teamwork::{
        Claim,
        entity::claim::{ActiveModel, Column, Entity, Model},
    },
};
use sea_orm::{
    ActiveValue::{NotSet, Set},
    ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder,
    sea_query::OnConflict,
};

impl From<Model> for Claim {
    fn from(row: Model) -> Self {
        Self { comment: row.comment_id, person: row.person_id, at: row.at, until: row.until }
    }
}

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
        .exec_without_returning(transaction)
        .await?;
    Ok(())
}

/// Forgets claims that have run out.
pub async fn sweep_claims(transaction: &Transaction, now: Moment) -> Result<()> {
    Entity::delete_many().filter(Column::Until.lte(now)).exec(transaction).await?;
    Ok(())
}

/// The claims on these comments that have not run out, the newest first.
pub async fn claims_of(
    database: &impl ConnectionTrait,
    comments: &[CommentId],
    now: Moment,
) -> Result<Vec<Claim>> {
    Ok(Entity::find()
        .filter(Column::CommentId.is_in(comments.iter().copied()))
        .filter(Column::Until.gt(now))
        .order_by_desc(Column::At)
        .all(database)
        .await?
        .into_iter()
        .map(Claim::from)
        .collect())
}
