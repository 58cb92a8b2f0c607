//! Opens a database in which a blog is kept already: most commands are about one, and make none.

use super::{
    Database, DatabaseUrl,
    connect::{self, Opening},
    migrate,
};
use sea_orm::DbErr;

impl Database {
    /// As [`Self::open`], of a database in which a blog is kept already.
    ///
    /// # Errors
    /// In words that say where was looked, if there is none; then nothing is made.
    pub async fn open_existing(url: &DatabaseUrl) -> Result<Self, DbErr> {
        Self::with_blog(url, Opening::Existing).await
    }

    /// As [`Self::open_existing`], for commands that only read: no file is made or changed, so that they work
    /// on a disk that is full.
    pub async fn open_to_read(url: &DatabaseUrl) -> Result<Self, DbErr> {
        Self::with_blog(url, Opening::ToRead).await
    }

    async fn with_blog(url: &DatabaseUrl, opening: Opening) -> Result<Self, DbErr> {
        let database = connect::open(url, opening).await?;
        match migrate::is_begun(&database).await {
            Ok(true) => Ok(database),
            other => {
                let refusal = other.err().unwrap_or_else(|| database.location.nothing_there());
                database.close().await?;
                Err(refusal)
            }
        }
    }
}
