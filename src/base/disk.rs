//! How much room is left on the disks that the program itself writes to. That of a database server is not
//! among them: nobody but the server can see it.

use crate::base::{database::DatabaseUrl, mail::MailUrl, settings::Settings};
use std::{
    collections::BTreeSet,
    fs,
    os::unix::fs::MetadataExt,
    path::{Path, PathBuf},
};

/// A megabyte, as disks are sold.
const MEGABYTE: u64 = 1_000_000;

/// A disk on which less is free than the operator wants.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LowDisk {
    /// A folder on it, by its whole path.
    pub folder: PathBuf,
    /// How many whole megabytes are free.
    pub megabytes: u64,
}

/// The disks of the database file and of the mail folder that have less room left than `WARN_FREE_MEGABYTES`,
/// each once. One that cannot be asked is left out.
pub fn low_disks(settings: &Settings) -> Vec<LowDisk> {
    let mut asked = BTreeSet::new();
    folders(settings)
        .into_iter()
        .filter_map(|folder| {
            let device = fs::metadata(&folder).ok()?.dev();
            let megabytes = free(&folder)? / MEGABYTE;
            (asked.insert(device) && megabytes < settings.warn_free_megabytes)
                .then_some(LowDisk { folder, megabytes })
        })
        .collect()
}

/// The folders that are written to; of one that is not there yet, where it would be made.
fn folders(settings: &Settings) -> Vec<PathBuf> {
    let database = match &settings.database_url {
        DatabaseUrl::Sqlite(file) => Some(file),
        DatabaseUrl::Postgres(_) => None,
    };
    let mail = match &settings.mail_url {
        MailUrl::Files(folder) | MailUrl::NotSet(folder) => Some(folder),
        _ => None,
    };
    [database, mail].into_iter().flatten().filter_map(|path| standing(path)).collect()
}

/// `path`, or the nearest folder above it, if that is a folder.
fn standing(path: &Path) -> Option<PathBuf> {
    let whole = std::path::absolute(path).ok()?;
    whole.ancestors().find(|folder| folder.is_dir()).map(Path::to_owned)
}

/// How many bytes of the disk of `folder` the program may still fill.
fn free(folder: &Path) -> Option<u64> {
    let disk = rustix::fs::statvfs(folder).ok()?;
    Some(disk.f_bavail.saturating_mul(disk.f_frsize))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_folder_that_is_not_there_yet_is_looked_for_above() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("data/more/blog.db");
        assert_eq!(standing(&file), Some(folder.path().to_owned()));
        assert!(free(folder.path()).is_some());
    }
}
