//! What a person wants to be told, and the links in what they are told.

use crate::{
    base::{
        clock::Moment,
        ids::{CommentId, MailLinkId, PersonId},
        keys::Keys,
    },
    conversation::comments::{Comment, CommentStatus},
    moderation::decisions::Ruling,
    team::accounts::{LinkCode, Moderator},
};
use sea_orm::{DeriveActiveEnum, EnumIter};

/// When a person is told of comments that wait.
#[derive(Debug, Clone, Copy, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text")]
pub enum Choice {
    /// A few minutes after they come.
    #[sea_orm(string_value = "at_once")]
    AtOnce,
    /// Once a working day.
    #[sea_orm(string_value = "daily")]
    Daily,
    /// Never.
    #[sea_orm(string_value = "none")]
    None,
}

impl Choice {
    /// As the database and the form spell it.
    pub fn code(self) -> &'static str {
        match self {
            Self::AtOnce => "at_once",
            Self::Daily => "daily",
            Self::None => "none",
        }
    }

    /// The choice that is spelt so.
    pub fn from_code(code: &str) -> Option<Self> {
        [Self::AtOnce, Self::Daily, Self::None].into_iter().find(|one| one.code() == code)
    }
}

/// What one person wants, and how mail to them fares.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wish {
    /// When they are told.
    pub choice: Choice,
    /// At which hour of a London day, if once a day.
    pub hour: u32,
    /// The London date of the last daily mail.
    pub digest_on: Option<String>,
    /// The London date of the last warning.
    pub warned_on: Option<String>,
    /// When the mail server last refused mail to them for good.
    pub refused: Option<Moment>,
}

impl Default for Wish {
    fn default() -> Self {
        Self { choice: Choice::AtOnce, hour: 9, digest_on: None, warned_on: None, refused: None }
    }
}

/// What a link does once its button is pressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text")]
pub enum Act {
    /// Publishes the comment.
    #[sea_orm(string_value = "publish")]
    Publish,
    /// Marks it as spam.
    #[sea_orm(string_value = "spam")]
    Spam,
}

impl Act {
    /// Every act, in the order of the mail.
    pub const ALL: [Self; 2] = [Self::Publish, Self::Spam];

    /// As the database spells it.
    pub fn code(self) -> &'static str {
        match self {
            Self::Publish => "publish",
            Self::Spam => "spam",
        }
    }

    /// As a moderator decides it.
    pub fn ruling(self) -> Ruling {
        match self {
            Self::Publish => Ruling::Publish,
            Self::Spam => Ruling::Spam,
        }
    }

    /// As the button says it.
    pub fn button(self) -> &'static str {
        match self {
            Self::Publish => "Publish this comment",
            Self::Spam => "Mark this comment as spam",
        }
    }
}

/// A link that was mailed to a moderator.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// The key.
    pub id: MailLinkId,
    /// To whom.
    pub person: PersonId,
    /// About which comment.
    pub comment: CommentId,
    /// As it was at this version.
    pub version: i64,
    /// What the button does.
    pub act: Act,
    /// Random, and a part of the code in the address.
    pub nonce: String,
    /// When it ends.
    pub ends: Moment,
    /// When its button was pressed.
    pub used: Option<Moment>,
}

impl Link {
    /// The last part of its address: it can be worked out from the row and the blog's key, and is
    /// kept nowhere.
    pub fn token(&self, keys: &Keys) -> String {
        let id = self.id.to_string();
        format!("{id}-{}", LinkCode::make(keys, self.person, &self.parts()).as_str())
    }

    /// The link that a token speaks of, and the code that should prove it.
    pub fn read(token: &str) -> Option<(MailLinkId, LinkCode)> {
        let (id, code) = token.split_once('-')?;
        let plain =
            !id.is_empty() && id.bytes().all(|b| b.is_ascii_digit()) && !id.starts_with('0');
        let id = id.parse().ok().filter(|_| plain)?;
        Some((MailLinkId(id), LinkCode::given(code)))
    }

    /// What the code in the address stands for, besides the person.
    pub fn parts(&self) -> [String; 5] {
        [
            self.id.to_string(),
            self.comment.to_string(),
            self.version.to_string(),
            self.act.code().to_owned(),
            self.nonce.clone(),
        ]
    }

    /// How it stands at `now` with the comment as it is.
    pub fn standing(&self, comment: &Comment, now: Moment) -> Standing {
        if self.used.is_some() {
            Standing::Used
        } else if comment.version != self.version || comment.status != CommentStatus::Waiting {
            Standing::Overtaken
        } else if self.ends <= now {
            Standing::Ended
        } else {
            Standing::Ready
        }
    }
}

/// How a link stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// Its button can be pressed.
    Ready,
    /// Its button was pressed.
    Used,
    /// The comment is not any more as it was when the mail left.
    Overtaken,
    /// Its time is over.
    Ended,
}

/// A link that was opened by whoever holds it.
#[derive(Debug, Clone)]
pub struct OpenedLink {
    /// The link.
    pub link: Link,
    /// The person it was mailed to, who may still decide.
    pub moderator: Moderator,
    /// The comment as it is.
    pub comment: Comment,
    /// How the link stands.
    pub standing: Standing,
}
