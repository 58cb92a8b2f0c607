//! How much was sent lately: counted in the transaction that takes the next comment, so that the
//! limits hold however many nodes take comments.
//!
//! What everybody sends to one post is counted by neighbourhood, and each counts with a share at most:
//! nobody can use up the room of all others from one place.

use crate::{
    base::{clock::Moment, database::Connection, error::Result, ids::PostId},
    conversation::comments::{
        entity::comment::{Column, Entity},
        neighbourhood,
    },
};
use chrono::TimeDelta;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

/// How many comments came lately.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct RecentCounts {
    /// From the network in the last minute.
    pub a_minute: u64,
    /// From the network in the last hour.
    pub an_hour: u64,
    /// From its block in the last hour.
    pub from_block: u64,
    /// From its neighbourhood in the last hour.
    pub from_around: u64,
    /// To the post in the last hour, with no more than a share from each neighbourhood.
    pub to_post: u64,
}

/// What is counted.
#[derive(Debug, Clone, Copy)]
pub struct RateScope<'a> {
    /// The network of the next comment.
    pub network: &'a str,
    /// Its post.
    pub post: PostId,
    /// Now.
    pub now: Moment,
    /// The most that a neighbourhood counts for on one post.
    pub share: u64,
    /// Where counting a neighbourhood ends, the newest first.
    pub most: u64,
}

/// Counts what came in the hour before.
pub async fn sent_since(database: &Connection, counting: RateScope<'_>) -> Result<RecentCounts> {
    let RateScope { network, post, now, share, most } = counting;
    let hour = now - TimeDelta::hours(1);
    let minute = now - TimeDelta::minutes(1);
    let near: Vec<(Option<String>, Moment)> = Entity::find()
        .select_only()
        .columns([Column::Network, Column::SentAt])
        .filter(Column::Neighbourhood.eq(neighbourhood::of(network)))
        .filter(Column::SentAt.gt(hour))
        .order_by_desc(Column::SentAt)
        .limit(most)
        .into_tuple()
        .all(database)
        .await?;
    let block = neighbourhood::block_of(network);
    let mut sent = RecentCounts::default();
    for (from, at) in &near {
        let from = from.as_deref().unwrap_or("");
        let here = from == network;
        sent.from_around += 1;
        sent.from_block += u64::from(here || neighbourhood::block_of(from) == block);
        sent.an_hour += u64::from(here);
        sent.a_minute += u64::from(here && *at > minute);
    }
    let to_post: Vec<i64> = Entity::find()
        .select_only()
        .column_as(Column::Id.count(), "count")
        .filter(Column::PostId.eq(post))
        .filter(Column::SentAt.gt(hour))
        .group_by(Column::Neighbourhood)
        .into_tuple()
        .all(database)
        .await?;
    sent.to_post = to_post.into_iter().map(|count| count.unsigned_abs().min(share)).sum();
    Ok(sent)
}
