//! One answer: its page, the reply as a draft, with a colleague, and published.

use crate::{
    base::{
        context::Context,
        error::{AppError, Result},
        ids::CommentId,
    },
    moderation::answers::{
        actions::{self, DraftOutcome, PublishRefused},
        forms::ReplyForm,
        pages::{DRAFT_OVERTAKEN, Done, INSERTED, NO_COLLEAGUE, NO_SAVED_REPLY, NOT_PUBLISHED},
        paths,
        reading::answer::{FormState, draft, late, may_answer, page, saved_reply},
        values::{Draft, Given},
    },
    team::accounts::{Answerer, SessionForm},
    web::{DoneCode, FormErrors, Reply},
};
use rocket::{Route, State, get, http::Status, post, routes};

pub(super) fn routes() -> Vec<Route> {
    routes![show, publish, keep, pass, insert, discard]
}

#[get("/desk/answers/<id>?<done>")]
async fn show(
    context: &State<Context>,
    person: Answerer,
    id: CommentId,
    done: Option<&str>,
) -> Result<Reply> {
    let told = Done::read(done).map(Done::told);
    Reply::page(&page(context, &person, id, FormState::default(), told, |_| ()).await?)
}

/// On to the page of the answer, or to the list: whoever was only asked to answer it, or passed on what
/// is not theirs to answer, has done with it.
async fn on(context: &Context, person: &Answerer, id: CommentId, done: Done) -> Result<Reply> {
    Ok(Reply::to(match may_answer(context, person, id).await {
        true => done.at(&paths::answer(id)),
        false => paths::LIST.to_owned(),
    }))
}

async fn again(
    context: &Context,
    person: &Answerer,
    id: CommentId,
    form: ReplyForm,
    errors: FormErrors,
) -> Result<Reply> {
    let state = FormState { reply: Some(form), errors, ..FormState::default() };
    Reply::refused(&page(context, person, id, state, None, |_| ()).await?)
}

/// Both texts on one page.
async fn overtaken(
    context: &Context,
    person: &Answerer,
    id: CommentId,
    form: ReplyForm,
    draft: Option<Box<Draft>>,
) -> Result<Reply> {
    Reply::page_with(Status::Conflict, &late(context, person, id, form, draft).await?)
}

#[post("/desk/answers/<id>/reply", data = "<form>")]
async fn publish(
    context: &State<Context>,
    person: Answerer,
    id: CommentId,
    form: SessionForm<ReplyForm>,
) -> Result<Reply> {
    let SessionForm(form) = form;
    let errors = match form.body() {
        Ok(body) => {
            match actions::publish(context, &person, id, form.draft_version, &body).await? {
                Ok(Given::Published(_)) => return on(context, &person, id, Done::Replied).await,
                Ok(Given::Waits) => return on(context, &person, id, Done::HandedIn).await,
                Err(PublishRefused::Reply(refused)) => FormErrors::one("reply", refused.in_words()),
                Err(PublishRefused::Locked(locked)) => FormErrors::one("reply", locked.in_words()),
                Err(PublishRefused::Late(draft)) => {
                    return overtaken(context, &person, id, form, draft).await;
                }
                Err(PublishRefused::Overtaken) => {
                    return Err(AppError::Conflict(DRAFT_OVERTAKEN.to_owned()));
                }
            }
        }
        Err(errors) => errors,
    };
    again(context, &person, id, form, errors).await
}

#[post("/desk/answers/<id>/draft", data = "<form>")]
async fn keep(
    context: &State<Context>,
    person: Answerer,
    id: CommentId,
    form: SessionForm<ReplyForm>,
) -> Result<Reply> {
    keep_for(context, &person, id, form.0, false).await
}

#[post("/desk/answers/<id>/colleague", data = "<form>")]
async fn pass(
    context: &State<Context>,
    person: Answerer,
    id: CommentId,
    form: SessionForm<ReplyForm>,
) -> Result<Reply> {
    keep_for(context, &person, id, form.0, true).await
}

async fn keep_for(
    context: &Context,
    person: &Answerer,
    id: CommentId,
    form: ReplyForm,
    passes: bool,
) -> Result<Reply> {
    let colleague = match passes.then(|| form.colleague()).transpose() {
        Ok(colleague) => colleague,
        Err(errors) => return again(context, person, id, form, errors).await,
    };
    let errors = match form.draft() {
        Ok(body) => {
            let seen = form.draft_version;
            match actions::keep_draft(context, person, id, seen, &body, colleague).await? {
                DraftOutcome::Done => {
                    let done = if passes { Done::DraftPassed } else { Done::DraftKept };
                    return on(context, person, id, done).await;
                }
                DraftOutcome::Late(draft) => {
                    return overtaken(context, person, id, form, draft).await;
                }
                DraftOutcome::NotPublished => FormErrors::one("reply", NOT_PUBLISHED),
                DraftOutcome::NoPerson => FormErrors::one("colleague", NO_COLLEAGUE),
            }
        }
        Err(errors) => errors,
    };
    again(context, person, id, form, errors).await
}

/// Puts a saved reply into the field and shows the page again: nothing is kept yet.
#[post("/desk/answers/<id>/insertion", data = "<form>")]
async fn insert(
    context: &State<Context>,
    person: Answerer,
    id: CommentId,
    form: SessionForm<ReplyForm>,
) -> Result<Reply> {
    let SessionForm(form) = form;
    let saved = match form.saved() {
        Ok(saved) => saved_reply(context, saved).await?,
        Err(errors) => return again(context, &person, id, form, errors).await,
    };
    let Some(saved) = saved else {
        let errors = FormErrors::one("saved", NO_SAVED_REPLY);
        return again(context, &person, id, form, errors).await;
    };
    let state = FormState { reply: Some(form.with(&saved.words)), ..FormState::default() };
    Reply::page(&page(context, &person, id, state, Some(INSERTED), |_| ()).await?)
}

#[post("/desk/answers/<id>/draft/removal", data = "<form>")]
async fn discard(
    context: &State<Context>,
    person: Answerer,
    id: CommentId,
    form: SessionForm<ReplyForm>,
) -> Result<Reply> {
    let SessionForm(form) = form;
    if actions::discard(context, &person, id, form.draft_version).await? {
        return Ok(Reply::to(Done::DraftDeleted.at(&paths::answer(id))));
    }
    let draft = draft(context, id).await?;
    overtaken(context, &person, id, form, draft).await
}
