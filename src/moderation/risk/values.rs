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
/// the person who is named to be told, or where nobody is, for somebody other than who raised it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Alert {
    /// It has not been tried yet.
    Waiting,
    /// Who must know was sent it.
    Sent,
    /// Others were sent it, and the named contact was not.
    NotToContact,
    /// It was tried and reached nobody.
    NotSent,
    /// The blog is not set up to send mail.
    NotSetUp,
    /// Nothing is known of it.
    Unknown,
}

/// Whom an alert is for.
#[derive(Debug, Clone, Copy)]
pub struct AlertFor<'a> {
    /// The address of the contact who is named to be told; may be empty.
    pub contact: &'a str,
    /// The address of whoever raised it, who knows already.
    pub raised_by: &'a str,
}

/// So long after it was raised an alert may be on its way without a try.
const SOON: TimeDelta = TimeDelta::minutes(2);
/// After that long one that was never tried is not known to be tried at all.
const LATER: TimeDelta = TimeDelta::hours(1);

impl Alert {
    /// By what came of its mails; `leaves` says whether mail leaves the blog now.
    pub fn of(
        mails: &[OutboxMail],
        whom: AlertFor<'_>,
        leaves: bool,
        raised: Moment,
        now: Moment,
    ) -> Self {
        let sent = || mails.iter().filter(|mail| mail.status == MailStatus::Sent);
        let to_contact = sent().any(|mail| mail.address == whom.contact);
        let to_others = sent().any(|mail| mail.address != whom.raised_by);
        if to_contact || (whom.contact.is_empty() && to_others) {
            Self::Sent
        } else if !leaves {
            Self::NotSetUp
        } else if to_others {
            Self::NotToContact
        } else if !mails.is_empty() {
            Self::NotSent
        } else if now < raised + SOON {
            Self::Waiting
        } else if now < raised + LATER {
            Self::NotSent
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

    const WHOM: AlertFor<'_> = AlertFor { contact: "duty@x", raised_by: "mo@x" };

    fn alert(
        mails: &[(&str, MailStatus)],
        whom: AlertFor<'_>,
        leaves: bool,
        minutes: i64,
    ) -> Alert {
        let now = Moment::UNIX_EPOCH;
        let mails: Vec<OutboxMail> = mails
            .iter()
            .map(|(address, status)| OutboxMail {
                id: MailId(1),
                job: JobId(1),
                kind: String::new(),
                address: (*address).to_owned(),
                status: *status,
                tries: 1,
                answer: None,
                queued: now,
                tried: now,
            })
            .collect();
        Alert::of(&mails, whom, leaves, now, now + TimeDelta::minutes(minutes))
    }

    #[test]
    fn an_alert_is_called_sent_only_if_who_must_know_was_sent_it() {
        use MailStatus::{Failed, Filed, Sent, Waiting};
        let nobody = AlertFor { contact: "", ..WHOM };
        for (mails, whom, leaves, minutes, expected) in [
            (&[][..], WHOM, true, 1, Alert::Waiting),
            (&[], WHOM, true, 2, Alert::NotSent),
            (&[], WHOM, true, 60, Alert::Unknown),
            (&[], WHOM, false, 0, Alert::NotSetUp),
            (&[("duty@x", Filed)], WHOM, false, 0, Alert::NotSetUp),
            (&[("duty@x", Filed)], WHOM, true, 0, Alert::NotSent),
            (&[("duty@x", Waiting)], WHOM, true, 0, Alert::NotSent),
            (&[("duty@x", Sent)], WHOM, true, 0, Alert::Sent),
            (&[("duty@x", Sent)], WHOM, false, 0, Alert::Sent),
            (&[("duty@x", Failed), ("ada@x", Sent)], WHOM, true, 0, Alert::NotToContact),
            (&[("duty@x", Failed), ("mo@x", Sent)], WHOM, true, 0, Alert::NotSent),
            (&[("mo@x", Sent), ("ada@x", Failed)], nobody, true, 0, Alert::NotSent),
            (&[("mo@x", Sent), ("ada@x", Sent)], nobody, true, 0, Alert::Sent),
            (&[("mo@x", Sent)], AlertFor { contact: "mo@x", ..WHOM }, true, 0, Alert::Sent),
        ] {
            assert_eq!(
                alert(mails, whom, leaves, minutes),
                expected,
                "{mails:?} {whom:?} {leaves}"
            );
        }
    }
}
