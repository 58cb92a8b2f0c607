//! One's own replies: taken back and corrected.

use super::conflict;
use crate::{
    base::{context::Context, error::Result, ids::CommentId},
    moderation::answers::{
        actions,
        forms::CorrectionForm,
        pages::Done,
        paths,
        reading::{
            answer::may_answer,
            lists,
            replies::{CorrectionState, own_reply_page},
        },
        values::{Given, ReplyLocked},
    },
    team::accounts::{Answerer, SessionForm},
    web::{DoneCode, EmptyForm, FormErrors, Reply},
};
use rocket::{Route, State, get, http::Status, post, routes};

pub(super) fn routes() -> Vec<Route> {
    routes![own, show, take_back, correct]
}

#[get("/desk/answers/replies?<before>")]
async fn own(context: &State<Context>, person: Answerer, before: Option<i64>) -> Result<Reply> {
    Reply::page(&lists::own_replies(context, &person, before.map(CommentId)).await?)
}

#[get("/desk/answers/replies/<id>?<done>")]
async fn show(
    context: &State<Context>,
    person: Answerer,
    id: CommentId,
    done: Option<&str>,
) -> Result<Reply> {
    let told = Done::read(done).map(Done::told);
    Reply::page(&own_reply_page(context, &person, id, CorrectionState::default(), told).await?)
}

#[post("/desk/answers/replies/<id>/taking-back", data = "<_form>")]
async fn take_back(
    context: &State<Context>,
    person: Answerer,
    id: CommentId,
    _form: SessionForm<EmptyForm>,
) -> Result<Reply> {
    match actions::take_back(context, &person, id).await? {
        // Where the words are a draft again.
        Ok(Some(answered)) if may_answer(context, &person, answered).await => {
            Ok(Reply::to(Done::TakenBack.at(&paths::answer(answered))))
        }
        Ok(_) => Ok(Reply::to(Done::TakenBack.at(&paths::own_reply(id)))),
        Err(locked) => Err(conflict(locked.in_words())),
    }
}

#[post("/desk/answers/replies/<id>/correction", data = "<form>")]
async fn correct(
    context: &State<Context>,
    person: Answerer,
    id: CommentId,
    form: SessionForm<CorrectionForm>,
) -> Result<Reply> {
    let SessionForm(form) = form;
    let (errors, status) = match form.body() {
        Ok(body) => match actions::correct(context, &person, id, form.version, &body).await? {
            Ok(given) => {
                let done = match given {
                    Given::Published(_) => Done::Corrected,
                    Given::Waits => Done::HandedIn,
                };
                return Ok(Reply::to(done.at(&paths::own_reply(id))));
            }
            Err(ReplyLocked::Known) => {
                let words = ReplyLocked::Known.in_words();
                (FormErrors::one("reply", words), Status::UnprocessableEntity)
            }
            Err(locked) => (FormErrors::one("reply", locked.in_words()), Status::Conflict),
        },
        Err(errors) => (errors, Status::UnprocessableEntity),
    };
    let state = CorrectionState { form: Some(form), errors };
    Reply::page_with(status, &own_reply_page(context, &person, id, state, None).await?)
}
