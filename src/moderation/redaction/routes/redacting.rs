//! Choosing words, looking at what comes of it, removing them, putting them back.

use crate::{
    base::{
        clock::london,
        context::Context,
        error::{AppError, Result},
        ids::CommentId,
    },
    blog::posts,
    conversation::comments::{self, Comment, Hold},
    moderation::{
        marks::MarkKind,
        redaction::{
            RedactionReason,
            actions::{self, Outcome, can_be_redacted},
            cutting::cut,
            forms::{MarkedForm, RedactForm, WhyForm},
            marked::{in_a_field, marked},
            pages::{Preview, RedactPage, ReversalPage, Tick},
            text::{sentences, with_context},
            values::{Cause, Span},
        },
    },
    team::{
        accounts::{Administrator, Moderator, Posted},
        site::DeskLayout,
    },
    web::{FormErrors, Reply},
};
use rocket::{Route, State, get, http::Status as HttpStatus, post, routes};

pub(super) fn routes() -> Vec<Route> {
    routes![show, redact, publish, undo, ask_reversal, reversal]
}

fn back_to(id: CommentId, done: &str) -> Reply {
    Reply::to(format!("/desk/moderation/comments/{id}?done={done}"))
}

/// The page, with what was typed and how it would read.
async fn page(
    context: &Context,
    moderator: &Moderator,
    comment: &Comment,
    form: RedactForm,
    errors: FormErrors,
    checked: Option<(Vec<Span>, Cause)>,
) -> Result<RedactPage> {
    let database = context.database.read();
    let post = posts::reference(database, comment.post).await?;
    let holds = comments::holds_of(database, &[comment.id]).await?;
    let now = context.clock.now();
    let preview = checked.and_then(|(spans, cause)| {
        let cut = cut(&comment.body, &spans, cause.reason.placeholder())?;
        Some(Preview {
            removed: cut.words(&comment.body).into_iter().map(str::to_owned).collect(),
            html: cut.body.html().clone(),
            note: format!("{} on {}", cause.reason.in_public(), london::day(now)),
        })
    });
    let heading = if preview.is_some() {
        "Check before you remove the words"
    } else {
        "Remove words from a comment"
    };
    Ok(RedactPage {
        layout: DeskLayout::new(&context.site.get(), moderator, heading, "moderation")
            .with_errors(&errors),
        errors,
        id: comment.id.0,
        name: comment.name.clone(),
        post_title: post.title,
        post_path: post.address.to_string(),
        html: comment.html.clone(),
        ticks: ticks(comment, &holds, &form),
        places: places(&comment.body, &form),
        reasons: reasons(&form),
        form,
        preview,
        late: String::new(),
        destroyed: london::day(now + context.settings.keep_originals),
    })
}

/// The marks first, then the sentences.
fn ticks(comment: &Comment, holds: &[Hold], form: &RedactForm) -> Vec<Tick> {
    let kind = |span: Span| {
        holds
            .iter()
            .find(|hold| hold.span == Some(span))
            .and_then(|hold| MarkKind::of(hold.cause))
            .map_or_else(String::new, |kind| format!("Likely {}", kind.in_words()))
    };
    let found = marked(comment, holds);
    let marks = found.iter().map(|span| (*span, kind(*span)));
    let others = sentences(&comment.body)
        .into_iter()
        .filter(|span| !found.contains(span))
        .map(|span| (span, String::new()));
    (1..)
        .zip(marks.chain(others))
        .map(|(number, (span, hint))| {
            let value = in_a_field(&span);
            Tick {
                id: id_of("span", number),
                ticked: form.ticked(&value),
                words: comment.body.get(span.0..span.1).unwrap_or("").to_owned(),
                value,
                hint,
            }
        })
        .collect()
}

fn places(body: &str, form: &RedactForm) -> Vec<Tick> {
    let found = form.found_in(body);
    if found.len() < 2 {
        return Vec::new();
    }
    let tick = |number: usize, value: String, words: String| Tick {
        id: id_of("place", number),
        ticked: form.chosen(&value),
        value,
        words,
        hint: String::new(),
    };
    let all = tick(1, "all".to_owned(), format!("All {}", found.len()));
    let each = (1..)
        .zip(&found)
        .map(|(number, span)| tick(number + 1, number.to_string(), with_context(body, *span)));
    std::iter::once(all).chain(each).collect()
}

fn reasons(form: &RedactForm) -> Vec<Tick> {
    (1..)
        .zip(RedactionReason::CHOICES)
        .map(|(number, reason)| Tick {
            id: id_of("reason", number),
            value: reason.code().to_owned(),
            words: reason.in_words().to_owned(),
            hint: String::new(),
            ticked: form.reason == reason.code(),
        })
        .collect()
}

/// The first has the name of the field, so that the summary of mistakes leads to it.
fn id_of(name: &str, number: usize) -> String {
    if number == 1 { name.to_owned() } else { format!("{name}-{number}") }
}

async fn redactable(context: &Context, id: CommentId) -> Result<Comment> {
    let comment = comments::find(context.database.read(), id).await?.ok_or(AppError::NotFound)?;
    if can_be_redacted(comment.status) {
        return Ok(comment);
    }
    Err(AppError::Conflict(format!(
        "This comment is {}. Words can be removed from a comment that waits or is published.",
        comment.status.in_words().to_lowercase()
    )))
}

