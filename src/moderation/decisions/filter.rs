//! Which decisions a list is about, and where it goes on.

use crate::{
    base::{
        clock::Moment,
        ids::{DecisionId, PersonId, PostId},
    },
    conversation::comments::Action,
};

/// Which decisions: all that are not excluded.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DecisionFilter {
    /// Only those of this person.
    pub person: Option<PersonId>,
    /// Only of this kind.
    pub action: Option<Action>,
    /// Only about comments on this post.
    pub post: Option<PostId>,
    /// Only those made then or later.
    pub from: Option<Moment>,
    /// Only those made before.
    pub until: Option<Moment>,
}

/// After which decision a page begins: when it was made, and its key.
pub type DecisionCursor = (Moment, DecisionId);
