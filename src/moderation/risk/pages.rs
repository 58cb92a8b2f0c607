//! What the pages about people at risk show: a part of each card, a line over the queue, a page.

use super::{Alert, Mark, RiskStatus};
use crate::{
    base::{
        clock::{Moment, london},
        ids::RiskId,
    },
    conversation::comments::Comment,
    team::site::{Contacts, DeskLayout},
    web::{DoneCode, FormErrors},
};
use askama::Template;
use std::collections::BTreeMap;

/// Somebody else was first to say what was done.
pub const WRITTEN_ALREADY: &str =
    "Someone has already recorded what was done. We have kept your note here";
/// There is nothing to take off.
pub const NO_MARK: &str = "No alert on this comment. We have kept your note here";

/// What was just done about a mark, as the address says it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Done {
    Raised,
    Handled,
    Cleared,
}

impl DoneCode for Done {
    const ALL: &'static [Self] = &[Self::Raised, Self::Handled, Self::Cleared];

    fn code(self) -> &'static str {
        match self {
            Self::Raised => "raised",
            Self::Handled => "handled",
            Self::Cleared => "cleared",
        }
    }
}

impl Done {
    pub fn told(self) -> &'static str {
        match self {
            Self::Raised => "Alert raised. See below whether the email has been sent.",
            Self::Handled => "Note saved.",
            Self::Cleared => "Alert removed.",
        }
    }
}

/// Whom the team tells and what it does, in words.
#[derive(Debug, Clone)]
pub struct Advice {
    /// The team's own instructions, line by line.
    pub instructions: Vec<String>,
    /// Who is told.
    pub told: String,
    /// Whether nobody is named yet.
    pub missing: bool,
}

impl Advice {
    /// By the settings of the site; `leaves` says whether mail leaves the blog.
    pub fn of(contacts: &Contacts, leaves: bool) -> Self {
        let lines = contacts.risk_instructions.lines().map(str::trim).filter(|it| !it.is_empty());
        let missing = contacts.risk_email.is_empty();
        let told = if !leaves {
            let whom = must_know(contacts);
            format!("This blog cannot send email, so the alert will reach no one. Phone {whom}.")
        } else if missing {
            "There is no safeguarding contact, so we will email every administrator and moderator immediately."
                .to_owned()
        } else if contacts.risk_contact.is_empty() {
            format!("We will email {} immediately.", contacts.risk_email)
        } else {
            format!(
                "We will email {} ({}) immediately.",
                contacts.risk_contact, contacts.risk_email
            )
        };
        Self { instructions: lines.map(str::to_owned).collect(), told, missing }
    }

    /// The same while nothing can be stored, and so no alert is sent.
    pub fn unstored(contacts: &Contacts) -> Self {
        let told = format!(
            "This blog cannot store anything just now, so no alert has been sent. Phone {}.",
            must_know(contacts)
        );
        Self { told, ..Self::of(contacts, false) }
    }
}

/// Who is to be phoned.
fn must_know(contacts: &Contacts) -> String {
    match (contacts.risk_contact.as_str(), contacts.risk_email.as_str()) {
        ("", "") => "the people who need to know".to_owned(),
        ("", email) => email.to_owned(),
        (name, email) => format!("{name} ({email})"),
    }
}

/// What is said when a mark could not be set.
#[derive(Template)]
#[template(path = "moderation/risk/unstored.html")]
pub struct UnstoredPage {
    pub layout: DeskLayout,
    pub id: i64,
    pub advice: Advice,
}

/// What stands with a comment: the press that sets the mark, or that it is set.
#[derive(Debug, Clone, Template)]
#[template(path = "moderation/risk/view.html")]
pub struct RiskView {
    id: i64,
    author: String,
    csrf: String,
    advice: Advice,
    /// What is said of the mark that stands.
    marked: Option<&'static str>,
}

impl askama::filters::HtmlSafe for RiskView {}

impl RiskView {
    /// For a comment with the mark that stands on it.
    pub fn new(comment: &Comment, mark: Option<&Mark>, advice: Advice, csrf: &str) -> Self {
        Self {
            id: comment.id.0,
            author: comment.name.clone(),
            csrf: csrf.to_owned(),
            advice,
            marked: mark.map(|mark| match mark.state {
                RiskStatus::Open => "No action recorded yet.",
                RiskStatus::Handled | RiskStatus::Cleared => "What was done is recorded.",
            }),
        }
    }
}

