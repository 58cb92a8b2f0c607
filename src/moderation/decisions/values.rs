//! Reasons and rulings.

use crate::{
    base::{
        clock::Moment,
        error::AppError,
        ids::{CommentId, DecisionId, GuidelineId, PersonId, SavedId},
    },
    conversation::{
        comments::{Action, Comment, CommentStatus},
        guidelines,
    },
};
use std::str::FromStr;

/// A comment that was ticked, at the version that was seen.
pub type SeenComment = (CommentId, i64);

/// Why a comment is not published although it breaks no guideline.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PlainReason {
    /// It says what another comment says.
    Duplicate,
    /// It is about one person's own case.
    PersonalCase,
    /// Another team can answer it.
    BelongsElsewhere,
    /// Its writer asked.
    WriterAsked,
    /// The team has answered in private.
    HandledPrivately,
}

impl PlainReason {
    /// Every outcome, in the order of the form.
    pub const ALL: [Self; 5] = [
        Self::Duplicate,
        Self::PersonalCase,
        Self::BelongsElsewhere,
        Self::WriterAsked,
        Self::HandledPrivately,
    ];

    /// As the database and the form spell it.
    pub fn code(self) -> &'static str {
        match self {
            Self::Duplicate => "duplicate",
            Self::PersonalCase => "personal_case",
            Self::BelongsElsewhere => "belongs_elsewhere",
            Self::WriterAsked => "writer_asked",
            Self::HandledPrivately => "handled_privately",
        }
    }

    /// As the moderator chooses it.
    pub fn in_words(self) -> &'static str {
        match self {
            Self::Duplicate => "Same comment sent twice",
            Self::PersonalCase => "About a personal case",
            Self::BelongsElsewhere => "Another team should answer",
            Self::WriterAsked => "The writer asked us not to publish it",
            Self::HandledPrivately => "We replied privately",
        }
    }

    /// As the writer is told.
    pub fn to_writer(self) -> &'static str {
        match self {
            Self::Duplicate => "You sent this comment more than once. We published one of them.",
            Self::PersonalCase => {
                "It is about your own case, which we cannot discuss here in public."
            }
            Self::BelongsElsewhere => "Another team can answer this better than we can.",
            Self::WriterAsked => "You asked us not to publish it.",
            Self::HandledPrivately => "We have replied to you privately.",
        }
    }
}

impl FromStr for PlainReason {
    type Err = ();

    fn from_str(code: &str) -> Result<Self, ()> {
        Self::ALL.into_iter().find(|outcome| outcome.code() == code).ok_or(())
    }
}

/// Why a comment is not published, or is taken down.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// It breaks a guideline.
    Guideline(GuidelineId),
    /// It breaks none.
    Plain(PlainReason),
    /// It belongs elsewhere, where this signpost points.
    Signpost(SavedId),
}

impl Reason {
    /// As a form sends it: `g12` for a guideline, `s3` for a signpost, or the code of an outcome.
    pub fn code(self) -> String {
        match self {
            Self::Guideline(id) => guidelines::form_code(id),
            Self::Plain(outcome) => outcome.code().to_owned(),
            Self::Signpost(id) => format!("s{id}"),
        }
    }
}

impl FromStr for Reason {
    type Err = ();

    /// As [`Reason::code`] writes it.
    fn from_str(code: &str) -> Result<Self, ()> {
        if let Ok(outcome) = code.parse() {
            return Ok(Self::Plain(outcome));
        }
        let signpost = code.strip_prefix('s').and_then(|id| id.parse().ok()).filter(|id| *id > 0);
        signpost
            .map(|id| Self::Signpost(SavedId(id)))
            .or_else(|| guidelines::from_form_code(code).map(Self::Guideline))
            .ok_or(())
    }
}

/// What a moderator decides, with what that needs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ruling {
    /// Let everyone read it.
    Publish,
    /// Do not, for a reason, with a note to the writer that may be empty.
    Refuse(Reason, String),
    /// It is spam.
    Spam,
    /// Take it down, for a reason, with a note to the writer that may be empty.
    Remove(Reason, String),
    /// Put it back among those that wait.
    Restore,
}

impl Ruling {
    /// What is done to the comment.
    pub fn action(&self) -> Action {
        match self {
            Self::Publish => Action::Publish,
            Self::Refuse(..) => Action::Refuse,
            Self::Spam => Action::Spam,
            Self::Remove(..) => Action::Remove,
            Self::Restore => Action::Restore,
        }
    }

