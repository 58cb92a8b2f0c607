//! A moderator has looked at the reports about a comment and leaves it as it is.

use crate::{
    base::{
        context::Context,
        error::{AppError, Result},
        ids::CommentId,
    },
    moderation::{
        place::{Done, paths},
        reports::{actions, forms::KeepForm, pages::not_kept},
    },
    team::accounts::{Moderator, SessionForm},
    web::{DoneCode, Reply},
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
    form: SessionForm<KeepForm>,
) -> Result<Reply> {
    match actions::keep(context, &moderator, id, form.0.version).await? {
        Ok(()) if form.0.return_to == paths::FROM_REPORTED => {
            Ok(Reply::to(Done::Kept.at(paths::REPORTED)))
        }
        Ok(()) => Ok(Reply::to(paths::comment_after(id, Done::Kept))),
        Err(refused) => Err(AppError::Conflict(not_kept(refused).to_owned())),
    }
}
