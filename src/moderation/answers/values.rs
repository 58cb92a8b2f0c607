//! What was chosen for a comment, what is saved to be used again, a reply that is not published yet.

use crate::base::{
    clock::Moment,
    ids::{AnswerId, CommentId, PersonId, PostId, ReviewId, SavedId},
};
use sea_orm::{DeriveActiveEnum, EnumIter};

/// What was chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text")]
pub enum FollowUp {
    /// The team answers under the comment.
    #[sea_orm(string_value = "here")]
    Here,
    /// Another team was told.
    #[sea_orm(string_value = "passed")]
    Passed,
    /// Those who mend it were told of a fault.
    #[sea_orm(string_value = "fault")]
    Fault,
    /// No reply is needed.
    #[sea_orm(string_value = "none")]
    Nothing,
}

/// How far it has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text")]
pub enum FollowUpStatus {
    /// The answer is owed.
    #[sea_orm(string_value = "open")]
    Open,
    /// It is done.
    #[sea_orm(string_value = "done")]
    Done,
    /// The comment is not published at the moment, so nothing is owed.
    #[sea_orm(string_value = "closed")]
    Closed,
    /// Somebody took the choice back, or the publication.
    #[sea_orm(string_value = "called_off")]
    CalledOff,
}

/// One choice for one comment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// The key.
    pub id: AnswerId,
    /// The comment.
    pub comment: CommentId,
    /// Its post.
    pub post: PostId,
    /// What was chosen.
    pub kind: FollowUp,
    /// How far it has come.
    pub state: FollowUpStatus,
    /// Who is to answer.
    pub owner: Option<PersonId>,
    /// Which team was told.
    pub team: Option<SavedId>,
    /// By when it is to be answered.
    pub due: Option<Moment>,
    /// A note to those who are told; may be empty.
    pub note: String,
    /// Who chose.
    pub person: PersonId,
    /// When.
    pub at: Moment,
    /// The reply that was given, once there is one.
    pub reply: Option<CommentId>,
    /// When it was done.
    pub done: Option<Moment>,
}

/// Where something saved stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text")]
pub enum Shelf {
    /// Teams that comments are passed to.
    #[sea_orm(string_value = "team")]
    Team,
    /// Places that comments belong to.
    #[sea_orm(string_value = "signpost")]
    Signpost,
    /// Replies that are written often.
    #[sea_orm(string_value = "reply")]
    Reply,
}

impl Shelf {
    /// Every shelf.
    pub const ALL: [Self; 3] = [Self::Reply, Self::Signpost, Self::Team];
    /// The most that is offered on one shelf: forms list all of it.
    pub const MOST: u64 = 200;

    /// As addresses spell it.
    pub fn slug(self) -> &'static str {
        match self {
            Self::Team => "teams",
            Self::Signpost => "signposts",
            Self::Reply => "replies",
        }
    }

    /// The shelf that addresses spell so.
    pub fn from_slug(slug: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|shelf| shelf.slug() == slug)
    }
}

/// Something saved to be used again. One that was used is never deleted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SavedText {
    /// The key.
    pub id: SavedId,
    /// Where it stands.
    pub shelf: Shelf,
    /// What people choose it by.
    pub name: String,
    /// A mail address for a team; a page or a mail address for a signpost.
    pub address: String,
    /// What a team does; what a writer is told; the text of a reply.
    pub words: String,
    /// Counts its changes.
    pub version: i64,
    /// Since when it is no longer offered.
    pub retired: Option<Moment>,
}

/// Why something is not saved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NotSaved {
    /// As much is offered on its shelf as may be.
    Full,
    /// Something of that name is offered on its shelf.
    NameTaken,
    /// Somebody else changed it first: as it is now.
    Late(Box<SavedText>),
}