    /// Whether it keeps the comment from readers.
    pub fn is_against(&self) -> bool {
        matches!(self, Self::Refuse(..) | Self::Spam | Self::Remove(..))
    }

    /// Why.
    pub fn reason(&self) -> Option<Reason> {
        match self {
            Self::Refuse(reason, _) | Self::Remove(reason, _) => Some(*reason),
            _ => None,
        }
    }

    /// The note to the writer; may be empty.
    pub fn note(&self) -> &str {
        match self {
            Self::Refuse(_, note) | Self::Remove(_, note) => note,
            _ => "",
        }
    }
}

/// A decision as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decision {
    /// The key.
    pub id: DecisionId,
    /// The comment.
    pub comment: CommentId,
    /// Who decided.
    pub person: Option<PersonId>,
    /// What was done.
    pub action: Action,
    /// The state before.
    pub before: CommentStatus,
    /// The state after.
    pub after: CommentStatus,
    /// The guideline it broke.
    pub guideline: Option<GuidelineId>,
    /// Which wording of it is quoted.
    pub guideline_version: Option<i64>,
    /// The outcome that breaks none.
    pub outcome: Option<PlainReason>,
    /// Where it belongs instead.
    pub signpost: Option<SavedId>,
    /// The note to the writer; may be empty.
    pub note: String,
    /// When.
    pub at: Moment,
    /// The version of the comment that was decided about.
    pub version: i64,
    /// When it was undone.
    pub undone: Option<Moment>,
    /// The first of the decisions that were made together with it.
    pub batch: Option<DecisionId>,
}

impl Decision {
    /// The guideline it broke, in the wording that is quoted.
    pub fn quoted(&self) -> Option<(GuidelineId, Option<i64>)> {
        self.guideline.map(|id| (id, self.guideline_version))
    }

    /// Why, if a reason was asked for.
    pub fn reason(&self) -> Option<Reason> {
        let signpost = self.signpost.map(Reason::Signpost);
        let outcome = signpost.or(self.outcome.map(Reason::Plain));
        self.guideline.map(Reason::Guideline).or(outcome)
    }
}

/// Why nothing can be decided about a comment, whatever the ruling says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotDecided {
    /// Its writer has sent the same comment again, and that one stands.
    SentAgain,
    /// Its writer had its words erased.
    WordsErased,
    /// Its words went on their date.
    WordsDeleted,
    /// Its post is withdrawn, so it cannot be published.
    PostWithdrawn,
    /// Someone may be at risk, so it cannot be published.
    AtRisk,
}

impl NotDecided {
    /// Where the words of `comment` have gone.
    pub fn without_words(comment: &Comment) -> Self {
        if comment.erased.is_some() { Self::WordsErased } else { Self::WordsDeleted }
    }

    /// In words.
    pub fn in_words(self) -> &'static str {
        match self {
            Self::SentAgain => {
                "The writer has sent the same comment again, and that one is waiting or published. \
                 Moderate that one."
            }
            Self::WordsErased => {
                "The person who wrote this comment has had its words deleted, so there is nothing left to decide. \
                 Earlier decisions stay as they are."
            }
            Self::WordsDeleted => {
                "We deleted the words of this comment on their date, so there is nothing left to decide. \
                 Earlier decisions stay as they are."
            }
            Self::PostWithdrawn => {
                "The post has been withdrawn, so a comment on it cannot be published."
            }
            Self::AtRisk => {
                "There is an alert on this comment that someone may be at risk, so it cannot be published. \
                 Open the comment to see what was done and to remove the alert."
            }
        }
    }
}

impl From<NotDecided> for AppError {
    fn from(refused: NotDecided) -> Self {
        Self::Conflict(refused.in_words().to_owned())
    }
}

/// What was done, as a past: `published it`.
pub fn past(action: Action) -> &'static str {
    match action {
        Action::Publish => "published it",
        Action::Refuse => "did not publish it",
        Action::Spam => "marked it as spam",
        Action::Remove => "removed it",
        Action::Restore => "put it back into the queue",
        Action::Withdraw => "withdrew it",
    }
}

/// What became of it, as a state: `Published`.
pub fn done(action: Action) -> &'static str {
    match action {
        Action::Publish => "Published",
        Action::Refuse => "Not published",
        Action::Spam => "Marked as spam",
        Action::Remove => "Removed",
        Action::Restore => "Put back into the queue",
        Action::Withdraw => "Withdrawn",
    }
}