/// What stands over the queue while somebody may be at risk.
#[derive(Debug, Clone, Template)]
#[template(path = "moderation/risk/banner.html")]
pub struct Banner {
    marks: Vec<MarkedComment>,
}

impl askama::filters::HtmlSafe for Banner {}

/// One comment in the line over the queue.
#[derive(Debug, Clone)]
pub struct MarkedComment {
    pub id: i64,
    pub name: String,
    pub since: String,
    /// What is to be known of its alert; empty once that is sent.
    pub alert: &'static str,
}

impl Banner {
    /// Of the marks nobody has answered, with their comments.
    pub fn new(
        marks: &[Mark],
        comments: &[Comment],
        alerts: &BTreeMap<RiskId, Alert>,
        now: Moment,
    ) -> Self {
        let name = |mark: &Mark| {
            let found = comments.iter().find(|comment| comment.id == mark.comment);
            found.map_or_else(String::new, |comment| comment.name.clone())
        };
        Self {
            marks: marks
                .iter()
                .map(|mark| MarkedComment {
                    id: mark.comment.0,
                    name: name(mark),
                    since: london::near(mark.raised.1, now),
                    alert: alerts.get(&mark.id).map_or("", |alert| alert.warning()),
                })
                .collect(),
        }
    }
}

/// The page of one comment and its mark.
#[derive(Template)]
#[template(path = "moderation/risk/page.html")]
pub struct RiskPage {
    pub layout: DeskLayout,
    pub errors: FormErrors,
    pub id: i64,
    pub author: String,
    pub body: String,
    pub post_title: String,
    pub sent: String,
    pub state: &'static str,
    /// Whether everyone can read it now.
    pub published: bool,
    pub advice: Advice,
    pub can_set_up: bool,
    /// Whether a mark stands, and whether nobody has said yet what was done.
    pub marked: bool,
    pub open: bool,
    /// Whether the alert is sent, in a sentence, and whether it has failed so far.
    pub alert: &'static str,
    pub unsent: bool,
    /// What came of it for each person.
    pub told: Vec<ContactView>,
    pub done: String,
    pub reason: String,
    pub history: Vec<Step>,
}

/// Somebody who is to be told, and what came of that.
pub struct ContactView {
    pub who: String,
    pub words: String,
    /// Whether it has reached them.
    pub reached: bool,
}

impl Alert {
    /// What the page of the mark says first.
    pub fn in_words(self) -> &'static str {
        match self {
            Self::Sent => "The alert has been sent.",
            Self::Waiting => "The alert is waiting to be sent. Reload this page in a minute.",
            Self::NotToContact => {
                "The alert has reached some people, but not the safeguarding contact. Phone them: do \
                 not wait for the email. We will keep trying to send it."
            }
            Self::NotSent => {
                "The alert has not reached anyone. Phone the people who need to know: do not wait for \
                 the email. We will keep trying to send it."
            }
            Self::NotSetUp => {
                "The alert has not been sent: this blog cannot send email. Phone the people \
                 who need to know."
            }
            Self::Unknown => {
                "We do not know whether the alert was sent. Phone the people who need to know."
            }
        }
    }

    /// What is said of it beside the mark, where it has not been sent.
    pub fn warning(self) -> &'static str {
        match self {
            Self::Sent => "",
            Self::Waiting => "The alert is waiting to be sent.",
            Self::NotToContact => "The alert has not reached the safeguarding contact: phone them.",
            Self::NotSent => "The alert has not reached anyone: phone the people who need to know.",
            Self::NotSetUp => {
                "The alert has not been sent, as this blog cannot send email: phone the \
                 people who need to know."
            }
            Self::Unknown => {
                "We do not know whether the alert was sent: phone the people who need to know."
            }
        }
    }

    /// Whether somebody must do what the mail was to do.
    pub fn is_unsent(self) -> bool {
        !matches!(self, Self::Waiting | Self::Sent)
    }
}

/// Something that happened.
pub struct Step {
    pub title: &'static str,
    pub who: String,
    pub when: String,
    pub words: String,
}
