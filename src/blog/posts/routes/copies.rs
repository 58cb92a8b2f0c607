//! A post copied into a new draft, and a draft deleted.

use crate::{
    base::{context::Context, error::Result, ids::PostId},
    blog::posts::{
        SaveOutcome,
        actions::{self, DeletionRefused},
        forms::StepForm,
        pages::{Done, Intent},
        paths, reading,
    },
    team::{
        accounts::{Author, SessionForm},
        site::JustDone,
    },
    web::{EmptyForm, Reply},
};
use rocket::{Route, State, get, http::Status, post, routes};

pub fn routes() -> Vec<Route> {
    routes![copy, ask_to_delete, delete]
}

/// Makes a draft of the words of a post as they were last saved.
#[post("/desk/posts/<id>/copy", data = "<_form>")]
async fn copy(
    context: &State<Context>,
    author: Author,
    id: PostId,
    _form: SessionForm<EmptyForm>,
) -> Result<Reply> {
    let working = actions::open(context, &author, id).await?;
    let fields = reading::copied_fields(context, &working).await?;
    let errors = match fields.check() {
        Ok(revision) => match actions::write(context, &author, &revision).await? {
            SaveOutcome::Done(id) => return Ok(Reply::to(Done::Copied.at(&paths::editor(id)))),
            SaveOutcome::Wrong(errors) => errors,
            SaveOutcome::Late => Default::default(),
        },
        Err(errors) => errors,
    };
    // What was allowed when it was saved may not be now: it can be put right and saved.
    Reply::refused(&reading::new_editor(context, &author, errors, fields).await?)
}

#[get("/desk/posts/<id>/deletion")]
async fn ask_to_delete(context: &State<Context>, author: Author, id: PostId) -> Result<Reply> {
    let working = actions::open(context, &author, id).await?;
    Reply::page(&reading::deletion_page(context, &author, &working, String::new()))
}

#[post("/desk/posts/<id>/deletion", data = "<form>")]
async fn delete(
    context: &State<Context>,
    author: Author,
    id: PostId,
    form: SessionForm<StepForm>,
) -> Result<Reply> {
    let refused = match actions::delete(context, &author, id, form.0.seen()).await? {
        Ok(()) => return Ok(Reply::to(Done::Deleted.at(paths::ON_DESK))),
        Err(DeletionRefused::Published) => String::new(),
        Err(DeletionRefused::Late) => reading::late(context, &author, id, Intent::Delete).await?,
    };
    let working = actions::open(context, &author, id).await?;
    let page = reading::deletion_page(context, &author, &working, refused);
    Reply::page_with(Status::Conflict, &page)
}
