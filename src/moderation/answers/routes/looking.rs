//! A second person looks at a reply: publishes it or sends it back; its writer takes it back before.

use super::conflict;
use crate::{
    base::{context::Context, error::Result, ids::ReviewId},
    moderation::answers::{
        actions,
        forms::SendBackForm,
        pages::Done,
        paths,
        reading::{
            answer::{FormState, may_answer, page},
            replies::waiting_on,
        },
    },
    team::accounts::{Answerer, SessionForm},
    web::{DoneCode, EmptyForm, Reply},
};
use rocket::{Route, State, post, routes};

pub(super) fn routes() -> Vec<Route> {
    routes![agree, send_back, recall]
}

#[post("/desk/answers/looks/<id>/publication", data = "<_form>")]
async fn agree(
    context: &State<Context>,
    person: Answerer,
    id: ReviewId,
    _form: SessionForm<EmptyForm>,
) -> Result<Reply> {
    let answered = match actions::agree(context, &person, id).await? {
        Ok(answered) => answered,
        Err(refused) => return Err(conflict(refused.in_words())),
    };
    Ok(Reply::to(match may_answer(context, &person, answered).await {
        true => Done::Agreed.at(&paths::answer(answered)),
        false => paths::LIST.to_owned(),
    }))
}

#[post("/desk/answers/looks/<id>/return", data = "<form>")]
async fn send_back(
    context: &State<Context>,
    person: Answerer,
    id: ReviewId,
    form: SessionForm<SendBackForm>,
) -> Result<Reply> {
    let SessionForm(form) = form;
    match form.note() {
        Ok(note) => match actions::send_back(context, &person, id, &note).await? {
            Ok(answered) => Ok(Reply::to(Done::SentBack.at(&paths::answer(answered)))),
            Err(locked) => Err(conflict(locked.in_words())),
        },
        Err(errors) => {
            let answered = waiting_on(context, id).await?;
            let look = Some((id, form, errors.clone()));
            let state = FormState { errors, look, ..FormState::default() };
            Reply::refused(&page(context, &person, answered, state, None, |_| ()).await?)
        }
    }
}

#[post("/desk/answers/looks/<id>/recall", data = "<_form>")]
async fn recall(
    context: &State<Context>,
    person: Answerer,
    id: ReviewId,
    _form: SessionForm<EmptyForm>,
) -> Result<Reply> {
    let review = match actions::recall(context, &person, id).await? {
        Ok(review) => review,
        Err(locked) => return Err(conflict(locked.in_words())),
    };
    Ok(Reply::to(match review.reply {
        Some(reply) => Done::Recalled.at(&paths::own_reply(reply)),
        None => Done::Recalled.at(&paths::answer(review.comment)),
    }))
}
