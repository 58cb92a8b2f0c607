//! The record of a comment's writer in a line: `3 published, 1 not published: stay on topic`.
//!
//! Only a confirmed address has a record: anyone can type anyone's.

use crate::{
    base::{
        context::Context,
        error::Result,
        ids::{CommentId, CommenterId},
    },
    conversation::{
        commenters,
        comments::{self, AddressHash, Comment, CommentStatus},
    },
    moderation::{decisions, queue::paths},
};
use std::collections::BTreeMap;

/// A comment that was decided against, and why.
struct Refusal {
    comment: CommentId,
    status: CommentStatus,
    reason: String,
}

/// The records of the writers of some comments.
#[derive(Default)]
pub struct Records {
    counts: BTreeMap<AddressHash, BTreeMap<CommentStatus, u64>>,
    refusals: BTreeMap<AddressHash, Vec<Refusal>>,
    keys: BTreeMap<AddressHash, CommenterId>,
}

impl Records {
    /// Where the whole record of the writer of `comment` is; empty if there is none.
    pub fn address_for(&self, comment: &Comment) -> String {
        match comment.address.as_ref().and_then(|address| self.keys.get(address)) {
            Some(id) if comment.confirmed.is_some() => paths::commenter(*id),
            _ => String::new(),
        }
    }

    /// What became of all comments of an address: `3 published, 1 not published: stay on topic`.
    pub async fn whole(context: &Context, address: &AddressHash) -> Result<String> {
        let records = Self::of_addresses(context, &[address]).await?;
        Ok(records.parts(address, None).join(", "))
    }

    /// Looks the writers of `comments` up.
    pub async fn of(context: &Context, comments: &[Comment]) -> Result<Self> {
        let mut addresses: Vec<&AddressHash> =
            comments.iter().filter_map(|comment| comment.address.as_ref()).collect();
        addresses.sort();
        addresses.dedup();
        Self::of_addresses(context, &addresses).await
    }

    async fn of_addresses(context: &Context, addresses: &[&AddressHash]) -> Result<Self> {
        let database = context.database.read();
        if addresses.is_empty() {
            return Ok(Self::default());
        }
        let keys = commenters::ids_of(database, addresses).await?;
        let counts = comments::records_of(database, addresses).await?;
        let found = comments::refusals_of(database, addresses).await?;
        let ids: Vec<CommentId> = found.iter().map(|(_, id, _)| *id).collect();
        let reasons = decisions::refusals(context.database.read(), &ids).await?;
        let mut refusals: BTreeMap<AddressHash, Vec<Refusal>> = BTreeMap::new();
        for (address, comment, status) in found {
            if let Some(reason) = reasons.get(&comment) {
                let refusal = Refusal { comment, status, reason: reason.clone() };
                refusals.entry(address).or_default().push(refusal);
            }
        }
        Ok(Self { counts, refusals, keys })
    }

    /// The record beside `comment`, without that comment itself; empty where there is none.
    pub fn in_words(&self, comment: &Comment) -> String {
        let Some(address) = &comment.address else {
            return match &comment.person {
                Some(_) => "Written by the team".to_owned(),
                None => String::new(),
            };
        };
        if comment.confirmed.is_none() {
            return String::new();
        }
        let parts = self.parts(address, Some(comment));
        match parts.join(", ") {
            none if none.is_empty() => none,
            parts if comment.claimed.is_none() => {
                format!("{parts} (from this address, which is not confirmed for this comment)")
            }
            parts => parts,
        }
    }

    /// How many are in each state, and why, without the comment `but`.
    fn parts(&self, address: &AddressHash, but: Option<&Comment>) -> Vec<String> {
        self.counts
            .get(address)
            .into_iter()
            .flatten()
            .map(|(status, count)| {
                let itself = but.is_some_and(|but| but.status == *status);
                (*status, count.saturating_sub(u64::from(itself)))
            })
            .filter(|(_, count)| *count > 0)
            .map(|(status, count)| {
                let state = status.in_words().to_lowercase();
                match self.why(address, but.map(|but| but.id), status) {
                    why if why.is_empty() => format!("{count} {state}"),
                    why => format!("{count} {state}: {why}"),
                }
            })
            .collect()
    }

    /// The reasons in this state, the commonest first: `it is off topic (2), it is too long`.
    fn why(&self, address: &AddressHash, but: Option<CommentId>, status: CommentStatus) -> String {
        let mut counted: BTreeMap<&str, u64> = BTreeMap::new();
        for refusal in self.refusals.get(address).into_iter().flatten() {
            if Some(refusal.comment) != but && refusal.status == status {
                *counted.entry(&refusal.reason).or_default() += 1;
            }
        }
        let mut counted: Vec<(&str, u64)> = counted.into_iter().collect();
        counted.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
        let words: Vec<String> = counted
            .into_iter()
            .map(|(reason, count)| match count {
                1 => reason.to_owned(),
                more => format!("{reason} ({more})"),
            })
            .collect();
        words.join(", ")
    }
}
