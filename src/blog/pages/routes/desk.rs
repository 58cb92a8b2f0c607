//! Pages on the desk: the list, the editor with every earlier wording, publishing and taking down.

use crate::{
    base::{
        context::Context,
        error::{AppError, Result},
    },
    blog::pages::{
        actions::{self, SaveOutcome},
        forms::PageForm,
        paths, reading,
        templates::{Done, taken, why_unfinished},
        values::{Intent, PageName},
    },
    team::{
        accounts::{Editor, SessionForm},
        site::JustDone,
    },
    web::{EmptyForm, FormErrors, Reply},
};
use rocket::{Route, State, get, http::Status, post, routes};

pub(super) fn routes() -> Vec<Route> {
    routes![list, new, add, preview_new, edit, save, preview, version, ask_to_take_down, take_down]
}

/// The name in an address, if it can be one of a page.
fn name_in(address: &str) -> Result<PageName> {
    let name = PageName::typed(address).map_err(|_| AppError::NotFound)?;
    if name.as_str() == address { Ok(name) } else { Err(AppError::NotFound) }
}

/// Back to the page in the editor, which says what was done.
fn back(name: &PageName, intent: Intent) -> Reply {
    let done = match intent {
        Intent::Draft => Done::Saved,
        Intent::Publish => Done::Published,
    };
    Reply::to(done.at(&paths::editor(name.as_str())))
}

#[get("/desk/pages?<done>")]
async fn list(context: &State<Context>, editor: Editor, done: Option<&str>) -> Result<Reply> {
    Reply::page(&reading::list_page(context, &editor, Done::read(done)).await?)
}

#[get("/desk/pages/new")]
fn new(context: &State<Context>, editor: Editor) -> Result<Reply> {
    let (none, form) = (FormErrors::default(), PageForm::default());
    Reply::page(&reading::new_page(context, &editor, none, form))
}

#[post("/desk/pages", data = "<form>")]
async fn add(
    context: &State<Context>,
    editor: Editor,
    form: SessionForm<PageForm>,
) -> Result<Reply> {
    let SessionForm(form) = form;
    let errors = match form.check_new() {
        Ok((name, wording)) => {
            let intent = form.intent();
            match actions::add(context, &editor, &name, &wording, intent).await? {
                SaveOutcome::Unfinished(parts) => FormErrors::one("body", why_unfinished(parts)),
                SaveOutcome::Taken => FormErrors::one("name", taken(name.as_str())),
                SaveOutcome::Done | SaveOutcome::Late => return Ok(back(&name, intent)),
            }
        }
        Err(errors) => errors,
    };
    Reply::refused(&reading::new_page(context, &editor, errors, form))
}

#[post("/desk/pages/preview", data = "<form>")]
async fn preview_new(
    context: &State<Context>,
    editor: Editor,
    form: SessionForm<PageForm>,
) -> Result<Reply> {
    let SessionForm(form) = form;
    let shown = form.check().and_then(|wording| reading::preview(context, &wording));
    match shown {
        Ok(page) => Reply::page(&page),
        Err(errors) => Reply::refused(&reading::new_page(context, &editor, errors, form)),
    }
}

#[get("/desk/pages/<name>?<from>&<done>")]
async fn edit(
    context: &State<Context>,
    editor: Editor,
    name: &str,
    from: Option<i64>,
    done: Option<&str>,
) -> Result<Reply> {
    let done = Done::read(done);
    Reply::page(&reading::editor_page(context, &editor, name, from, done).await?)
}

#[post("/desk/pages/<name>", data = "<form>")]
async fn save(
    context: &State<Context>,
    editor: Editor,
    name: &str,
    form: SessionForm<PageForm>,
) -> Result<Reply> {
    let SessionForm(form) = form;
    let name = name_in(name)?;
    let errors = match form.check() {
        Ok(wording) => {
            let intent = form.intent();
            let seen = form.version;
            match actions::save(context, &editor, &name, seen, &wording, intent).await? {
                SaveOutcome::Unfinished(parts) => FormErrors::one("body", why_unfinished(parts)),
                SaveOutcome::Late => {
                    let page =
                        reading::conflict_page(context, &editor, name.as_str(), form).await?;
                    return Reply::page_with(Status::Conflict, &page);
                }
                SaveOutcome::Done | SaveOutcome::Taken => return Ok(back(&name, intent)),
            }
        }
        Err(errors) => errors,
    };
    Reply::refused(&reading::edited(context, &editor, name.as_str(), errors, form).await?)
}

#[post("/desk/pages/<name>/preview", data = "<form>")]
async fn preview(
    context: &State<Context>,
    editor: Editor,
    name: &str,
    form: SessionForm<PageForm>,
) -> Result<Reply> {
    let SessionForm(form) = form;
    let shown = form.check().and_then(|wording| reading::preview(context, &wording));
    match shown {
        Ok(page) => Reply::page(&page),
        Err(errors) => {
            Reply::refused(&reading::edited(context, &editor, name, errors, form).await?)
        }
    }
}

// An address of comments under a post has as many parts, and a word of its own at the end.
#[get("/desk/pages/<name>/versions/<number>", rank = 1)]
async fn version(
    context: &State<Context>,
    editor: Editor,
    name: &str,
    number: i64,
) -> Result<Reply> {
    Reply::page(&reading::version_page(context, &editor, name, number).await?)
}

#[get("/desk/pages/<name>/removal")]
async fn ask_to_take_down(context: &State<Context>, editor: Editor, name: &str) -> Result<Reply> {
    Reply::page(&reading::removal_page(context, &editor, name).await?)
}

#[post("/desk/pages/<name>/removal", data = "<_form>")]
async fn take_down(
    context: &State<Context>,
    editor: Editor,
    name: &str,
    _form: SessionForm<EmptyForm>,
) -> Result<Reply> {
    actions::take_down(context, &editor, &name_in(name)?).await?;
    Ok(Reply::to(Done::TakenDown.at(paths::ON_DESK)))
}
