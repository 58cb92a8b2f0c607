//! The writer's own page: the receipt, changing and withdrawing a comment, its address by mail.

use crate::{
    base::{clock::london, context::Context, error::Result},
    blog::posts,
    conversation::comments::{Comment, CommentBody, Status, words_kept},
    moderation::{answers, decisions, redaction},
    readers::commenting::{
        actions::{self, Reworded},
        forms::RewordForm,
        pages::{KeepView, ReceiptPage, ReceiptState},
    },
    team::site::Layout,
    web::{Absolute, FormErrors, Nothing, Page, Sent},
};
use chrono::TimeDelta;
use rocket::{
    Either, Route, State, get, http::Status as HttpStatus, post, response::Redirect, routes,
};

pub(super) fn routes() -> Vec<Route> {
    routes![show, reword, withdraw, mail]
}

/// For so long the page says first of all that the comment was sent.
const JUST_SENT: TimeDelta = TimeDelta::minutes(10);

async fn page(
    context: &Context,
    comment: &Comment,
    token: &str,
    typed: Option<String>,
    errors: FormErrors,
    note: &str,
) -> Result<ReceiptPage> {
    let now = context.clock.now();
    let post = posts::reference(context.database.read(), comment.post).await?;
    let state = state(context, comment).await?;
    let heading = match &state {
        ReceiptState::Waiting => "Your comment is waiting to be read",
        ReceiptState::Published { .. } => "Your comment is published",
        ReceiptState::NotPublished { removed: false, .. } => "We did not publish your comment",
        ReceiptState::NotPublished { .. } => "We removed your comment",
        ReceiptState::Withdrawn => "Your comment is withdrawn",
    };
    Ok(ReceiptPage {
        layout: Layout::private(&context.site.get(), heading).with_errors(&errors),
        errors,
        token: token.to_owned(),
        state,
        just_sent: now - comment.sent < JUST_SENT && comment.edited.is_none(),
        note: note.to_owned(),
        post_title: post.title,
        post_path: post.address.to_string(),
        id: comment.id.0,
        html: comment.html.clone(),
        has_words: comment.has_words(),
        redacted: redaction::notes(context.database.read(), &[comment.id])
            .await?
            .remove(&comment.id)
            .unwrap_or_default()
            .iter()
            .map(redaction::Note::to_writer)
            .collect(),
        typed: typed.unwrap_or_else(|| comment.body.clone()),
        version: comment.version,
        sent: london::day_and_time(comment.sent),
        edited: comment.edited.map(london::day_and_time),
        due: london::day_and_time(comment.due),
        due_machine: london::machine(comment.due),
        followed: answers::followed(context, comment.id).await?,
        mail: mail_in_words(comment).to_owned(),
        keep: KeepView {
            address: Absolute::of(context).to(&format!("/comments/{token}")),
            token: token.to_owned(),
            can_mail: comment.email.is_some(),
        },
    })
}

/// What the page says of mail. Whether the address was confirmed before is not told: whoever sees this
/// page may have typed somebody else's.
fn mail_in_words(comment: &Comment) -> &'static str {
    match (comment.notify, &comment.email, comment.claimed) {
        (true, Some(_), Some(_)) => "We will email you our decision, and when someone replies.",
        (true, Some(_), None) => {
            "We will email you our decision, and when someone replies, once you have confirmed your email \
             address. If you have not done that yet, check your email and follow the link from us. We send \
             at most one email a day to an address that is not confirmed, so it may be in an earlier one, \
             and we send none if you have stopped our emails."
        }
        _ => "Come back to this page to see what we decided.",
    }
}

