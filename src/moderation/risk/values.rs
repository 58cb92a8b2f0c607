//! The mark on a comment whose writer, or somebody it speaks of, may be at risk.

use crate::base::{
    clock::Moment,
    ids::{CommentId, PersonId, RiskId},
    mail::{MailStatus, OutboxMail},
};
use chrono::TimeDelta;
use sea_orm::{DeriveActiveEnum, EnumIter};

/// How far it has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text")]
pub enum RiskStatus {
    /// Nobody has said yet what was done.
    #[sea_orm(string_value = "open")]
    Open,
    /// Somebody has; the comment is still kept and not published.
    #[sea_orm(string_value = "handled")]
    Handled,
    /// The mark is taken off, for a reason.
    #[sea_orm(string_value = "cleared")]
    Cleared,
}

/// How far the alert of a mark has come. A page says that it is sent only if a mail server has taken it for
/// somebody.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Alert {
    /// It has not been tried yet.
    Waiting,
    /// At least one person was sent it.
    Sent,
    /// It was tried and reached nobody.
    NotSent,
    /// The blog is not set up to send mail.
    NotSetUp,
    /// Nothing is known of it.
    Unknown,
}

/// So long after it was raised an alert that was never tried is no longer thought to be on its way.
const SOON: TimeDelta = TimeDelta::hours(1);

impl Alert {
    /// By what came of its mails; `leaves` says whether mail leaves the blog now.
    pub fn of(mails: &[OutboxMail], leaves: bool, raised: Moment, now: Moment) -> Self {
        let any = |status| mails.iter().any(|mail| mail.status == status);
        if any(MailStatus::Sent) {
            Self::Sent
        } else if !leaves {
            Self::NotSetUp
        } else if !mails.is_empty() {
            Self::NotSent
        } else if now < raised + SOON {
            Self::Waiting
        } else {
            Self::Unknown
        }
    }
}

impl Mark {
    /// How the Message-IDs of its alert begin: that to the named contact, and those to everybody else.
    pub fn message_ids(&self) -> [String; 2] {
        [format!("risk-{}.", self.id), format!("risk-{}-", self.id)]
    }
}

/// One mark.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    /// The key.
    pub id: RiskId,
    /// The comment.
    pub comment: CommentId,
    /// How far it has come.
    pub state: RiskStatus,
    /// Who set it, and when.
    pub raised: (PersonId, Moment),
    /// Who said what was done, and when.
    pub handled: Option<(PersonId, Moment)>,
    /// What was done.
    pub done: String,
    /// Who took it off, and when.
    pub cleared: Option<(PersonId, Moment)>,
    /// Why it was taken off.
    pub reason: String,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::ids::{JobId, MailId};

    fn alert(statuses: &[MailStatus], leaves: bool, minutes: i64) -> Alert {
        let now = Moment::UNIX_EPOCH;
        let mails: Vec<OutboxMail> = statuses
            .iter()
            .map(|status| OutboxMail {
                id: MailId(1),
                job: JobId(1),
                kind: String::new(),
                address: String::new(),
                status: *status,
                tries: 1,
                answer: None,
                queued: now,
                tried: now,
            })
            .collect();
        Alert::of(&mails, leaves, now, now + TimeDelta::minutes(minutes))
    }

    #[test]
    fn an_alert_is_called_sent_only_if_it_was() {
        use MailStatus::{Failed, Filed, Sent, Waiting};
        for (statuses, leaves, minutes, expected) in [
            (&[][..], true, 0, Alert::Waiting),
            (&[], true, 60, Alert::Unknown),
            (&[], false, 0, Alert::NotSetUp),
            (&[Filed], false, 0, Alert::NotSetUp),
            (&[Filed], true, 0, Alert::NotSent),
            (&[Waiting], true, 0, Alert::NotSent),
            (&[Failed, Waiting], true, 0, Alert::NotSent),
            (&[Failed, Sent], true, 0, Alert::Sent),
            (&[Sent], false, 0, Alert::Sent),
        ] {
            assert_eq!(alert(statuses, leaves, minutes), expected, "{statuses:?} {leaves}");
        }
    }
}
