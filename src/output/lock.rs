//! The lock that keeps two builds into one folder apart. A build leaves no lock behind.

use super::error::{OutputError, failed};
use std::fs::{self, File, OpenOptions, TryLockError};
use std::path::{Path, PathBuf};

/// Held as long as it lives.
pub(super) struct Lock {
    file: File,
    path: PathBuf,
}

impl Lock {
    /// Takes the lock at `path` of the folder that the user calls `given`.
    pub(super) fn take(path: &Path, given: &Path) -> Result<Lock, OutputError> {
        // Who removes the file still holds the lock on it, so one that was opened meanwhile locks nothing: then once more.
        for _ in 0..100 {
            let file = open(path).map_err(failed("skapa en fil bredvid", given))?;
            match file.try_lock() {
                Ok(()) if is_at(&file, path) => return Ok(Lock { file, path: path.to_owned() }),
                Ok(()) => {}
                Err(TryLockError::WouldBlock) => break,
                Err(TryLockError::Error(error)) => return Err(failed("låsa", given)(error)),
            }
        }
        Err(OutputError::Busy(given.to_owned()))
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // Whatever cannot be done here hinders no later build.
        if cfg!(unix) {
            let _ = fs::remove_file(&self.path);
        }
        let _ = self.file.unlock();
    }
}

fn open(path: &Path) -> std::io::Result<File> {
    let mut options = OpenOptions::new();
    // Windows locks no file that is open for appending alone.
    options.read(true).append(true).create(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;
        options.custom_flags(rustix::fs::OFlags::NOFOLLOW.bits().cast_signed());
    }
    options.open(path)
}

/// Whether the file is the one that others would open.
#[cfg(unix)]
fn is_at(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let id = |found: fs::Metadata| (found.dev(), found.ino());
    file.metadata().is_ok_and(|own| fs::symlink_metadata(path).is_ok_and(|there| id(own) == id(there)))
}

/// Elsewhere the file is never removed.
#[cfg(not(unix))]
fn is_at(_: &File, _: &Path) -> bool {
    true
}
