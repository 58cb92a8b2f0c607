//! Asks the rooms whether a page that readers can open is at a path, and what its right address is.

use crate::{
    base::{
        context::Context,
        error::{AppError, Result},
        ids::CommentId,
    },
    blog::{
        feeds, pages,
        posts::{self, PostAddress},
    },
    conversation::{commenters, comments},
    readers::{commenting, finding::pages::LostPage},
    web::Part,
};

/// The right address of what readers find at `path`, which has no slash at its end; none if they find
/// nothing there.
pub async fn meant(context: &Context, path: &str) -> Result<Option<String>> {
    let feed = feeds::paths::ALL.into_iter().find(|known| known.trim_end_matches('/') == path);
    if let Some(found) = feed {
        return Ok(Some(found.to_owned()));
    }
    let parts: Vec<&str> = path.split('/').skip(1).collect();
    if let [name] = parts.as_slice()
        && pages::shown(context.database.read(), name).await?.is_some()
    {
        return Ok(Some(pages::paths::public(name)));
    }
    match parts.as_slice() {
        [year, month, day, slug, under @ ..] => match PostAddress::read(year, month, day, slug) {
            Some(address) => on_post(context, address, under).await,
            None => Ok(None),
        },
        ["comments", "confirm", token] => {
            let known = there(commenters::follow(context, token).await)?;
            Ok(known.map(|_| commenters::paths::confirm(token)))
        }
        ["comments", token] => own_page(context, token, comments::paths::receipt).await,
        ["comments", token, "rewrite"] => own_page(context, token, comments::paths::rewrite).await,
        ["comments", token, "withdrawal"] => {
            own_page(context, token, comments::paths::withdrawal).await
        }
        list => posts::list_at(context, list).await,
    }
}

/// So many posts are offered to whoever finds nothing.
const LATEST: u64 = 3;

/// The page of an address that leads nowhere, as HTML.
pub async fn lost(context: &Context) -> Result<String> {
    let posts = posts::latest_links(context, LATEST).await?;
    Ok(Part::of(&LostPage::new(&context.site.get(), posts))?.to_string())
}

/// A post, or what stands under it.
async fn on_post(
    context: &Context,
    address: PostAddress,
    under: &[&str],
) -> Result<Option<String>> {
    let address = match posts::find_public(context.database.read(), &address).await {
        Ok(post) => post.address,
        // Its page says why it was withdrawn.
        Err(AppError::Gone { .. }) if under.is_empty() => address,
        Err(error) => return there(Err(error)),
    };
    let id = |text: &str| text.parse().ok().map(CommentId);
    match under {
        [] => Ok(Some(address.to_string())),
        ["comments"] => Ok(Some(comments::paths::under_post(&address, 1))),
        ["comments", "new"] => Ok(Some(comments::paths::new(&address))),
        ["comments", comment] => match id(comment) {
            Some(id) => {
                let found = there(commenting::way_to(context, &address, id).await)?;
                Ok(found.map(|_| comments::paths::permalink(&address, id)))
            }
            None => Ok(None),
        },
        ["comments", comment, "report"] => match id(comment) {
            Some(id) => {
                let found = there(comments::published_at(context, &address, id).await)?;
                Ok(found.map(|_| comments::paths::report(&address, id)))
            }
            None => Ok(None),
        },
        _ => Ok(None),
    }
}

/// A page that a writer has of a comment, by its token.
async fn own_page(
    context: &Context,
    token: &str,
    path: fn(&str) -> String,
) -> Result<Option<String>> {
    Ok(there(commenting::by_receipt(context, token).await)?.map(|_| path(token)))
}

/// Nothing, if that is what was found.
fn there<T>(found: Result<T>) -> Result<Option<T>> {
    match found {
        Ok(found) => Ok(Some(found)),
        Err(AppError::NotFound | AppError::Gone { .. }) => Ok(None),
        Err(error) => Err(error),
    }
}
