//! What this room works out for others: which pages readers find, and which are not finished.

use super::{
    fixed::{self, PAGES},
    gaps::gaps,
    paths, store,
    values::{Page, Wording},
};
use crate::base::{database::Connection, error::Result};

/// What readers see at this name; none if they find nothing there.
pub async fn shown(database: &Connection, name: &str) -> Result<Option<Wording>> {
    let shipped = fixed::named(name);
    let prepared = || {
        shipped
            .map(|page| Wording { body: fixed::unwrapped(page.prepared), ..Wording::shipped(page) })
    };
    let Some(page) = store::find(database, name).await? else {
        return Ok(match shipped {
            Some(page) if page.is_complete() => Some(Wording::shipped(page)),
            _ => prepared(),
        });
    };
    let own = wording_shown(database, page).await?;
    Ok(own.or_else(prepared))
}

async fn wording_shown(database: &Connection, page: Page) -> Result<Option<Wording>> {
    match page.shown {
        Some(number) if number == page.version => Ok(Some(page.wording)),
        Some(number) => {
            Ok(store::wording(database, page.id, number).await?.map(|past| past.wording))
        }
        None => Ok(None),
    }
}

/// The addresses of all pages that readers find, the program's own first.
pub async fn public_paths(database: &Connection) -> Result<Vec<String>> {
    let added = store::all(database)
        .await?
        .into_iter()
        .filter(|page| page.shown.is_some() && fixed::named(page.name.as_str()).is_none());
    Ok(PAGES
        .iter()
        .map(|page| page.address.to_owned())
        .chain(added.map(|page| paths::public(page.name.as_str())))
        .collect())
}

/// A page of which readers see no finished wording.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unfinished {
    /// Its heading.
    pub title: String,
    /// How many parts are to be completed before it can be published.
    pub parts: usize,
    /// Where it is written.
    pub editor: String,
}

/// The pages every blog has to have of which readers see no finished wording.
pub async fn unfinished(database: &Connection) -> Result<Vec<Unfinished>> {
    let mut found = Vec::new();
    for shipped in PAGES.iter().filter(|page| !page.is_complete()) {
        let page = store::find(database, shipped.name).await?;
        if page.as_ref().is_some_and(|page| page.shown.is_some()) {
            continue;
        }
        let body = page.map_or_else(|| shipped.text.to_owned(), |page| page.wording.body);
        found.push(Unfinished {
            title: shipped.title.to_owned(),
            parts: gaps(&body).len(),
            editor: paths::editor(shipped.name),
        });
    }
    Ok(found)
}
