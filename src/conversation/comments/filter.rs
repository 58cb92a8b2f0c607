//! Which comments a list of the desk is about.

use super::CommentStatus;
use crate::{
    base::{
        clock::Moment,
        ids::{CommentId, PostId},
    },
    conversation::comments::address_hash::AddressHash,
};

/// After which comment a page begins: its moment and its key.
pub type Cursor = (Moment, CommentId);

/// Which comments are wanted. Only the state must be said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CommentFilter {
    /// The state they are in.
    pub status: CommentStatus,
    /// The post they stand under.
    pub post: Option<PostId>,
    /// Part of the name of their writer.
    pub name: Option<String>,
    /// The mail address they were sent with, confirmed or not.
    pub address: Option<AddressHash>,
    /// The code of a rule that marked them; one that ends in a colon is what the codes begin with.
    pub mark: Option<String>,
    /// Words that their text holds, all of them.
    pub words: Vec<String>,
    /// Sent at this moment or later.
    pub sent_from: Option<Moment>,
    /// Sent before this moment.
    pub sent_until: Option<Moment>,
    /// Due at this moment or later; asked of waiting ones only.
    pub due_from: Option<Moment>,
    /// Due before this moment; asked of waiting ones only.
    pub due_until: Option<Moment>,
}

impl CommentFilter {
    /// All comments in this state.
    pub fn all(status: CommentStatus) -> Self {
        Self {
            status,
            post: None,
            name: None,
            address: None,
            mark: None,
            words: Vec::new(),
            sent_from: None,
            sent_until: None,
            due_from: None,
            due_until: None,
        }
    }

    /// Whether each comment has to be looked at, since no index answers it.
    pub fn looks_inside(&self) -> bool {
        self.reads_words()
            || self.mark.is_some()
            || self.sent_from.is_some()
            || self.sent_until.is_some()
    }

    /// Whether the words of each comment have to be read, which no database does for all languages.
    pub fn reads_words(&self) -> bool {
        self.name.is_some() || !self.words.is_empty()
    }
}
