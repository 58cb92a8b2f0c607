//! The way to one comment under a post, and the further replies of a long thread.

use crate::{
    base::{
        context::Context,
        error::{AppError, Result},
        ids::CommentId,
    },
    blog::posts::{self, PostAddress},
    conversation::comments::{self, Status},
    readers::commenting::reading::threads,
    web::{Page, PageNumber},
};
use rocket::{Either, Route, State, get, response::Redirect, routes};

pub(super) fn routes() -> Vec<Route> {
    routes![permalink, replies]
}

/// The way to one comment, wherever it stands now.
#[get("/<_>/<_>/<_>/<_>/comments/<id>", rank = 10)]
async fn permalink(
    context: &State<Context>,
    address: PostAddress,
    id: CommentId,
) -> Result<Redirect> {
    let (post, comment) = comments::published_at(context, &address, id).await?;
    Ok(Redirect::found(threads::address_of(context, &post, &comment).await?))
}

/// The replies of a long thread that do not stand under the post.
#[get("/<_>/<_>/<_>/<_>/comments/<id>/replies?<page>")]
async fn replies(
    context: &State<Context>,
    address: PostAddress,
    id: CommentId,
    page: PageNumber,
) -> Result<Either<Redirect, Page>> {
    let database = context.database.read();
    let post = posts::find_public(database, &address).await?;
    if post.address != address {
        let moved = format!("{}comments/{id}/replies?page={}", post.address, page.0);
        return Ok(Either::Left(Redirect::moved(moved)));
    }
    let root = comments::find(database, id)
        .await?
        .filter(|root| root.post == post.id && root.thread.is_none())
        .ok_or(AppError::NotFound)?;
    let shown = root.status == Status::Published;
    let place = threads::address_of(context, &post, &root).await?;
    match threads::replies_page(context, &post, root, page).await? {
        Some(page) => Page::of(&page).map(Either::Right),
        None if shown => Ok(Either::Left(Redirect::found(place))),
        None => Err(AppError::NotFound),
    }
}
