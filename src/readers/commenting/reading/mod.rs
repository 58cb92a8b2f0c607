//! What the pages of commenting show: the comments under a post, the forms, the writer's own pages.

mod receipt;
mod replying;
mod rewriting;
mod threads;
mod tree;
mod way;

pub use receipt::{Typed, receipt_page, withdrawal_page};
pub use replying::{form_page, preview_page, reply_page};
pub use rewriting::{Rewriting, rewriting, rewritten};
pub use threads::{address_of, beginning, block, replies_page};
pub use way::{WayTo, way_to};

use crate::{
    base::{context::Context, error::Result},
    blog::{
        calendar::{self, Commenting},
        posts::{self, PostAddress, PostRef},
    },
};

/// The published post at this address, or at an address it used to have.
pub async fn post(context: &Context, address: &PostAddress) -> Result<PostRef> {
    posts::find_public(context.database.read(), address).await
}

/// Whether the post takes comments now.
pub async fn commenting(context: &Context, post: &PostRef) -> Result<Commenting> {
    calendar::ask(context, context.database.read(), &post.terms).await
}
