//! The lists of the outbox.

use crate::base::mail::MailStatus;

/// A list of the outbox.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OutboxList {
    /// What was refused or given up, and what reached nobody since mail is not set up.
    Unsent,
    /// What is tried again by itself.
    Waiting,
    /// What a mail server took.
    Sent,
}

impl OutboxList {
    /// All of them, in their order.
    pub const ALL: [Self; 3] = [Self::Unsent, Self::Waiting, Self::Sent];

    /// As addresses and forms say it.
    pub fn code(self) -> &'static str {
        match self {
            Self::Unsent => "failed",
            Self::Waiting => "waiting",
            Self::Sent => "sent",
        }
    }

    /// What an address or a form says; the first list if it says nothing that is known.
    pub fn read(code: Option<&str>) -> Self {
        Self::ALL.into_iter().find(|list| Some(list.code()) == code).unwrap_or(Self::Unsent)
    }

    /// The mails on it.
    pub fn statuses(self) -> &'static [MailStatus] {
        match self {
            Self::Unsent => &[MailStatus::Failed, MailStatus::Filed],
            Self::Waiting => &[MailStatus::Waiting],
            Self::Sent => &[MailStatus::Sent],
        }
    }
}
