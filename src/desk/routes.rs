//! The address of the front of the desk.

use super::pages::{HomePage, Need};
use crate::{
    base::{
        clock::{Moment, london},
        context::Context,
        error::Result,
        jobs,
    },
    blog::{calendar, posts},
    conversation::comments,
    moderation::{
        answers::{self, Owed},
        by_mail, reports, risk,
    },
    team::{
        accounts::{self, Capability, Member},
        promise,
        site::DeskLayout,
    },
    web::Reply,
};
use chrono::TimeDelta;
use rocket::{Route, State, get, routes};

/// The routes of this room.
pub fn routes() -> Vec<Route> {
    routes![home]
}

#[get("/desk")]
async fn home(context: &State<Context>, member: Member) -> Result<Reply> {
    let database = context.database.read();
    let now = context.clock.now();
    let mut needs = Vec::new();
    let mut layout = DeskLayout::new(&context.site.get(), &member, "What needs you", "desk")
        .knowing(calendar::standing(context).await?);
    if member.can(Capability::ModerateComments) {
        let tally = comments::tally(database).await?;
        layout = layout.counting("/desk/moderation/", tally.waiting);
        if let Some(due) = tally.first_due {
            needs.push(Need {
                number: tally.waiting.to_string(),
                title: if tally.waiting.is_one() {
                    "comment is waiting".to_owned()
                } else {
                    "comments are waiting".to_owned()
                },
                href: "/desk/moderation/".to_owned(),
                detail: format!(
                    "The first {} due {}{}",
                    if due < now { "was" } else { "is" },
                    london::near(due, now),
                    pressing(context, now).await?
                ),
            });
        }
    }
    if member.can(Capability::ModerateComments) {
        let marks = risk::list(database).await?;
        if let Some(first) = marks.first() {
            let number = marks.len() as u64;
            let need = Need {
                number: number.to_string(),
                title: "Someone may be at risk".to_owned(),
                href: format!("/desk/moderation/comments/{}/risk", first.comment),
                detail: plural(
                    number,
                    "Nobody has written down yet what was done",
                    "Nobody has written down yet what was done about these comments",
                ),
            };
            needs.insert(0, need);
        }
        let reported = reports::open_count(database).await?;
        if reported > 0 {
            needs.push(Need {
                number: reported.to_string(),
                title: plural(
                    reported,
                    "published comment is reported by readers",
                    "published comments are reported by readers",
                ),
                href: "/desk/moderation/reported".to_owned(),
                detail: "Published until a moderator has looked".to_owned(),
            });
        }
    }
    needs.extend(to_answer(context, &member).await?);
    let posts = posts::needing(context, &member).await?;
    for (kind, one, more, href) in [
        (posts::Need::Review, "post is sent for review", "posts are sent for review", "in_review"),
        (
            posts::Need::Draft,
            "draft of yours is not finished",
            "drafts of yours are not finished",
            "draft",
        ),
    ] {
        let titles: Vec<String> = posts
            .iter()
            .filter(|post| post.need == kind)
            .map(|post| format!("“{}”, changed {}", post.title, london::near(post.edited_at, now)))
            .collect();
        let number = titles.len() as u64;
        if number > 0 {
            needs.push(Need {
                number: number.to_string(),
                title: plural(number, one, more),
                href: format!("/desk/posts/?state={href}"),
                detail: titles.join("; "),
            });
        }
    }
    let refused = by_mail::refused(context).await?;
    if refused.contains(&member.id()) {
        needs.push(Need {
            number: "1".to_owned(),
            title: "Mail to you comes back".to_owned(),
            href: "/desk/account/mail".to_owned(),
            detail: format!("The mail server refuses mail to {}", member.person().email),
        });
    }
    if member.can(Capability::ManagePeople) {
        let others: Vec<_> = refused.into_iter().filter(|id| *id != member.id()).collect();
        let names: Vec<String> = accounts::persons(context, &others)
            .await?
            .into_iter()
            .filter(|person| person.active)
            .map(|person| person.name)
            .collect();
        if !names.is_empty() {
            needs.push(Need {
                number: names.len().to_string(),
                title: "Mail to somebody of the team comes back".to_owned(),
                href: "/desk/people/".to_owned(),
                detail: format!("The mail server refuses mail to {}", names.join(", ")),
            });
        }
    }
    if member.can(Capability::ManageSite) {
        let failed = jobs::failed_since(database, now - TimeDelta::days(30)).await?;
        if failed > 0 {
            needs.push(Need {
                number: failed.to_string(),
                title: plural(
                    failed,
                    "piece of background work failed in the last 30 days",
                    "pieces of background work failed in the last 30 days",
                ),
                href: "/desk/settings".to_owned(),
                detail:
                    "Mail that could not be sent is the usual cause. The log says more: ask the \
                         operator of this blog to look at it"
                        .to_owned(),
            });
        }
    }
    Reply::page(&HomePage { can_write: member.can(Capability::WritePosts), layout, needs })
}

/// `, 3 late, 2 due soon`, as far as there are any; counting ends at a thousand.
async fn pressing(context: &Context, now: Moment) -> Result<String> {
    const MOST: u64 = 1000;
    let database = context.database.read();
    let soon = promise::soon(database, now).await?;
    let late = comments::due_before(database, now, MOST + 1).await?;
    let both = comments::due_before(database, soon, 2 * MOST + 2).await?;
    Ok([(late, "late"), (both - late.min(both), "due soon")]
        .into_iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, word)| match count {
            more if more > MOST => format!(", more than 1,000 {word}"),
            count => format!(", {count} {word}"),
        })
        .collect())
}

/// What the team owes for those who read every comment, and for everybody what they owe themselves.
async fn to_answer(context: &Context, member: &Member) -> Result<Vec<Need>> {
    let mut needs = Vec::new();
    let late = |owed: Owed| match owed.late {
        0 => "None is late".to_owned(),
        late => format!("{late} late"),
    };
    if member.can(Capability::ModerateComments) {
        let owed = answers::owed(context).await?;
        if owed.open > 0 {
            needs.push(Need {
                number: owed.open.to_string(),
                title: plural(
                    owed.open,
                    "published comment needs an answer",
                    "published comments need an answer",
                ),
                href: "/desk/answers/".to_owned(),
                detail: late(owed),
            });
        }
    }
    if member.can(Capability::AnswerComments) {
        let owed = answers::owed_by(context, member).await?;
        let all = member.can(Capability::ModerateComments);
        if owed.open > 0 {
            needs.push(Need {
                number: owed.open.to_string(),
                title: plural(
                    owed.open,
                    "comment needs an answer from you or on your posts",
                    "comments need an answer from you or on your posts",
                ),
                href: if all { "/desk/answers/?whose=mine" } else { "/desk/answers/" }.to_owned(),
                detail: late(owed),
            });
        }
    }
    Ok(needs)
}

fn plural(count: u64, one: &str, more: &str) -> String {
    if count == 1 { one.to_owned() } else { more.to_owned() }
}
