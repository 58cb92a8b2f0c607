//! Words are made into HTML again once the program does that differently.

use crate::{
    base::{
        context::Context,
        error::Result,
        markdown::{self, RENDER_VERSION},
    },
    conversation::comments::store,
};

/// Makes the words of up to `most` comments into HTML as it is done now; says whether there may be more.
pub async fn render_again(context: &Context, most: u64) -> Result<bool> {
    let old = store::rendered_before(context.database.read(), RENDER_VERSION, most).await?;
    let new: Vec<_> = old.iter().map(|(id, body)| (*id, markdown::comment(body).ok())).collect();
    let new = &new;
    let write = |transaction| async move {
        for (id, html) in new {
            store::keep_html(&transaction, *id, html.as_ref()).await?;
        }
        Ok(())
    };
    context.database.write(write).await?;
    Ok(old.len() as u64 == most)
}
