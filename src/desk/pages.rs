//! What the front of the desk shows, and how it says what is to be done.

use super::paths::{OUTBOX, OUTBOX_WAITING, PEOPLE, SETTINGS, posts_in};
use crate::{
    base::{
        clock::{Moment, london},
        disk::LowDisk,
        ids::CommentId,
        mail::OutboxCounts,
    },
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
    pub needs: Vec<Need>,
    pub can_write: bool,
}

/// Something to do.
pub struct Need {
    /// How many there are, or that there are many: `1,000+`.
    pub number: String,
    pub title: String,
    pub href: String,
    pub detail: String,
    /// Whether it is shown in red.
    pub urgent: bool,
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
            words: "It is not set up to. Each email is written to a file instead, and nobody gets \
                    it: not readers, not colleagues, and nobody who must know that someone may be \
                    at risk. The operator of this blog can set up email: MAIL_URL in its settings."
                .to_owned(),
            href: if outbox { OUTBOX } else { "" },
            link: "See the emails",
        }
    }
}

/// What a post needs of somebody.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PostNeed {
    /// To be read before it is published.
    Review,
    /// To be finished by its author.
    Draft,
}

impl Need {
    /// Comments wait; `pressing` says how many of them are late or due soon.
    pub fn waiting(tally: &Tally, due: Moment, now: Moment, pressing: &str) -> Self {
        Self {
            number: tally.waiting.to_string(),
            title: if tally.waiting.is_one() {
                "comment is waiting".to_owned()
            } else {
                "comments are waiting".to_owned()
            },
            href: QUEUE.to_owned(),
            detail: format!(
                "The first {} due {}{pressing}",
                if due < now { "was" } else { "is" },
                london::near(due, now),
            ),
            urgent: false,
        }
    }

    /// Someone may be at risk, and nobody has said what was done; the way leads to the first comment.
    pub fn at_risk(number: u64, first: CommentId, alert: Alert) -> Self {
        let done = plural(
            number,
            "Nobody has written down yet what was done.",
            "Nobody has written down yet what was done about these comments.",
        );
        Self {
            number: number.to_string(),
            title: "Someone may be at risk".to_owned(),
            href: risk::paths::risk(first),
            detail: format!("{done} {}", alert.warning()).trim_end().to_owned(),
            urgent: true,
        }
    }

    /// Published comments are reported.
    pub fn reported(number: u64) -> Self {
        Self {
            number: number.to_string(),
            title: plural(
                number,
                "published comment is reported by readers",
                "published comments are reported by readers",
            ),
            href: REPORTED.to_owned(),
            detail: "Published until a moderator has looked".to_owned(),
            urgent: false,
        }
    }

    /// The team owes answers.
    pub fn answers(owed: OwedCounts) -> Self {
        Self {
            number: owed.open.to_string(),
            title: plural(
                owed.open,
                "published comment needs an answer",
                "published comments need an answer",
            ),
            href: answers::paths::LIST.to_owned(),
            detail: late(owed),
            urgent: false,
        }
    }

    /// The person owes answers, and may see those of everybody too.
    pub fn own_answers(owed: OwedCounts, among_all: bool) -> Self {
        Self {
            number: owed.open.to_string(),
            title: plural(
                owed.open,
                "comment needs an answer from you or on your posts",
                "comments need an answer from you or on your posts",
            ),
            href: if among_all { answers::paths::MINE } else { answers::paths::LIST }.to_owned(),
            detail: late(owed),
            urgent: false,
        }
    }

    /// Posts need something; each with its title and since when.
    pub fn posts(need: PostNeed, titles: &[String]) -> Self {
        let (one, more, state) = match need {
            PostNeed::Review => {
                ("post is sent for review", "posts are sent for review", "in_review")
            }
            PostNeed::Draft => {
                ("draft of yours is not finished", "drafts of yours are not finished", "draft")
            }
        };
        let number = titles.len() as u64;
        Self {
            number: number.to_string(),
            title: plural(number, one, more),
            href: posts_in(state),
            detail: titles.join("; "),
            urgent: false,
        }
    }

    /// Mail to the person's own address comes back.
    pub fn own_mail(email: &str) -> Self {
        Self {
            number: "1".to_owned(),
            title: "Mail to you comes back".to_owned(),
            href: by_mail::paths::WISH.to_owned(),
            detail: format!("The mail server refuses mail to {email}"),
            urgent: false,
        }
    }

    /// Mail to these people comes back.
    pub fn mail_of_others(names: &[String]) -> Self {
        Self {
            number: names.len().to_string(),
            title: "Mail to somebody of the team comes back".to_owned(),
            href: PEOPLE.to_owned(),
            detail: format!("The mail server refuses mail to {}", names.join(", ")),
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
            let title =
                plural(counts.failed, "email could not be sent", "emails could not be sent");
            let detail = "See what the mail server answered, and send them again";
            needs.push(need(counts.failed, title, OUTBOX, detail));
        }
        if counts.waiting > 0 {
            let title = plural(
                counts.waiting,
                "email is waiting to be sent",
                "emails are waiting to be sent",
            );
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
                "megabyte is left on the disk of this blog",
                "megabytes are left on the disk of this blog",
            ),
            href: SETTINGS.to_owned(),
            detail: format!(
                "When none is left, the blog cannot take comments or save posts and decisions. Ask whoever \
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
                "piece of background work failed in the last 30 days",
                "pieces of background work failed in the last 30 days",
            ),
            href: SETTINGS.to_owned(),
            detail: "The log says more: ask the operator of this blog to look at it".to_owned(),
            urgent: false,
        }
    }
}

fn late(owed: OwedCounts) -> String {
    match owed.late {
        0 => "None is late".to_owned(),
        late => format!("{late} late"),
    }
}

fn plural(count: u64, one: &str, more: &str) -> String {
    if count == 1 { one.to_owned() } else { more.to_owned() }
}
