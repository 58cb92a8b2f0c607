//! The queue, tab by tab, and one's own last decisions.

use crate::{
    accounts::Moderator,
    clock::london,
    comments::{self, Comment, Cursor, Status, Tally},
    context::Context,
    error::Result,
    ids::{CommentId, DecisionId},
    moderation::{
        pages::{Folded, Mine, MinePage, QueuePage, Tab},
        queue::{cards, excerpt},
        store,
        values::done,
    },
    site::DeskLayout,
    web::Page,
};
use chrono::DateTime;
use rocket::{Route, State, get, routes};
use std::collections::BTreeMap;

pub(super) fn routes() -> Vec<Route> {
    routes![queue, mine]
}

/// Comments on one page.
const PAGE: usize = 20;
/// How many of one's own decisions are shown.
const MINE: u64 = 20;

const TABS: [Status; 5] =
    [Status::Waiting, Status::Published, Status::NotPublished, Status::Spam, Status::Removed];

#[get("/desk/moderation?<tab>&<after>&<done>")]
async fn queue(
    context: &State<Context>,
    moderator: Moderator,
    tab: Option<&str>,
    after: Option<&str>,
    done: Option<i64>,
) -> Result<Page> {
    let database = context.database.read();
    let status = tab
        .and_then(Status::from_code)
        .filter(|status| TABS.contains(status))
        .unwrap_or(Status::Waiting);
    let tally = comments::tally(database).await?;
    let mut page =
        comments::queue_page(database, status, after.and_then(cursor), PAGE as u64 + 1).await?;
    let more = page.len() > PAGE;
    page.truncate(PAGE);
    let next = page.last().filter(|_| more).map(|last| {
        format!("/desk/moderation/?tab={}&after={}", status.code(), cursor_text(status, last))
    });
    let folded = folded(context, &moderator, done).await?;
    let title = match &folded {
        Some(folded) => format!("{}: comment by {} – Comments", folded.done, folded.name),
        None if status == Status::Waiting => format!("Waiting ({}) – Comments", tally.waiting),
        None => format!("{} – Comments", status.in_words()),
    };
    Page::of(&QueuePage {
        layout: DeskLayout::new(&context.site.get(), &moderator, &title, "moderation")
            .in_section("/desk/moderation/")
            .counting("/desk/moderation/", tally.waiting),
        tabs: TABS
            .into_iter()
            .map(|one| Tab {
                name: match one {
                    Status::Waiting => format!("Waiting {}", tally.waiting),
                    other => other.in_words().to_owned(),
                },
                href: format!("/desk/moderation/?tab={}", one.code()),
                here: one == status,
            })
            .collect(),
        summary: summary(context, &tally),
        folded,
        cards: cards(context, &moderator, &page).await?,
        empty: empty(context, status).await?,
        next,
    })
}

fn summary(context: &Context, tally: &Tally) -> String {
    let now = context.clock.now();
    let promise = context.site.get().promise.in_words();
    match (tally.first_due, tally.oldest) {
        (Some(due), Some(oldest)) => format!(
            "{} waiting, first due {}, oldest sent {} ago. We promise {promise}.",
            tally.waiting,
            london::near(due, now),
            london::age(oldest, now)
        ),
        _ => format!("Nothing is waiting. We promise {promise}."),
    }
}

async fn empty(context: &Context, status: Status) -> Result<String> {
    if status != Status::Waiting {
        return Ok("No comments are in this state.".to_owned());
    }
    let last = store::latest_of(context.database.read(), None, 1).await?.pop();
    Ok(match last {
        Some(last) => format!(
            "No comments are waiting. The last decision was {}.",
            london::near(last.at, context.clock.now())
        ),
        None => "No comments are waiting.".to_owned(),
    })
}

async fn folded(
    context: &Context,
    moderator: &Moderator,
    id: Option<i64>,
) -> Result<Option<Folded>> {
    let database = context.database.read();
    let Some(id) = id else { return Ok(None) };
    let Some(decision) = store::decision(database, DecisionId(id)).await? else {
        return Ok(None);
    };
    if decision.undone.is_some() || decision.person != Some(moderator.id()) {
        return Ok(None);
    }
    let Some(comment) = comments::find(database, decision.comment).await? else {
        return Ok(None);
    };
    Ok(Some(Folded {
        id: comment.id.0,
        done: done(decision.action),
        name: comment.name,
        undo: comment.version == decision.version + 1
            && decision.at + context.settings.undo > context.clock.now(),
    }))
}

/// Where a page goes on: microseconds and a key.
fn cursor(text: &str) -> Option<Cursor> {
    let (moment, id) = text.split_once('-')?;
    Some((DateTime::from_timestamp_micros(moment.parse().ok()?)?, CommentId(id.parse().ok()?)))
}

fn cursor_text(status: Status, last: &Comment) -> String {
    let moment = match status {
        Status::Waiting => last.due,
        _ => last.decided.unwrap_or(last.sent),
    };
    format!("{}-{}", moment.timestamp_micros(), last.id)
}

#[get("/desk/moderation/mine")]
async fn mine(context: &State<Context>, moderator: Moderator) -> Result<Page> {
    let database = context.database.read();
    let now = context.clock.now();
    let decisions = store::latest_of(database, Some(moderator.id()), MINE).await?;
    let ids: Vec<CommentId> = decisions.iter().map(|decision| decision.comment).collect();
    let comments: BTreeMap<CommentId, Comment> = comments::by_ids(database, &ids)
        .await?
        .into_iter()
        .map(|comment| (comment.id, comment))
        .collect();
    Page::of(&MinePage {
        layout: DeskLayout::new(
            &context.site.get(),
            &moderator,
            "My last 20 decisions",
            "moderation",
        )
        .in_section("/desk/moderation/mine"),
        decisions: decisions
            .into_iter()
            .filter_map(|decision| {
                let comment = comments.get(&decision.comment)?;
                Some(Mine {
                    comment: comment.id.0,
                    done: done(decision.action),
                    name: comment.name.clone(),
                    excerpt: excerpt(&comment.body),
                    when: london::day_and_time(decision.at),
                    undone: decision.undone.is_some(),
                    undo: decision.undone.is_none()
                        && comment.version == decision.version + 1
                        && decision.at + context.settings.undo > now,
                })
            })
            .collect(),
    })
}
