//! The desk's table of posts, and the editor.

use crate::{
    base::{
        context::Context,
        error::{AppError, Result},
        ids::PostId,
    },
    blog::posts::{
        Revision, SaveOutcome,
        actions::{self, Working},
        forms::{AfterSave, EditorForm, EditorInput, FilterForm},
        pages::{Done, SAVED_MEANWHILE},
        paths, reading,
    },
    team::{
        accounts::{Author, SessionForm},
        site::JustDone,
    },
    web::{Cursor, FormErrors, Reply},
};
use rocket::{FromForm, Route, State, get, http::Status, post, routes};

pub fn routes() -> Vec<Route> {
    routes![posts, new, make, preview_new, edit, save, preview]
}

/// What the list is narrowed by, as the address says it.
#[derive(FromForm)]
struct Narrowing<'r> {
    state: Option<&'r str>,
    author: Option<&'r str>,
    topic: Option<&'r str>,
    q: Option<&'r str>,
}

#[get("/desk/posts?<before>&<done>&<by..>")]
async fn posts(
    context: &State<Context>,
    member: Author,
    by: Narrowing<'_>,
    before: Option<&str>,
    done: Option<&str>,
) -> Result<Reply> {
    let filter = FilterForm::read(by.state, by.author, by.topic, by.q);
    let page = reading::posts_page(context, &member, filter, before.and_then(Cursor::read)).await?;
    Reply::page(&page.telling(Done::read(done)))
}

#[get("/desk/posts/new")]
async fn new(context: &State<Context>, author: Author) -> Result<Reply> {
    let form = EditorInput { byline: author.person().email.clone(), ..EditorInput::default() };
    Reply::page(&reading::new_editor(context, &author, FormErrors::default(), form).await?)
}

#[post("/desk/posts", data = "<form>")]
async fn make(
    context: &State<Context>,
    author: Author,
    form: SessionForm<EditorForm>,
) -> Result<Reply> {
    let SessionForm(form) = form;
    let typed = form.over(EditorInput::default());
    let errors = match checked(context, &typed).await? {
        Ok(revision) => match actions::write(context, &author, &revision).await? {
            SaveOutcome::Done(id) => return go_on(context, &author, id, form.then()).await,
            SaveOutcome::Wrong(errors) => errors,
            SaveOutcome::Late => return Err(AppError::Conflict(SAVED_MEANWHILE.to_owned())),
        },
        Err(errors) => errors,
    };
    Reply::refused(&reading::new_editor(context, &author, errors, typed).await?)
}

/// The fields as a revision, or what is wrong with them.
async fn checked(context: &Context, typed: &EditorInput) -> Result<Result<Revision, FormErrors>> {
    let errors = reading::guest_mistakes(context, typed).await?;
    Ok(if errors.is_empty() { typed.check() } else { Err(errors) })
}

/// Goes on after a save as the button said.
async fn go_on(context: &Context, author: &Author, id: PostId, then: AfterSave) -> Result<Reply> {
    let done = match then {
        AfterSave::Stay => Done::Saved,
        AfterSave::Publish => return Ok(Reply::to(paths::publication(id))),
        AfterSave::SendForReview => {
            actions::send_for_review(context, author, id, None).await?;
            Done::SentForReview
        }
        AfterSave::SendBack => return Ok(Reply::to(paths::sending_back(id))),
    };
    Ok(Reply::to(done.at(&paths::editor(id))))
}

#[get("/desk/posts/<id>?<done>")]
async fn edit(
    context: &State<Context>,
    author: Author,
    id: PostId,
    done: Option<&str>,
) -> Result<Reply> {
    let working = actions::open(context, &author, id).await?;
    let form = reading::saved_fields(context, &working).await?;
    let none = FormErrors::default();
    let page = reading::editor(context, &author, &working, None, none, form).await?;
    Reply::page(&page.telling(Done::read(done)))
}

/// What was typed over the post as it was last saved, and the post.
async fn typed_over(
    context: &Context,
    author: &Author,
    id: PostId,
    form: &EditorForm,
) -> Result<(Working, EditorInput)> {
    let working = actions::open(context, author, id).await?;
    let typed = form.over(reading::saved_fields(context, &working).await?);
    Ok((working, typed))
}

#[post("/desk/posts/<id>", data = "<form>")]
async fn save(
    context: &State<Context>,
    author: Author,
    id: PostId,
    form: SessionForm<EditorForm>,
) -> Result<Reply> {
    let SessionForm(form) = form;
    let (working, typed) = typed_over(context, &author, id, &form).await?;
    let errors = match checked(context, &typed).await? {
        Ok(revision) => match actions::save(context, &author, id, form.seen(), &revision).await? {
            SaveOutcome::Done(id) => return go_on(context, &author, id, form.then()).await,
            SaveOutcome::Late => return conflict(context, &author, id, typed).await,
            SaveOutcome::Wrong(errors) => errors,
        },
        Err(errors) => errors,
    };
    refused(context, &author, &working, &form, errors, typed).await
}

/// The editor again, with every word and what is wrong.
async fn refused(
    context: &Context,
    author: &Author,
    working: &Working,
    form: &EditorForm,
    errors: FormErrors,
    typed: EditorInput,
) -> Result<Reply> {
    let seen = form.seen();
    Reply::refused(&reading::editor(context, author, working, seen, errors, typed).await?)
}

/// Somebody else saved the post first: both texts.
async fn conflict(
    context: &Context,
    author: &Author,
    id: PostId,
    typed: EditorInput,
) -> Result<Reply> {
    let working = actions::open(context, author, id).await?;
    let page = reading::conflict_page(context, author, &working, typed).await?;
    Reply::page_with(Status::Conflict, &page)
}

#[post("/desk/posts/preview", data = "<form>")]
async fn preview_new(
    context: &State<Context>,
    author: Author,
    form: SessionForm<EditorForm>,
) -> Result<Reply> {
    let SessionForm(form) = form;
    let typed = form.over(EditorInput::default());
    let errors = match checked(context, &typed).await? {
        Ok(revision) => match reading::preview_page(context, &author, None, &revision).await? {
            Ok(page) => return Reply::page(&page),
            Err(errors) => errors,
        },
        Err(errors) => errors,
    };
    Reply::refused(&reading::new_editor(context, &author, errors, typed).await?)
}

#[post("/desk/posts/<id>/preview", data = "<form>")]
async fn preview(
    context: &State<Context>,
    author: Author,
    id: PostId,
    form: SessionForm<EditorForm>,
) -> Result<Reply> {
    let SessionForm(form) = form;
    let (working, typed) = typed_over(context, &author, id, &form).await?;
    let saved = Some(&working);
    let errors = match checked(context, &typed).await? {
        Ok(revision) => match reading::preview_page(context, &author, saved, &revision).await? {
            Ok(page) => return Reply::page(&page),
            Err(errors) => errors,
        },
        Err(errors) => errors,
    };
    refused(context, &author, &working, &form, errors, typed).await
}
