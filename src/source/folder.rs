//! Folders and files on the disk: what lies in a folder, and the bytes of a file. Follows no link, since one could lead to what is
//! nobody else's to read, and opens nothing but plain files, since others wait or never end.

use crate::swedish::cause;
use std::fs::{self, File, FileType};
use std::io::{self, ErrorKind, Read};
use std::path::{Path, PathBuf};
use walkdir::WalkDir;

/// A folder or a file could not be read.
#[derive(Debug, thiserror::Error)]
pub enum SourceError {
    /// There is no such folder of content.
    #[error("Innehållsmappen ”{}” finns inte. Stå i projektets mapp, eller ange mappen med --content.", .0.display())]
    Missing(PathBuf),
    /// What is named as the folder of the content is something else.
    #[error("”{}” är ingen mapp. Ange innehållsmappen med --content.", .0.display())]
    NoFolder(PathBuf),
    /// The file system failed.
    #[error("Det gick inte att läsa ”{}”: {}", .path.display(), cause(.source))]
    Io {
        /// The file or folder that was to be read.
        path: PathBuf,
        /// What the file system says.
        source: io::Error,
    },
    /// What stands there cannot be read.
    #[error("”{}” {}. {}", .0.display(), .1.why(), .1.help())]
    Odd(PathBuf, Kind),
}

impl SourceError {
    /// For `map_err`: what the file system says of this path.
    pub fn at(path: &Path) -> impl FnOnce(io::Error) -> SourceError {
        move |source| SourceError::Io { path: path.to_owned(), source }
    }
}

/// What stands somewhere on the disk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A plain file.
    File,
    /// A plain file of more bytes than a program can hold.
    Huge,
    /// A real folder.
    Folder,
    /// A link to something that there is.
    Link,
    /// A link to what there is not, or round in a ring.
    DeadLink,
    /// A pipe, a socket or a device: reading it would wait, or never end.
    Special,
}

/// So many bytes a file may have.
const MOST: u64 = 200_000_000;

impl Kind {
    /// Of what stands at a path, which is not followed. None if nothing does.
    pub fn at(path: &Path) -> Option<Kind> {
        let found = fs::symlink_metadata(path).ok()?;
        Some(Kind::of(path, found.file_type(), || found.len()))
    }

    fn of(path: &Path, kind: FileType, bytes: impl FnOnce() -> u64) -> Kind {
        match kind {
            kind if kind.is_dir() => Kind::Folder,
            kind if kind.is_symlink() && path.exists() => Kind::Link,
            kind if kind.is_symlink() => Kind::DeadLink,
            kind if !kind.is_file() => Kind::Special,
            _ if bytes() > MOST => Kind::Huge,
            _ => Kind::File,
        }
    }

    /// Why it is not read where a file should stand, as the rest of a Swedish sentence.
    pub fn why(self) -> &'static str {
        match self {
            Kind::File => "går inte att läsa",
            Kind::Huge => "är större än 200 MB",
            Kind::Folder => "är en mapp, men ska vara en fil",
            Kind::Link => "är en länk, och länkar följs inte",
            Kind::DeadLink => "är en länk som inte leder någonstans",
            Kind::Special => "är ingen vanlig fil, utan en kö, en anslutning eller en enhet",
        }
    }

    /// What to do about it.
    pub fn help(self) -> &'static str {
        match self {
            Kind::Link => "Lägg filen eller mappen själv där i stället för länken.",
            Kind::DeadLink => "Ta bort länken.",
            Kind::Folder => "Byt namn på mappen, eller ta bort den.",
            Kind::File | Kind::Huge | Kind::Special => "Ta bort filen, eller ersätt den.",
        }
    }
}

/// Whether a folder that the user has named is one, by whatever links. None if there is nothing of that name.
///
/// # Errors
/// If it cannot be looked at.
pub fn is_folder(path: &Path) -> Result<Option<bool>, SourceError> {
    match fs::metadata(path) {
        Ok(found) => Ok(Some(found.is_dir())),
        Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory | ErrorKind::InvalidFilename) => Ok(None),
        Err(error) => Err(SourceError::at(path)(error)),
    }
}

