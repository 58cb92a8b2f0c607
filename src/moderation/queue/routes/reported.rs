//! The published comments that readers have reported.

use crate::{
    base::{
        context::Context,
        error::Result,
        ids::{CommentId, ReportId},
    },
    conversation::comments::{self, Comment},
    moderation::{
        queue::{
            pages::ReportedPage,
            reading::{cards::cards, tabs::row as tabs},
        },
        reports,
    },
    team::{accounts::Moderator, site::DeskLayout},
    web::Reply,
};
use rocket::{Route, State, get, routes};
use std::collections::BTreeMap;

pub(super) fn routes() -> Vec<Route> {
    routes![reported]
}

/// Comments on one page.
const PAGE: usize = 20;

#[get("/desk/moderation/reported?<after>")]
async fn reported(
    context: &State<Context>,
    moderator: Moderator,
    after: Option<i64>,
) -> Result<Reply> {
    let database = context.database.read();
    let mut open = reports::open(database, after.map(ReportId), PAGE as u64 + 1).await?;
    let more = open.len() > PAGE;
    open.truncate(PAGE);
    let next = open
        .last()
        .filter(|_| more)
        .map(|(_, first)| format!("/desk/moderation/reported?after={first}"));
    let ids: Vec<CommentId> = open.iter().map(|(comment, _)| *comment).collect();
    let mut found: BTreeMap<CommentId, Comment> = comments::by_ids(database, &ids)
        .await?
        .into_iter()
        .map(|comment| (comment.id, comment))
        .collect();
    let comments: Vec<Comment> = ids.iter().filter_map(|id| found.remove(id)).collect();
    let count = reports::open_count(database).await?;
    Reply::page(&ReportedPage {
        layout: DeskLayout::new(
            &context.site.get(),
            &moderator,
            &format!("Reported ({count}) – Comments"),
            "moderation",
        )
        .in_section("/desk/moderation/reported"),
        tabs: tabs(context, "reported").await?,
        cards: cards(context, &moderator, &comments).await?,
        summary: match count {
            0 => String::new(),
            1 => "1 published comment is reported by readers.".to_owned(),
            many => format!("{many} published comments are reported by readers."),
        },
        next,
    })
}
