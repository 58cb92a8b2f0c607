//! A reader reports a comment: a page under the post, without account or cookie.

use crate::{
    base::{
        context::Context,
        error::Result,
        ids::{CommentId, GuidelineId},
    },
    blog::posts::{PostAddress, PostRef},
    conversation::{
        comments::{self, Comment},
        guidelines::{self, Guideline},
    },
    moderation::reports::{
        actions::{Reported, report},
        forms::{OTHER, ReportForm},
        pages::{ReasonView, ReportPage, ThanksPage},
    },
    team::site::Layout,
    web::{ClientNetwork, FormErrors, FormKey, Page, Reply, Sent},
};
use rocket::{Route, State, get, http::Status as HttpStatus, post, routes};

pub(super) fn routes() -> Vec<Route> {
    routes![show, send]
}

fn page(
    context: &Context,
    (post, comment): (PostRef, Comment),
    guidelines: Vec<Guideline>,
    form: ReportForm,
    errors: FormErrors,
    refused: &str,
) -> ReportPage {
    let heading = if refused.is_empty() { "Report a comment" } else { "Too many reports at once" };
    let rules = guidelines.into_iter().map(|it| (guidelines::form_code(it.id), it.title));
    let other = std::iter::once((OTHER.to_owned(), "Something else".to_owned()));
    let reasons = (1..)
        .zip(rules.chain(other))
        .map(|(number, (code, words))| ReasonView {
            // The first has the name of the field, so that the summary of mistakes leads to it.
            id: if number == 1 { "reason".to_owned() } else { format!("reason-{number}") },
            chosen: form.reason == code,
            code,
            words,
        })
        .collect();
    ReportPage {
        layout: Layout::private(&context.site.get(), heading).with_errors(&errors),
        errors,
        action: format!("{}comments/{}/report", post.address, comment.id),
        back: format!("{}comments/{}", post.address, comment.id),
        post_title: post.title,
        name: comment.name,
        html: comment.html,
        form,
        reasons,
        refused: refused.to_owned(),
    }
}

#[get("/<_>/<_>/<_>/<_>/comments/<id>/report")]
async fn show(context: &State<Context>, address: PostAddress, id: CommentId) -> Result<Reply> {
    let found = comments::published_at(context, &address, id).await?;
    let guidelines = guidelines::in_force(context.database.read()).await?;
    let key = FormKey::make(&context.keys, context.clock.now());
    let form = ReportForm { key, ..Default::default() };
    Reply::page(&page(context, found, guidelines, form, FormErrors::default(), ""))
}

#[post("/<_>/<_>/<_>/<_>/comments/<id>/report", data = "<form>")]
async fn send(
    context: &State<Context>,
    network: ClientNetwork,
    address: PostAddress,
    id: CommentId,
    form: Sent<ReportForm>,
) -> Result<Reply> {
    let Sent(mut form) = form;
    let (post, comment) = comments::published_at(context, &address, id).await?;
    let now = context.clock.now();
    let guidelines = guidelines::in_force(context.database.read()).await?;
    let offered: Vec<GuidelineId> = guidelines.iter().map(|guideline| guideline.id).collect();
    let key = FormKey::read(&context.keys, &form.key, now);
    let thanks = ThanksPage {
        layout: Layout::private(&context.site.get(), "Thank you"),
        back: post.address.to_string(),
        post_title: post.title.clone(),
    };
    if form.is_trapped() {
        // A machine is not told that it was found out.
        return Reply::page(&thanks);
    }
    let new = match form.check(id, &offered, &key, &network.0) {
        Ok(new) => new,
        Err(errors) => {
            form.key = FormKey::make_for_words(&context.keys, now);
            let page = page(context, (post, comment), guidelines, form, errors, "");
            return Reply::refused(&page);
        }
    };
    match report(context, &new).await? {
        Reported::Taken => Reply::page(&thanks),
        Reported::TooMany(seconds) => {
            form.key = FormKey::make_for_words(&context.keys, now);
            let words = "Many reports have come from your network in the last hour, perhaps from \
                         other people in the same building. Your report has not been sent. It is \
                         kept below: wait an hour and send it again from this page.";
            let page =
                page(context, (post, comment), guidelines, form, FormErrors::default(), words);
            Ok(Page::of(&page)?.with(HttpStatus::TooManyRequests).retry_after(seconds).into())
        }
    }
}
