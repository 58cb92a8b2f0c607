//! The writer's own page: the receipt, changing and withdrawing a comment, its address by mail.

use crate::{
    base::{context::Context, error::Result},
    conversation::comments::{Comment, CommentBody, paths},
    readers::commenting::{
        actions::{self, RewordOutcome},
        forms::RewordForm,
        pages::{CHANGED_TOO_LATE, CHANGED_TOO_OFTEN, READ_JUST_NOW, ReceiptDone, SAID_BEFORE},
        reading,
    },
    team::site::JustDone,
    web::{EmptyForm, FormErrors, PublicForm, Reply},
};
use rocket::{Route, State, get, http::Status, post, routes};

pub(super) fn routes() -> Vec<Route> {
    routes![show, reword, withdraw, mail]
}

/// Back to the receipt, which says what was done.
fn back(token: &str, done: ReceiptDone) -> Reply {
    Reply::to(done.at(&paths::receipt(token)))
}

#[get("/comments/<token>?<done>")]
async fn show(context: &State<Context>, token: &str, done: Option<&str>) -> Result<Reply> {
    let comment = actions::by_receipt(context, token).await?;
    let none = FormErrors::default();
    let page = reading::receipt_page(context, &comment, token, None, none).await?;
    Reply::page(&page.telling(ReceiptDone::read(done)))
}

/// The receipt again, with what is wrong and the words as they were typed.
async fn refused(
    context: &Context,
    comment: &Comment,
    token: &str,
    status: Status,
    words: impl Into<String>,
    typed: Option<String>,
) -> Result<Reply> {
    let errors = FormErrors::one("body", words);
    let page = reading::receipt_page(context, comment, token, typed, errors).await?;
    Reply::page_with(status, &page)
}

#[post("/comments/<token>", data = "<form>")]
async fn reword(
    context: &State<Context>,
    token: &str,
    form: PublicForm<RewordForm>,
) -> Result<Reply> {
    let PublicForm(form) = form;
    let comment = actions::by_receipt(context, token).await?;
    let body = match form.body.parse::<CommentBody>() {
        Ok(body) => body,
        Err(words) => {
            let status = Status::UnprocessableEntity;
            return refused(context, &comment, token, status, words, Some(form.body)).await;
        }
    };
    let (words, status) = match actions::reword(context, &comment, form.version, &body).await? {
        RewordOutcome::Done => return Ok(back(token, ReceiptDone::Changed)),
        RewordOutcome::TooLate => (CHANGED_TOO_LATE, Status::Conflict),
        RewordOutcome::TooOften => (CHANGED_TOO_OFTEN, Status::UnprocessableEntity),
        RewordOutcome::Known => (SAID_BEFORE, Status::UnprocessableEntity),
    };
    refused(context, &comment, token, status, words, Some(form.body)).await
}

#[post("/comments/<token>/withdrawal", rank = 2, data = "<_form>")]
async fn withdraw(
    context: &State<Context>,
    token: &str,
    _form: PublicForm<EmptyForm>,
) -> Result<Reply> {
    let comment = actions::by_receipt(context, token).await?;
    if actions::withdraw(context, &comment).await? {
        return Ok(Reply::to(paths::receipt(token)));
    }
    refused(context, &comment, token, Status::Conflict, READ_JUST_NOW, None).await
}

/// The writer wants to have the address of this page by mail.
#[post("/comments/<token>/link", rank = 2, data = "<_form>")]
async fn mail(
    context: &State<Context>,
    token: &str,
    _form: PublicForm<EmptyForm>,
) -> Result<Reply> {
    let comment = actions::by_receipt(context, token).await?;
    actions::mail_page(context, &comment).await?;
    let sends_mail = context.mailer.is_set_up();
    Ok(back(token, if sends_mail { ReceiptDone::Mailed } else { ReceiptDone::NotMailed }))
}
