//! The team erases everything from an address, for somebody who asked for it.

use super::{
    actions::{self, Asker, ErasureOutcome},
    forms::EraseForm,
    pages::{ConfirmErasure, NO_COMMENT, erased_in_words},
    reading::{self, EraseTarget, ListHead, done_before, sure, whose},
};
use crate::{
    base::{context::Context, error::Result},
    team::accounts::{Moderator, SessionForm},
    web::{Download, FormErrors, Reply},
};
use rocket::{Route, State, get, http::ContentType, post, routes};

/// The routes of this room.
pub fn routes() -> Vec<Route> {
    routes![page, erase, list]
}

/// With a comment, as a link from its page: what is about to be erased.
#[get("/desk/moderation/erasure?<comment>")]
async fn page(
    context: &State<Context>,
    moderator: Moderator,
    comment: Option<&str>,
) -> Result<Reply> {
    let form = EraseForm { comment: comment.unwrap_or("").to_owned(), ..EraseForm::default() };
    let sure = match whose(context, &form).await? {
        Ok(whose) => {
            Some(ConfirmErasure { email: String::new(), ..sure(context, &whose, form).await? })
        }
        Err(_) => None,
    };
    let above = ListHead { sure, ..ListHead::default() };
    Reply::page(&reading::page(context, &moderator, above).await?)
}

#[post("/desk/moderation/erasure", data = "<form>")]
async fn erase(
    context: &State<Context>,
    moderator: Moderator,
    form: SessionForm<EraseForm>,
) -> Result<Reply> {
    let SessionForm(form) = form;
    let whose = match whose(context, &form).await? {
        Ok(whose) => whose,
        Err(message) => return again(context, &moderator, form.email, message).await,
    };
    let confirmed = !form.sure.is_empty();
    let sure = sure(context, &whose, form).await?;
    if sure.count == 0 {
        // Pressed twice.
        if confirmed && let Some(before) = done_before(context, &moderator, &whose).await? {
            return told(context, &moderator, before).await;
        }
        return again(context, &moderator, sure.email, NO_COMMENT).await;
    }
    if !confirmed {
        let above = ListHead { sure: Some(sure), ..ListHead::default() };
        return Reply::page(&reading::page(context, &moderator, above).await?);
    }
    let asker = Asker::Team(&moderator);
    let erased = match whose {
        EraseTarget::Address(address) => actions::erase_all(context, asker, &address).await?,
        EraseTarget::Comment(id) => actions::erase_one(context, asker, id).await?,
    };
    told(context, &moderator, erased).await
}

/// The page, saying what was erased.
async fn told(context: &Context, moderator: &Moderator, erased: ErasureOutcome) -> Result<Reply> {
    let above = ListHead { told: Some(erased_in_words(&erased)), ..ListHead::default() };
    Reply::page(&reading::page(context, moderator, above).await?)
}

/// The page with the address as it was typed, and what is wrong with it.
async fn again(
    context: &Context,
    moderator: &Moderator,
    email: String,
    message: &'static str,
) -> Result<Reply> {
    let errors = FormErrors::one("email", message);
    let above = ListHead { email, errors, ..ListHead::default() };
    Reply::refused(&reading::page(context, moderator, above).await?)
}

/// The whole list, to be kept apart from the database: one line each, hash first.
#[get("/desk/moderation/erasures.txt")]
async fn list(context: &State<Context>, _moderator: Moderator) -> Result<Download> {
    let text = reading::as_lines(context).await?;
    Ok(Download::new(ContentType::Plain, text, "erasures.txt"))
}
