//! What the standard library lacks: real paths of what is not there, files that are kept or written anew, and removal by force.

use std::fs::{self, File};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

/// The file that shows that a folder was written by Insyn, and its text in a complete one.
pub(super) const MARKER: &str = ".insyn";
pub(super) const COMPLETE: &str = "Mappen är skapad av Insyn. Allt i den ersätts vid nästa bygge.\n";

/// The real path of something that need not exist. Follows links, also to what is missing.
pub(super) fn resolve(path: &Path) -> io::Result<PathBuf> {
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
pub(super) fn has_marker(folder: &Path) -> bool {
    fs::symlink_metadata(folder).is_ok_and(|found| found.is_dir())
        && fs::symlink_metadata(folder.join(MARKER)).is_ok_and(|found| found.is_file())
}

/// Whether `path` is a regular file with exactly this content.
pub(super) fn holds(path: &Path, content: &[u8]) -> bool {
    let is_file = |found: fs::Metadata| found.is_file() && found.len() == content.len() as u64;
    fs::symlink_metadata(path).is_ok_and(is_file) && fs::read(path).is_ok_and(|old| old == content)
}

/// Gives `new` the content and the modification time of `old`.
pub(super) fn keep(old: &Path, new: &Path, content: &[u8]) -> io::Result<()> {
    fs::hard_link(old, new).or_else(|_| {
        // Not every file system has hard links, and not every file may be linked.
        let modified = fs::metadata(old)?.modified()?;
        write_new(new, content)?.set_modified(modified)
    })
}

/// Writes a file that must not exist: an existing one could be a hard link into the old site.
pub(super) fn write_new(path: &Path, content: &[u8]) -> io::Result<File> {
    let mut file = File::create_new(path)?;
    file.write_all(content)?;
    Ok(file)
}

/// Sees to it that all below a folder is on the disk.
#[cfg(target_os = "linux")]
pub(super) fn sync(folder: &Path) -> io::Result<()> {
    Ok(rustix::fs::syncfs(File::open(folder)?)?)
}

/// Sees to it that all below a folder is on the disk.
#[cfg(not(target_os = "linux"))]
pub(super) fn sync(folder: &Path) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        match entry.file_type()?.is_dir() {
            true => sync(&entry.path())?,
            // Windows sees to it only for those who may write.
            false => File::options().write(true).open(entry.path())?.sync_all()?,
        }
    }
    Ok(())
}

/// Removes all in a folder that Insyn wrote, the marker last, so that what is left of a killed removal is still known as ours.
pub(super) fn clear(folder: &Path) -> io::Result<()> {
    let emptied = empty(folder).or_else(|_| {
        // A folder that was made read-only can be made writable by its owner.
        open_up(folder)?;
        empty(folder)
    });
    emptied.and_then(|()| fs::remove_file(folder.join(MARKER)))
}

fn empty(folder: &Path) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if entry.file_type()?.is_dir() {
            fs::remove_dir_all(entry.path())?;
        } else if entry.file_name() != MARKER {
            fs::remove_file(entry.path())?;
        }
    }
    Ok(())
}

#[cfg(unix)]
fn open_up(folder: &Path) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    let mut permissions = fs::symlink_metadata(folder)?.permissions();
    permissions.set_mode(permissions.mode() | 0o700);
    fs::set_permissions(folder, permissions)?;
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if entry.file_type()?.is_dir() {
            open_up(&entry.path())?;
        }
    }
    Ok(())
}

#[cfg(not(unix))]
fn open_up(_: &Path) -> io::Result<()> {
    Ok(())
}

/// The folder itself, or one in it, that the user could not empty even by force. None if all can go.
#[cfg(unix)]
pub(super) fn stuck(folder: &Path) -> Option<PathBuf> {
    use rustix::fs::{Access, access};
    use rustix::io::Errno;
    let found = fs::symlink_metadata(folder).ok().filter(fs::Metadata::is_dir)?;
    // Only the owner may set permissions, also to what they are.
    let denied = access(folder, Access::READ_OK | Access::WRITE_OK | Access::EXEC_OK);
    if matches!(denied, Err(Errno::ACCESS | Errno::PERM)) && fs::set_permissions(folder, found.permissions()).is_err() {
        return Some(folder.to_owned());
    }
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut folders = entries.filter(|entry| entry.file_type().is_ok_and(|kind| kind.is_dir()));
    folders.find_map(|entry| stuck(&entry.path()))
}

#[cfg(not(unix))]
pub(super) fn stuck(_: &Path) -> Option<PathBuf> {
    None
}
