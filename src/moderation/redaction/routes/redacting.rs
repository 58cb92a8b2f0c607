//! Choosing words, looking at what comes of it, removing them, putting them back.

use crate::{
    base::{
        context::Context,
        error::{AppError, Result},
        ids::CommentId,
    },
    conversation::comments::Comment,
    moderation::{
        decisions,
        place::{Done, back_to, paths::comment_after},
        redaction::{
            actions::{self, Outcome},
            forms::{MarkedForm, RedactForm, WhyForm},
            pages::{MARKS_GONE, not_as_seen},
            reading::redacting::{is_there, late, page, redactable, reversal_page, untouched},
        },
    },
    team::accounts::{Administrator, Moderator, SessionForm},
    web::{FormErrors, Reply},
};
use rocket::{Route, State, get, http::Status, post, routes};

pub(super) fn routes() -> Vec<Route> {
    routes![show, redact, publish, undo, ask_reversal, reversal]
}

#[get("/desk/moderation/comments/<id>/redaction")]
async fn show(context: &State<Context>, moderator: Moderator, id: CommentId) -> Result<Reply> {
    let comment = redactable(context, id).await?;
    Reply::page(&untouched(context, &moderator, &comment).await?)
}

#[post("/desk/moderation/comments/<id>/redaction", data = "<form>")]
async fn redact(
    context: &State<Context>,
    moderator: Moderator,
    id: CommentId,
    form: SessionForm<RedactForm>,
) -> Result<Reply> {
    let SessionForm(form) = form;
    let comment = redactable(context, id).await?;
    if form.version != comment.version {
        if let (Some(cause), false) = (form.cause(), form.seen.is_empty())
            && actions::was_done(context, &moderator, id, form.version, &cause).await?
        {
            return Ok(Reply::to(comment_after(id, Done::Redacted)));
        }
        return overtaken(context, &moderator, &comment, form).await;
    }
    let (spans, cause) = match form.check(&comment.body) {
        Ok(checked) => checked,
        Err(errors) => {
            let page = page(context, &moderator, &comment, form, errors, None).await?;
            return Reply::refused(&page);
        }
    };
    if form.seen.is_empty() {
        let checked = Some((spans, cause));
        let page =
            page(context, &moderator, &comment, form, FormErrors::default(), checked).await?;
        if page.preview.is_some() {
            return Reply::page(&page);
        }
        return Reply::refused(&page.not_there());
    }
    match actions::redact(context, &moderator, id, form.version, &spans, &cause).await? {
        Outcome::Done => Ok(Reply::to(comment_after(id, Done::Redacted))),
        Outcome::Late(comment) => overtaken(context, &moderator, &comment, form).await,
        Outcome::NotThere => {
            let page = page(context, &moderator, &comment, form, FormErrors::default(), None);
            Reply::refused(&page.await?.not_there())
        }
    }
}

/// The comment is not as it was seen: nothing is done.
async fn overtaken(
    context: &Context,
    moderator: &Moderator,
    comment: &Comment,
    form: RedactForm,
) -> Result<Reply> {
    Reply::page_with(Status::Conflict, &late(context, moderator, comment, form).await?)
}

#[post("/desk/moderation/comments/<id>/redacted-publication", data = "<form>")]
async fn publish(
    context: &State<Context>,
    moderator: Moderator,
    id: CommentId,
    form: SessionForm<MarkedForm>,
) -> Result<Reply> {
    let SessionForm(form) = form;
    let Some(spans) = form.spans() else {
        let comment = redactable(context, id).await?;
        return Reply::refused(&untouched(context, &moderator, &comment).await?.not_there());
    };
    let version = form.version;
    match actions::redact_and_publish(context, &moderator, id, version, &spans).await? {
        Ok(Outcome::Done) => Ok(Reply::to(after_publishing(context, id, &form.return_to).await?)),
        Ok(Outcome::Late(comment)) => Err(AppError::Conflict(not_as_seen(comment.status))),
        Ok(Outcome::NotThere) => Err(AppError::Conflict(MARKS_GONE.to_owned())),
        Err(refused) => Err(AppError::Conflict(refused.in_words())),
    }
}

/// Where the moderator goes on: in the queue, where the comment stays folded, or on its page.
async fn after_publishing(context: &Context, id: CommentId, return_to: &str) -> Result<String> {
    let last = decisions::last_decision(context.database.read(), id).await?;
    Ok(match last {
        Some(last) if !return_to.is_empty() => back_to(return_to, last.id, id),
        _ => comment_after(id, Done::PublishedRedacted),
    })
}

#[post("/desk/moderation/comments/<id>/redaction/undo", data = "<_form>")]
async fn undo(
    context: &State<Context>,
    moderator: Moderator,
    id: CommentId,
    _form: SessionForm<WhyForm>,
) -> Result<Reply> {
    match actions::undo(context, &moderator, id).await? {
        Ok(()) => Ok(Reply::to(comment_after(id, Done::PutBack))),
        Err(refused) => Err(AppError::Conflict(refused.in_words().to_owned())),
    }
}

#[get("/desk/moderation/comments/<id>/redaction/reversal")]
async fn ask_reversal(
    context: &State<Context>,
    administrator: Administrator,
    id: CommentId,
) -> Result<Reply> {
    is_there(context, id).await?;
    let (form, errors) = (WhyForm::default(), FormErrors::default());
    Reply::page(&reversal_page(context, &administrator, id, form, errors))
}

#[post("/desk/moderation/comments/<id>/redaction/reversal", data = "<form>")]
async fn reversal(
    context: &State<Context>,
    administrator: Administrator,
    id: CommentId,
    form: SessionForm<WhyForm>,
) -> Result<Reply> {
    let SessionForm(form) = form;
    is_there(context, id).await?;
    let why = match form.check() {
        Ok(why) => why,
        Err(errors) => {
            let page = reversal_page(context, &administrator, id, form, errors);
            return Reply::refused(&page);
        }
    };
    match actions::undo_for_a_reason(context, &administrator, id, &why).await? {
        Ok(()) => Ok(Reply::to(comment_after(id, Done::PutBack))),
        Err(refused) => Err(AppError::Conflict(refused.in_words().to_owned())),
    }
}