/// The bytes of a plain file.
///
/// # Errors
/// If it cannot be read, is no plain file (any longer), or has too many bytes.
pub fn bytes(path: &Path) -> Result<Vec<u8>, SourceError> {
    let odd = |kind| SourceError::Odd(path.to_owned(), kind);
    // Opening alone may wait or start something, so what stands there is looked at before, and what was opened after.
    if let Some(kind) = Kind::at(path).filter(|kind| *kind != Kind::File) {
        return Err(odd(kind));
    }
    let file = open(path).map_err(SourceError::at(path))?;
    let found = file.metadata().map_err(SourceError::at(path))?;
    match Kind::of(path, found.file_type(), || found.len()) {
        Kind::File => {}
        kind => return Err(odd(kind)),
    }
    let mut bytes = Vec::with_capacity(usize::try_from(found.len()).unwrap_or_default());
    // One that grows meanwhile would end as little as a device.
    file.take(MOST + 1).read_to_end(&mut bytes).map_err(SourceError::at(path))?;
    if bytes.len() as u64 > MOST { Err(odd(Kind::Huge)) } else { Ok(bytes) }
}

/// Opens a file, but no link that has taken its place since it was looked at, and without waiting for a pipe.
#[cfg(unix)]
fn open(path: &Path) -> io::Result<File> {
    use rustix::fs::OFlags;
    use std::os::unix::fs::OpenOptionsExt;
    let flags = (OFlags::NOFOLLOW | OFlags::NONBLOCK).bits();
    File::options().read(true).custom_flags(flags.cast_signed()).open(path)
}

#[cfg(not(unix))]
fn open(path: &Path) -> io::Result<File> {
    File::open(path)
}

/// What stands in a folder.
#[derive(Debug, Clone)]
pub struct Entry {
    /// Its path below the folder, with `/`, as it can be told.
    pub address: String,
    /// Where it is on the disk.
    pub path: PathBuf,
    /// What it is.
    pub kind: Kind,
    /// Size in bytes.
    pub bytes: u64,
}

/// Whatever stands in a folder and the folders in it, by name, but for folders and hidden files. What is no plain file is told of, but not
/// read.
///
/// # Errors
/// If the folder, or one in it, cannot be read.
pub fn files_below(folder: &Path) -> Result<Vec<Entry>, SourceError> {
    let found = walk(folder, usize::MAX)?;
    Ok(found.into_iter().filter(|entry| entry.kind != Kind::Folder).collect())
}

/// What stands directly in a folder, by name, without hidden files.
pub(super) fn entries(folder: &Path) -> Result<Vec<Entry>, SourceError> {
    walk(folder, 1)
}

fn walk(folder: &Path, depth: usize) -> Result<Vec<Entry>, SourceError> {
    let walk = WalkDir::new(folder).min_depth(1).max_depth(depth).sort_by_file_name().into_iter();
    let seen = walk.filter_entry(|entry| entry.depth() == 0 || !is_hidden(&entry.file_name().to_string_lossy()));
    let found = seen.map(|entry| {
        let entry = entry.map_err(|error| SourceError::Io {
            path: error.path().unwrap_or(folder).to_owned(),
            source: error.into_io_error().unwrap_or_else(|| io::Error::from(ErrorKind::NotFound)),
        })?;
        let bytes = entry.metadata().map_or(0, |found| found.len());
        let kind = Kind::of(entry.path(), entry.file_type(), || bytes);
        Ok(Entry { address: address(entry.path(), folder), kind, bytes, path: entry.into_path() })
    });
    found.collect()
}

/// Files of the system and what editors leave beside a file: `.text.md.swp`, `.#text.md`, `text.md~`, `#text.md#`. What a site serves
/// for machines in `.well-known` is not hidden.
pub fn is_hidden(name: &str) -> bool {
    name.starts_with('.') && name != ".well-known" || name.ends_with('~') || name.len() > 1 && name.starts_with('#') && name.ends_with('#')
}

/// The path below a folder, with `/`.
pub(super) fn address(path: &Path, folder: &Path) -> String {
    let below = path.strip_prefix(folder).unwrap_or(path);
    let parts: Vec<_> = below.components().map(|part| part.as_os_str().to_string_lossy()).collect();
    printable(&parts.join("/"))
}

/// A name as it can be told: a line break or an escape in it would be heard by the terminal.
pub fn printable(name: &str) -> String {
    name.replace(char::is_control, "\u{fffd}")
}
