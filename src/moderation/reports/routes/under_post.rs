//! A reader reports a comment: a page under the post, without account or cookie.

use crate::{
    base::{context::Context, error::Result, ids::CommentId},
    blog::posts::PostAddress,
    moderation::reports::{
        actions::{ReportAnswer, report},
        forms::ReportForm,
        pages::TOO_MANY,
        reading::under_post::Reportable,
    },
    web::{ClientNetwork, FormErrors, FormKey, Page, PublicForm, Reply},
};
use rocket::{Route, State, get, http::Status, post, routes};

pub(super) fn routes() -> Vec<Route> {
    routes![show, send]
}

#[get("/<_>/<_>/<_>/<_>/comments/<id>/report")]
async fn show(context: &State<Context>, address: PostAddress, id: CommentId) -> Result<Reply> {
    let found = Reportable::find(context, &address, id).await?;
    let key = FormKey::make(&context.keys, context.clock.now());
    let form = ReportForm { key, ..Default::default() };
    Reply::page(&found.page(context, form, FormErrors::default(), ""))
}

#[post("/<_>/<_>/<_>/<_>/comments/<id>/report", data = "<form>")]
async fn send(
    context: &State<Context>,
    network: ClientNetwork,
    address: PostAddress,
    id: CommentId,
    form: PublicForm<ReportForm>,
) -> Result<Reply> {
    let PublicForm(mut form) = form;
    let found = Reportable::find(context, &address, id).await?;
    let now = context.clock.now();
    let key = FormKey::read(&context.keys, &form.key, now);
    let checked = form.check(id, &found.offered(), &key, &network.0);
    form.key = FormKey::make_for_words(&context.keys, now);
    form.leave_empty.clear();
    let new = match checked {
        Ok(new) => new,
        Err(errors) => return Reply::refused(&found.page(context, form, errors, "")),
    };
    match report(context, &new).await? {
        ReportAnswer::Taken => Reply::page(&found.thanks(context)),
        ReportAnswer::TooMany(seconds) => {
            let page = found.page(context, form, FormErrors::default(), TOO_MANY);
            Ok(Page::of(&page)?.with(Status::TooManyRequests).retry_after(seconds).into())
        }
    }
}
