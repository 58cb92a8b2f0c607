//! What is saved to be used again: replies, signposts, other teams.

use crate::{
    base::{
        context::Context,
        error::{AppError, Result},
        ids::SavedId,
    },
    moderation::answers::{
        forms::SavedForm,
        pages::{Item, SavedPage, ShelfDone, ShelfPage, ShelfWords},
        store,
        values::{SavedText, Shelf},
    },
    team::{
        accounts::Moderator,
        site::{DeskLayout, Notice},
    },
    web::FormErrors,
};

fn item(saved: SavedText) -> Item {
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
    errors: &FormErrors,
) -> DeskLayout {
    DeskLayout::new(&context.site.get(), moderator, heading, "settings").with_errors(errors)
}

/// Everything on a shelf, with what was typed to be added.
pub async fn shelf_page(
    context: &Context,
    moderator: &Moderator,
    shelf: Shelf,
    form: SavedForm,
    errors: FormErrors,
    done: Option<ShelfDone>,
) -> Result<ShelfPage> {
    let words = ShelfWords::of(shelf);
    let items = store::shelf(context.database.read(), shelf).await?;
    Ok(ShelfPage {
        layout: layout(context, moderator, words.heading, &errors)
            .tool()
            .telling(done.map(|done| Notice::saying(done.told()))),
        errors,
        slug: shelf.slug(),
        words,
        items: items.into_iter().map(item).collect(),
        form,
    })
}

/// One saved thing, with what was typed in its place; `theirs` is how somebody else left it meanwhile.
pub async fn saved_page(
    context: &Context,
    moderator: &Moderator,
    shelf: Shelf,
    id: SavedId,
    (form, errors): (Option<SavedForm>, FormErrors),
    theirs: Option<SavedText>,
) -> Result<SavedPage> {
    let saved =
        store::saved(context.database.read(), shelf, id).await?.ok_or(AppError::NotFound)?;
    Ok(SavedPage {
        layout: layout(context, moderator, &saved.name, &errors).within_tool(),
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