/// What the writer is told. A decision against a comment can still be undone for some minutes, and
/// is told after them.
pub(super) async fn state(context: &Context, comment: &Comment) -> Result<ReceiptState> {
    let told = decisions::told(context, std::slice::from_ref(comment)).await?;
    Ok(match told.get(&comment.id).copied().unwrap_or(comment.status) {
        Status::Waiting => ReceiptState::Waiting,
        Status::Withdrawn => ReceiptState::Withdrawn,
        Status::Published => ReceiptState::Published {
            when: comment.published.map(london::day_and_time).unwrap_or_default(),
        },
        Status::NotPublished | Status::Spam | Status::Removed => {
            let verdict = decisions::verdict(context, comment.id).await?;
            ReceiptState::NotPublished {
                removed: comment.status == Status::Removed,
                guideline: verdict.guideline,
                outcome: verdict.outcome,
                signpost: verdict.signpost,
                note: verdict.note,
                // A machine is not asked to try again.
                rewrite: comment.status != Status::Spam && comment.has_words(),
                words: words_kept(&context.settings, comment, context.clock.now()),
            }
        }
    })
}

#[get("/comments/<token>?<done>")]
async fn show(context: &State<Context>, token: &str, done: Option<&str>) -> Result<Page> {
    let comment = actions::by_receipt(context, token).await?;
    let note = match done {
        Some("changed") => "Your changes are saved. We read the new words.",
        Some("confirmed") => "Your email address is confirmed.",
        Some("mailed") => {
            "We will email this link to the address you gave, once a day at most. If the address is not \
             confirmed, we send it at most one email a day, so the link may have to wait. We send none if \
             its owner has stopped our emails."
        }
        _ => "",
    };
    Page::of(&page(context, &comment, token, None, FormErrors::default(), note).await?)
}

#[post("/comments/<token>", data = "<form>")]
async fn reword(
    context: &State<Context>,
    token: &str,
    form: Sent<RewordForm>,
) -> Result<Either<Redirect, Page>> {
    let Sent(form) = form;
    let comment = actions::by_receipt(context, token).await?;
    let (errors, status) = match form.body.parse::<CommentBody>() {
        Ok(_) if form.version != comment.version => (too_late(), HttpStatus::Conflict),
        Ok(body) => match actions::reword(context, &comment, &body).await? {
            Reworded::Done => {
                return Ok(Either::Left(Redirect::to(format!("/comments/{token}?done=changed"))));
            }
            Reworded::TooLate => (too_late(), HttpStatus::Conflict),
            Reworded::TooOften => (
                FormErrors::one(
                    "body",
                    "You have changed this comment 10 times, which is as often as we take",
                ),
                HttpStatus::UnprocessableEntity,
            ),
            Reworded::Known => (
                FormErrors::one("body", "Another comment with your name says exactly this"),
                HttpStatus::UnprocessableEntity,
            ),
        },
        Err(message) => (FormErrors::one("body", message), HttpStatus::UnprocessableEntity),
    };
    let page = page(context, &comment, token, Some(form.body), errors, "").await?;
    Ok(Either::Right(Page::of(&page)?.with(status)))
}

fn too_late() -> FormErrors {
    FormErrors::one(
        "body",
        "This comment cannot be changed just now: it has changed since you opened the page, or it is being \
         read. Your words are kept here: copy them if you need them, and look again in a few minutes",
    )
}

#[post("/comments/<token>/withdrawal", rank = 2, data = "<_form>")]
async fn withdraw(
    context: &State<Context>,
    token: &str,
    _form: Sent<Nothing>,
) -> Result<Either<Redirect, Page>> {
    let comment = actions::by_receipt(context, token).await?;
    if actions::withdraw(context, &comment).await? {
        return Ok(Either::Left(Redirect::to(format!("/comments/{token}"))));
    }
    let errors = FormErrors::one(
        "body",
        "This comment cannot be withdrawn just now: it is being read. Look again in a few minutes",
    );
    let page = page(context, &comment, token, None, errors, "").await?;
    Ok(Either::Right(Page::of(&page)?.with(HttpStatus::Conflict)))
}

/// The writer wants to have the address of this page by mail.
#[post("/comments/<token>/link", rank = 2, data = "<_form>")]
async fn mail(context: &State<Context>, token: &str, _form: Sent<Nothing>) -> Result<Redirect> {
    let comment = actions::by_receipt(context, token).await?;
    actions::mail_page(context, &comment).await?;
    Ok(Redirect::to(format!("/comments/{token}?done=mailed")))
}
