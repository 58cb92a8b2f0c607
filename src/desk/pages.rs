//! What the front of the desk shows, and how it says what is to be done.

use super::{
    first_steps::Step,
    paths::{OUTBOX, OUTBOX_WAITING, PEOPLE, SETTINGS, posts_in},
    week::Week,
};
use crate::{
    base::{
        clock::{Moment, london},
        disk::LowDisk,
        ids::CommentId,
        mail::OutboxCounts,
        words::counted,
    },
    blog::pages::Unfinished,
    conversation::comments::Tally,
    moderation::{
        answers::{self, OwedCounts},
        by_mail,
        place::paths::{QUEUE, REPORTED},
        risk::{self, Alert},
    },
    team::site::DeskLayout,
    web::with_commas,
};
use askama::Template;

#[derive(Template)]
#[template(path = "desk/home.html")]
pub struct HomePage {
    pub layout: DeskLayout,
    /// What somebody must do something about at once, in red.
    pub warnings: Vec<Warning>,
    /// What a new blog still lacks; for administrators.
    pub steps: Vec<Step>,
    pub needs: Vec<Need>,
    /// The person's own drafts.
    pub drafts: Vec<DraftView>,
    /// Said where nothing is to be done.
    pub calm: String,
    /// What readers said lately; none if nothing was.
    pub week: Option<Week>,
    pub can_write: bool,
}

impl HomePage {
    /// Whether the last of the first steps is done: a post is published. What else is left is folded then.
    pub fn has_begun(&self) -> bool {
        self.steps.last().is_some_and(|step| step.done)
    }

    /// How many of the first steps are done.
    pub fn steps_done(&self) -> usize {
        self.steps.iter().filter(|step| step.done).count()
    }
}

#[derive(Template)]
#[template(path = "desk/tools.html")]
pub struct ToolsPage {
    pub layout: DeskLayout,
    pub groups: Vec<ToolGroup>,
}

/// Tools that belong together.
pub struct ToolGroup {
    pub name: &'static str,
    pub tools: Vec<Tool>,
}

/// A tool.
pub struct Tool {
    pub name: &'static str,
    pub href: String,
    /// What it is for.
    pub about: &'static str,
    /// In which state it is.
    pub state: String,
}

/// A post to go on with.
pub struct DraftView {
    pub title: String,
    pub href: String,
    pub changed: String,
}

/// Something to do.
pub struct Need {
    /// How many there are, or that there are many: `1,000+`; empty where there is one and no number is said.
    pub number: String,
    pub title: String,
    pub href: String,
    pub detail: String,
    /// Whether it is shown in red.
    pub urgent: bool,
}

/// How many of the comments that wait are late, and how many others are due soon.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pressing {
    pub late: u64,
    pub soon: u64,
}

impl Pressing {
    /// Counting ends here.
    pub const MOST: u64 = 1000;
}

/// So many in words; nothing if there are none.
fn many(count: u64) -> Option<String> {
    match count {
        0 => None,
        more if more > Pressing::MOST => Some("More than 1,000".to_owned()),
        count => Some(count.to_string()),
    }
}

/// Something that is wrong and that people may come to harm by.
pub struct Warning {
    pub title: String,
    pub words: String,
    /// Where more is said or done; empty where the person may do nothing about it.
    pub href: &'static str,
    pub link: &'static str,
}

impl Warning {
    /// Mail leaves the blog for nobody; whoever may see the outbox is led there.
    pub fn no_mail(outbox: bool) -> Self {
        Self {
            title: "This blog does not send email".to_owned(),
            words: "Emails are written to a file and reach no one: not readers, not colleagues, and not \
                    the people we alert when someone may be at risk. Whoever runs this blog can set up \
                    email with the setting MAIL_URL."
                .to_owned(),
            href: if outbox { OUTBOX } else { "" },
            link: "See the emails",
        }
    }
}

impl Need {
    /// Comments wait; `pressing` says how many of them are late or due soon.
    pub fn waiting(tally: &Tally, due: Moment, now: Moment, pressing: Pressing) -> Self {
        let when = london::time_and_day(due, now);
        Self {
            number: tally.waiting.to_string(),
            title: plural(
                u64::from(!tally.waiting.is_one()) + 1,
                "comment to read",
                "comments to read",
            ),
            href: QUEUE.to_owned(),
            detail: match (many(pressing.late), many(pressing.soon)) {
                (Some(late), _) => format!("{late} overdue. The first was due {when}"),
                (None, Some(soon)) => format!("Next due {when}, {soon} due soon"),
                (None, None) => format!("Next due {when}"),
            },
            urgent: pressing.late > 0,
        }
    }

    /// Someone may be at risk, and nobody has said what was done; the way leads to the first comment.
    pub fn at_risk(number: u64, first: CommentId, alert: Alert) -> Self {
        let done = "No action recorded yet.";
        Self {
            number: String::new(),
            title: format!("Someone may be at risk: {}", counted(number, "comment")),
            href: risk::paths::risk(first),
            detail: format!("{done} {}", alert.warning()).trim_end().to_owned(),
            urgent: true,
        }
    }

