//! The way to one comment under a post, and the further replies of a long thread.

use crate::{
    base::{
        context::Context,
        error::{AppError, Result},
        ids::CommentId,
    },
    blog::{
        calendar::PAUSES,
        posts::{POSTS, PostAddress},
    },
    conversation::comments::{CommentStatus, comments_of, paths},
    readers::commenting::reading::{self, WayTo},
    team::{accounts::PEOPLE, site::SITE},
    web::{NewPage, PageNumber, PublicPage, Reply, public_page},
};
use rocket::{
    Route, State, get,
    http::{Status, uri::Origin},
    response::Redirect,
    routes,
};

pub(super) fn routes() -> Vec<Route> {
    routes![permalink, replies]
}

/// The way to one comment, wherever it or its place stands now.
#[get("/<_>/<_>/<_>/<_>/comments/<id>", rank = 10)]
async fn permalink(context: &State<Context>, address: PostAddress, id: CommentId) -> Result<Reply> {
    match reading::way_to(context, &address, id).await? {
        WayTo::Place(place) => Ok(Redirect::found(place).into()),
        // It may be put back, so it is not gone for good.
        WayTo::Removed(page) => Reply::page_with(Status::NotFound, &*page),
    }
}

/// The replies of a long thread that do not stand under the post.
#[get("/<_>/<_>/<_>/<_>/comments/<id>/replies?<page>")]
async fn replies(
    context: &State<Context>,
    address: PostAddress,
    id: CommentId,
    page: PageNumber,
    asked: &Origin<'_>,
) -> Result<PublicPage> {
    public_page(asked, async {
        let post = reading::post(context, &address).await?;
        if post.address != address {
            return Ok(Reply::moved(paths::replies(&post.address, id, page.0)).into());
        }
        let root = reading::beginning(context, &post, id).await?;
        let shown = root.status == CommentStatus::Published;
        let place = reading::address_of(context, &post, &root).await?;
        let (answer, until) = match reading::replies_page(context, &post, root, page).await? {
            Some(page) => (Reply::page(&page)?, page.until),
            None if shown => (Redirect::found(place).into(), None),
            None => return Err(AppError::NotFound),
        };
        let tags = [SITE, POSTS, PEOPLE, comments_of(post.id), PAUSES];
        Ok(NewPage::from(answer).tagged(tags).until(until))
    })
    .await
}
