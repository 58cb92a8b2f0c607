//! The reported comments, for moderators.

use crate::{
    base::{
        context::Context,
        error::{AppError, Result},
        ids::{CommentId, ReportId},
    },
    conversation::comments::{self, Comment},
    moderation::{
        queue,
        reports::{
            actions::{self, KeepRefused},
            forms::KeepForm,
            pages::ReportedPage,
            store,
        },
    },
    team::{
        accounts::{Moderator, Posted},
        site::DeskLayout,
    },
    web::Page,
};
use rocket::{Route, State, get, post, response::Redirect, routes};
use std::collections::BTreeMap;

pub(super) fn routes() -> Vec<Route> {
    routes![reported, keep]
}

/// Comments on one page.
const PAGE: usize = 20;

#[get("/desk/moderation/reported?<after>")]
async fn reported(
    context: &State<Context>,
    moderator: Moderator,
    after: Option<i64>,
) -> Result<Page> {
    let database = context.database.read();
    let mut open = store::open(database, after.map(ReportId), PAGE as u64 + 1).await?;
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
    let count = store::open_count(database).await?;
    Page::of(&ReportedPage {
        layout: DeskLayout::new(
            &context.site.get(),
            &moderator,
            &format!("Reported ({count}) – Comments"),
            "moderation",
        )
        .in_section("/desk/moderation/reported"),
        tabs: queue::tabs(context, "reported").await?,
        cards: queue::cards(context, &moderator, &comments).await?,
        summary: match count {
            0 => String::new(),
            1 => "1 published comment is reported by readers.".to_owned(),
            many => format!("{many} published comments are reported by readers."),
        },
        next,
    })
}

#[post("/desk/moderation/comments/<id>/reports", data = "<form>")]
async fn keep(
    context: &State<Context>,
    moderator: Moderator,
    id: CommentId,
    form: Posted<KeepForm>,
) -> Result<Redirect> {
    match actions::keep(context, &moderator, id, form.0.version).await? {
        Ok(()) => Ok(Redirect::to(format!("/desk/moderation/comments/{id}?done=kept"))),
        Err(KeepRefused::Changed) => Err(AppError::Conflict(
            "This comment has changed since you opened the page. Nothing was changed. Open it to see \
             what happened."
                .to_owned(),
        )),
        Err(KeepRefused::Nothing) => Err(AppError::Conflict(
            "Somebody else has looked at the reports about this comment already.".to_owned(),
        )),
    }
}
