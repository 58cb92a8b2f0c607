//! The writer's own page of a comment: the receipt, in each state, and what is said on it.

use crate::{
    base::markdown::SafeHtml,
    conversation::comments::Comment,
    moderation::decisions::Broken,
    team::site::{JustDone, Layout},
    web::FormErrors,
};
use askama::Template;

/// The writer's private page of one comment.
#[derive(Template)]
#[template(path = "readers/commenting/receipt.html")]
pub struct ReceiptPage {
    pub layout: Layout,
    pub errors: FormErrors,
    pub token: String,
    pub state: ReceiptState,
    pub just_sent: bool,
    pub note: String,
    pub post_title: String,
    pub post_path: String,
    pub id: i64,
    pub html: SafeHtml,
    /// Whether its words are still there.
    pub has_words: bool,
    /// What a moderator took out of it, and why.
    pub redacted: Vec<String>,
    pub typed: String,
    pub version: i64,
    pub sent: String,
    pub edited: Option<String>,
    pub due: String,
    pub due_machine: String,
    pub mail: String,
    /// Why it is read with more care, in words for its writer; may be empty.
    pub noticed: &'static str,
    pub keep: KeepView,
    /// What followed, in sentences.
    pub followed: Vec<String>,
}

/// What the receipt says became of the comment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ReceiptState {
    Waiting,
    Published {
        when: String,
    },
    NotPublished {
        removed: bool,
        /// The guideline it broke.
        guideline: Option<Broken>,
        /// A reason that breaks no guideline.
        outcome: String,
        /// Where it belongs instead: what is said of the place, and its address.
        signpost: Option<(String, String)>,
        /// The moderator's note to the writer.
        note: String,
        /// Whether it can be written again from here.
        rewrite: bool,
        /// Until when its words are kept, or since when they are gone; may be empty.
        words: String,
    },
    Withdrawn,
}

/// How the writer keeps the address of the receipt.
#[derive(Debug, Clone, Template)]
#[template(path = "readers/commenting/keep.html")]
pub struct KeepView {
    /// The whole address.
    pub address: String,
    pub token: String,
    /// Whether there is an address to send it to.
    pub can_mail: bool,
}

impl askama::filters::HtmlSafe for KeepView {}

impl ReceiptPage {
    /// The same page, saying what was just done.
    pub fn telling(self, done: Option<ReceiptDone>) -> Self {
        let note = done.map(ReceiptDone::in_words).unwrap_or_default().to_owned();
        Self { note, ..self }
    }
}

impl ReceiptState {
    /// What the page is called.
    pub fn heading(&self) -> &'static str {
        match self {
            Self::Waiting => "Your comment is waiting to be read",
            Self::Published { .. } => "Your comment is published",
            Self::NotPublished { removed: false, .. } => "We did not publish your comment",
            Self::NotPublished { .. } => "We removed your comment",
            Self::Withdrawn => "Your comment is withdrawn",
        }
    }
}

/// What the page says of mail. Whether the address was confirmed before is not told: whoever sees this
/// page may have typed somebody else's. `sends_mail` says whether the blog sends mail.
pub fn mail_in_words(comment: &Comment, sends_mail: bool) -> &'static str {
    if !sends_mail && comment.email.is_some() {
        return "We cannot send email at the moment, so come back to this page to see what we decided.";
    }
    match (comment.notify, &comment.email, comment.claimed) {
        (true, Some(_), Some(_)) => "We will email you our decision, and when someone replies.",
        (true, Some(_), None) => {
            "We will email you our decision, and when someone replies, once you have confirmed your email \
             address. If you have not done that yet, check your email and follow the link from us. We send \
             at most one email a day to an address that is not confirmed, so it may be in an earlier one, \
             and we send none if you have stopped our emails."
        }
        _ => "Come back to this page to see what we decided.",
    }
}

/// What the writer of a comment is told that filled the field nobody sees: a person whose browser or
/// add-on did that can make nothing of silence.
pub const FILLED_THE_TRAP: &str = "A field of the form was filled in that people do not see. Programs that \
    send advertising do that, and so may an add-on in your browser. So our team reads your comment with \
    more care. You do not need to do anything.";

/// Why a comment that lies among the spam was not published.
pub const TAKEN_FOR_SPAM: &str =
    "A rule of ours or a moderator took it for advertising or for the work of a program.";

/// Why a comment was not changed: it has moved on.
pub const CHANGED_TOO_LATE: &str = "This comment cannot be changed just now: it has changed \
    since you opened the page, or it is being read. Your words are kept here: copy them if you \
    need them, and look again in a few minutes";

/// Why a comment was not changed: it was too often.
pub const CHANGED_TOO_OFTEN: &str =
    "You have changed this comment 10 times, which is as often as we take";

/// Why a comment was not changed: it would be the same as another.
pub const SAID_BEFORE: &str = "Another comment with your name says exactly this";

/// Why a comment was not withdrawn.
pub const READ_JUST_NOW: &str =
    "This comment cannot be withdrawn just now: it is being read. Look again in a few minutes";

/// What was just done to the comment of a receipt.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReceiptDone {
    /// It says something else.
    Changed,
    /// Its writer confirmed the address.
    Confirmed,
    /// Its writer wants the address of the receipt by mail.
    Mailed,
    /// The same, and no mail leaves the blog.
    NotMailed,
}

impl JustDone for ReceiptDone {
    const ALL: &'static [(Self, &'static str, &'static str)] = &[
        (Self::Changed, "changed", "Your changes are saved. We read the new words."),
        (Self::Confirmed, "confirmed", "Your email address is confirmed."),
        (
            Self::Mailed,
            "mailed",
            "We will email this link to the address you gave, once a day at most. If the address is not \
             confirmed, we send it at most one email a day, so the link may have to wait. We send none if \
             its owner has stopped our emails.",
        ),
        (
            Self::NotMailed,
            "not-mailed",
            "We cannot send email at the moment. Keep the address of this page to come back to it.",
        ),
    ];
}
