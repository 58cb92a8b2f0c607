//! Where people have signed in from.

use crate::{
    base::{clock::Moment, database::Transaction, error::Result, ids::PersonId},
    team::accounts::entity::known_network::{ActiveModel, Column, Entity},
};
use sea_orm::{
    ActiveValue::{NotSet, Set},
    ColumnTrait, EntityTrait, QueryFilter,
    sea_query::OnConflict,
};

pub async fn know_network(
    transaction: &Transaction,
    person: PersonId,
    mark: &str,
    now: Moment,
) -> Result<()> {
    let row = ActiveModel {
        id: NotSet,
        person_id: Set(person),
        mark: Set(mark.to_owned()),
        seen_at: Set(now),
    };
    let again = OnConflict::column(Column::Mark).update_column(Column::SeenAt).to_owned();
    Entity::insert(row).on_conflict(again).exec_without_returning(transaction.connection()).await?;
    Ok(())
}

pub async fn forget_networks_of(transaction: &Transaction, person: PersonId) -> Result<()> {
    Entity::delete_many()
        .filter(Column::PersonId.eq(person))
        .exec(transaction.connection())
        .await?;
    Ok(())
}

pub async fn sweep_networks(transaction: &Transaction, before: Moment) -> Result<()> {
    Entity::delete_many().filter(Column::SeenAt.lte(before)).exec(transaction.connection()).await?;
    Ok(())
}
