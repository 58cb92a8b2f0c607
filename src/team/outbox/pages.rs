//! What the outbox shows, and what it calls each kind of mail.

use super::values::OutboxList;
use crate::team::site::{DeskLayout, JustDone};
use askama::Template;

#[derive(Template)]
#[template(path = "team/outbox/outbox.html")]
pub struct OutboxPage {
    pub layout: DeskLayout,
    /// Whether mail leaves the blog.
    pub leaves: bool,
    pub tabs: Vec<Tab>,
    /// The list that is shown, as forms say it.
    pub state: &'static str,
    /// What the button does that sends all of it; empty if there is none.
    pub all: &'static str,
    /// What the button of one mail says; empty if there is none.
    pub one: &'static str,
    /// What is said where there is none.
    pub none: &'static str,
    pub mails: Vec<MailView>,
    /// Where older ones are.
    pub older: Option<String>,
}

/// A list of the outbox.
pub struct Tab {
    pub name: &'static str,
    pub href: String,
    pub here: bool,
    /// How many there are, where that is counted.
    pub count: String,
}

/// A mail in the outbox.
pub struct MailView {
    pub id: i64,
    pub what: String,
    pub to: String,
    /// When it was queued.
    pub queued: String,
    /// What came of it.
    pub outcome: String,
    /// What the mail server answered.
    pub answer: String,
}

impl OutboxList {
    /// What it is called.
    pub fn name(self) -> &'static str {
        match self {
            Self::Unsent => "Not sent",
            Self::Waiting => "Waiting",
            Self::Sent => "Sent",
        }
    }

    /// What the button says that sends all of it again, and that of one.
    pub fn buttons(self) -> (&'static str, &'static str) {
        match self {
            Self::Unsent => ("Send all again", "Send again"),
            Self::Waiting => ("Try all of them now", "Try now"),
            Self::Sent => ("", ""),
        }
    }

    /// What is said where there is none.
    pub fn none(self) -> &'static str {
        match self {
            Self::Unsent => "Every email could be sent, or is waiting.",
            Self::Waiting => "No email is waiting to be sent.",
            Self::Sent => "No email was sent in the last 30 days.",
        }
    }
}

/// What a mail is about, by the kind of the job that writes it.
pub fn what(kind: &str) -> &'static str {
    match kind {
        "alert_contact" => "Alert: someone may be at risk",
        "ask_for_look" => "Colleague: reply to check",
        "ask_for_review" => "Editor: post to review",
        "ask_to_confirm" => "Commenter: confirm address, or link to comment",
        "send_test" => "Test email",
        "send_link" => "Commenter: link to all their comments",
        "tell_commenter" => "Commenter: our decision",
        "tell_passed_on" => "Commenter: who has their comment now",
        "tell_replies" => "Commenter: replies",
        "tell_author" => "Author: comments on their posts",
        "tell_changed" => "Commenter: their comment changed a post",
        "tell_colleague" => "Colleague: draft reply",
        "tell_owner" => "Colleague: comment to answer",
        "tell_looked_at" => "Colleague: their reply is published",
        "tell_moderator" => "Moderator: comments waiting",
        "tell_of_account" => "Colleague: their account was changed",
        "tell_of_publication" => "Author: their post is published",
        "tell_of_return" => "Author: their post was sent back",
        "tell_of_reports_to" => "Moderator: reported comments",
        "tell_sent_back" => "Colleague: their reply was sent back",
        "tell_team" => "Other team: comment or fault",
        "warn_of_guesses" => "Colleague: someone is guessing their password",
        _ => "Email",
    }
}

/// What was just done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OutboxDone {
    /// One is sent again.
    One,
    /// A list is sent again.
    All,
    /// There was nothing to send.
    Nothing,
    /// A test email was asked for.
    Test,
}

impl JustDone for OutboxDone {
    const ALL: &'static [(Self, &'static str, &'static str)] = &[
        (
            Self::One,
            "one",
            "We are trying to send the email. Reload this page in a minute to see whether it was sent.",
        ),
        (
            Self::All,
            "all",
            "We are trying to send the emails. Reload this page in a minute to see which were sent.",
        ),
        (
            Self::Nothing,
            "nothing",
            "There was no email to send. It has been sent already, or is no longer needed.",
        ),
        (
            Self::Test,
            "test",
            "We are trying to send you a test email. Reload this page in a minute: if your mail \
             server has taken it, it is under “Sent”.",
        ),
    ];
}
