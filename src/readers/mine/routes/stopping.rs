//! Stopping mail: by a page with buttons, or by one POST of a mail program (RFC 8058).

use crate::{
    base::{
        context::Context,
        error::{AppError, Result},
    },
    conversation::{commenters, comments::AddressHash},
    readers::mine::{guards::Stop, pages, reading},
    web::Reply,
};
use rocket::{Route, State, get, post, routes};

pub(super) fn routes() -> Vec<Route> {
    routes![page, stop, emails_page, emails]
}

#[get("/comments/stop/<token>")]
async fn page(context: &State<Context>, token: &str) -> Result<Reply> {
    let comment = commenters::by_letter(context, token).await?;
    Reply::page(&reading::stop_page(context, &comment, token).await?)
}

/// Answers a page and not a redirect: a mail program follows none.
#[post("/comments/stop/<token>", data = "<form>")]
async fn stop(context: &State<Context>, token: &str, form: Stop) -> Result<Reply> {
    let Stop(form) = form;
    let comment = commenters::by_letter(context, token).await?;
    let site = context.site.get();
    if form.all.is_empty() {
        commenters::stop_one(context, &comment).await?;
        return Reply::page(&pages::one_stopped(&site));
    }
    let Some(address) = &comment.address else { return Reply::page(&pages::not_all(&site)) };
    if commenters::stop_all(context, &comment).await? {
        Reply::page(&pages::stopped(&site, &address.stop_token(&context.keys)))
    } else {
        Reply::page(&pages::not_all(&site))
    }
}

/// Whose mail the token stops.
fn whose(context: &Context, token: &str) -> Result<AddressHash> {
    AddressHash::stopped_by(&context.keys, token).ok_or(AppError::NotFound)
}

#[get("/comments/emails/<token>")]
async fn emails_page(context: &State<Context>, token: &str) -> Result<Reply> {
    let address = whose(context, token)?;
    Reply::page(&reading::emails_page(context, &address).await?)
}

/// Answers a page and not a redirect: a mail program follows none.
#[post("/comments/emails/<token>", data = "<form>")]
async fn emails(context: &State<Context>, token: &str, form: Stop) -> Result<Reply> {
    let Stop(form) = form;
    let address = whose(context, token)?;
    let (site, own) = (context.site.get(), address.stop_token(&context.keys));
    if form.start.is_empty() {
        commenters::stop_address(context, &address).await?;
        Reply::page(&pages::stopped(&site, &own))
    } else {
        commenters::start_address(context, &address).await?;
        Reply::page(&pages::started_again(&site, &own))
    }
}