impl NotSaved {
    /// In words.
    pub fn in_words(&self) -> String {
        match self {
            Self::Full => format!(
                "There are {} on this list already, and that is the most. Retire one that is no \
                 longer used first",
                Shelf::MOST
            ),
            Self::NameTaken => {
                "There is one with this name on the list already. Give this one another name, or \
                 change that one"
                    .to_owned()
            }
            Self::Late(_) => {
                "Someone else changed this while you had it open. What you typed is in the fields: \
                 save it again to replace theirs"
                    .to_owned()
            }
        }
    }
}

/// A reply that is not published yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// The comment it answers.
    pub comment: CommentId,
    /// As typed.
    pub body: String,
    /// Who goes on with it.
    pub owner: PersonId,
    /// Who changed it last, and when.
    pub edited: (PersonId, Moment),
    /// Counts its changes.
    pub version: i64,
}

/// A reply, or the correction of one, that a second person is to look at before readers see it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Review {
    /// The key.
    pub id: ReviewId,
    /// The comment that is answered.
    pub comment: CommentId,
    /// The reply that is corrected; none for a new one.
    pub reply: Option<CommentId>,
    /// As typed.
    pub body: String,
    /// Who wrote it, and in whose name it is published.
    pub writer: PersonId,
    /// When it was handed in.
    pub at: Moment,
    /// Who sent it back, and what they said; none while it waits.
    pub returned: Option<(PersonId, String)>,
}

impl Review {
    /// Whether it still waits for a second person.
    pub fn waits(&self) -> bool {
        self.returned.is_none()
    }

    /// Whether its writer took it back.
    pub fn is_recalled(&self) -> bool {
        self.returned.as_ref().is_some_and(|(by, _)| *by == self.writer)
    }
}

/// What came of a reply that somebody sent off.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Given {
    /// It is published, as this comment.
    Published(CommentId),
    /// It waits until a second person has looked at it.
    Waits,
}

/// Why nothing can be done about a published reply, or about one that a second person is to look at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReplyLocked {
    /// The time to take it back is over.
    TooLate,
    /// It is not published any more.
    Gone,
    /// Somebody was faster: it was published, sent back or taken back.
    Overtaken,
    /// A second person must look at it, and this is the first.
    Own,
    /// The same reply stands under the comment already.
    Known,
    /// Another one waits to be looked at.
    Waiting,
}

impl ReplyLocked {
    /// In words.
    pub fn in_words(self) -> &'static str {
        match self {
            Self::TooLate => {
                "The time to take this reply back is over, and the email about it may have left. \
                 You can correct the reply instead"
            }
            Self::Gone => "This reply is no longer published",
            Self::Overtaken => {
                "This reply has already been published, sent back or taken back. Reload the page \
                 again to see which"
            }
            Self::Own => "You wrote this reply, so someone else must look at it",
            Self::Known => "This reply has already been published",
            Self::Waiting => "Another reply is waiting for a second person to look at it",
        }
    }
}

/// Why a choice could not be made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refused {
    /// The comment is not published.
    NotPublished,
    /// Nobody has decided about it.
    NotDecided,
    /// There is no such person, or they cannot answer.
    NoPerson,
    /// There is no such team.
    NoTeam,
    /// Nobody is named who mends faults.
    NobodyMends,
    /// The mail may have left.
    TooLate,
}

impl Refused {
    /// In words.
    pub fn in_words(self) -> &'static str {
        match self {
            Self::NotPublished => "Publish the comment first",
            Self::NotDecided => "Moderate the comment first",
            Self::NoPerson => "Select someone on the team who can answer",
            Self::NoTeam => "Select a team",
            Self::NobodyMends => {
                "Select the team that can fix it, or ask an administrator to add an email for faults in Settings"
            }
            Self::TooLate => "It is too late to take this back: the email may have left",
        }
    }
}

/// Something to be saved, checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewSavedText {
    /// What it is called.
    pub name: String,
    /// A mail address or a page; empty for a reply.
    pub address: String,
    /// What a team does, what a writer is told, or the reply.
    pub words: String,
}

impl NewSavedText {
    /// Whether this stands there already, word for word.
    pub fn is_said_by(&self, saved: &SavedText) -> bool {
        self.name == saved.name && self.address == saved.address && self.words == saved.words
    }
}
