//! The lists: what is to be answered, and what was published on one's own posts.

use crate::{
    base::{
        clock::{Moment, london},
        context::Context,
        error::Result,
        ids::{AnswerId, CommentId, PostId},
    },
    blog::posts,
    conversation::comments::{self, Comment},
    moderation::answers::{
        door::whose,
        pages::{ListPage, Row, Tab},
        reading,
        store::{self, Whose},
        values::Answer,
    },
    team::{
        accounts::{self, Answerer, Capability},
        site::DeskLayout,
    },
    web::Reply,
};
use chrono::{DateTime, Datelike};
use rocket::{Route, State, get, routes};
use std::collections::{BTreeMap, BTreeSet};

pub(super) fn routes() -> Vec<Route> {
    routes![owed, on_posts]
}

/// Comments on one page.
const PAGE: usize = 20;

fn tabs(person: &Answerer, here: &str) -> Vec<Tab> {
    let mut tabs = Vec::new();
    if person.can(Capability::ModerateComments) {
        tabs.push(("Everybody’s", "/desk/answers/"));
        tabs.push(("Mine", "/desk/answers/?whose=mine"));
    } else {
        tabs.push(("To answer", "/desk/answers/"));
    }
    tabs.push(("On my posts", "/desk/answers/posts"));
    tabs.into_iter().map(|(name, href)| Tab { name, href, here: href == here }).collect()
}

#[get("/desk/answers?<whose>&<after>")]
async fn owed(
    context: &State<Context>,
    person: Answerer,
    whose: Option<&str>,
    after: Option<&str>,
) -> Result<Reply> {
    let mine = whose == Some("mine") || !person.can(Capability::ModerateComments);
    list(context, &person, mine, whose == Some("mine"), after).await
}

async fn list(
    context: &Context,
    person: &Answerer,
    mine: bool,
    asked: bool,
    after: Option<&str>,
) -> Result<Reply> {
    let database = context.database.read();
    let now = context.clock.now();
    let whose = if mine { whose(context, person).await? } else { Whose::default() };
    let mut found = store::list(database, &whose, after.and_then(cursor), PAGE as u64 + 1).await?;
    let more = found.len() > PAGE;
    found.truncate(PAGE);
    let query = if asked { "whose=mine&" } else { "" };
    let next = found.last().filter(|_| more).and_then(|last| {
        let due = last.due?.timestamp_micros();
        Some(format!("/desk/answers/?{query}after={due}-{}", last.id))
    });
    let ids: Vec<CommentId> = found.iter().map(|answer| answer.comment).collect();
    let comments = by_id(comments::by_ids(database, &ids).await?);
    let drafted: BTreeSet<CommentId> =
        store::drafts_of(database, &ids).await?.into_iter().map(|draft| draft.comment).collect();
    let posts: Vec<PostId> = found.iter().map(|answer| answer.post).collect();
    let posts = posts::references(database, &posts).await?;
    let people = accounts::people(context).await?;
    let here = if asked { "/desk/answers/?whose=mine" } else { "/desk/answers/" };
    Reply::page(&ListPage {
        layout: DeskLayout::new(&context.site.get(), person, "To answer", "answers"),
        heading: "To answer",
        intro: "A published comment is here because somebody said “Answer here”. A reply by the team takes \
                it off the list.",
        tabs: tabs(person, here),
        rows: found
            .iter()
            .filter_map(|answer| {
                let comment = comments.get(&answer.comment)?;
                let drafted = drafted.contains(&answer.comment);
                let (facts, late) = reading::facts(answer, &people, drafted, now);
                let post = posts.get(&answer.post);
                Some(row(comment, post.map_or("", |post| &post.title), facts, late))
            })
            .collect(),
        empty: "No published comment needs an answer.",
        next,
    })
}

fn by_id(found: Vec<Comment>) -> BTreeMap<CommentId, Comment> {
    found.into_iter().map(|comment| (comment.id, comment)).collect()
}

fn row(comment: &Comment, title: &str, facts: Vec<String>, late: String) -> Row {
    Row {
        id: comment.id.0,
        author: comment.name.clone(),
        excerpt: comment.excerpt(200),
        post_title: title.to_owned(),
        facts,
        late,
    }
}

/// Where a page goes on: microseconds and a key. Both databases know the moments of these years.
fn cursor(text: &str) -> Option<(Moment, AnswerId)> {
    let (micros, id) = text.split_once('-')?;
    let moment = DateTime::from_timestamp_micros(micros.parse().ok()?)
        .filter(|moment| (1900..2200).contains(&moment.year()))?;
    Some((moment, AnswerId(id.parse().ok()?)))
}

#[get("/desk/answers/posts?<before>")]
async fn on_posts(
    context: &State<Context>,
    person: Answerer,
    before: Option<i64>,
) -> Result<Reply> {
    let database = context.database.read();
    let own = posts::by_author(database, person.id()).await?;
    let before = before.map(CommentId);
    let mut found = comments::published_on(database, &own, before, PAGE as u64 + 1).await?;
    let more = found.len() > PAGE;
    found.truncate(PAGE);
    let next =
        found.last().filter(|_| more).map(|last| format!("/desk/answers/posts?before={}", last.id));
    let ids: Vec<CommentId> = found.iter().map(|comment| comment.id).collect();
    let mut made: BTreeMap<CommentId, Vec<Answer>> = BTreeMap::new();
    for answer in store::of_comments(database, &ids).await? {
        made.entry(answer.comment).or_default().push(answer);
    }
    let posts: Vec<PostId> = found.iter().map(|comment| comment.post).collect();
    let posts = posts::references(database, &posts).await?;
    let people = accounts::people(context).await?;
    Reply::page(&ListPage {
        layout: DeskLayout::new(&context.site.get(), &person, "On my posts", "answers"),
        heading: "On my posts",
        intro: "Comments that readers sent to your posts and everyone can read, the newest first.",
        tabs: tabs(&person, "/desk/answers/posts"),
        rows: found
            .iter()
            .map(|comment| {
                let made = made.get(&comment.id).map_or(&[][..], Vec::as_slice);
                let when = comment.published.unwrap_or(comment.sent);
                let facts = vec![
                    format!("Published {}", london::day_and_time(when)),
                    reading::outcome(made, &people),
                ];
                let post = posts.get(&comment.post);
                row(comment, post.map_or("", |post| &post.title), facts, String::new())
            })
            .collect(),
        empty: "No comments are published on your posts yet.",
        next,
    })
}
