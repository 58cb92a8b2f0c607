//! Confirming an address, or saying that a comment is not one's own.

use crate::{
    base::{context::Context, error::Result},
    conversation::{
        commenters::{self, ConfirmOutcome},
        comments::{self, Receipt},
    },
    readers::{
        commenting::{self, ReceiptDone},
        mine::{forms::StopForm, pages, reading},
    },
    team::site::JustDone,
    web::{EmptyForm, PublicForm, Reply},
};
use rocket::{Route, State, get, http::Status, post, routes};

pub(super) fn routes() -> Vec<Route> {
    routes![confirm_page, confirm, again, not_mine_page, not_mine]
}

/// The link came by our mail and does not work any more.
fn ended(context: &Context, token: &str) -> Result<Reply> {
    Reply::page_with(Status::Gone, &pages::ended(&context.site.get(), token))
}

/// The comment has no address any more.
fn detached(context: &Context) -> Result<Reply> {
    Reply::page_with(Status::Gone, &pages::detached(&context.site.get()))
}

#[get("/comments/confirm/<token>")]
async fn confirm_page(context: &State<Context>, token: &str) -> Result<Reply> {
    match commenters::follow(context, token).await? {
        ConfirmOutcome::Open(comment) => {
            Reply::page(&reading::confirm_page(context, &comment, token).await?)
        }
        ConfirmOutcome::Ended(_) => ended(context, token),
        ConfirmOutcome::Detached => detached(context),
    }
}

#[post("/comments/confirm/<token>", data = "<_form>")]
async fn confirm(
    context: &State<Context>,
    token: &str,
    _form: PublicForm<EmptyForm>,
) -> Result<Reply> {
    let comment = match commenters::follow(context, token).await? {
        ConfirmOutcome::Open(comment) => comment,
        ConfirmOutcome::Ended(_) => return ended(context, token),
        ConfirmOutcome::Detached => return detached(context),
    };
    commenters::confirm_comment(context, &comment).await?;
    let receipt = comments::paths::receipt(&Receipt::of(&comment).token(&context.keys));
    Ok(Reply::to(ReceiptDone::Confirmed.at(&receipt)))
}

#[post("/comments/confirm/<token>/again", data = "<_form>")]
async fn again(
    context: &State<Context>,
    token: &str,
    _form: PublicForm<EmptyForm>,
) -> Result<Reply> {
    match commenters::follow(context, token).await? {
        ConfirmOutcome::Open(comment) | ConfirmOutcome::Ended(comment) => {
            commenting::mail_page(context, &comment).await?;
        }
        ConfirmOutcome::Detached => return detached(context),
    }
    Reply::page(&pages::new_link(&context.site.get(), context.mailer.is_set_up()))
}

#[get("/comments/not-mine/<token>")]
async fn not_mine_page(context: &State<Context>, token: &str) -> Result<Reply> {
    let comment = commenters::by_letter(context, token).await?;
    if comment.address.is_none() {
        return detached(context);
    }
    Reply::page(&reading::not_mine_page(context, &comment, token).await?)
}

#[post("/comments/not-mine/<token>", data = "<form>")]
async fn not_mine(
    context: &State<Context>,
    token: &str,
    form: PublicForm<StopForm>,
) -> Result<Reply> {
    let PublicForm(form) = form;
    let comment = commenters::by_letter(context, token).await?;
    let stop = !form.all.is_empty();
    if comment.address.is_none() && comment.disowned.is_none() && stop {
        return detached(context);
    }
    commenters::disown(context, &comment, stop).await?;
    let stopped = comment.address.filter(|_| stop).map(|own| own.stop_token(&context.keys));
    Reply::page(&pages::disowned(&context.site.get(), stop, stopped.as_deref()))
}
