//! The writer's own page: the receipt, changing and withdrawing a comment, its address by mail.

use crate::{
    base::{context::Context, error::Result},
    conversation::comments::{Comment, CommentBody, paths},
    readers::commenting::{
        actions::{self, RewordOutcome},
        forms::{RewordForm, TellMeForm},
        pages::{CHANGED_TOO_LATE, CHANGED_TOO_OFTEN, READ_JUST_NOW, ReceiptDone},
        reading::{self, Typed},
    },
    team::site::JustDone,
    web::{EmptyForm, FormErrors, PublicForm, Reply},
};
use rocket::{Route, State, get, http::Status, post, routes};

pub(super) fn routes() -> Vec<Route> {
    routes![show, reword, withdrawal, withdraw, tell_me, mail]
}

/// Back to the receipt, which says what was done.
fn back(token: &str, done: ReceiptDone) -> Reply {
    Reply::to(done.at(&paths::receipt(token)))
}

#[get("/comments/<token>?<done>")]
async fn show(context: &State<Context>, token: &str, done: Option<&str>) -> Result<Reply> {
    let comment = actions::by_receipt(context, token).await?;
    let none = FormErrors::default();
    let page = reading::receipt_page(context, &comment, token, Typed::default(), none).await?;
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
    let typed = Typed { body: typed, ..Typed::default() };
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
    };
    refused(context, &comment, token, status, words, Some(form.body)).await
}

/// Asks first: nobody can undo it.
#[get("/comments/<token>/withdrawal", rank = 2)]
async fn withdrawal(context: &State<Context>, token: &str) -> Result<Reply> {
    let comment = actions::by_receipt(context, token).await?;
    match reading::withdrawal_page(context, &comment, token).await? {
        Some(page) => Reply::page(&page),
        None => Ok(Reply::to(paths::receipt(token))),
    }
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

/// The writer gave no address before and wants to be told after all.
#[post("/comments/<token>/email", rank = 2, data = "<form>")]
async fn tell_me(
    context: &State<Context>,
    token: &str,
    form: PublicForm<TellMeForm>,
) -> Result<Reply> {
    let PublicForm(form) = form;
    let comment = actions::by_receipt(context, token).await?;
    let email = match form.check() {
        Ok(email) => email,
        Err(errors) => {
            let typed = Typed { email: form.email, ..Typed::default() };
            let page = reading::receipt_page(context, &comment, token, typed, errors).await?;
            return Reply::refused(&page);
        }
    };
    // Pressed twice, or in two windows: the first address stays.
    actions::tell_me(context, &comment, &email).await?;
    Ok(back(token, ReceiptDone::Addressed))
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
