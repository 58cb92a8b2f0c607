//! The published comments that readers have reported.

use super::{cards::cards, tabs};
use crate::{
    base::{
        context::Context,
        error::Result,
        ids::{CommentId, ReportId},
    },
    conversation::comments::{self, Comment},
    moderation::{
        place::paths::REPORTED,
        queue::{
            pages::{ReportedPage, reported_in_words},
            paths,
        },
        reports,
    },
    team::{accounts::Moderator, site::DeskLayout},
};
use std::collections::BTreeMap;

/// Comments on one page.
const PAGE: usize = 20;

/// The page of those that were reported after this one.
pub async fn page(
    context: &Context,
    moderator: &Moderator,
    after: Option<ReportId>,
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
    Ok(ReportedPage {
        layout: DeskLayout::new(
            &context.site.get(),
            moderator,
            &format!("Reported ({count}) – Comments"),
            "moderation",
        )
        .in_section(REPORTED),
        tabs: tabs::row(context, "reported").await?,
        cards: cards(context, moderator, &comments).await?,
        summary: reported_in_words(count),
        next,
    })
}