#[get("/desk/moderation/comments/<id>/redaction")]
async fn show(context: &State<Context>, moderator: Moderator, id: CommentId) -> Result<Reply> {
    let comment = redactable(context, id).await?;
    let form = RedactForm { version: comment.version, ..Default::default() };
    let errors = FormErrors::default();
    Reply::page(&page(context, &moderator, &comment, form, errors, None).await?)
}

#[post("/desk/moderation/comments/<id>/redaction", data = "<form>")]
async fn redact(
    context: &State<Context>,
    moderator: Moderator,
    id: CommentId,
    form: Posted<RedactForm>,
) -> Result<Reply> {
    let Posted(form) = form;
    let comment = redactable(context, id).await?;
    if form.version != comment.version {
        if let (Some(cause), false) = (form.cause(), form.seen.is_empty())
            && actions::was_done(context, &moderator, id, form.version, &cause).await?
        {
            return Ok(back_to(id, "redacted"));
        }
        return late(context, &moderator, &comment, form).await;
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
        return not_there(page);
    }
    match actions::redact(context, &moderator, id, form.version, &spans, &cause).await? {
        Outcome::Done => Ok(back_to(id, "redacted")),
        Outcome::Late(comment) => late(context, &moderator, &comment, form).await,
        Outcome::NotThere => {
            not_there(page(context, &moderator, &comment, form, FormErrors::default(), None).await?)
        }
    }
}

fn not_there(mut page: RedactPage) -> Result<Reply> {
    page.errors = FormErrors::one("span", "Select or enter the words to remove");
    Reply::refused(&page)
}

/// The comment is not as it was seen: nothing is done, the passage that was typed is kept, and what
/// was ticked is not, since it may be other words by now.
async fn late(
    context: &Context,
    moderator: &Moderator,
    comment: &Comment,
    form: RedactForm,
) -> Result<Reply> {
    let form = RedactForm { version: comment.version, span: Vec::new(), place: Vec::new(), ..form };
    let mut page = page(context, moderator, comment, form, FormErrors::default(), None).await?;
    page.late =
        "This comment has changed since you opened the page. Nothing was removed. Your words \
                 are kept: look at the comment as it is now, and select what to remove again."
            .to_owned();
    Reply::page_with(HttpStatus::Conflict, &page)
}

#[post("/desk/moderation/comments/<id>/redacted-publication", data = "<form>")]
async fn publish(
    context: &State<Context>,
    moderator: Moderator,
    id: CommentId,
    form: Posted<MarkedForm>,
) -> Result<Reply> {
    let Posted(form) = form;
    let Some(spans) = form.spans() else {
        let comment = redactable(context, id).await?;
        let form = RedactForm { version: comment.version, ..Default::default() };
        let errors = FormErrors::default();
        return not_there(page(context, &moderator, &comment, form, errors, None).await?);
    };
    let version = form.version;
    match actions::redact_and_publish(context, &moderator, id, version, &spans).await? {
        Outcome::Done => Ok(back_to(id, "published-redacted")),
        Outcome::Late(comment) => Err(AppError::Conflict(format!(
            "This comment has changed since you opened the page: it is now {}. Nothing was published \
             or removed. Open it to see what happened.",
            comment.status.in_words().to_lowercase()
        ))),
        Outcome::NotThere => Err(AppError::Conflict(
            "The marks are not in this comment any more. Nothing was published or removed."
                .to_owned(),
        )),
    }
}

#[post("/desk/moderation/comments/<id>/redaction/undo", data = "<_form>")]
async fn undo(
    context: &State<Context>,
    moderator: Moderator,
    id: CommentId,
    _form: Posted<WhyForm>,
) -> Result<Reply> {
    match actions::undo(context, &moderator, id).await? {
        Ok(()) => Ok(Reply::to(format!("/desk/moderation/comments/{id}?done=put-back"))),
        Err(refused) => Err(AppError::Conflict(refused.in_words().to_owned())),
    }
}

fn reversal_page(
    context: &Context,
    administrator: &Administrator,
    id: CommentId,
    form: WhyForm,
    errors: FormErrors,
) -> ReversalPage {
    let heading = "Put the removed words back";
    ReversalPage {
        layout: DeskLayout::new(&context.site.get(), administrator, heading, "moderation")
            .with_errors(&errors),
        errors,
        id: id.0,
        form,
    }
}

#[get("/desk/moderation/comments/<id>/redaction/reversal")]
async fn ask_reversal(
    context: &State<Context>,
    administrator: Administrator,
    id: CommentId,
) -> Result<Reply> {
    comments::find(context.database.read(), id).await?.ok_or(AppError::NotFound)?;
    let (form, errors) = (WhyForm::default(), FormErrors::default());
    Reply::page(&reversal_page(context, &administrator, id, form, errors))
}

#[post("/desk/moderation/comments/<id>/redaction/reversal", data = "<form>")]
async fn reversal(
    context: &State<Context>,
    administrator: Administrator,
    id: CommentId,
    form: Posted<WhyForm>,
) -> Result<Reply> {
    let Posted(form) = form;
    comments::find(context.database.read(), id).await?.ok_or(AppError::NotFound)?;
    let why = match form.check() {
        Ok(why) => why,
        Err(errors) => {
            let page = reversal_page(context, &administrator, id, form, errors);
            return Reply::refused(&page);
        }
    };
    match actions::undo_for_a_reason(context, &administrator, id, &why).await? {
        Ok(()) => Ok(back_to(id, "put-back")),
        Err(refused) => Err(AppError::Conflict(refused.in_words().to_owned())),
    }
}
