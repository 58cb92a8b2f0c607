//! The layer itself: SQLite's table of functions for files (<https://sqlite.org/vfs.html>), each of
//! which counts, fails, or hands on to the one that was there before.

use crate::{Disk, Fault};
use libsqlite3_sys as ffi;
use std::{
    ffi::{CStr, OsStr, c_char, c_int, c_void},
    mem::size_of,
    os::unix::ffi::OsStrExt,
    path::Path,
    ptr,
    sync::{Arc, OnceLock},
};

/// What SQLite keeps for an open file of ours; the file of the layer below lies right behind it.
#[repr(C, align(8))]
struct File {
    base: ffi::sqlite3_file,
    /// Made by [`Arc::into_raw`]; null for a file that nobody watches.
    disk: *const Disk,
}

/// The layer below. SQLite never frees it and calls it from any thread.
#[derive(Clone, Copy)]
struct Below(*mut ffi::sqlite3_vfs);

// SAFETY: a VFS that is registered lives as long as the process, and SQLite requires its functions to
// bear being called from several threads.
unsafe impl Send for Below {}
// SAFETY: as above.
unsafe impl Sync for Below {}

static BELOW: OnceLock<Below> = OnceLock::new();

/// Puts the layer under every SQLite database that is opened from now on. Doing it again does nothing.
///
/// # Panics
/// If SQLite has no layer for files at all, or does not take another.
pub fn install() {
    BELOW.get_or_init(|| {
        // SAFETY: SQLite initialises itself on the first call; null asks for the default.
        let below = unsafe { ffi::sqlite3_vfs_find(ptr::null()) };
        assert!(!below.is_null(), "SQLite has no files");
        // SAFETY: `below` was given by SQLite and lives as long as the process.
        let mut ours = Box::new(unsafe { *below });
        ours.szOsFile += size_of::<File>() as c_int;
        ours.pNext = ptr::null_mut();
        ours.zName = c"faults".as_ptr();
        ours.xOpen = Some(open);
        ours.xDelete = Some(delete);
        // SAFETY: what is registered is never freed.
        let answer = unsafe { ffi::sqlite3_vfs_register(Box::into_raw(ours), 1) };
        assert_eq!(answer, ffi::SQLITE_OK, "SQLite does not take the layer");
        Below(below)
    });
}

fn below() -> *mut ffi::sqlite3_vfs {
    BELOW.get().map_or(ptr::null_mut(), |below| below.0)
}

/// The disk that a file is on.
///
/// # Safety
/// `name` is null or a C string.
unsafe fn disk_of(name: *const c_char) -> Option<Arc<Disk>> {
    if name.is_null() {
        return None;
    }
    // SAFETY: promised by the caller.
    let name = unsafe { CStr::from_ptr(name) };
    Disk::of(Path::new(OsStr::from_bytes(name.to_bytes())))
}

/// The code by which a call fails.
fn code(fault: Fault, broken: c_int) -> c_int {
    match fault {
        Fault::Broken => broken,
        Fault::Full => ffi::SQLITE_FULL,
    }
}

unsafe extern "C" fn open(
    _vfs: *mut ffi::sqlite3_vfs,
    name: *const c_char,
    file: *mut ffi::sqlite3_file,
    flags: c_int,
    out: *mut c_int,
) -> c_int {
    // SAFETY: SQLite gives a C string or null, and room for `szOsFile` bytes.
    unsafe {
        (*file).pMethods = ptr::null();
        let disk = disk_of(name);
        if let Some(Fault::Broken) = disk.as_ref().and_then(|disk| disk.next(false)) {
            return ffi::SQLITE_CANTOPEN;
        }
        let file = file.cast::<File>();
        (*file).disk = ptr::null();
        let real = real(file.cast());
        (*real).pMethods = ptr::null();
        let Some(open) = (*below()).xOpen else { return ffi::SQLITE_CANTOPEN };
        let answer = open(below(), name, real, flags, out);
        if !(*real).pMethods.is_null() {
            (*file).disk = disk.map_or(ptr::null(), Arc::into_raw);
            (*file).base.pMethods = &raw const METHODS;
        }
        answer
    }
}

unsafe extern "C" fn delete(
    _vfs: *mut ffi::sqlite3_vfs,
    name: *const c_char,
    directory: c_int,
) -> c_int {
    // SAFETY: SQLite gives a C string.
    unsafe {
        if let Some(Fault::Broken) = disk_of(name).and_then(|disk| disk.next(false)) {
            return ffi::SQLITE_IOERR_DELETE;
        }
        match (*below()).xDelete {
            Some(delete) => delete(below(), name, directory),
            None => ffi::SQLITE_IOERR_DELETE,
        }
    }
}

/// The file of the layer below.
///
/// # Safety
/// `file` was opened by [`open`].
unsafe fn real(file: *mut ffi::sqlite3_file) -> *mut ffi::sqlite3_file {
    // SAFETY: SQLite made room for both, one behind the other.
    unsafe { file.cast::<File>().add(1).cast() }
}

