//! The lists: what is to be answered, and what was published on one's own posts.

use super::choices::{facts, outcome};
use crate::{
    base::{
        clock::london,
        context::Context,
        error::Result,
        ids::{AnswerId, CommentId, PostId},
    },
    blog::posts::{self, PostRef},
    conversation::comments::{self, Comment, CommentStatus},
    moderation::answers::{
        door::whose,
        pages::{self, ListPage, ListWords, OwedView, Row, Tab},
        paths::{self, LIST, MINE, ON_POSTS, REPLIES},
        store::{self, OwedBy},
        values::Answer,
    },
    team::{
        accounts::{self, Answerer, Capability, Person},
        site::DeskLayout,
    },
    web::Cursor,
};
use std::collections::{BTreeMap, BTreeSet};

/// Comments on one page.
const PAGE: usize = 20;

/// Whose answers are owed: the tab that was asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OwedTab {
    /// What the person sees first: everybody's, or their own if they do not moderate.
    First,
    /// Their own.
    Mine,
}

/// What the team is to answer, from this place on, for a page of another room; and where it goes on.
pub async fn owed_by_team(
    context: &Context,
    after: Option<Cursor>,
) -> Result<(OwedView, Option<Cursor>)> {
    let (rows, next) = owed_page(context, &OwedBy::default(), after).await?;
    Ok((OwedView::of(rows), next))
}

/// A page of what these owe, and where it goes on.
async fn owed_page(
    context: &Context,
    whose: &OwedBy,
    after: Option<Cursor>,
) -> Result<(Vec<Row>, Option<Cursor>)> {
    let database = context.database.read();
    let after = after.map(|cursor| (cursor.at, AnswerId(cursor.key)));
    let mut found = store::list(database, whose, after, PAGE as u64 + 1).await?;
    let more = found.len() > PAGE;
    found.truncate(PAGE);
    let last = found.last().filter(|_| more);
    let next = last.and_then(|last| Some(Cursor { at: last.due?, key: last.id.0 }));
    Ok((owed_rows(context, &found).await?, next))
}

/// What is to be answered, from this place on.
pub async fn owed(
    context: &Context,
    person: &Answerer,
    asked: OwedTab,
    after: Option<Cursor>,
) -> Result<ListPage> {
    let mine = asked == OwedTab::Mine || !person.can(Capability::ModerateComments);
    let whose = if mine { whose(context, person).await? } else { OwedBy::default() };
    let (rows, last) = owed_page(context, &whose, after).await?;
    let (here, next) = match asked {
        OwedTab::First => (LIST, last.map(paths::list_after)),
        OwedTab::Mine => (MINE, last.map(paths::mine_after)),
    };
    Ok(list(context, person, pages::OWED, here, rows, next))
}

async fn owed_rows(context: &Context, answers: &[Answer]) -> Result<Vec<Row>> {
    let database = context.database.read();
    let now = context.clock.now();
    let ids: Vec<CommentId> = answers.iter().map(|answer| answer.comment).collect();
    let comments: BTreeMap<CommentId, Comment> = comments::by_ids(database, &ids)
        .await?
        .into_iter()
        .map(|comment| (comment.id, comment))
        .collect();
    let drafted: BTreeSet<CommentId> =
        store::drafts_of(database, &ids).await?.into_iter().map(|draft| draft.comment).collect();
    let reviews = store::reviews_of(database, &ids).await?;
    let waiting: BTreeSet<CommentId> =
        reviews.iter().filter(|review| review.waits()).map(|review| review.comment).collect();
    let posts: Vec<PostId> = answers.iter().map(|answer| answer.post).collect();
    let posts = posts::references(database, &posts).await?;
    let people = accounts::people(context).await?;
    Ok(answers
        .iter()
        .filter_map(|answer| {
            let comment = comments.get(&answer.comment)?;
            let drafted = drafted.contains(&answer.comment);
            let waits = waiting.contains(&answer.comment);
            let (facts, late) = facts(answer, &people, (drafted, waits), now);
            Some(Row { owed: true, ..row(comment, posts.get(&answer.post), facts, late) })
        })
        .collect())
}

