//! Mail as files in a folder that only its owner can read. Each file says in its first lines which
//! comments it holds something of and whom it is for, so that it can be found when they are erased: there
//! is no list beside the files that could fall behind them.

use crate::base::{
    clock::Moment,
    error::{AppError, Result},
    ids::CommentId,
    keys,
};
use chrono::{DateTime, NaiveDateTime};
use std::{
    fs,
    io::{self, Read, Write},
    os::unix::fs::{DirBuilderExt, OpenOptionsExt, PermissionsExt},
    path::{Path, PathBuf},
};

/// The first line: the keys of the comments.
const ON: &str = "Fair-Comment-On: ";
/// The second line: the address it goes to.
const FOR: &str = "Fair-Comment-For: ";
/// How the name of a file begins: when it was written.
const WRITTEN: &str = "%Y%m%dT%H%M%S%.6fZ";
/// The most of a file that its first two lines take.
const HEAD: u64 = 16 * 1024;

/// A file in the folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MailFile {
    /// Where it is.
    pub path: PathBuf,
    /// When it was written.
    pub written: Moment,
    /// Whether it was written to its end.
    pub whole: bool,
    /// Of which comments it holds something, and whom it is for; none if it does not say so, as those
    /// of earlier versions do not.
    pub of: Option<(Vec<CommentId>, String)>,
    /// Why it could not be read or closed to others; then it is not known what it holds.
    trouble: Option<String>,
}

/// Writes `message` under a name of its own: under another one first, so that what has the name of a
/// mail is whole.
///
/// # Errors
/// If the folder or the file cannot be written.
pub fn write(
    folder: &Path,
    now: Moment,
    on: &[CommentId],
    to: &str,
    message: &[u8],
) -> io::Result<()> {
    fs::DirBuilder::new().recursive(true).mode(0o700).create(folder)?;
    let token = keys::random_token();
    let name = format!("{}-{}", now.format(WRITTEN), &token[..12]);
    let unfinished = folder.join(format!("{name}.part"));
    let file = fs::OpenOptions::new().write(true).create_new(true).mode(0o600).open(&unfinished)?;
    let written = fill(file, on, to, message)
        .and_then(|()| fs::rename(&unfinished, folder.join(format!("{name}.eml"))));
    if written.is_err() {
        fs::remove_file(&unfinished).ok();
    }
    written?;
    fs::File::open(folder)?.sync_all()
}

fn fill(mut file: fs::File, on: &[CommentId], to: &str, message: &[u8]) -> io::Result<()> {
    let on: Vec<String> = on.iter().map(ToString::to_string).collect();
    file.write_all(format!("{ON}{}\r\n{FOR}{to}\r\n", on.join(" ")).as_bytes())?;
    file.write_all(message)?;
    file.sync_all()
}

/// The files in the folder; none if there is no folder. Those that others could read, as earlier versions
/// left them, are closed to others. One with which that goes wrong stands behind all others, so that it
/// does not stop them: [`remove`] tells its error.
///
/// # Errors
/// If the folder cannot be read.
pub fn list(folder: &Path) -> Result<Vec<MailFile>> {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(AppError::fault(error)),
    };
    let mut found = Vec::new();
    for entry in entries {
        let path = entry.map_err(AppError::fault)?.path();
        let whole = path.extension().is_some_and(|kind| kind == "eml");
        if !whole && path.extension().is_none_or(|kind| kind != "part") {
            continue;
        }
        match look(&path, whole) {
            Ok(file) => found.push(file),
            // Another process has taken it away, or given it its name.
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(error) => {
                tracing::warn!(%error, "a mail file could not be read or closed to others");
                found.push(unread(path, whole, &error));
            }
        }
    }
    found.sort_by_key(|file| file.trouble.is_some());
    Ok(found)
}

fn look(path: &Path, whole: bool) -> io::Result<MailFile> {
    let file = fs::File::open(path)?;
    let facts = file.metadata()?;
    if facts.permissions().mode() & 0o077 != 0 {
        fs::set_permissions(path, fs::Permissions::from_mode(0o600))?;
    }
    let written = match named(path) {
        Some(written) => written,
        None => DateTime::from(facts.modified()?),
    };
    let mut head = Vec::new();
    file.take(HEAD).read_to_end(&mut head)?;
    let of = read(&String::from_utf8_lossy(&head));
    Ok(MailFile { path: path.to_owned(), written, whole, of, trouble: None })
}

