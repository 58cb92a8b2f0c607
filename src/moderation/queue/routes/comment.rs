//! One comment with everything around it, and the team's reply to it.

use crate::{
    base::{
        context::Context,
        error::{AppError, Result},
        ids::CommentId,
    },
    conversation::comments::CommentBody,
    moderation::{
        answers::{self, DRAFT_OVERTAKEN, Given, PublishRefused},
        place::{Done, Place, paths},
        queue::{
            forms::ReplyForm,
            reading::comment::{FormState, page},
        },
    },
    team::accounts::{Answerer, Moderator, SessionForm},
    web::{DoneCode, FormErrors, Reply},
};
use rocket::{Route, State, get, http::Status, post, routes};

pub(super) fn routes() -> Vec<Route> {
    routes![show, reply]
}

#[get("/desk/moderation/comments/<id>?<done>&<back>")]
async fn show(
    context: &State<Context>,
    moderator: Moderator,
    id: CommentId,
    done: Option<&str>,
    back: Option<&str>,
) -> Result<Reply> {
    let return_to = Place::read(back.unwrap_or("")).query();
    let state = FormState { return_to, ..FormState::default() };
    Reply::page(&page(context, &moderator, id, state, Done::read(done)).await?)
}

#[post("/desk/moderation/comments/<id>/reply", data = "<form>")]
async fn reply(
    context: &State<Context>,
    moderator: Moderator,
    id: CommentId,
    form: SessionForm<ReplyForm>,
) -> Result<Reply> {
    let SessionForm(form) = form;
    let answerer = Answerer::of((*moderator).clone()).ok_or(AppError::Forbidden(Answerer::HELP))?;
    let errors = match form.reply.parse::<CommentBody>() {
        Ok(body) => {
            match answers::publish(context, &answerer, id, form.draft_version, &body).await? {
                Ok(Given::Published(_)) => {
                    return Ok(Reply::to(paths::comment_after(id, Done::Replied)));
                }
                Ok(Given::Waits) => {
                    return Ok(Reply::to(paths::comment_after(id, Done::ReplyWaits)));
                }
                Err(PublishRefused::Reply(refused)) => FormErrors::one("reply", refused.in_words()),
                Err(PublishRefused::Locked(locked)) => FormErrors::one("reply", locked.in_words()),
                Err(PublishRefused::Late(draft)) => {
                    let typed = (form.reply, form.draft_version);
                    let page = answers::late_page(context, &answerer, id, typed, draft).await?;
                    return Reply::page_with(Status::Conflict, &page);
                }
                Err(PublishRefused::Overtaken) => {
                    return Err(AppError::Conflict(DRAFT_OVERTAKEN.to_owned()));
                }
            }
        }
        Err(message) => FormErrors::one("reply", message),
    };
    let reply = Some((form.reply, form.draft_version));
    let state = FormState { errors, reply, ..FormState::default() };
    Reply::refused(&page(context, &moderator, id, state, None).await?)
}
