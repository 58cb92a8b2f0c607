//! The secret key of the blog, and whether it is the one that the blog was run with before: with another one,
//! addresses that have left in mail stop working, and nobody would know why.

use crate::base::{
    audit::{self, By, Event},
    clock::Clock,
    database::{Database, DatabaseUrl, keep_key_fingerprint, whole},
    error::AppError,
    keys::Keys,
    settings::Settings,
};
use std::path::PathBuf;

/// What is lost with the key.
const WITHOUT: &str = "With another key, private pages of people who commented and links in emails stop working, and \
    those who stopped all emails may get emails again. To go on with another key all the same, start once with \
    --accept-new-key";

/// Where the key comes from.
pub(super) enum Source {
    /// The setting `SECRET_KEY`.
    Setting(Keys),
    /// A file beside the database.
    File(PathBuf),
}

impl Source {
    /// As the settings say.
    ///
    /// # Errors
    /// In words, if they name none and there is no file to keep one in.
    pub(super) fn of(settings: &Settings) -> Result<Self, &'static str> {
        match (&settings.secret_key, &settings.database_url) {
            (Some(keys), _) => Ok(Self::Setting(keys.clone())),
            (None, DatabaseUrl::Sqlite(path)) => Ok(Self::File(path.with_extension("key"))),
            (None, DatabaseUrl::Postgres(_)) => {
                Err("SECRET_KEY must be set when the database is PostgreSQL")
            }
        }
    }
}

/// The key; one is made beside a SQLite database that never had one.
///
/// # Errors
/// In words, if there is none, or not the one that the database knows, unless one `accept`s that.
pub(super) async fn take(
    source: Source,
    accept: bool,
    database: &Database,
    clock: &Clock,
) -> Result<Keys, String> {
    let known = database.key_fingerprint().await.map_err(|error| error.to_string())?;
    let (keys, place) = match source {
        Source::Setting(keys) => (keys, "in SECRET_KEY".to_owned()),
        Source::File(path) => {
            let place = whole(&path);
            let place = place.display();
            let wrong = |error: std::io::Error| format!("the secret key in {place}: {error}");
            let keys = match Keys::read_at(&path).map_err(wrong)? {
                Some(keys) => keys,
                None if known.is_none() || accept => Keys::make_at(&path).map_err(wrong)?,
                None => {
                    return Err(format!(
                        "the secret key is not in {place}: put it back from a backup, or set SECRET_KEY. \
                         {WITHOUT}"
                    ));
                }
            };
            (keys, format!("in {place}"))
        }
    };
    let fingerprint = keys.fingerprint();
    match &known {
        Some(known) if *known == fingerprint => return Ok(keys),
        Some(known) if !known.is_empty() && !accept => {
            return Err(format!(
                "the secret key {place} is not the one that this blog was run with before: put that one back. \
                 {WITHOUT}"
            ));
        }
        _ => {}
    }
    let is_other = known.as_ref().is_some_and(|known| accept && !known.is_empty());
    let now = clock.now();
    let kept = database.write(|transaction| {
        let (known, fingerprint) = (known.as_deref(), fingerprint.as_str());
        async move {
            keep_key_fingerprint(&transaction, known, fingerprint).await?;
            if is_other {
                audit::record(&transaction, now, By::Operator, Event::SecretKeyChanged).await?;
            }
            Ok(())
        }
    });
    match kept.await {
        Ok(()) => {}
        // Another program that began at once was quicker: it has the same key, or one of the two is wrong.
        Err(AppError::Taken) => {
            let kept = database.key_fingerprint().await.map_err(|error| error.to_string())?;
            if kept.as_ref() != Some(&fingerprint) {
                return Err(format!(
                    "the secret key {place} is not the one that another program has just begun with"
                ));
            }
        }
        Err(error) => return Err(error.to_string()),
    }
    if is_other {
        tracing::warn!(
            "the secret key is another one than before; links made with that one do not work"
        );
    }
    Ok(keys)
}
