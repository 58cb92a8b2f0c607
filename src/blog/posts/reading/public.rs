//! Readers' pages: a list, and a post with whatever stands in the place of its comments.

use super::{
    lists::{Listing, list, side},
    post::{post_view, preview},
};
use crate::{
    base::{context::Context, error::Result},
    blog::posts::{
        PostRef, Revision,
        actions::Working,
        pages::{CommentsPart, ListPage, PostPage, UnseenPictures},
    },
    team::accounts::Author,
    web::{Absolute, FormErrors, PageNumber},
};

/// The numbered page of the list at `path`.
pub async fn list_page(
    context: &Context,
    listing: &Listing,
    path: &str,
    page: PageNumber,
) -> Result<ListPage> {
    let found = list(context, listing, page, ListPage::size(listing)).await?;
    let beside = side(context).await?;
    let (site, absolute) = (context.site.get(), Absolute::of(context));
    Ok(ListPage::new(&site, &absolute, listing, path, page, found, beside))
}

/// The post's own page with the numbered page of its comments.
pub async fn post_page(
    context: &Context,
    post: &PostRef,
    comments: CommentsPart,
) -> Result<PostPage> {
    let view = post_view(context, post).await?;
    let (site, absolute) = (context.site.get(), Absolute::of(context));
    Ok(PostPage::new(&site, &absolute, view, comments))
}

/// The page of a revision that nobody has saved, as readers would see it, or what is wrong with it.
/// `working` is the post, if it was saved before.
pub async fn preview_page(
    context: &Context,
    author: &Author,
    working: Option<&Working>,
    revision: &Revision,
) -> Result<Result<PostPage, FormErrors>> {
    let post = working.map(|working| &working.post);
    match preview(context, author, post, revision).await? {
        Ok(view) => {
            let unseen = UnseenPictures::of(&revision.body);
            Ok(Ok(PostPage::preview(&context.site.get(), view, unseen)))
        }
        Err(errors) => Ok(Err(errors)),
    }
}
