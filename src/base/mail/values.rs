//! The outbox: which mail was tried, to whom, and what came of it. It holds no word of any mail: a mail
//! that is sent again is written anew by the job it belongs to.

use crate::base::{
    clock::Moment,
    ids::{CommentId, JobId, MailId},
};
use sea_orm::{DeriveActiveEnum, EnumIter};

/// What came of a mail so far.
#[derive(Debug, Clone, Copy, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text")]
pub enum MailStatus {
    /// It was not taken yet and is tried again.
    #[sea_orm(string_value = "waiting")]
    Waiting,
    /// A mail server took it.
    #[sea_orm(string_value = "sent")]
    Sent,
    /// It was written as a file, which reaches nobody.
    #[sea_orm(string_value = "filed")]
    Filed,
    /// It was refused for good, or given up.
    #[sea_orm(string_value = "failed")]
    Failed,
}

/// A mail in the outbox.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutboxMail {
    /// The key.
    pub id: MailId,
    /// The job that writes it.
    pub job: JobId,
    /// The kind of that job, which says what the mail is.
    pub kind: String,
    /// To whom.
    pub address: String,
    /// What came of it so far.
    pub status: MailStatus,
    /// How often it was tried.
    pub tries: i64,
    /// What was answered when it was not taken: the mail server's words, or ours.
    pub answer: Option<String>,
    /// When the job was queued.
    pub queued: Moment,
    /// When it was tried last.
    pub tried: Moment,
}

/// A mail as it is tried.
#[derive(Debug)]
pub(super) struct Attempt<'a> {
    pub job: JobId,
    pub kind: &'static str,
    pub queued: Moment,
    pub message_id: &'a str,
    pub address: &'a str,
    pub commenter: Option<&'a str>,
    pub comment: Option<CommentId>,
}

/// How many mails there are of each kind that somebody should know of.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct OutboxCounts {
    /// Not taken yet.
    pub waiting: u64,
    /// Refused for good, given up, or written as a file.
    pub failed: u64,
}
