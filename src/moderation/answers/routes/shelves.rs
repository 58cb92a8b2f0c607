//! What is saved to be used again: replies, signposts, other teams.

use crate::{
    base::{
        context::Context,
        error::{AppError, Result},
        ids::SavedId,
    },
    moderation::answers::{
        actions,
        forms::{BackForm, SavedForm},
        pages::ShelfDone,
        paths,
        reading::shelves::{saved_page, shelf_page},
        values::{NotSaved, Shelf},
    },
    team::accounts::{Moderator, SessionForm},
    web::{DoneCode, FormErrors, Reply},
};
use rocket::{Route, State, get, http::Status, post, request::FromParam, routes};

pub(super) fn routes() -> Vec<Route> {
    routes![list, add, show, change, retire, offer_again]
}

impl<'a> FromParam<'a> for Shelf {
    type Error = &'a str;

    fn from_param(text: &'a str) -> Result<Self, Self::Error> {
        Self::from_slug(text).ok_or(text)
    }
}

#[get("/desk/moderation/<shelf>?<done>", rank = 20)]
async fn list(
    context: &State<Context>,
    moderator: Moderator,
    shelf: Shelf,
    done: Option<&str>,
) -> Result<Reply> {
    let (form, errors) = (SavedForm::default(), FormErrors::default());
    let done = ShelfDone::read(done);
    Reply::page(&shelf_page(context, &moderator, shelf, form, errors, done).await?)
}

#[post("/desk/moderation/<shelf>", data = "<form>", rank = 20)]
async fn add(
    context: &State<Context>,
    moderator: Moderator,
    shelf: Shelf,
    form: SessionForm<SavedForm>,
) -> Result<Reply> {
    let SessionForm(form) = form;
    let errors = match form.check(shelf) {
        Ok(new) => match actions::add(context, &moderator, shelf, &new).await? {
            Ok(_) => return Ok(Reply::to(ShelfDone::Added.at(&paths::shelf(shelf)))),
            Err(refused) => FormErrors::one("name", refused.in_words()),
        },
        Err(errors) => errors,
    };
    let page = shelf_page(context, &moderator, shelf, form, errors, None).await?;
    Reply::refused(&page)
}

#[get("/desk/moderation/<shelf>/<id>", rank = 20)]
async fn show(
    context: &State<Context>,
    moderator: Moderator,
    shelf: Shelf,
    id: SavedId,
) -> Result<Reply> {
    let errors = FormErrors::default();
    Reply::page(&saved_page(context, &moderator, shelf, id, (None, errors), None).await?)
}

#[post("/desk/moderation/<shelf>/<id>", data = "<form>", rank = 20)]
async fn change(
    context: &State<Context>,
    moderator: Moderator,
    shelf: Shelf,
    id: SavedId,
    form: SessionForm<SavedForm>,
) -> Result<Reply> {
    let SessionForm(mut form) = form;
    let new = match form.check(shelf) {
        Ok(new) => new,
        Err(errors) => {
            let page =
                saved_page(context, &moderator, shelf, id, (Some(form), errors), None).await?;
            return Reply::refused(&page);
        }
    };
    match actions::change(context, &moderator, shelf, id, form.version, &new).await? {
        Ok(()) => Ok(Reply::to(ShelfDone::Changed.at(&paths::shelf(shelf)))),
        Err(refused) => {
            let errors = FormErrors::one("name", refused.in_words());
            let (status, theirs) = match refused {
                NotSaved::Late(theirs) => {
                    form.version = theirs.version;
                    (Status::Conflict, Some(*theirs))
                }
                NotSaved::Full | NotSaved::NameTaken => (Status::UnprocessableEntity, None),
            };
            let page =
                saved_page(context, &moderator, shelf, id, (Some(form), errors), theirs).await?;
            Reply::page_with(status, &page)
        }
    }
}

#[post("/desk/moderation/<shelf>/<id>/retirement", data = "<_form>", rank = 20)]
async fn retire(
    context: &State<Context>,
    moderator: Moderator,
    shelf: Shelf,
    id: SavedId,
    _form: SessionForm<BackForm>,
) -> Result<Reply> {
    match actions::retire(context, &moderator, shelf, id, true).await? {
        Ok(()) => Ok(Reply::to(ShelfDone::Retired.at(&paths::shelf(shelf)))),
        Err(refused) => Err(AppError::Conflict(refused.in_words() + ".")),
    }
}

#[post("/desk/moderation/<shelf>/<id>/return", data = "<_form>", rank = 20)]
async fn offer_again(
    context: &State<Context>,
    moderator: Moderator,
    shelf: Shelf,
    id: SavedId,
    _form: SessionForm<BackForm>,
) -> Result<Reply> {
    match actions::retire(context, &moderator, shelf, id, false).await? {
        Ok(()) => Ok(Reply::to(ShelfDone::Returned.at(&paths::shelf(shelf)))),
        Err(refused) => Err(AppError::Conflict(refused.in_words() + ".")),
    }
}
