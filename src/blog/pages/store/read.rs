//! What is asked of pages and their wordings.

use crate::{
    base::{database::Connection, error::Result, ids::PageId},
    blog::pages::{
        entity::{page, version},
        values::{Page, PageName, PastWording, Wording},
    },
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

/// The most wordings that are listed of a page.
const MOST: u64 = 100;

impl From<page::Model> for Page {
    fn from(row: page::Model) -> Self {
        Self {
            id: row.id,
            name: PageName::from_stored(row.name),
            wording: Wording { title: row.title, body: row.body },
            version: row.version,
            shown: row.shown_version,
        }
    }
}

impl From<version::Model> for PastWording {
    fn from(row: version::Model) -> Self {
        Self {
            version: row.version,
            wording: Wording { title: row.title, body: row.body },
            person: row.person_id,
            at: row.at,
        }
    }
}

/// All of them, by title.
pub async fn all(database: &Connection) -> Result<Vec<Page>> {
    let rows =
        page::Entity::find().order_by_asc(page::Column::Title).order_by_asc(page::Column::Id);
    Ok(rows.all(database).await?.into_iter().map(Page::from).collect())
}

/// The one at this name, which may be anything that stands in an address.
pub async fn find(database: &Connection, name: &str) -> Result<Option<Page>> {
    // PostgreSQL takes no text with a NUL in it.
    if name.contains('\0') {
        return Ok(None);
    }
    let row = page::Entity::find().filter(page::Column::Name.eq(name)).one(database).await?;
    Ok(row.map(Page::from))
}

/// One wording of a page.
pub async fn wording(
    database: &Connection,
    id: PageId,
    number: i64,
) -> Result<Option<PastWording>> {
    let row = version::Entity::find()
        .filter(version::Column::PageId.eq(id))
        .filter(version::Column::Version.eq(number))
        .one(database)
        .await?;
    Ok(row.map(PastWording::from))
}

/// The wordings of a page, the newest first.
pub async fn history(database: &Connection, id: PageId) -> Result<Vec<PastWording>> {
    let rows = version::Entity::find()
        .filter(version::Column::PageId.eq(id))
        .order_by_desc(version::Column::Version)
        .limit(MOST)
        .all(database)
        .await?;
    Ok(rows.into_iter().map(PastWording::from).collect())
}
