//! A moderator has looked at the reports about a comment and leaves it as it is.

use crate::{
    base::{
        context::Context,
        error::{AppError, Result},
        ids::CommentId,
    },
    moderation::reports::{
        actions::{self, KeepRefused},
        forms::KeepForm,
    },
    team::accounts::{Moderator, Posted},
    web::Reply,
};
use rocket::{Route, State, post, routes};

pub(super) fn routes() -> Vec<Route> {
    routes![keep]
}

#[post("/desk/moderation/comments/<id>/reports", data = "<form>")]
async fn keep(
    context: &State<Context>,
    moderator: Moderator,
    id: CommentId,
    form: Posted<KeepForm>,
) -> Result<Reply> {
    match actions::keep(context, &moderator, id, form.0.version).await? {
        Ok(()) => Ok(Reply::to(format!("/desk/moderation/comments/{id}?done=kept"))),
        Err(KeepRefused::Changed) => Err(AppError::Conflict(
            "This comment has changed since you opened the page. Nothing was changed. Open it to see \
             what happened."
                .to_owned(),
        )),
        Err(KeepRefused::Nothing) => Err(AppError::Conflict(
            "Somebody else has looked at the reports about this comment already.".to_owned(),
        )),
    }
}
