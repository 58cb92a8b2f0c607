//! One guideline: adding it, wording it anew with every earlier wording in sight, deleting it.

use crate::{
    base::{context::Context, error::Result, ids::GuidelineId},
    conversation::guidelines::{
        actions::{self, ChangeOutcome},
        forms::GuidelineForm,
        pages::{Done, in_the_way, too_many},
        paths, reading,
    },
    team::{
        accounts::{Moderator, SessionForm},
        site::JustDone,
    },
    web::{EmptyForm, FormErrors, Reply},
};
use rocket::{Route, State, get, http::Status, post, routes};

pub(super) fn routes() -> Vec<Route> {
    routes![new, add, show, save, ask_to_delete, delete]
}

/// Back to the guideline's place in the list, which says what was done.
fn back(done: Done, id: GuidelineId) -> Reply {
    Reply::to(paths::in_list(&done.at(paths::ON_DESK), id))
}

#[get("/desk/moderation/guidelines/new")]
fn new(context: &State<Context>, moderator: Moderator) -> Result<Reply> {
    let (none, form) = (FormErrors::default(), GuidelineForm::default());
    Reply::page(&reading::new_page(context, &moderator, none, form))
}

#[post("/desk/moderation/guidelines", data = "<form>")]
async fn add(
    context: &State<Context>,
    moderator: Moderator,
    form: SessionForm<GuidelineForm>,
) -> Result<Reply> {
    let SessionForm(form) = form;
    let errors = match form.check() {
        Ok(wording) => match actions::add(context, &moderator, &wording).await? {
            Some(id) => return Ok(back(Done::Added, id)),
            None => FormErrors::one("title", too_many()),
        },
        Err(errors) => errors,
    };
    Reply::refused(&reading::new_page(context, &moderator, errors, form))
}

#[get("/desk/moderation/guidelines/<id>")]
async fn show(context: &State<Context>, moderator: Moderator, id: GuidelineId) -> Result<Reply> {
    let guideline = reading::found(context, id).await?;
    let (none, form) = (FormErrors::default(), GuidelineForm::from(&guideline));
    Reply::page(&reading::edit_page(context, &moderator, &guideline, none, form).await?)
}

#[post("/desk/moderation/guidelines/<id>", data = "<form>")]
async fn save(
    context: &State<Context>,
    moderator: Moderator,
    id: GuidelineId,
    form: SessionForm<GuidelineForm>,
) -> Result<Reply> {
    let SessionForm(form) = form;
    let wording = match form.check() {
        Ok(wording) => wording,
        Err(errors) => {
            let guideline = reading::found(context, id).await?;
            let page = reading::edit_page(context, &moderator, &guideline, errors, form).await?;
            return Reply::refused(&page);
        }
    };
    match actions::reword(context, &moderator, id, form.version, &wording).await? {
        ChangeOutcome::Late(theirs) => {
            let page = reading::conflict_page(context, &moderator, &theirs, &wording, form).await?;
            Reply::page_with(Status::Conflict, &page)
        }
        _ => Ok(back(Done::Saved, id)),
    }
}

#[get("/desk/moderation/guidelines/<id>/deletion")]
async fn ask_to_delete(
    context: &State<Context>,
    moderator: Moderator,
    id: GuidelineId,
) -> Result<Reply> {
    let refused = reading::refusal(context, id).await?;
    Reply::page(&reading::deletion_page(context, &moderator, id, refused).await?)
}

#[post("/desk/moderation/guidelines/<id>/deletion", data = "<_form>")]
async fn delete(
    context: &State<Context>,
    moderator: Moderator,
    id: GuidelineId,
    _form: SessionForm<EmptyForm>,
) -> Result<Reply> {
    let changed = actions::delete(context, &moderator, id).await?;
    let refused = in_the_way(&changed);
    if refused.is_empty() {
        return Ok(Reply::to(Done::Deleted.at(paths::ON_DESK)));
    }
    let page = reading::deletion_page(context, &moderator, id, refused).await?;
    Reply::page_with(Status::Conflict, &page)
}
