//! The output folder, the names used beside it, and how a site gets there.

use super::disk::{COMPLETE, MARKER, clear, has_marker, holds, resolve, stuck};
use super::error::{FILE, FOREIGN, OutputError, REPOSITORY, ROOT, failed, not_ours};
use super::lock::Lock;
use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

#[cfg(target_os = "linux")]
use rustix::fs::{CWD, RenameFlags, renameat_with};
#[cfg(target_os = "linux")]
use rustix::io::Errno;

/// The output folder and the names used beside it.
pub(super) struct Place {
    /// As the user wrote it, for messages.
    pub given: PathBuf,
    /// The real folder, without symbolic links. It may be absent.
    pub out: PathBuf,
    pub parent: PathBuf,
    pub staging: PathBuf,
    aside: PathBuf,
    lock: PathBuf,
}

impl Place {
    pub(super) fn of(given: &Path) -> Result<Place, OutputError> {
        let out = resolve(given).map_err(failed("läsa", given))?;
        let (Some(parent), Some(name)) = (out.parent(), out.file_name()) else {
            return Err(not_ours(given, ROOT));
        };
        let name = name.display();
        Ok(Place {
            given: given.to_owned(),
            parent: parent.to_owned(),
            staging: parent.join(format!(".{name}.insyn-ny")),
            aside: parent.join(format!(".{name}.insyn-gammal")),
            lock: parent.join(format!(".{name}.insyn-las")),
            out,
        })
    }

    /// Refuses what is not ours or cannot go, locks as long as the lock lives, and cleans up after a killed build.
    pub(super) fn enter(&self) -> Result<Lock, OutputError> {
        let problem = match fs::read_dir(&self.out) {
            Ok(_) if self.out.join(".git").exists() => Some(REPOSITORY),
            Ok(_) if has_marker(&self.out) => None,
            Ok(mut entries) => entries.next().map(|_| FOREIGN),
            Err(error) if error.kind() == ErrorKind::NotFound => None,
            Err(error) if error.kind() == ErrorKind::NotADirectory => Some(FILE),
            Err(error) => return Err(failed("läsa", &self.given)(error)),
        };
        if let Some(problem) = problem {
            return Err(not_ours(&self.given, problem));
        }
        // Swapped out, it would be in the way of every later build.
        if has_marker(&self.out)
            && let Some(denied) = stuck(&self.out)
        {
            return Err(OutputError::Stuck { remove: self.given.clone(), denied });
        }
        let lock = Lock::take(&self.lock, &self.given)?;
        if !self.out.exists() {
            // Killed between two renames. A complete staging folder is newer than the old site.
            if has_marker(&self.staging) && holds(&self.staging.join(MARKER), COMPLETE.as_bytes()) {
                self.rename(&self.staging, &self.out)?;
            } else if has_marker(&self.aside) {
                self.rename(&self.aside, &self.out)?;
            }
        }
        self.remove_ours(&self.staging)?;
        self.remove_ours(&self.aside)?;
        Ok(lock)
    }

    /// Puts the staged site in place. What is left of the old one is left as staging.
    pub(super) fn swap(&self) -> Result<(), OutputError> {
        if !self.out.exists() {
            return self.rename(&self.staging, &self.out);
        }
        #[cfg(target_os = "linux")]
        match renameat_with(CWD, &self.staging, CWD, &self.out, RenameFlags::EXCHANGE) {
            Err(Errno::INVAL | Errno::NOSYS | Errno::NOTSUP) => {} // It cannot exchange.
            done => return done.map_err(|errno| failed("byta ut", &self.given)(errno.into())),
        }
        self.rename(&self.out, &self.aside)?;
        self.rename(&self.staging, &self.out).inspect_err(|_| {
            // If this fails too, the next build does it.
            let _ = fs::rename(&self.aside, &self.out);
        })?;
        let _ = self.remove_ours(&self.aside);
        Ok(())
    }
    fn rename(&self, from: &Path, to: &Path) -> Result<(), OutputError> {
        fs::rename(from, to).map_err(failed("byta ut", &self.given))
    }

    /// Removes a folder that Insyn wrote, if it exists. Refuses to remove anything else.
    pub(super) fn remove_ours(&self, folder: &Path) -> Result<(), OutputError> {
        if has_marker(folder) {
            if let Some(denied) = stuck(folder) {
                return Err(OutputError::Stuck { remove: folder.to_owned(), denied });
            }
            clear(folder).map_err(failed("ta bort resterna av ett tidigare bygge i", folder))?;
        }
        // Without a marker it is ours only if empty, which is all that `remove_dir` removes.
        let removed = fs::remove_dir(folder);
        match removed.as_ref().map_err(io::Error::kind) {
            Err(ErrorKind::NotFound) => Ok(()),
            Err(ErrorKind::DirectoryNotEmpty | ErrorKind::NotADirectory) => {
                Err(OutputError::Taken { given: self.given.clone(), taken: folder.to_owned() })
            }
            _ => removed.map_err(failed("ta bort resterna av ett tidigare bygge i", folder)),
        }
    }
}
