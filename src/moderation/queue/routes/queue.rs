//! The queue at one place, and one's own last decisions.

use crate::{
    base::{clock::london, context::Context, error::Result, ids::CommentId, words::counted},
    conversation::comments::{self, Comment},
    moderation::{
        decisions::{self, Decision, done},
        place::Place,
        queue::{
            pages::{KeysPage, Mine, MinePage},
            reading::{
                board::{Told, board},
                cards::{EXCERPT, undoable},
            },
        },
    },
    team::{accounts::Moderator, site::DeskLayout},
    web::{FormErrors, Reply},
};
use rocket::{Route, State, get, http::uri::Origin, routes};
use std::collections::BTreeMap;

pub(super) fn routes() -> Vec<Route> {
    routes![queue, mine, keys]
}

/// How many of one's own decisions are shown; what was decided together is one.
const MINE: usize = 20;
/// How many are looked through for that.
const LOOKED: u64 = 400;

#[get("/desk/moderation")]
async fn queue(
    context: &State<Context>,
    moderator: Moderator,
    asked: &Origin<'_>,
) -> Result<Reply> {
    let query = asked.query().map_or("", |query| query.as_str());
    let told: Told = serde_html_form::from_str(query).unwrap_or_default();
    let place = Place::read(query);
    let page = board(context, &moderator, &place, &told, FormErrors::default()).await?;
    if page.errors.is_empty() { Reply::page(&page) } else { Reply::refused(&page) }
}

#[get("/desk/moderation/mine")]
async fn mine(context: &State<Context>, moderator: Moderator) -> Result<Reply> {
    let database = context.database.read();
    let mut together: Vec<(Decision, usize)> = Vec::new();
    for decision in decisions::latest_of(database, Some(moderator.id()), LOOKED).await? {
        let same = |(first, _): &&mut (Decision, usize)| {
            decision.batch.is_some() && first.batch == decision.batch
        };
        match together.iter_mut().find(same) {
            Some((_, count)) => *count += 1,
            None => together.push((decision, 1)),
        }
    }
    together.truncate(MINE);
    let ids: Vec<CommentId> = together.iter().map(|(decision, _)| decision.comment).collect();
    let comments: BTreeMap<CommentId, Comment> = comments::by_ids(database, &ids)
        .await?
        .into_iter()
        .map(|comment| (comment.id, comment))
        .collect();
    Reply::page(&MinePage {
        layout: DeskLayout::new(
            &context.site.get(),
            &moderator,
            "My last 20 decisions",
            "moderation",
        )
        .in_section("/desk/moderation/mine"),
        decisions: together
            .into_iter()
            .filter_map(|(decision, count)| {
                Some(shown(context, comments.get(&decision.comment)?, &decision, count))
            })
            .collect(),
    })
}

fn shown(context: &Context, comment: &Comment, decision: &Decision, count: usize) -> Mine {
    let batch = decision.batch.filter(|_| count > 1);
    let own = format!("/desk/moderation/comments/{}", comment.id);
    Mine {
        href: batch.map_or_else(|| own.clone(), |id| format!("/desk/moderation/batches/{id}")),
        comment: comment.id.0,
        done: done(decision.action),
        what: match batch {
            Some(_) => counted(count, "comment"),
            None => format!("comment by {}", comment.name),
        },
        excerpt: match batch {
            Some(_) => "Decided together: see each, or undo them all.".to_owned(),
            None => comment.excerpt(EXCERPT),
        },
        when: london::day_and_time(decision.at),
        undone: batch.is_none() && decision.undone.is_some(),
        undo: (batch.is_none() && undoable(context, decision, comment))
            .then(|| format!("{own}/undo")),
    }
}

#[get("/desk/moderation/keys")]
async fn keys(context: &State<Context>, moderator: Moderator) -> Result<Reply> {
    Reply::page(&KeysPage {
        layout: DeskLayout::new(&context.site.get(), &moderator, "Single keys", "moderation"),
        on: moderator.person().single_keys,
    })
}
