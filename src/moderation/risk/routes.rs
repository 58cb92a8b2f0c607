//! Addresses of the mark that someone may be at risk.

use super::{
    actions,
    forms::{ClearingForm, HandlingForm},
    pages::{Done, NO_MARK, WRITTEN_ALREADY},
    paths::risk,
    reading::{FormState, page, unstored_page},
};
use crate::{
    base::{
        context::Context,
        error::{AppError, Result},
        ids::CommentId,
    },
    team::accounts::{Moderator, SessionForm},
    web::{DoneCode, EmptyForm, FormErrors, Reply},
};
use rocket::{Route, State, get, http::Status, post, routes};

/// The routes of this room.
pub fn routes() -> Vec<Route> {
    routes![show, raise, handle, clear]
}

#[get("/desk/moderation/comments/<id>/risk?<done>")]
async fn show(
    context: &State<Context>,
    moderator: Moderator,
    id: CommentId,
    done: Option<&str>,
) -> Result<Reply> {
    let none = FormState::default();
    Reply::page(&page(context, &moderator, id, none, Done::read(done)).await?)
}

#[post("/desk/moderation/comments/<id>/risk", data = "<_form>")]
async fn raise(
    context: &State<Context>,
    moderator: Moderator,
    id: CommentId,
    _form: SessionForm<EmptyForm>,
) -> Result<Reply> {
    match actions::raise(context, &moderator, id).await {
        Ok(()) => Ok(Reply::to(Done::Raised.at(&risk(id)))),
        // Whoever has read the comment must act without the alert.
        Err(AppError::Unavailable(why)) => {
            tracing::error!(why, "an alert that someone may be at risk could not be stored");
            let page = unstored_page(context, &moderator, id);
            Reply::page_with(Status::ServiceUnavailable, &page)
        }
        Err(error) => Err(error),
    }
}

#[post("/desk/moderation/comments/<id>/risk/handling", data = "<form>")]
async fn handle(
    context: &State<Context>,
    moderator: Moderator,
    id: CommentId,
    form: SessionForm<HandlingForm>,
) -> Result<Reply> {
    let SessionForm(form) = form;
    let (errors, status) = match form.check() {
        Ok(words) if actions::handle(context, &moderator, id, &words).await? => {
            return Ok(Reply::to(Done::Handled.at(&risk(id))));
        }
        Ok(_) => (FormErrors::one("done", WRITTEN_ALREADY), Status::Conflict),
        Err(errors) => (errors, Status::UnprocessableEntity),
    };
    let state = FormState { done: form.done, errors, ..FormState::default() };
    Reply::page_with(status, &page(context, &moderator, id, state, None).await?)
}

#[post("/desk/moderation/comments/<id>/risk/clearing", data = "<form>")]
async fn clear(
    context: &State<Context>,
    moderator: Moderator,
    id: CommentId,
    form: SessionForm<ClearingForm>,
) -> Result<Reply> {
    let SessionForm(form) = form;
    let (errors, status) = match form.check() {
        Ok(words) if actions::clear(context, &moderator, id, &words).await? => {
            return Ok(Reply::to(Done::Cleared.at(&risk(id))));
        }
        Ok(_) => (FormErrors::one("reason", NO_MARK), Status::Conflict),
        Err(errors) => (errors, Status::UnprocessableEntity),
    };
    let state = FormState { reason: form.reason, errors, ..FormState::default() };
    Reply::page_with(status, &page(context, &moderator, id, state, None).await?)
}
