//! The buttons: each posts, and each answers with the queue again or with what went before. The reasons are
//! chosen on a page of their own, which scripts show within the queue.

use crate::{
    base::{
        context::Context,
        error::{AppError, Result},
        ids::{CommentId, DecisionId},
    },
    moderation::{
        decisions::{self, DecideOutcome, PlainReason, REASON_GONE, Reason, Ruling},
        place::{
            Done, Place,
            paths::{FROM_REPORTED, comment_after, comment_from},
        },
        queue::{
            forms::{BackForm, DecideForm},
            pages::SAY_WHERE,
            reading::{
                comment::leads_nowhere,
                late, onward,
                refusing::{Against, page},
            },
        },
    },
    team::accounts::{Moderator, SessionForm},
    web::{FormErrors, Reply},
};
use rocket::{Route, State, get, http::Status as HttpStatus, post, routes};

pub(super) fn routes() -> Vec<Route> {
    routes![publish, reasons, refuse, spam, remove, restore, undo]
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

/// The reasons to choose from, with the letter of each. `back` and `spot` are the place in the queue.
#[get("/desk/moderation/comments/<id>/refusal?<back>&<spot>")]
async fn reasons(
    context: &State<Context>,
    moderator: Moderator,
    id: CommentId,
    back: Option<&str>,
    spot: Option<&str>,
) -> Result<Reply> {
    let return_to = match back.unwrap_or("") {
        FROM_REPORTED => FROM_REPORTED.to_owned(),
        back => Place::read(back).query(),
    };
    let spot = spot.unwrap_or("").to_owned();
    let form = DecideForm { return_to, spot, ..DecideForm::default() };
    match page(context, &moderator, id, &form, (None, FormErrors::default())).await? {
        Some(page) => Reply::page(&page),
        None => Ok(Reply::to(comment_from(id, &form.return_to))),
    }
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
    as_ruling: fn(Reason, String) -> Ruling,
) -> Result<Reply> {
    let errors = match form.check() {
        Ok((reason, note)) => {
            let ruling = as_ruling(reason, note);
            if !leads_nowhere(context, &ruling).await? {
                return carry_out(context, moderator, id, &form, ruling).await;
            }
            FormErrors::one("note", SAY_WHERE)
        }
        Err(errors) => errors,
    };
    let asked = as_ruling(Reason::Plain(PlainReason::Duplicate), String::new());
    again(context, moderator, id, &form, (against(&asked), errors)).await
}

/// What a ruling that needs a reason decides.
fn against(ruling: &Ruling) -> Option<Against> {
    match ruling {
        Ruling::Refuse(..) => Some(Against::Refuse),
        Ruling::Remove(..) => Some(Against::Remove),
        _ => None,
    }
}

/// The reasons again, with what is wrong.
async fn again(
    context: &Context,
    moderator: &Moderator,
    id: CommentId,
    form: &DecideForm,
    sent: (Option<Against>, FormErrors),
) -> Result<Reply> {
    match page(context, moderator, id, form, sent).await? {
        Some(page) => Reply::refused(&page),
        None => Ok(Reply::to(comment_from(id, &form.return_to))),
    }
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
            again(context, moderator, id, form, (against(&ruling), errors)).await
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
