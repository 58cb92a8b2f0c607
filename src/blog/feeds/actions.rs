//! Keeps by what feed readers know the feed and its posts, so that none of it is new to them when the
//! address of the blog changes.

use super::store;
use crate::{
    base::{context::Context, error::Result, keys},
    blog::posts,
    web::Absolute,
};

/// At the start of the server: a new blog gets an id for its feed that no other feed has. A blog whose
/// feed was read before ids were kept keeps those that it has shown, which were made of its address: any
/// other would show its readers every post as a new one.
pub async fn prepare(context: &Context) -> Result<()> {
    let host = context.settings.base_url.host_str().unwrap_or("localhost");
    let home = &Absolute::of(context).to("/");
    context
        .database
        .write(|transaction| async move {
            transaction.one_at_a_time("feed ids").await?;
            let was_read = posts::keep_feed_ids(&transaction, host).await?;
            if store::feed_id(&transaction, store::POSTS).await?.is_none() {
                let id = if was_read { home.clone() } else { keys::random_urn() };
                store::keep(&transaction, store::POSTS, &id).await?;
            }
            Ok(())
        })
        .await
}