/// What was published on one's own posts, before this comment.
pub async fn on_posts(
    context: &Context,
    person: &Answerer,
    before: Option<CommentId>,
) -> Result<ListPage> {
    let database = context.database.read();
    let own = posts::by_author(database, person.id()).await?;
    let mut found = comments::published_on(database, &own, before, PAGE as u64 + 1).await?;
    let more = found.len() > PAGE;
    found.truncate(PAGE);
    let next = found.last().filter(|_| more).map(|last| paths::on_posts_before(last.id));
    let ids: Vec<CommentId> = found.iter().map(|comment| comment.id).collect();
    let mut made: BTreeMap<CommentId, Vec<Answer>> = BTreeMap::new();
    for answer in store::of_comments(database, &ids).await? {
        made.entry(answer.comment).or_default().push(answer);
    }
    let posts: Vec<PostId> = found.iter().map(|comment| comment.post).collect();
    let posts = posts::references(database, &posts).await?;
    let people = accounts::people(context).await?;
    let rows = found
        .iter()
        .map(|comment| {
            let made = made.get(&comment.id).map_or(&[][..], Vec::as_slice);
            let facts = published_facts(comment, made, &people);
            row(comment, posts.get(&comment.post), facts, String::new())
        })
        .collect();
    Ok(list(context, person, pages::ON_POSTS, ON_POSTS, rows, next))
}

/// What the person wrote in the team's name, before this reply.
pub async fn own_replies(
    context: &Context,
    person: &Answerer,
    before: Option<CommentId>,
) -> Result<ListPage> {
    let database = context.database.read();
    let mut found = comments::of_person(database, person.id(), before, PAGE as u64 + 1).await?;
    let more = found.len() > PAGE;
    found.truncate(PAGE);
    let next = found.last().filter(|_| more).map(|last| paths::replies_before(last.id));
    let ids: Vec<CommentId> = found.iter().map(|reply| reply.id).collect();
    let given: BTreeMap<CommentId, CommentId> = store::given_by(database, &ids)
        .await?
        .into_iter()
        .filter_map(|answer| Some((answer.reply?, answer.comment)))
        .collect();
    let answered = |reply: &Comment| given.get(&reply.id).copied().or(reply.parent);
    let keys: Vec<CommentId> = found.iter().filter_map(answered).collect();
    let names: BTreeMap<CommentId, String> = comments::by_ids(database, &keys)
        .await?
        .into_iter()
        .map(|comment| (comment.id, comment.name))
        .collect();
    let posts: Vec<PostId> = found.iter().map(|reply| reply.post).collect();
    let posts = posts::references(database, &posts).await?;
    let rows = found
        .iter()
        .map(|reply| Row {
            href: paths::own_reply(reply.id),
            to: answered(reply).and_then(|id| names.get(&id).cloned()).unwrap_or_default(),
            ..row(reply, posts.get(&reply.post), reply_facts(reply), String::new())
        })
        .collect();
    Ok(list(context, person, pages::OWN_REPLIES, REPLIES, rows, next))
}

/// Where one's own reply is, and until when it can be taken back.
pub fn reply_facts(reply: &Comment) -> Vec<String> {
    let mut facts = match reply.status {
        CommentStatus::Withdrawn => vec!["You took it back".to_owned()],
        CommentStatus::Published => {
            let when = reply.published.unwrap_or(reply.sent);
            vec![format!("Published at {}", london::day_and_time(when))]
        }
        other => vec![other.in_words().to_owned()],
    };
    if let Some(at) = reply.edited {
        facts.push(format!("Corrected at {}", london::day_and_time(at)));
    }
    facts
}

fn published_facts(comment: &Comment, made: &[Answer], people: &[Person]) -> Vec<String> {
    let when = comment.published.unwrap_or(comment.sent);
    vec![format!("Published at {}", london::day_and_time(when)), outcome(made, people)]
}

fn list(
    context: &Context,
    person: &Answerer,
    words: ListWords,
    here: &str,
    rows: Vec<Row>,
    next: Option<String>,
) -> ListPage {
    ListPage {
        layout: DeskLayout::new(&context.site.get(), person, words.heading, "answers"),
        heading: words.heading,
        intro: words.intro,
        tabs: tabs(person, here),
        rows,
        empty: words.empty,
        next,
    }
}

fn tabs(person: &Answerer, here: &str) -> Vec<Tab> {
    let mut tabs = Vec::new();
    if person.can(Capability::ModerateComments) {
        tabs.push(("All", LIST));
        tabs.push(("Mine", MINE));
    } else {
        tabs.push(("To answer", LIST));
    }
    tabs.push(("On my posts", ON_POSTS));
    tabs.push(("My replies", REPLIES));
    tabs.into_iter().map(|(name, href)| Tab { name, href, here: href == here }).collect()
}

fn row(comment: &Comment, post: Option<&PostRef>, facts: Vec<String>, late: String) -> Row {
    Row {
        id: comment.id.0,
        href: paths::answer(comment.id),
        to: String::new(),
        author: comment.name.clone(),
        excerpt: comment.excerpt(200),
        post_title: post.map_or_else(String::new, |post| post.title.clone()),
        facts,
        late,
        owed: false,
    }
}
