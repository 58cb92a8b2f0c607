//! How much was sent lately: counted in the transaction that takes the next comment, so that the
//! limits hold however many nodes take comments.

use crate::{
    clock::Moment,
    comments::entity::comment::{Column, Entity},
    error::Result,
    ids::PostId,
};
use chrono::TimeDelta;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter};

/// How many comments came lately.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sent {
    /// From the network in the last minute.
    pub a_minute: u64,
    /// From the network in the last hour.
    pub an_hour: u64,
    /// To the post in the last hour.
    pub to_post: u64,
}

/// Counts what came before `now` from `network` and to `post`.
pub async fn sent_since(
    database: &impl ConnectionTrait,
    network: &str,
    post: PostId,
    now: Moment,
) -> Result<Sent> {
    let from_there = Entity::find().filter(Column::Network.eq(network));
    let hour = now - TimeDelta::hours(1);
    Ok(Sent {
        a_minute: from_there
            .clone()
            .filter(Column::SentAt.gt(now - TimeDelta::minutes(1)))
            .count(database)
            .await?,
        an_hour: from_there.filter(Column::SentAt.gt(hour)).count(database).await?,
        to_post: Entity::find()
            .filter(Column::PostId.eq(post))
            .filter(Column::SentAt.gt(hour))
            .count(database)
            .await?,
    })
}
