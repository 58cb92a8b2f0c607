//! One answer: its page, the reply as a draft, with a colleague, and published.

use crate::{
    base::{
        context::Context,
        error::{AppError, Result},
        ids::CommentId,
    },
    conversation::comments::Status,
    moderation::answers::{
        actions::{self, Kept, Published},
        door::answering,
        forms::{Back, ReplyForm},
        pages::{AnswerPage, ChoicesView, Theirs},
        reading::{offer, published_in_words, reply_view},
        store,
        values::{Draft, Shelf},
    },
    team::{
        accounts::{self, Answerer, Capability, Posted},
        site::{DeskLayout, Notice, Replies},
    },
    web::{FormErrors, Reply},
};
use rocket::{Route, State, get, http::Status as HttpStatus, post, routes};

pub(super) fn routes() -> Vec<Route> {
    routes![show, publish, keep, pass, insert, discard]
}

/// What was typed before the page is shown again.
#[derive(Default)]
pub(super) struct Typed {
    pub(super) reply: Option<ReplyForm>,
    pub(super) errors: FormErrors,
    pub(super) theirs: Option<Theirs>,
}

/// The page of one answer. `choices` changes what is shown of the choices.
pub(super) async fn page(
    context: &Context,
    person: &Answerer,
    id: CommentId,
    typed: Typed,
    notice: Option<&str>,
    choices: impl FnOnce(&mut ChoicesView),
) -> Result<AnswerPage> {
    let found = answering(context.database.read(), person, id).await?;
    let comment = &found.comment;
    let mut offered =
        offer(context, person, comment, Back::Answer).await?.ok_or(AppError::NotFound)?;
    choices(&mut offered);
    let site = context.site.get();
    let reply = if comment.status == Status::Published && site.replies != Replies::Nobody {
        let action = format!("/desk/answers/{id}/reply");
        let errors = typed.errors.clone();
        Some(reply_view(context, person, id, &action, typed.reply, errors).await?)
    } else {
        None
    };
    let heading = format!("Answer {}", comment.name);
    let notice = notice.map(|text| Notice { text: text.to_owned(), undo: None });
    Ok(AnswerPage {
        layout: DeskLayout::new(&site, person, &heading, "answers")
            .with_errors(&typed.errors)
            .telling(notice),
        errors: typed.errors,
        id: id.0,
        author: comment.name.clone(),
        html: comment.html.clone(),
        post_title: found.post.title.clone(),
        post_path: found.post.address.to_string(),
        published: published_in_words(&found),
        choices: offered,
        reply,
        moderates: person.can(Capability::ModerateComments),
        theirs: typed.theirs,
    })
}

#[get("/desk/answers/<id>?<done>")]
async fn show(
    context: &State<Context>,
    person: Answerer,
    id: CommentId,
    done: Option<&str>,
) -> Result<Reply> {
    let notice = match done {
        Some("replied") => Some("Your reply is published."),
        Some("kept") => Some("The draft is kept."),
        Some("passed") => Some("The draft is passed on. Your colleague is told by email."),
        Some("deleted") => Some("The draft is deleted."),
        Some("chosen") => Some("Your choice is saved."),
        Some("off") => Some("The choice is taken back."),
        _ => None,
    };
    Reply::page(&page(context, &person, id, Typed::default(), notice, |_| ()).await?)
}

async fn again(
    context: &Context,
    person: &Answerer,
    id: CommentId,
    form: ReplyForm,
    errors: FormErrors,
) -> Result<Reply> {
    let typed = Typed { reply: Some(form), errors, theirs: None };
    Reply::refused(&page(context, person, id, typed, None, |_| ()).await?)
}

/// Both texts on one page, for a reply that was sent from elsewhere: what was typed with the version of
/// the draft that was seen, and the draft as it is now.
pub async fn late_page(
    context: &Context,
    person: &Answerer,
    id: CommentId,
    (reply, draft_version): (String, i64),
    draft: Option<Box<Draft>>,
) -> Result<Reply> {
    let form = ReplyForm { reply, draft_version, ..ReplyForm::default() };
    late(context, person, id, form, draft).await
}

