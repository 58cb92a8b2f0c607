//! What the pages show to which the links at the end of our mail lead.

use crate::{
    base::{context::Context, error::Result},
    blog::posts,
    conversation::{
        commenters,
        comments::{AddressHash, Comment, Receipt},
    },
    readers::mine::pages::{self, PlainPage},
};

/// What the post is called that `comment` is on.
async fn title(context: &Context, comment: &Comment) -> Result<String> {
    Ok(posts::reference(context.database.read(), comment.post).await?.title)
}

/// The page to confirm the address of `comment`, and to start mail again where it was stopped.
pub async fn confirm_page(context: &Context, comment: &Comment, token: &str) -> Result<PlainPage> {
    let title = title(context, comment).await?;
    let stopped = match &comment.address {
        Some(address) if commenters::is_suppressed(context.database.read(), comment).await? => {
            Some(address.stop_token(&context.keys))
        }
        _ => None,
    };
    let letter = Receipt::of(comment).letter_token(&context.keys);
    Ok(pages::confirm(&context.site.get(), &title, token, stopped.as_deref(), &letter))
}

/// The page to say that `comment` is not one's own.
pub async fn not_mine_page(context: &Context, comment: &Comment, token: &str) -> Result<PlainPage> {
    let title = title(context, comment).await?;
    Ok(pages::not_mine(&context.site.get(), &title, token))
}

/// The page to stop mail about `comment`, or all mail.
pub async fn stop_page(context: &Context, comment: &Comment, token: &str) -> Result<PlainPage> {
    let title = title(context, comment).await?;
    Ok(pages::stop(&context.site.get(), &title, token))
}

/// The page to stop all mail to `address`, or to start it again.
pub async fn emails_page(context: &Context, address: &AddressHash) -> Result<PlainPage> {
    let known = commenters::find(context.database.read(), address).await?;
    let (site, token) = (context.site.get(), address.stop_token(&context.keys));
    Ok(match known.and_then(|known| known.suppressed) {
        Some(_) => pages::stopped(&site, &token),
        None => pages::not_stopped(&site, &token),
    })
}
