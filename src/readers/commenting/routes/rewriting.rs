//! "Change and resend": the comment form again, with the words of a comment that was not published.

use crate::{
    base::{context::Context, error::Result},
    conversation::comments::paths,
    readers::commenting::{
        actions,
        reading::{self, Rewriting},
    },
    web::Reply,
};
use rocket::{Route, State, get, routes};

pub(super) fn routes() -> Vec<Route> {
    routes![rewrite]
}

/// Whoever holds the address of the receipt may write the comment again.
#[get("/comments/<token>/rewrite", rank = 2)]
async fn rewrite(context: &State<Context>, token: &str) -> Result<Reply> {
    let comment = actions::by_receipt(context, token).await?;
    match reading::rewriting(context, &comment, token).await? {
        Rewriting::Form(page) => Reply::page(&*page),
        Rewriting::ToCopy(page) => Reply::page(&*page),
        Rewriting::Nothing => Ok(Reply::to(paths::receipt(token))),
    }
}
