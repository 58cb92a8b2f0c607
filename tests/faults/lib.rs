//! A disk that can be told to fail.
//!
//! [`install`] puts a layer between SQLite and the operating system for every database that is opened
//! from then on. A [`Disk`] watches the files in one folder: it counts what SQLite asks of them and
//! lets chosen calls fail, as a disk that is full, broken or slow to answer does. Files in other folders
//! are served as ever, so tests that run at once do not meet.

mod vfs;

pub use vfs::install;

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicBool, AtomicU64, Ordering::SeqCst},
    },
};

/// How a call fails.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// The device does not do what it was asked.
    Broken,
    /// There is no room: what would make a file larger fails, and so does making sure that it is kept.
    Full,
}

/// Calls that are counted, of which chosen ones fail.
#[derive(Debug, Default)]
pub struct Calls {
    watched: AtomicBool,
    asked: AtomicU64,
    failed: AtomicU64,
    first: AtomicU64,
    many: AtomicU64,
}

impl Calls {
    /// From now on calls are counted from nought, and `many` of them fail, beginning with number `first`.
    pub fn fail(&self, first: u64, many: u64) {
        for (value, to) in
            [(&self.asked, 0), (&self.failed, 0), (&self.first, first), (&self.many, many)]
        {
            value.store(to, SeqCst);
        }
        self.watched.store(true, SeqCst);
    }

    /// Lets every call through again. Answers how many were asked since the last plan, and how many of
    /// them failed.
    pub fn mend(&self) -> (u64, u64) {
        self.watched.store(false, SeqCst);
        (self.asked.load(SeqCst), self.failed.load(SeqCst))
    }

    /// Counts a call; answers whether it is to fail.
    pub fn next(&self) -> bool {
        if !self.watched.load(SeqCst) {
            return false;
        }
        let number = self.asked.fetch_add(1, SeqCst);
        let first = self.first.load(SeqCst);
        let fails = number >= first && number - first < self.many.load(SeqCst);
        if fails {
            self.failed.fetch_add(1, SeqCst);
        }
        fails
    }
}

/// The files of one folder, and what is to happen to them.
#[derive(Debug, Default)]
pub struct Disk {
    calls: Calls,
    full: AtomicBool,
}

/// The folders that are watched.
static DISKS: Mutex<BTreeMap<PathBuf, Arc<Disk>>> = Mutex::new(BTreeMap::new());

fn disks() -> MutexGuard<'static, BTreeMap<PathBuf, Arc<Disk>>> {
    DISKS.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Disk {
    /// The disk of the files in `folder`. It must be asked for before they are opened.
    pub fn under(folder: &Path) -> Arc<Self> {
        let folder = folder.canonicalize().unwrap_or_else(|_| folder.to_owned());
        disks().entry(folder).or_default().clone()
    }

    /// The disk that `file` is on, if its folder is watched.
    fn of(file: &Path) -> Option<Arc<Self>> {
        disks().iter().find(|(folder, _)| file.starts_with(folder)).map(|(_, disk)| disk.clone())
    }

    /// From now on calls are counted from nought, and `many` of them fail, beginning with number `first`.
    pub fn fail(&self, fault: Fault, first: u64, many: u64) {
        self.full.store(fault == Fault::Full, SeqCst);
        self.calls.fail(first, many);
    }

    /// As [`Calls::mend`].
    pub fn mend(&self) -> (u64, u64) {
        self.calls.mend()
    }

    /// Counts a call; answers how it is to fail, if it is. One that needs no `room` is spared by a disk
    /// that is full.
    fn next(&self, room: bool) -> Option<Fault> {
        let fault = if self.full.load(SeqCst) { Fault::Full } else { Fault::Broken };
        ((room || fault == Fault::Broken) && self.calls.next()).then_some(fault)
    }
}
