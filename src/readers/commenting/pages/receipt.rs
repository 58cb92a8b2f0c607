//! The writer's own page of a comment: the receipt, in each state, and what is said on it.

use crate::{
    base::markdown::SafeHtml,
    conversation::comments::Comment,
    moderation::{credits::LedTo, decisions::Broken},
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
    pub name: String,
    pub html: SafeHtml,
    /// What has happened and what is to come, in order.
    pub steps: Vec<Step>,
    /// Who wrote what it answers; empty if it answers nothing that is shown.
    pub in_reply_to: String,
    /// The published replies to it, while it is published.
    pub replies: Vec<ReplyLine>,
    /// The changes of the post that it led to, the newest first, while it is published.
    pub led_to: Vec<LedTo>,
    /// The form to be told, for whoever gave no address.
    pub tell_me: Option<TellMeView>,
    /// Whether its words are still there.
    pub has_words: bool,
    /// What a moderator took out of it, and why.
    pub redacted: Vec<String>,
    pub typed: String,
    pub version: i64,
    pub sent: String,
    /// When the page was opened: on paper nothing else says how old it is.
    pub opened: String,
    pub edited: Option<String>,
    /// By when it is read, or since when it should have been.
    pub due: String,
    pub due_machine: String,
    pub late: bool,
    pub mail: String,
    /// Why it is read with more care, in words for its writer; may be empty.
    pub noticed: &'static str,
    pub keep: KeepView,
    /// How the team can be reached; may be empty.
    pub contact: String,
    /// What followed, in sentences.
    pub followed: Vec<String>,
}

/// One step on the way of a comment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// What happened, or is to happen.
    pub title: &'static str,
    /// When, or what else is known of it; may be empty.
    pub words: String,
    /// Whether it is behind, now, or to come.
    pub place: StepPlace,
}

/// Where a step is, seen from now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StepPlace {
    Done,
    Now,
    Ahead,
}

impl Step {
    /// A step that is behind.
    pub fn done(title: &'static str, words: String) -> Self {
        Self { title, words, place: StepPlace::Done }
    }

    /// As the style sheet calls it.
    pub fn class(&self) -> &'static str {
        match self.place {
            StepPlace::Done => "done",
            StepPlace::Now => "now",
            StepPlace::Ahead => "ahead",
        }
    }
}

/// A published reply to the comment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReplyLine {
    pub name: String,
    /// Whether it is by the team.
    pub team: bool,
    pub day: String,
    pub href: String,
}

/// The form by which a writer who gave no address asks to be told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TellMeView {
    pub heading: &'static str,
    pub email: String,
}

/// What somebody whose comment was decided against can do now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NextStep {
    /// Change the words and send them again.
    Resend,
    /// The same, if there is something in it for everybody; first of all, tell the team.
    ResendForAll,
    /// Send it to the place where it belongs.
    Elsewhere(Box<Place>),
    /// Read the copy that is published.
    Published(String),
    /// Tell the team that this was a mistake.
    Mistake,
    /// Nothing, or nothing that is known.
    Nothing,
}

/// A place where a comment belongs instead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// What the team says of it.
    pub words: String,
    pub href: String,
    /// What the way there says: `Go to www.gov.uk`.
    pub button: String,
}

impl Place {
    /// The place at `address`, of which the team says `words`.
    pub fn new((words, address): (String, String)) -> Self {
        let host = address.split_once("://").and_then(|(_, rest)| rest.split('/').next());
        match host {
            Some(host) => Self { words, button: format!("Go to {host}"), href: address },
            None => Self {
                words,
                button: format!("Email {address}"),
                href: format!("mailto:{address}"),
            },
        }
    }
}

