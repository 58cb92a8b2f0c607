//! The buttons of what moderators say to one another: being on a comment, and notes about it.

use crate::{
    base::{
        context::Context,
        error::Result,
        ids::{CommentId, NoteId},
    },
    moderation::{
        queue::{
            forms::{BackForm, NoteForm},
            paths,
            reading::comment::{FormState, page},
        },
        teamwork::{self, NOTE},
    },
    team::accounts::{Moderator, SessionForm},
    web::{FormErrors, Reply},
};
use rocket::{Route, State, post, routes};

pub(super) fn routes() -> Vec<Route> {
    routes![claim, note, withdraw]
}

#[post("/desk/moderation/comments/<id>/claim", data = "<form>")]
async fn claim(
    context: &State<Context>,
    moderator: Moderator,
    id: CommentId,
    form: SessionForm<BackForm>,
) -> Result<Reply> {
    teamwork::claim(context, &moderator, id).await?;
    Ok(Reply::to(paths::teamwork(id, &form.0.return_to)))
}

#[post("/desk/moderation/comments/<id>/notes", data = "<form>")]
async fn note(
    context: &State<Context>,
    moderator: Moderator,
    id: CommentId,
    form: SessionForm<NoteForm>,
) -> Result<Reply> {
    let SessionForm(form) = form;
    match NOTE.take(&form.team_note) {
        Ok(body) => {
            teamwork::note(context, &moderator, id, &body).await?;
            Ok(Reply::to(paths::teamwork(id, &form.return_to)))
        }
        Err(message) => {
            let errors = FormErrors::one("team_note", message);
            let (note, return_to) = (form.team_note, form.return_to);
            let state = FormState { errors, note, return_to, ..FormState::default() };
            let page = page(context, &moderator, id, state, None).await?;
            Reply::refused(&page)
        }
    }
}

#[post("/desk/moderation/comments/<id>/notes/<note>/withdrawal", data = "<form>")]
async fn withdraw(
    context: &State<Context>,
    moderator: Moderator,
    id: CommentId,
    note: NoteId,
    form: SessionForm<BackForm>,
) -> Result<Reply> {
    teamwork::withdraw_note(context, &moderator, id, note).await?;
    Ok(Reply::to(paths::teamwork(id, &form.0.return_to)))
}