/// A file that could not be looked at: what its name says.
fn unread(path: PathBuf, whole: bool, error: &io::Error) -> MailFile {
    let written = named(&path).unwrap_or_default();
    MailFile { path, written, whole, of: None, trouble: Some(error.to_string()) }
}

/// When it was written, as its name says.
fn named(path: &Path) -> Option<Moment> {
    let (written, _) = path.file_name()?.to_str()?.split_once('-')?;
    Some(NaiveDateTime::parse_from_str(written, WRITTEN).ok()?.and_utc())
}

/// What the first two lines say.
fn read(head: &str) -> Option<(Vec<CommentId>, String)> {
    let mut lines = head.split("\r\n");
    let on = lines.next()?.strip_prefix(ON)?;
    let to = lines.next()?.strip_prefix(FOR)?;
    let on = on.split_whitespace().map(|id| id.parse().map(CommentId).ok());
    Some((on.collect::<Option<_>>()?, to.to_owned()))
}

/// Takes a file away, and says whether it was there. One that could not be read is left.
///
/// # Errors
/// If it is there and cannot be taken away, or could not be read when it was listed.
pub fn remove(file: &MailFile) -> Result<bool> {
    if let Some(trouble) = &file.trouble {
        return Err(AppError::fault(trouble));
    }
    match fs::remove_file(&file.path) {
        Ok(()) => Ok(true),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
        Err(error) => Err(AppError::fault(error)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mode(path: &Path) -> u32 {
        fs::metadata(path).expect("facts").permissions().mode() & 0o777
    }

    #[test]
    fn a_file_is_its_owners_and_says_what_it_is_about() {
        let place = tempfile::tempdir().expect("a folder");
        let folder = place.path().join("mail");
        let now: Moment = "2026-03-09T10:00:00.25Z".parse().expect("a moment");
        write(
            &folder,
            now,
            &[CommentId(7), CommentId(12)],
            "cat@example.test",
            b"Subject: x\r\n\r\ny",
        )
        .expect("written");
        write(&folder, now, &[], "dee@example.test", b"Subject: x\r\n\r\ny").expect("written");
        assert_eq!(mode(&folder), 0o700);
        let files = list(&folder).expect("listed");
        assert_eq!(files.len(), 2);
        assert!(files.iter().all(|file| file.written == now && file.whole));
        assert!(files.iter().all(|file| mode(&file.path) == 0o600));
        let about = (vec![CommentId(7), CommentId(12)], "cat@example.test".to_owned());
        assert!(files.iter().any(|file| file.of.as_ref() == Some(&about)));
        assert!(remove(&files[0]).expect("removed") && !remove(&files[0]).expect("gone"));
    }

    #[test]
    fn files_of_earlier_versions_say_nothing_and_are_closed_to_others() {
        let folder = tempfile::tempdir().expect("a folder");
        assert!(list(&folder.path().join("none")).expect("listed").is_empty());
        for name in ["0b1c.eml", "20260309T100000.250000Z-abc.part", "notes.txt"] {
            let path = folder.path().join(name);
            fs::write(&path, "Subject: x").expect("written");
            fs::set_permissions(&path, fs::Permissions::from_mode(0o644)).expect("opened");
        }
        let files = list(folder.path()).expect("listed");
        assert_eq!(files.len(), 2, "what is no mail is left alone: {files:?}");
        for file in files {
            assert_eq!((mode(&file.path), file.of), (0o600, None));
        }
    }

    #[test]
    fn a_file_that_cannot_be_read_does_not_stop_the_others() {
        let folder = tempfile::tempdir().expect("a folder");
        // Not even root can read a folder as a file.
        fs::create_dir(folder.path().join("20260309T100000.250000Z-abc.eml")).expect("made");
        for name in ["0b1c.eml", "1d2e.eml"] {
            fs::write(folder.path().join(name), "Subject: x").expect("written");
        }
        let files = list(folder.path()).expect("listed");
        let gone: Vec<_> = files.iter().map(|file| remove(file).ok()).collect();
        assert_eq!(gone, [Some(true), Some(true), None]);
    }
}
