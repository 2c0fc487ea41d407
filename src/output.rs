//! Puts a finished site in its output folder, as a whole or not at all.
//!
//! Beside the output folder `public` a build uses three hidden names: `.public.insyn-ny` (the new
//! site while it is staged), `.public.insyn-gammal` (the old site, where the swap takes two
//! renames) and `.public.insyn-las` (the lock). What a killed build leaves, the next one clears.
//! The marker file `.insyn` is the first file written in a folder and the last one removed, so
//! files without a marker are never ours. The marker is empty until the folder is complete.

use crate::swedish::cause;
use std::collections::BTreeMap;
use std::fs::{self, File, TryLockError};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

#[cfg(target_os = "linux")]
use rustix::fs::{CWD, RenameFlags, renameat_with};
#[cfg(target_os = "linux")]
use rustix::io::Errno;

/// The files of a site: address path relative to the output root
/// ("sydnarke/2024/index.html") → content.
pub type Files = BTreeMap<String, Vec<u8>>;

/// The file that shows that a folder was written by Insyn, and its text in a complete one.
const MARKER: &str = ".insyn";
const COMPLETE: &str = "Mappen är skapad av Insyn. Allt i den ersätts vid nästa bygge.\n";

/// Why a folder cannot be used, for [`OutputError::NotOurs`].
const FOREIGN: &str = "innehåller filer som Insyn inte har skapat. \
    Välj en annan mapp med --out eller töm den först.";
const REPOSITORY: &str = "är ett git-arkiv, som skulle gå förlorat. Välj en annan mapp med --out.";
const FILE: &str = "kan inte skapas: det finns en fil med det namnet. Välj en annan med --out.";
const ROOT: &str = "kan inte ersättas. Välj en annan mapp med --out.";

/// What a publication did, in number of files. The marker file is not counted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Published {
    /// New files and files with new content.
    pub written: usize,
    /// Files with the same content as before; they keep their modification time.
    pub unchanged: usize,
    /// Files of the old site that the new one does not have.
    pub removed: usize,
}