    /// Published comments are reported.
    pub fn reported(number: u64) -> Self {
        Self {
            number: number.to_string(),
            title: plural(number, "reported comment to review", "reported comments to review"),
            href: REPORTED.to_owned(),
            detail: plural(
                number,
                "It stays published until you review it",
                "They stay published until you review them",
            ),
            urgent: false,
        }
    }

    /// The team owes answers: all of them, or those `beside_own` that the person owes.
    pub fn answers(owed: OwedCounts, beside_own: bool) -> Self {
        let (one, more) = match beside_own {
            true => ("other comment to answer", "other comments to answer"),
            false => ("comment to answer", "comments to answer"),
        };
        Self {
            number: owed.open.to_string(),
            title: plural(owed.open, one, more),
            href: answers::paths::LIST.to_owned(),
            detail: late(owed),
            urgent: false,
        }
    }

    /// The person owes answers, and may see those of everybody too.
    pub fn own_answers(owed: OwedCounts, among_all: bool) -> Self {
        Self {
            number: owed.open.to_string(),
            title: plural(owed.open, "comment for you to answer", "comments for you to answer"),
            href: if among_all { answers::paths::MINE } else { answers::paths::LIST }.to_owned(),
            detail: late(owed),
            urgent: false,
        }
    }

    /// Posts are sent for review; each with its title and since when.
    pub fn reviews(titles: &[String]) -> Self {
        let number = titles.len() as u64;
        Self {
            number: number.to_string(),
            title: plural(number, "post to review", "posts to review"),
            href: posts_in("in_review"),
            detail: titles.join("; "),
            urgent: false,
        }
    }

    /// A page that every blog has to have is not finished.
    pub fn page(page: &Unfinished) -> Self {
        let parts = page.parts as u64;
        let title = page.title.to_lowercase();
        Self {
            number: parts.to_string(),
            title: match parts {
                0 => format!("{} to publish", page.title),
                1 => format!("part to complete in the {title}"),
                _ => format!("parts to complete in the {title}"),
            },
            href: page.editor.clone(),
            detail: "You must publish one by law. Until you do, readers see a holding page"
                .to_owned(),
            urgent: false,
        }
    }

    /// Mail to the person's own address comes back.
    pub fn own_mail(email: &str) -> Self {
        Self {
            number: String::new(),
            title: "Emails to you are bouncing".to_owned(),
            href: by_mail::paths::WISH.to_owned(),
            detail: format!("A mail server refuses emails to {email}. Choose how we email you"),
            urgent: false,
        }
    }

    /// Mail to these people comes back.
    pub fn mail_of_others(names: &[String]) -> Self {
        Self {
            number: names.len().to_string(),
            title: plural(
                names.len() as u64,
                "person whose emails are bouncing",
                "people whose emails are bouncing",
            ),
            href: PEOPLE.to_owned(),
            detail: format!("A mail server refuses emails to {}", names.join(", ")),
            urgent: false,
        }
    }

    /// Mail could not be sent, or waits since a server does not take it.
    pub fn unsent_mail(counts: OutboxCounts) -> Vec<Self> {
        let need = |number: u64, title: String, href: &str, detail: &str| Self {
            number: number.to_string(),
            title,
            href: href.to_owned(),
            detail: detail.to_owned(),
            urgent: false,
        };
        let mut needs = Vec::new();
        if counts.failed > 0 {
            let title = plural(counts.failed, "email not sent", "emails not sent");
            let detail = "See what the mail server answered, and send them again";
            needs.push(need(counts.failed, title, OUTBOX, detail));
        }
        if counts.waiting > 0 {
            let title =
                plural(counts.waiting, "email waiting to be sent", "emails waiting to be sent");
            let detail =
                "The mail server has not taken them yet. We will keep trying for about 3 days";
            needs.push(need(counts.waiting, title, OUTBOX_WAITING, detail));
        }
        needs
    }

    /// A disk is nearly full.
    pub fn room(disk: &LowDisk) -> Self {
        Self {
            number: with_commas(disk.megabytes),
            title: plural(
                disk.megabytes,
                "megabyte left on the disk of this blog",
                "megabytes left on the disk of this blog",
            ),
            href: SETTINGS.to_owned(),
            detail: format!(
                "When it is full, the blog cannot take comments or save posts and decisions. Ask whoever \
                 runs the server to make room for {}",
                disk.folder.display()
            ),
            urgent: false,
        }
    }

    /// Background work failed lately.
    pub fn failed_work(failed: u64) -> Self {
        Self {
            number: failed.to_string(),
            title: plural(
                failed,
                "background job failed in the last 30 days",
                "background jobs failed in the last 30 days",
            ),
            href: SETTINGS.to_owned(),
            detail: "Ask whoever runs this blog to look at its log".to_owned(),
            urgent: false,
        }
    }
}

fn late(owed: OwedCounts) -> String {
    match owed.late {
        0 => "None overdue".to_owned(),
        late => format!("{late} overdue"),
    }
}

fn plural(count: u64, one: &str, more: &str) -> String {
    if count == 1 { one.to_owned() } else { more.to_owned() }
}
