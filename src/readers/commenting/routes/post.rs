//! A post's own page, with its comments.

use crate::{
    base::{context::Context, error::Result},
    blog::{
        calendar::PAUSES,
        posts::{self, POSTS, PostAddress},
    },
    conversation::{comments::comments_of, guidelines::GUIDELINES},
    readers::commenting::reading,
    team::{accounts::PEOPLE, promise::PROMISE, site::SITE},
    web::{NewPage, PageNumber, PublicPage, Reply, public_page, with_query},
};
use rocket::{Route, State, get, http::uri::Origin, routes};

pub(super) fn routes() -> Vec<Route> {
    routes![show]
}

/// An earlier address, or one that is spelt otherwise (without the slash at its end, or with fewer figures
/// in its date), leads to the right one.
#[get("/<_>/<_>/<_>/<_>?<comments>")]
async fn show(
    context: &State<Context>,
    address: PostAddress,
    comments: PageNumber,
    asked: &Origin<'_>,
) -> Result<PublicPage> {
    public_page(asked, async {
        let post = reading::post(context, &address).await?;
        let right = post.address.to_string();
        if asked.path().as_str() != right {
            return Ok(Reply::moved(with_query(&right, asked)).into());
        }
        let block = reading::block(context, &post, comments).await?;
        let page = posts::page_with(context, &post, block.part(&post)?).await?;
        let tags = [SITE, POSTS, PEOPLE, comments_of(post.id), GUIDELINES, PAUSES, PROMISE];
        Ok(NewPage::from(page).tagged(tags).until(block.until))
    })
    .await
}
