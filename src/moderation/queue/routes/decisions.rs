//! The buttons: each posts, and each answers with the queue again or with what went before.

use crate::{
    base::{
        context::Context,
        error::{AppError, Result},
        ids::{CommentId, DecisionId},
    },
    moderation::{
        decisions::{self, DecideOutcome, REASON_GONE, Reason, Ruling},
        place::{Done, paths::comment_after},
        queue::{
            forms::{BackForm, DecideForm},
            pages::SAY_WHERE,
            reading::{
                comment::{FormState, leads_nowhere, page},
                late, onward,
            },
        },
    },
    team::accounts::{Moderator, SessionForm},
    web::{FormErrors, Reply},
};
use rocket::{Route, State, http::Status as HttpStatus, post, routes};

pub(super) fn routes() -> Vec<Route> {
    routes![publish, refuse, spam, remove, restore, undo]
}

#[post("/desk/moderation/comments/<id>/publication", data = "<form>")]
async fn publish(
    context: &State<Context>,
    moderator: Moderator,
    id: CommentId,
    form: SessionForm<DecideForm>,
) -> Result<Reply> {
    carry_out(context, &moderator, id, &form.0, Ruling::Publish).await
}

#[post("/desk/moderation/comments/<id>/refusal", data = "<form>")]
async fn refuse(
    context: &State<Context>,
    moderator: Moderator,
    id: CommentId,
    form: SessionForm<DecideForm>,
) -> Result<Reply> {
    for_a_reason(context, &moderator, id, form.0, Ruling::Refuse).await
}

#[post("/desk/moderation/comments/<id>/spam", data = "<form>")]
async fn spam(
    context: &State<Context>,
    moderator: Moderator,
    id: CommentId,
    form: SessionForm<DecideForm>,
) -> Result<Reply> {
    carry_out(context, &moderator, id, &form.0, Ruling::Spam).await
}

#[post("/desk/moderation/comments/<id>/removal", data = "<form>")]
async fn remove(
    context: &State<Context>,
    moderator: Moderator,
    id: CommentId,
    form: SessionForm<DecideForm>,
) -> Result<Reply> {
    for_a_reason(context, &moderator, id, form.0, Ruling::Remove).await
}

#[post("/desk/moderation/comments/<id>/restoration", data = "<form>")]
async fn restore(
    context: &State<Context>,
    moderator: Moderator,
    id: CommentId,
    form: SessionForm<DecideForm>,
) -> Result<Reply> {
    carry_out(context, &moderator, id, &form.0, Ruling::Restore).await
}

/// Carries out a ruling that needs a reason, or shows the page again with every word.
async fn for_a_reason(
    context: &Context,
    moderator: &Moderator,
    id: CommentId,
    form: DecideForm,
    ruling: fn(Reason, String) -> Ruling,
) -> Result<Reply> {
    let errors = match form.check() {
        Ok((reason, note)) => {
            let ruling = ruling(reason, note);
            if !leads_nowhere(context, &ruling).await? {
                return carry_out(context, moderator, id, &form, ruling).await;
            }
            FormErrors::one("note", SAY_WHERE)
        }
        Err(errors) => errors,
    };
    let state = FormState::of_decision(form, errors);
    Reply::refused(&page(context, moderator, id, state, None).await?)
}

async fn carry_out(
    context: &Context,
    moderator: &Moderator,
    id: CommentId,
    form: &DecideForm,
    ruling: Ruling,
) -> Result<Reply> {
    match decisions::decide(context, moderator, id, form.version, &ruling).await? {
        DecideOutcome::Done(decision) => {
            let path = onward::after(context, &form.return_to, &form.spot, id, decision).await?;
            Ok(Reply::to(path))
        }
        DecideOutcome::ReasonGone => {
            let errors = FormErrors::one("guideline", REASON_GONE);
            let state = FormState::of_decision(form.clone(), errors);
            Reply::refused(&page(context, moderator, id, state, None).await?)
        }
        DecideOutcome::Late(other) => {
            let page = late::page(context, moderator, &other, form, &ruling).await?;
            Reply::page_with(HttpStatus::Conflict, &page)
        }
        DecideOutcome::Refused(refused) => Err(refused.into()),
    }
}

/// The page names the decision that it showed: another one since is not undone by an old page.
#[post("/desk/moderation/comments/<id>/undo?<decision>", data = "<form>")]
async fn undo(
    context: &State<Context>,
    moderator: Moderator,
    id: CommentId,
    decision: Option<i64>,
    form: SessionForm<BackForm>,
) -> Result<Reply> {
    let SessionForm(BackForm { return_to }) = form;
    let outcome = match decision.map(DecisionId) {
        Some(decision) => decisions::undo_decision(context, &moderator, id, decision).await?,
        None => decisions::undo(context, &moderator, id).await?,
    };
    match outcome {
        Ok(_) if !return_to.is_empty() => Ok(Reply::to(onward::again(context, &return_to, id))),
        Ok(_) => Ok(Reply::to(comment_after(id, Done::Undone))),
        Err(refused) => Err(AppError::Conflict(refused.in_words().to_owned())),
    }
}
