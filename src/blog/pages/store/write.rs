//! What is written of pages and their wordings.

use crate::{
    base::{
        clock::Moment,
        database::Transaction,
        error::Result,
        ids::{PageId, PersonId},
    },
    blog::pages::{
        entity::{page, version},
        values::{PageName, Wording},
    },
};
use sea_orm::{
    ActiveValue::{NotSet, Set},
    ColumnTrait, EntityTrait, QueryFilter,
};

/// By whom and when a page is worded; nobody and never for what comes with the program.
pub type Origin = Option<(PersonId, Moment)>;

/// Keeps a new page with its first wording; `shown` says whether readers see it.
pub async fn insert(
    transaction: &Transaction,
    name: &PageName,
    new: &Wording,
    shown: bool,
    origin: Origin,
) -> Result<PageId> {
    let row = page::ActiveModel {
        id: NotSet,
        name: Set(name.as_str().to_owned()),
        title: Set(new.title.clone()),
        body: Set(new.body.clone()),
        version: Set(1),
        shown_version: Set(shown.then_some(1)),
    };
    let id = page::Entity::insert(row).exec(transaction.connection()).await?.last_insert_id;
    insert_version(transaction, id, 1, new, origin).await?;
    Ok(id)
}

async fn insert_version(
    transaction: &Transaction,
    id: PageId,
    number: i64,
    new: &Wording,
    origin: Origin,
) -> Result<()> {
    let row = version::ActiveModel {
        id: NotSet,
        page_id: Set(id),
        version: Set(number),
        title: Set(new.title.clone()),
        body: Set(new.body.clone()),
        person_id: Set(origin.map(|(person, _)| person)),
        at: Set(origin.map(|(_, at)| at)),
    };
    version::Entity::insert(row).exec_without_returning(transaction.connection()).await?;
    Ok(())
}

/// Words a page again if it is still at `seen`; answers the number of the new wording, or none if it is not.
pub async fn reword(
    transaction: &Transaction,
    id: PageId,
    seen: i64,
    new: &Wording,
    origin: Origin,
) -> Result<Option<i64>> {
    let next = seen.saturating_add(1);
    let done = page::Entity::update_many()
        .set(page::ActiveModel {
            title: Set(new.title.clone()),
            body: Set(new.body.clone()),
            version: Set(next),
            ..Default::default()
        })
        .filter(page::Column::Id.eq(id))
        .filter(page::Column::Version.eq(seen))
        .exec(transaction.connection())
        .await?;
    if done.rows_affected == 0 {
        return Ok(None);
    }
    insert_version(transaction, id, next, new, origin).await?;
    Ok(Some(next))
}

/// Lets readers see this wording of a page, or none.
pub async fn show(transaction: &Transaction, id: PageId, shown: Option<i64>) -> Result<()> {
    page::Entity::update_many()
        .set(page::ActiveModel { shown_version: Set(shown), ..Default::default() })
        .filter(page::Column::Id.eq(id))
        .exec(transaction.connection())
        .await?;
    Ok(())
}
