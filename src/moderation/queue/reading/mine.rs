//! One's own last decisions.

use super::{
    cards::{EXCERPT, undoable},
    tabs,
};
use crate::{
    base::{clock::london, context::Context, error::Result, ids::CommentId, words::counted},
    conversation::comments::{self, Comment},
    moderation::{
        decisions::{self, Decision, done},
        place::paths::comment as comment_address,
        queue::{
            pages::{MinePage, OwnDecision},
            paths,
        },
    },
    team::{accounts::Moderator, site::DeskLayout},
};
use std::collections::BTreeMap;

/// How many of one's own decisions are shown; what was decided together is one.
const SHOWN: usize = 20;
/// How many are looked through for that.
const LOOKED: u64 = 400;

/// The page of a moderator's last decisions.
pub async fn page(context: &Context, moderator: &Moderator) -> Result<MinePage> {
    let database = context.database.read();
    let latest = decisions::latest_of(database, Some(moderator.id()), LOOKED).await?;
    let together = together(latest);
    let ids: Vec<CommentId> = together.iter().map(|(decision, _)| decision.comment).collect();
    let comments: BTreeMap<CommentId, Comment> = comments::by_ids(database, &ids)
        .await?
        .into_iter()
        .map(|comment| (comment.id, comment))
        .collect();
    Ok(MinePage {
        layout: DeskLayout::new(
            &context.site.get(),
            moderator,
            "My last 20 decisions",
            "moderation",
        ),
        tabs: tabs::row(context, moderator, "mine").await?,
        decisions: together
            .into_iter()
            .filter_map(|(decision, count)| {
                Some(shown(context, comments.get(&decision.comment)?, &decision, count))
            })
            .collect(),
    })
}

/// Those that were made together as one, with how many they are.
fn together(latest: Vec<Decision>) -> Vec<(Decision, usize)> {
    let mut together: Vec<(Decision, usize)> = Vec::new();
    for decision in latest {
        let same = |(first, _): &&mut (Decision, usize)| {
            decision.batch.is_some() && first.batch == decision.batch
        };
        match together.iter_mut().find(same) {
            Some((_, count)) => *count += 1,
            None => together.push((decision, 1)),
        }
    }
    together.truncate(SHOWN);
    together
}

fn shown(context: &Context, comment: &Comment, decision: &Decision, count: usize) -> OwnDecision {
    let batch = decision.batch.filter(|_| count > 1);
    OwnDecision {
        href: batch.map_or_else(|| comment_address(comment.id), decisions::paths::batch),
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
            .then(|| paths::undo(comment.id, decision.id)),
    }
}
