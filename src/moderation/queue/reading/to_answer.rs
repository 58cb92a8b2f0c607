//! The published comments that the team is to answer, beside the other lists of comments.

use super::tabs;
use crate::{
    base::{context::Context, error::Result},
    moderation::{
        answers,
        queue::{pages::ToAnswerPage, paths},
    },
    team::{accounts::Moderator, site::DeskLayout},
    web::Cursor,
};

/// The page of those that are due after this one.
pub async fn page(
    context: &Context,
    moderator: &Moderator,
    after: Option<Cursor>,
) -> Result<ToAnswerPage> {
    let tabs = tabs::row(context, moderator, "answers").await?;
    let title = format!("To answer ({}) – Comments", tabs.here());
    let (owed, next) = answers::owed_by_team(context, after).await?;
    Ok(ToAnswerPage {
        layout: DeskLayout::new(&context.site.get(), moderator, &title, "moderation"),
        tabs,
        owed,
        next: next.map(paths::to_answer_after),
    })
}