/// What the receipt says became of the comment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ReceiptState {
    Waiting,
    Published,
    NotPublished {
        removed: bool,
        /// The guideline it broke.
        guideline: Option<Broken>,
        /// A reason that breaks no guideline.
        outcome: String,
        /// The moderator's note to the writer.
        note: String,
        /// What can be done now.
        next: NextStep,
        /// Whether its words can be changed and sent again.
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
    /// Whether an address was given, by which all comments of the writer are known.
    pub has_address: bool,
    /// Whether the address of the receipt can be sent there.
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
    /// Whether it says why before it says when: somebody who was refused looks for the reason first.
    fn is_against(&self) -> bool {
        matches!(self, Self::NotPublished { .. })
    }

    /// What the page is called.
    pub fn heading(&self) -> &'static str {
        match self {
            Self::Waiting => "Your comment is waiting to be read",
            Self::Published => "Your comment is published",
            Self::NotPublished { removed: false, .. } => "We did not publish your comment",
            Self::NotPublished { .. } => "We removed your comment",
            Self::Withdrawn => "Your comment is withdrawn",
        }
    }
}

/// Asks whether the comment is to be withdrawn, which nobody can undo.
#[derive(Template)]
#[template(path = "readers/commenting/withdrawal.html")]
pub struct WithdrawalPage {
    pub layout: Layout,
    pub token: String,
    pub post_title: String,
    pub post_path: String,
    pub html: SafeHtml,
}

/// What the page says of mail. Whether the address was confirmed before is not told: whoever sees this
/// page may have typed somebody else's. `sends_mail` says whether the blog sends mail.
pub fn mail_in_words(comment: &Comment, sends_mail: bool) -> &'static str {
    if !sends_mail && comment.email.is_some() {
        return "We cannot send email at the moment. Come back to this page to see our decision.";
    }
    match (comment.notify, &comment.email, comment.claimed) {
        (true, Some(_), Some(_)) => "We will email you our decision, and when someone replies.",
        (true, Some(_), None) => {
            "Check your email. If this is your first comment with this address, confirm it or we cannot \
             write to you. We send at most one email a day to an address that is not confirmed, so the link \
             may be in an earlier one, and none if you have unsubscribed. After that, we will email \
             you our decision, and when someone replies."
        }
        _ => "Come back to this page to see our decision.",
    }
}

/// What the writer of a comment is told that filled the field nobody sees: a person whose browser or
/// add-on did that can make nothing of silence.
pub const FILLED_THE_TRAP: &str = "A field that people cannot see was filled in. Programs that send \
    advertising do that, and so may an add-on in your browser. Our team will read your comment with more \
    care. You do not need to do anything.";

/// Why a comment that lies among the spam was not published.
pub const TAKEN_FOR_SPAM: &str =
    "We marked your comment as spam because it looked like advertising or an automatic message.";

/// Why a comment was not changed: it has moved on.
pub const CHANGED_TOO_LATE: &str = "You cannot change this comment now: it has changed since you opened the \
    page, or we are reading it. Your words are below. Copy them if you need them, and look again in a few \
    minutes";

/// Why a comment was not changed: it was too often.
pub const CHANGED_TOO_OFTEN: &str =
    "You have changed this comment 10 times, which is the most we allow";

/// Why a comment was not withdrawn.
pub const READ_JUST_NOW: &str =
    "You cannot withdraw this comment now: we are reading it. Look again in a few minutes";

/// What was just done to the comment of a receipt.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReceiptDone {
    /// It says something else.
    Changed,
    /// Its writer gave an address to be told by.
    Addressed,
    /// Its writer confirmed the address.
    Confirmed,
    /// Its writer wants the address of the receipt by mail.
    Mailed,
    /// The same, and no mail leaves the blog.
    NotMailed,
}

impl JustDone for ReceiptDone {
    const ALL: &'static [(Self, &'static str, &'static str)] = &[
        (Self::Changed, "changed", "Changes saved. We will read the new version."),
        (
            Self::Addressed,
            "addressed",
            "Email address saved. Check your email: if this is your first comment with this address, confirm \
             it or we cannot write to you.",
        ),
        (Self::Confirmed, "confirmed", "Your email address is confirmed."),
        (
            Self::Mailed,
            "mailed",
            "We will email this link to the address you gave, once a day at most. If the address is not \
             confirmed, we send it at most one email a day, so the link may have to wait. We send none if \
             its owner has unsubscribed.",
        ),
        (
            Self::NotMailed,
            "not-mailed",
            "We cannot send email at the moment. Save this page so you can come back.",
        ),
    ];
}
