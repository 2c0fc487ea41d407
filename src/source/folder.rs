//! Folders and files on the disk: what lies in a folder, and the bytes of a file.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use walkdir::{DirEntry, WalkDir};

/// A folder or a file could not be read.
#[derive(Debug, thiserror::Error)]
pub enum SourceError {
    /// There is no such folder of content.
    #[error("Innehållsmappen ”{0}” finns inte. Stå i projektets mapp, eller ange mappen med --content.")]
    Missing(PathBuf),
    /// The file system failed, or links lead round in a ring.
    #[error("Det gick inte att läsa ”{path}”: {source}")]
    Io {
        /// The file or folder that was to be read.
        path: PathBuf,
        /// What the file system says.
        source: io::Error,
    },
}

impl SourceError {
    /// For `map_err`: what the file system says of this path.
    pub fn at(path: &Path) -> impl FnOnce(io::Error) -> SourceError {
        move |source| SourceError::Io { path: path.to_owned(), source }
    }
}

/// The bytes of a file.
///
/// # Errors
/// If it cannot be read.
pub fn bytes(path: &Path) -> Result<Vec<u8>, SourceError> {
    fs::read(path).map_err(SourceError::at(path))
}

/// Every file in a folder and the folders in it, by name: its address below the folder, and its bytes. Follows links.
///
/// # Errors
/// If the folder or a file cannot be read, or a link leads round in a ring.
pub fn files_below(folder: &Path) -> Result<Vec<(String, Vec<u8>)>, SourceError> {
    let files = walk(folder, WalkDir::new(folder))?.into_iter().filter(|entry| entry.file_type().is_file());
    files.map(|entry| Ok((address(entry.path(), folder), bytes(entry.path())?))).collect()
}

/// What stands directly in a folder, by name, without hidden files. Follows links.
pub(super) fn entries(folder: &Path) -> Result<Vec<PathBuf>, SourceError> {
    let found = walk(folder, WalkDir::new(folder).min_depth(1).max_depth(1))?.into_iter();
    Ok(found.filter(|entry| !entry.file_name().to_string_lossy().starts_with('.')).map(DirEntry::into_path).collect())
}

fn walk(folder: &Path, walk: WalkDir) -> Result<Vec<DirEntry>, SourceError> {
    let found = walk.follow_links(true).sort_by_file_name().into_iter().map(|entry| {
        entry.map_err(|error| SourceError::Io {
            path: error.path().unwrap_or(folder).to_owned(),
            source: error.into_io_error().unwrap_or_else(|| io::Error::other("länken går runt i en ring")),
        })
    });
    found.collect()
}

/// The path below a folder, with `/`.
pub(super) fn address(path: &Path, folder: &Path) -> String {
    let below = path.strip_prefix(folder).unwrap_or(path);
    let parts: Vec<_> = below.components().map(|part| part.as_os_str().to_string_lossy()).collect();
    parts.join("/")
}
