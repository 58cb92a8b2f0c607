//! The published comments that readers have reported.

use super::{
    cards::{cards, undoable},
    tabs,
};
use crate::{
    base::{
        context::Context,
        error::Result,
        ids::{CommentId, DecisionId, ReportId},
    },
    conversation::comments::{self, Comment},
    moderation::{
        decisions::{self, done},
        place::{Done, paths::FROM_REPORTED},
        queue::{
            pages::{ReportedPage, told},
            paths,
        },
        reports,
    },
    team::{
        accounts::Moderator,
        site::{DeskLayout, Notice},
    },
    web::assets,
};
use std::collections::BTreeMap;

/// Comments on one page.
const PAGE: usize = 20;

/// The page of those that were reported after this one; `just` is what was done from it.
pub async fn page(
    context: &Context,
    moderator: &Moderator,
    after: Option<ReportId>,
    just: (Option<Done>, Option<DecisionId>),
) -> Result<ReportedPage> {
    let database = context.database.read();
    let mut open = reports::open(database, after, PAGE as u64 + 1).await?;
    let more = open.len() > PAGE;
    open.truncate(PAGE);
    let next = open.last().filter(|_| more).map(|(_, first)| paths::reported_after(*first));
    let ids: Vec<CommentId> = open.iter().map(|(comment, _)| *comment).collect();
    let mut found: BTreeMap<CommentId, Comment> = comments::by_ids(database, &ids)
        .await?
        .into_iter()
        .map(|comment| (comment.id, comment))
        .collect();
    let comments: Vec<Comment> = ids.iter().filter_map(|id| found.remove(id)).collect();
    let count = reports::open_count(database).await?;
    let mut cards = cards(context, moderator, &comments).await?;
    for card in &mut cards {
        card.lead_back(FROM_REPORTED, "");
    }
    Ok(ReportedPage {
        layout: DeskLayout::new(
            &context.site.get(),
            moderator,
            &format!("Reported ({count}) – Comments"),
            "moderation",
        )
        .telling(notice(context, moderator, just).await?),
        tabs: tabs::row(context, moderator, "reported").await?,
        cards,
        next,
        script: assets::address("queue.js"),
    })
}

/// What was just done from this page.
async fn notice(
    context: &Context,
    moderator: &Moderator,
    just: (Option<Done>, Option<DecisionId>),
) -> Result<Option<Notice>> {
    if let (Some(done), _) = just {
        return Ok(Some(Notice::saying(told(done))));
    }
    let database = context.database.read();
    let Some(id) = just.1 else { return Ok(None) };
    let Some(decision) = decisions::decision(database, id).await? else { return Ok(None) };
    let comment = comments::find(database, decision.comment).await?;
    Ok(comment.filter(|_| decision.person == Some(moderator.id())).map(|comment| Notice {
        undo: undoable(context, &decision, &comment).then(|| paths::undo(comment.id, decision.id)),
        ..Notice::of(format!("{}: comment by {}", done(decision.action), comment.name), "")
    }))
}
