//! Pauses of the whole blog, and the terms on which one post takes comments.

use crate::{
    base::{
        clock::{Moment, is_just_now, typed},
        ids::{PauseId, PersonId},
    },
    web::TextRule,
};
use chrono::{Days, NaiveDate};
use sea_orm::{DeriveActiveEnum, EnumIter};

/// A time in which the whole blog takes no comments, as before an election.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pause {
    /// The key.
    pub id: PauseId,
    /// When it begins.
    pub starts: Moment,
    /// When it is over; none if that is not known yet.
    pub ends: Option<Moment>,
    /// What the team calls it.
    pub title: String,
    /// Why, in words for readers that go on after “because”.
    pub because: String,
    /// Who entered it or changed it last.
    pub person: PersonId,
    /// When it was called off.
    pub cancelled: Option<Moment>,
    /// Counts its changes.
    pub version: i64,
}

impl Pause {
    /// Whether it is under way at `moment`.
    pub fn covers(&self, moment: Moment) -> bool {
        self.cancelled.is_none()
            && self.starts <= moment
            && self.ends.is_none_or(|ends| moment < ends)
    }

    /// Whether some moment lies in both this pause and the time from `starts` to `ends`.
    pub fn meets(&self, starts: Moment, ends: Option<Moment>) -> bool {
        self.cancelled.is_none()
            && ends.is_none_or(|ends| self.starts < ends)
            && self.ends.is_none_or(|own| starts < own)
    }

    /// Whether it is still to come or to end at `now`.
    pub fn is_to_come(&self, now: Moment) -> bool {
        self.cancelled.is_none() && self.ends.is_none_or(|ends| now < ends)
    }
}

/// A pause to be entered, checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewPause {
    /// When it begins.
    pub starts: Moment,
    /// When it is over.
    pub ends: Option<Moment>,
    /// What the team calls it.
    pub title: String,
    /// Why, for readers.
    pub because: Because,
}

impl NewPause {
    /// Whether `pause` is this one, entered already; one that begins at once begins when it was entered.
    pub fn is_entered_as(&self, pause: &Pause) -> bool {
        let starts = pause.starts == self.starts
            || pause.starts < self.starts && is_just_now(pause.starts, self.starts);
        starts
            && pause.cancelled.is_none()
            && pause.ends == self.ends
            && pause.title == self.title
            && pause.because == self.because.as_str()
    }
}

/// Why comments are not taken: words for readers that go on after “because”.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Because(String);

const BECAUSE: TextRule =
    TextRule { subject: "Reason", empty: "Enter the reason, for readers", most: 200, lines: false };

impl Because {
    /// The words, without a final full stop.
    pub fn read(text: &str) -> Result<Self, String> {
        BECAUSE.take(text).map(|text| Self(text.trim_end_matches('.').to_owned()))
    }

    /// As text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// When the comments of a post close by themselves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text")]
pub enum Closing {
    /// As the settings of the blog say.
    #[sea_orm(string_value = "as_blog")]
    AsBlog,
    /// At a moment of its own.
    #[sea_orm(string_value = "on_date")]
    OnDate,
    /// They do not.
    #[sea_orm(string_value = "never")]
    Never,
}

impl Closing {
    /// As a form spells it.
    pub fn code(self) -> &'static str {
        match self {
            Self::AsBlog => "as_blog",
            Self::OnDate => "on_date",
            Self::Never => "never",
        }
    }

    /// The choice that a form spells so.
    pub fn from_code(code: &str) -> Option<Self> {
        [Self::AsBlog, Self::OnDate, Self::Never].into_iter().find(|one| one.code() == code)
    }
}

/// On what terms one post takes comments.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Terms {
    /// When the post was first published.
    pub published: Option<Moment>,
    /// When somebody closed the comments by hand.
    pub closed: Option<Moment>,
    /// Why they are closed, or will be; may be empty.
    pub because: String,
    /// When they open, if not with the post.
    pub opens: Option<Moment>,
    /// Whether they close by themselves.
    pub closing: Closing,
    /// When, if at a moment of their own.
    pub closes: Option<Moment>,
}

impl Terms {
    /// Comments open for good from the first day.
    pub const OPEN: Self = Self {
        published: None,
        closed: None,
        because: String::new(),
        opens: None,
        closing: Closing::Never,
        closes: None,
    };

    /// When the comments close by themselves on a blog that closes them `after` so many days.
    pub fn closes_on(&self, after: Option<u32>) -> Option<Moment> {
        match self.closing {
            Closing::Never => None,
            Closing::OnDate => self.closes,
            Closing::AsBlog => {
                // Comments that open later than the post have their days counted from then.
                let from = self.opens.max(self.published)?;
                let last = crate::base::clock::london::date_of(from)
                    .checked_add_days(Days::new(after?.into()))
                    .unwrap_or(NaiveDate::MAX);
                Some(typed::end_of(last))
            }
        }
    }
}