/// Why a site was not published. The message is Swedish and meant for the user. It includes the
/// cause, so do not print the chain of sources after it.
#[derive(Debug, thiserror::Error)]
pub enum OutputError {
    /// The folder may not be replaced. Exit code 2: wrong usage.
    #[error("Mappen ”{}” {why}", .path.display())]
    NotOurs {
        /// The folder that was given for the site.
        path: PathBuf,
        /// The rest of the Swedish sentence, after the name of the folder.
        why: &'static str,
    },
    /// The folder and one that the site is made of lie in each other. Exit code 2.
    #[error("Mappen ”{}” {}, som webbplatsen görs av. Välj en annan mapp med --out.", .path.display(), tangle(.source_folder, *.inside))]
    Tangled {
        /// The folder that was given for the site.
        path: PathBuf,
        /// The folder of the content, of `static` or of themes, as it was named.
        source_folder: PathBuf,
        /// Whether the first lies in the second, or the other way round.
        inside: bool,
    },
    /// The machine failed to do `action`, a Swedish infinitive. Exit code 3.
    #[error("Det gick inte att {action} ”{}”: {}", .path.display(), cause(.source))]
    Io {
        /// What could not be done: `läsa`.
        action: &'static str,
        /// The file or folder that it should have been done to.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// Another build is writing to the same folder. Exit code 3.
    #[error("Ett annat bygge skriver just nu till ”{}”. Vänta och försök sedan igen.", .0.display())]
    Busy(PathBuf),
    /// The address cannot be a path below the output root: a bug in the caller. Exit code 3.
    #[error("Fel i Insyn: adressen ”{0}” kan inte bli en fil. Anmäl gärna felet.")]
    BadAddress(String),
    /// The first address is a file, but the second one needs it to be a folder. Exit code 3.
    #[error("”{0}” kan inte vara både en fil och mappen för ”{1}”. Byt namn på den ena.")]
    Conflict(String, String),
}

/// Says whether `out` may be replaced: it is absent, empty, or an earlier output of Insyn, and apart from the folders that the site is
/// made of. Also completes or undoes the swap of a killed build. Call it before any work.
///
/// # Errors
/// [`OutputError::NotOurs`], [`OutputError::Tangled`], [`OutputError::Busy`] and [`OutputError::Io`].
pub fn check(out: &Path, sources: &[&Path]) -> Result<(), OutputError> {
    let place = Place::of(out)?;
    for source in sources {
        let real = resolve(source).map_err(failed("läsa", source))?;
        let inside = place.out.starts_with(&real);
        if inside || real.starts_with(&place.out) {
            return Err(OutputError::Tangled { path: out.to_owned(), source_folder: source.to_path_buf(), inside });
        }
    }
    if place.parent.exists() {
        place.enter()?;
    }
    Ok(())
}

/// Makes `out` hold exactly `files`: stages them beside `out` and swaps as one, so that `out` shows
/// a whole site all the time. (It is missing for a moment where folders cannot be exchanged.)
///
/// # Errors
/// All of [`OutputError`]. The old site is then still in place and the staging folder removed.
pub fn publish(out: &Path, files: &Files) -> Result<Published, OutputError> {
    validate(files)?;
    let place = Place::of(out)?;
    fs::create_dir_all(&place.parent).map_err(failed("skapa mappen", &place.parent))?;
    let _lock = place.enter()?;

    let staged = place.stage(files);
    let result = staged.and_then(|published| place.swap().map(|()| published));

    // The outcome is settled. What cannot be removed now is removed by the next build.
    let _ = remove_ours(&place.staging);
    result
}

/// Checks that every address is a plain relative path, and that no file is also a folder.
fn validate(files: &Files) -> Result<(), OutputError> {
    for address in files.keys() {
        let is_name = |name: &str| !matches!(name, "" | "." | "..");
        let is_plain = address.split('/').all(is_name) && !address.contains(['\\', '\0']);
        let is_drive = cfg!(windows) && address.contains(':');
        if !is_plain || is_drive || address.split('/').next() == Some(MARKER) {
            return Err(OutputError::BadAddress(address.clone()));
        }
        let mut folders = address.match_indices('/').map(|(end, _)| &address[..end]);
        if let Some(folder) = folders.find(|&folder| files.contains_key(folder)) {
            return Err(OutputError::Conflict(folder.into(), address.clone()));
        }
    }
    Ok(())
}

/// The output folder and the names used beside it.
struct Place {
    /// As the user wrote it, for messages.
    given: PathBuf,
    /// The real folder, without symbolic links. It may be absent.
    out: PathBuf,
    parent: PathBuf,
    staging: PathBuf,
    aside: PathBuf,
    lock: PathBuf,
}

impl Place {
    fn of(given: &Path) -> Result<Place, OutputError> {
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

    /// Refuses what is not ours, locks until the file is dropped, and cleans up after a killed build.
    fn enter(&self) -> Result<File, OutputError> {
        let problem = match fs::read_dir(&self.out) {
            Ok(_) if self.out.join(".git").exists() => Some(REPOSITORY),
            Ok(_) if has_marker(&self.out) => None,
            Ok(mut entries) => entries.next().map(|_| FOREIGN),
            Err(error) if error.kind() == ErrorKind::NotFound => None,
            Err(error) if error.kind() == ErrorKind::NotADirectory => Some(FILE),
            Err(error) => return Err(failed("läsa", &self.out)(error)),
        };
        if let Some(problem) = problem {
            return Err(not_ours(&self.given, problem));
        }
        // The file is never removed: two builds could then each hold a lock, on it and on a new one.
        let lock = File::options().append(true).create(true).open(&self.lock);
        let lock = lock.map_err(failed("skapa", &self.lock))?;
        lock.try_lock().map_err(|error| match error {
            TryLockError::WouldBlock => OutputError::Busy(self.given.clone()),
            TryLockError::Error(error) => failed("låsa", &self.lock)(error),
        })?;
        if !self.out.exists() {
            // Killed between two renames. A complete staging folder is newer than the old site.
            if has_marker(&self.staging) && holds(&self.staging.join(MARKER), COMPLETE.as_bytes()) {
                rename(&self.staging, &self.out)?;
            } else if has_marker(&self.aside) {
                rename(&self.aside, &self.out)?;
            }
        }
        remove_ours(&self.staging)?;
        remove_ours(&self.aside)?;
        Ok(lock)
    }

    /// Writes the new site to the staging folder, complete and marked as such.
    fn stage(&self, files: &Files) -> Result<Published, OutputError> {
        fs::create_dir(&self.staging).map_err(failed("skapa mappen", &self.staging))?;
        let marker = self.staging.join(MARKER);
        let mut marker_file = write_new(&marker, b"").map_err(failed("skriva", &marker))?;

        let mut published = Published::default();
        for (address, content) in files {
            let (old, new) = (self.out.join(address), self.staging.join(address));
            if let Some(folder) = new.parent() {
                fs::create_dir_all(folder).map_err(failed("skapa mappen", folder))?;
            }
            if holds(&old, content) {
                keep(&old, &new, content).map_err(failed("skriva", &new))?;
                published.unchanged += 1;
            } else {
                write_new(&new, content).map_err(failed("skriva", &new))?;
                published.written += 1;
            }
        }
        published.removed = count_removed(&self.out, "", files);

        let marked = marker_file.write_all(COMPLETE.as_bytes());
        let marked = marked.and_then(|()| marker_file.sync_all());
        marked.map_err(failed("skriva", &marker))?;
        Ok(published)
    }

    /// Puts the staged site in place. What is left of the old one is left as staging.
    fn swap(&self) -> Result<(), OutputError> {
        if !self.out.exists() {
            return rename(&self.staging, &self.out);
        }
        #[cfg(target_os = "linux")]
        match renameat_with(CWD, &self.staging, CWD, &self.out, RenameFlags::EXCHANGE) {
            Err(Errno::INVAL | Errno::NOSYS | Errno::NOTSUP) => {} // It cannot exchange.
            done => return done.map_err(|errno| failed("byta ut", &self.out)(errno.into())),
        }
        rename(&self.out, &self.aside)?;
        rename(&self.staging, &self.out).inspect_err(|_| {
            // If this fails too, the next build does it.
            let _ = fs::rename(&self.aside, &self.out);
        })?;
        let _ = remove_ours(&self.aside);
        Ok(())
    }
}

/// `hör till ”content”`
fn tangle(source: &Path, inside: bool) -> String {
    let source = source.display();
    match inside {
        true => format!("hör till ”{source}”"),
        false => format!("innehåller ”{source}”"),
    }
}

/// The real path of something that need not exist. Follows links, also to what is missing.
fn resolve(path: &Path) -> io::Result<PathBuf> {
    // Via components: a trailing slash would hide that the path is a link or a file.
    let path: PathBuf = std::path::absolute(path)?.components().collect();
    match path.canonicalize() {
        Err(error) if error.kind() == ErrorKind::NotFound => {}
        found => return found,
    }
    let Some(parent) = path.parent() else {
        return Ok(path);
    };
    if let Ok(target) = path.read_link() {
        return resolve(&parent.join(target));
    }
    let mut real = resolve(parent)?;
    match path.file_name() {
        Some(name) => real.push(name),
        None => _ = real.pop(), // The path ends in "..".
    }
    Ok(real)
}

/// Whether `folder` is a real folder, not a link to one, that Insyn has written.
fn has_marker(folder: &Path) -> bool {
    fs::symlink_metadata(folder).is_ok_and(|found| found.is_dir())
        && fs::symlink_metadata(folder.join(MARKER)).is_ok_and(|found| found.is_file())
}

/// Removes a folder that Insyn wrote, if it exists. Refuses to remove anything else.
fn remove_ours(folder: &Path) -> Result<(), OutputError> {
    if has_marker(folder) {
        clear(folder).map_err(failed("ta bort", folder))?;
    }
    // Without a marker it is ours only if empty, which is all that `remove_dir` removes.
    let removed = fs::remove_dir(folder);
    match removed.as_ref().map_err(io::Error::kind) {
        Err(ErrorKind::NotFound) => Ok(()),
        Err(ErrorKind::DirectoryNotEmpty) => Err(not_ours(folder, FOREIGN)),
        _ => removed.map_err(failed("ta bort", folder)),
    }
}

fn clear(folder: &Path) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if entry.file_type()?.is_dir() {
            fs::remove_dir_all(entry.path())?;
        } else if entry.file_name() != MARKER {
            fs::remove_file(entry.path())?;
        }
    }
    // Last, so that what is left of a killed removal is still known as ours.
    fs::remove_file(folder.join(MARKER))
}

