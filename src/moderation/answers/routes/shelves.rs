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
        pages::{Item, SavedPage, ShelfPage, ShelfWords},
        store,
        values::{NotSaved, Saved, Shelf},
    },
    team::{
        accounts::{Moderator, Posted},
        site::{DeskLayout, Notice},
    },
    web::{FormErrors, Reply},
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

fn item(saved: Saved) -> Item {
    Item {
        id: saved.id.0,
        name: saved.name,
        address: saved.address,
        words: saved.words,
        retired: saved.retired.is_some(),
    }
}

fn layout(
    context: &Context,
    moderator: &Moderator,
    heading: &str,
    shelf: Shelf,
    errors: &FormErrors,
) -> DeskLayout {
    DeskLayout::new(&context.site.get(), moderator, heading, "moderation")
        .in_section(&format!("/desk/moderation/{}", shelf.slug()))
        .with_errors(errors)
}

async fn shelf_page(
    context: &Context,
    moderator: &Moderator,
    shelf: Shelf,
    form: SavedForm,
    errors: FormErrors,
    notice: Option<&str>,
) -> Result<ShelfPage> {
    let words = ShelfWords::of(shelf);
    let items = store::shelf(context.database.read(), shelf).await?;
    let notice = notice.map(|text| Notice { text: text.to_owned(), undo: None });
    Ok(ShelfPage {
        layout: layout(context, moderator, words.heading, shelf, &errors).telling(notice),
        errors,
        slug: shelf.slug(),
        words,
        items: items.into_iter().map(item).collect(),
        form,
    })
}

#[get("/desk/moderation/<shelf>?<done>", rank = 20)]
async fn list(
    context: &State<Context>,
    moderator: Moderator,
    shelf: Shelf,
    done: Option<&str>,
) -> Result<Reply> {
    let notice = match done {
        Some("added") => Some("It is saved."),
        Some("changed") => Some("Your changes are saved."),
        Some("retired") => {
            Some("It is retired: it is no longer offered, and stays where it was used.")
        }
        Some("returned") => Some("It is offered again."),
        _ => None,
    };
    let form = SavedForm::default();
    let errors = FormErrors::default();
    Reply::page(&shelf_page(context, &moderator, shelf, form, errors, notice).await?)
}

#[post("/desk/moderation/<shelf>", data = "<form>", rank = 20)]
async fn add(
    context: &State<Context>,
    moderator: Moderator,
    shelf: Shelf,
    form: Posted<SavedForm>,
) -> Result<Reply> {
    let Posted(form) = form;
    let errors = match form.check(shelf) {
        Ok(new) => match actions::add(context, &moderator, shelf, &new).await? {
            Ok(_) => {
                let path = format!("/desk/moderation/{}?done=added", shelf.slug());
                return Ok(Reply::to(path));
            }
            Err(refused) => FormErrors::one("name", refused.in_words()),
        },
        Err(errors) => errors,
    };
    let page = shelf_page(context, &moderator, shelf, form, errors, None).await?;
    Reply::refused(&page)
}

async fn saved_page(
    context: &Context,
    moderator: &Moderator,
    shelf: Shelf,
    id: SavedId,
    form: Option<SavedForm>,
    errors: FormErrors,
    theirs: Option<Saved>,
) -> Result<SavedPage> {
    let saved =
        store::saved(context.database.read(), shelf, id).await?.ok_or(AppError::NotFound)?;
    Ok(SavedPage {
        layout: layout(context, moderator, &saved.name, shelf, &errors),
        errors,
        slug: shelf.slug(),
        words: ShelfWords::of(shelf),
        id: id.0,
        retired: saved.retired.is_some(),
        form: form.unwrap_or_else(|| SavedForm {
            name: saved.name.clone(),
            address: saved.address.clone(),
            words: saved.words.clone(),
            version: saved.version,
        }),
        name: saved.name,
        theirs: theirs.map(item),
    })
}

#[get("/desk/moderation/<shelf>/<id>", rank = 20)]
async fn show(
    context: &State<Context>,
    moderator: Moderator,
    shelf: Shelf,
    id: SavedId,
) -> Result<Reply> {
    let errors = FormErrors::default();
    Reply::page(&saved_page(context, &moderator, shelf, id, None, errors, None).await?)
}

#[post("/desk/moderation/<shelf>/<id>", data = "<form>", rank = 20)]
async fn change(
    context: &State<Context>,
    moderator: Moderator,
    shelf: Shelf,
    id: SavedId,
    form: Posted<SavedForm>,
) -> Result<Reply> {
    let Posted(mut form) = form;
    let new = match form.check(shelf) {
        Ok(new) => new,
        Err(errors) => {
            let page = saved_page(context, &moderator, shelf, id, Some(form), errors, None).await?;
            return Reply::refused(&page);
        }
    };
    match actions::change(context, &moderator, shelf, id, form.version, &new).await? {
        Ok(()) => {
            let path = format!("/desk/moderation/{}?done=changed", shelf.slug());
            Ok(Reply::to(path))
        }
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
                saved_page(context, &moderator, shelf, id, Some(form), errors, theirs).await?;
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
    _form: Posted<BackForm>,
) -> Result<Reply> {
    match actions::retire(context, &moderator, shelf, id, true).await? {
        Ok(()) => Ok(Reply::to(format!("/desk/moderation/{}?done=retired", shelf.slug()))),
        Err(refused) => Err(AppError::Conflict(refused.in_words() + ".")),
    }
}

#[post("/desk/moderation/<shelf>/<id>/return", data = "<_form>", rank = 20)]
async fn offer_again(
    context: &State<Context>,
    moderator: Moderator,
    shelf: Shelf,
    id: SavedId,
    _form: Posted<BackForm>,
) -> Result<Reply> {
    match actions::retire(context, &moderator, shelf, id, false).await? {
        Ok(()) => Ok(Reply::to(format!("/desk/moderation/{}?done=returned", shelf.slug()))),
        Err(refused) => Err(AppError::Conflict(refused.in_words() + ".")),
    }
}
