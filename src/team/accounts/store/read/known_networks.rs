//! Where people have signed in from.

use crate::{
    base::{clock::Moment, database::Connection, error::Result},
    team::accounts::entity::known_network::{Column, Entity},
};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};

pub async fn is_known_network(database: &Connection, mark: &str, since: Moment) -> Result<bool> {
    let found = Entity::find()
        .filter(Column::Mark.eq(mark))
        .filter(Column::SeenAt.gt(since))
        .count(database)
        .await?;
    Ok(found > 0)
}
