//! The table `comments`.

use crate::{
    base::{
        clock::Moment,
        ids::{CommentId, PersonId, PostId},
    },
    conversation::comments::CommentStatus,
};
use sea_orm::entity::prelude::*;

#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "comments")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: CommentId,
    pub post_id: PostId,
    /// The comment it is kept under.
    pub parent_id: Option<CommentId>,
    /// The comment it answers, if it stands beside that one since it is too deep to stand under it.
    pub answered_id: Option<CommentId>,
    /// The comment that began the thread; none for that comment itself.
    pub thread_id: Option<CommentId>,
    /// The keys of what it answers, from the second comment of the thread down, and its own: ten figures
    /// each. None for the comment that began the thread.
    pub thread_path: Option<String>,
    pub depth: i64,
    pub status: CommentStatus,
    pub person_id: Option<PersonId>,
    pub name: String,
    pub body: String,
    pub html: String,
    pub render_version: i64,
    pub email: Option<String>,
    pub notify: bool,
    pub email_confirmed_at: Option<Moment>,
    /// A keyed hash of the address; it outlives the address itself.
    pub address_hash: Option<String>,
    /// When its writer showed, by a link in a mail, that the comment is theirs.
    pub claimed_at: Option<Moment>,
    /// When the owner of the address said that the comment is not theirs.
    pub disowned_at: Option<Moment>,
    /// When its words were erased at its writer's wish.
    pub erased_at: Option<Moment>,
    /// When its writer wished that, while it may not be erased yet.
    pub erasure_wished_at: Option<Moment>,
    /// When its words were deleted on their date, it having been decided against.
    pub words_gone_at: Option<Moment>,
    /// When the writer of the comment that this one answers was told of it.
    pub reply_told_at: Option<Moment>,
    pub network: Option<String>,
    /// The networks around that one, counted together while that matters.
    pub neighbourhood: Option<String>,
    pub submission_digest: String,
    /// The same for comments that say the same; empty where that is not known.
    pub text_digest: String,
    /// Nearly the same bits for nearly the same texts.
    pub text_shape: i64,
    pub nonce: String,
    pub form_key: Option<String>,
    pub sent_at: Moment,
    pub due_at: Moment,
    pub edited_at: Option<Moment>,
    pub published_at: Option<Moment>,
    pub decided_at: Option<Moment>,
    pub version: i64,
    /// How like spam the filter found it, from 0 to 100.
    pub spam_score: Option<i64>,
    /// The comment that was not published and that this one says in other words.
    pub rewrites: Option<CommentId>,
    /// When it was last put back among those that wait; its clock began anew then.
    pub put_back_at: Option<Moment>,
}

#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