/// Both texts on one page: what was typed, ready to be sent over the other, and the other.
async fn late(
    context: &Context,
    person: &Answerer,
    id: CommentId,
    mut form: ReplyForm,
    draft: Option<Box<Draft>>,
) -> Result<Reply> {
    let theirs = match draft {
        Some(draft) => {
            form.draft_version = draft.version;
            let name = accounts::person(context, draft.edited.0).await?.name;
            Theirs { what: format!("{name} changed the draft meanwhile"), body: draft.body }
        }
        None => {
            form.draft_version = 0;
            let what = "Somebody published or deleted the draft meanwhile".to_owned();
            Theirs { what, body: String::new() }
        }
    };
    let errors = FormErrors::one(
        "reply",
        "The draft has changed since you opened it. Your words are kept in the field: take over what \
         you need and send it again",
    );
    let typed = Typed { reply: Some(form), errors, theirs: Some(theirs) };
    let page = page(context, person, id, typed, None, |_| ()).await?;
    Reply::page_with(HttpStatus::Conflict, &page)
}

#[post("/desk/answers/<id>/reply", data = "<form>")]
async fn publish(
    context: &State<Context>,
    person: Answerer,
    id: CommentId,
    form: Posted<ReplyForm>,
) -> Result<Reply> {
    let Posted(form) = form;
    let errors = match form.body() {
        Ok(body) => {
            match actions::publish(context, &person, id, form.draft_version, &body).await? {
                // Whoever was only asked to answer it has done with it.
                Published::Done(_)
                    if answering(context.database.read(), &person, id).await.is_err() =>
                {
                    return Ok(Reply::to("/desk/answers/"));
                }
                Published::Done(_) => {
                    let path = format!("/desk/answers/{id}?done=replied");
                    return Ok(Reply::to(path));
                }
                Published::Refused(refused) => FormErrors::one("reply", refused.in_words()),
                Published::Late(draft) => {
                    return late(context, &person, id, form, draft).await;
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
    form: Posted<ReplyForm>,
) -> Result<Reply> {
    keep_for(context, &person, id, form.0, false).await
}

#[post("/desk/answers/<id>/colleague", data = "<form>")]
async fn pass(
    context: &State<Context>,
    person: Answerer,
    id: CommentId,
    form: Posted<ReplyForm>,
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
                // Whoever passes on what is not theirs to answer has done with it.
                Kept::Done if answering(context.database.read(), person, id).await.is_err() => {
                    return Ok(Reply::to("/desk/answers/"));
                }
                Kept::Done => {
                    let done = if passes { "passed" } else { "kept" };
                    let path = format!("/desk/answers/{id}?done={done}");
                    return Ok(Reply::to(path));
                }
                Kept::Late(draft) => {
                    return late(context, person, id, form, draft).await;
                }
                Kept::NotPublished => FormErrors::one("reply", "Publish the comment first"),
                Kept::NoPerson => FormErrors::one("colleague", "Select a colleague who can answer"),
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
    form: Posted<ReplyForm>,
) -> Result<Reply> {
    let Posted(form) = form;
    let saved = match form.saved() {
        Ok(saved) => store::saved(context.database.read(), Shelf::Reply, saved).await?,
        Err(errors) => return again(context, &person, id, form, errors).await,
    };
    let Some(saved) = saved else {
        let errors = FormErrors::one("saved", "Select a saved reply");
        return again(context, &person, id, form, errors).await;
    };
    let typed = Typed { reply: Some(form.with(&saved.words)), ..Typed::default() };
    let notice = "The saved reply is in the field. It is not sent yet.";
    Reply::page(&page(context, &person, id, typed, Some(notice), |_| ()).await?)
}

#[post("/desk/answers/<id>/draft/removal", data = "<form>")]
async fn discard(
    context: &State<Context>,
    person: Answerer,
    id: CommentId,
    form: Posted<ReplyForm>,
) -> Result<Reply> {
    let Posted(form) = form;
    if actions::discard(context, &person, id, form.draft_version).await? {
        let path = format!("/desk/answers/{id}?done=deleted");
        return Ok(Reply::to(path));
    }
    let draft = store::draft(context.database.read(), id).await?.map(Box::new);
    late(context, &person, id, form, draft).await
}