/// How the next call on `file` is to fail, if it is.
///
/// # Safety
/// `file` was opened by [`open`].
unsafe fn next(file: *mut ffi::sqlite3_file, room: bool) -> Option<Fault> {
    // SAFETY: the disk is held until the file is closed.
    unsafe { (*file.cast::<File>()).disk.as_ref() }.and_then(|disk| disk.next(room))
}

/// A function of the table: it fails with `$broken` where the disk says so, and hands on otherwise.
macro_rules! handed_on {
    ($name:ident, $method:ident, $room:expr, $broken:ident, ($($argument:ident: $kind:ty),*)) => {
        unsafe extern "C" fn $name(file: *mut ffi::sqlite3_file $(, $argument: $kind)*) -> c_int {
            // SAFETY: SQLite calls this only for files that were opened by `open`.
            unsafe {
                if let Some(fault) = next(file, $room) {
                    return code(fault, ffi::$broken);
                }
                let real = real(file);
                match (*(*real).pMethods).$method {
                    Some(method) => method(real $(, $argument)*),
                    None => ffi::$broken,
                }
            }
        }
    };
}

/// As [`handed_on`], for what no disk can refuse.
macro_rules! let_through {
    ($name:ident, $method:ident, ($($argument:ident: $kind:ty),*)) => {
        unsafe extern "C" fn $name(file: *mut ffi::sqlite3_file $(, $argument: $kind)*) -> c_int {
            // SAFETY: SQLite calls this only for files that were opened by `open`.
            unsafe {
                let real = real(file);
                match (*(*real).pMethods).$method {
                    Some(method) => method(real $(, $argument)*),
                    None => ffi::SQLITE_NOTFOUND,
                }
            }
        }
    };
}

handed_on!(read, xRead, false, SQLITE_IOERR_READ, (to: *mut c_void, many: c_int, at: i64));
handed_on!(write, xWrite, true, SQLITE_IOERR_WRITE, (from: *const c_void, many: c_int, at: i64));
handed_on!(truncate, xTruncate, false, SQLITE_IOERR_TRUNCATE, (size: i64));
handed_on!(sync, xSync, true, SQLITE_IOERR_FSYNC, (flags: c_int));
handed_on!(file_size, xFileSize, false, SQLITE_IOERR_FSTAT, (size: *mut i64));
handed_on!(lock, xLock, false, SQLITE_IOERR_LOCK, (kind: c_int));
// Memory that another connection has made already is there on a full disk, too.
handed_on!(shm_map, xShmMap, extend != 0, SQLITE_IOERR_SHMMAP,
    (page: c_int, size: c_int, extend: c_int, to: *mut *mut c_void));
let_through!(unlock, xUnlock, (kind: c_int));
let_through!(check_reserved, xCheckReservedLock, (answer: *mut c_int));
let_through!(file_control, xFileControl, (op: c_int, argument: *mut c_void));
let_through!(sector_size, xSectorSize, ());
let_through!(characteristics, xDeviceCharacteristics, ());
let_through!(shm_lock, xShmLock, (offset: c_int, many: c_int, flags: c_int));
let_through!(shm_unmap, xShmUnmap, (delete: c_int));

unsafe extern "C" fn shm_barrier(file: *mut ffi::sqlite3_file) {
    // SAFETY: SQLite calls this only for files that were opened by `open`.
    unsafe {
        let real = real(file);
        if let Some(barrier) = (*(*real).pMethods).xShmBarrier {
            barrier(real);
        }
    }
}

unsafe extern "C" fn close(file: *mut ffi::sqlite3_file) -> c_int {
    // SAFETY: SQLite closes a file once, and uses it no more.
    unsafe {
        let real = real(file);
        let answer = match (*(*real).pMethods).xClose {
            Some(close) => close(real),
            None => ffi::SQLITE_OK,
        };
        let disk = (*file.cast::<File>()).disk;
        if !disk.is_null() {
            drop(Arc::from_raw(disk));
        }
        answer
    }
}

/// Version 2 has shared memory and no mapped pages, so every read and write is a call.
static METHODS: ffi::sqlite3_io_methods = ffi::sqlite3_io_methods {
    iVersion: 2,
    xClose: Some(close),
    xRead: Some(read),
    xWrite: Some(write),
    xTruncate: Some(truncate),
    xSync: Some(sync),
    xFileSize: Some(file_size),
    xLock: Some(lock),
    xUnlock: Some(unlock),
    xCheckReservedLock: Some(check_reserved),
    xFileControl: Some(file_control),
    xSectorSize: Some(sector_size),
    xDeviceCharacteristics: Some(characteristics),
    xShmMap: Some(shm_map),
    xShmLock: Some(shm_lock),
    xShmBarrier: Some(shm_barrier),
    xShmUnmap: Some(shm_unmap),
    xFetch: None,
    xUnfetch: None,
};
