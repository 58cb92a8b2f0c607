//! The list of what was erased: hashes and keys only.

use crate::{
    base::{
        clock::Moment,
        database::Connection,
        error::Result,
        ids::{CommentId, PersonId},
    },
    conversation::comments::AddressHash,
    moderation::records::entity::{Column, Entity, Model},
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

/// Something that was erased.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Erasure {
    /// Whose.
    pub address: AddressHash,
    /// The one comment; none if it was everything from the address.
    pub comment: Option<CommentId>,
    /// The person of the team; none if the writer did it.
    pub person: Option<PersonId>,
    /// How many comments.
    pub comments: u64,
    /// When.
    pub at: Moment,
}

impl From<Model> for Erasure {
    fn from(row: Model) -> Self {
        Self {
            address: AddressHash::from_stored(row.address_hash),
            comment: row.comment_id,
            person: row.person_id,
            comments: row.comments.unsigned_abs(),
            at: row.at,
        }
    }
}

impl Erasure {
    /// As a line of the list that is kept apart from the database: hash (`-` for none), key or `all`,
    /// moment.
    pub fn as_line(&self) -> String {
        let hash = match self.address.as_str() {
            "" => "-",
            hash => hash,
        };
        let comment = self.comment.map_or_else(|| "all".to_owned(), |id| id.to_string());
        format!("{hash} {comment} {}\n", self.at.to_rfc3339())
    }

    /// Whose comments such a line names, which, and when it was written; nothing if it is no such line.
    pub fn read(line: &str) -> Option<(AddressHash, Option<CommentId>, Moment)> {
        let mut parts = line.split_whitespace();
        let (hash, comment, at) = (parts.next()?, parts.next()?, parts.next()?.parse().ok()?);
        let hash = if hash == "-" { "" } else { hash };
        let comment = match comment {
            "all" if !hash.is_empty() => None,
            key => Some(CommentId(key.parse().ok()?)),
        };
        Some((AddressHash::from_stored(hash.to_owned()), comment, at))
    }
}

/// The list, the newest first.
pub async fn erasures(database: &Connection, most: u64) -> Result<Vec<Erasure>> {
    Ok(Entity::find()
        .order_by_desc(Column::Id)
        .limit(most)
        .all(database)
        .await?
        .into_iter()
        .map(Erasure::from)
        .collect())
}

/// What was erased at `since` or later.
pub async fn erasures_since(database: &Connection, since: Moment) -> Result<Vec<Erasure>> {
    let rows = Entity::find().filter(Column::At.gte(since)).all(database).await?;
    Ok(rows.into_iter().map(Erasure::from).collect())
}