/// Counts the (readable) files below `old`, whose address is `prefix`, that are not in `files`.
fn count_removed(old: &Path, prefix: &str, files: &Files) -> usize {
    let mut removed = 0;
    for entry in fs::read_dir(old).into_iter().flatten().flatten() {
        let address = format!("{prefix}{}", entry.file_name().display());
        if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
            removed += count_removed(&entry.path(), &format!("{address}/"), files);
        } else if address != MARKER && !files.contains_key(&address) {
            removed += 1;
        }
    }
    removed
}

/// Whether `path` is a regular file with exactly this content.
fn holds(path: &Path, content: &[u8]) -> bool {
    let is_file = |found: fs::Metadata| found.is_file() && found.len() == content.len() as u64;
    fs::symlink_metadata(path).is_ok_and(is_file) && fs::read(path).is_ok_and(|old| old == content)
}

/// Gives `new` the content and the modification time of `old`.
fn keep(old: &Path, new: &Path, content: &[u8]) -> io::Result<()> {
    fs::hard_link(old, new).or_else(|_| {
        // Not every file system has hard links, and not every file may be linked.
        let modified = fs::metadata(old)?.modified()?;
        write_new(new, content)?.set_modified(modified)
    })
}

/// Writes a file that must not exist: an existing one could be a hard link into the old site.
fn write_new(path: &Path, content: &[u8]) -> io::Result<File> {
    let mut file = File::create_new(path)?;
    file.write_all(content)?;
    Ok(file)
}

fn rename(from: &Path, to: &Path) -> Result<(), OutputError> {
    fs::rename(from, to).map_err(failed("flytta", from))
}

fn not_ours(path: &Path, why: &'static str) -> OutputError {
    let path = path.to_owned();
    OutputError::NotOurs { path, why }
}

fn failed(action: &'static str, path: &Path) -> impl FnOnce(io::Error) -> OutputError {
    move |source| OutputError::Io { action, path: path.to_owned(), source }
}
