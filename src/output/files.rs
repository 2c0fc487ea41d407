//! The files of a site, and what became of them.

use super::disk::MARKER;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// The files of a site: address path relative to the output root
/// ("sydnarke/2024/index.html") → content.
pub type Files = BTreeMap<String, Vec<u8>>;

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

/// Whether an address is a plain relative path, and not one of the marker.
pub(super) fn is_plain(address: &str) -> bool {
    let is_name = |name: &str| !matches!(name, "" | "." | "..");
    let is_drive = cfg!(windows) && address.contains(':');
    let is_marker = address.split('/').next() == Some(MARKER);
    address.split('/').all(is_name) && !address.contains(['\\', '\0']) && !is_drive && !is_marker
}

/// A file that an address would make a folder too, with the address below it.
pub(super) fn rival(known: &BTreeSet<String>, address: &str) -> Option<(String, String)> {
    let mut folders = address.match_indices('/').map(|(end, _)| &address[..end]);
    if let Some(folder) = folders.find(|folder| known.contains(*folder)) {
        return Some((folder.to_owned(), address.to_owned()));
    }
    let below = format!("{address}/");
    let first = known.range(below.clone()..).next().filter(|first| first.starts_with(&below))?;
    Some((address.to_owned(), first.clone()))
}

/// Counts the (readable) files below `old`, whose address is `prefix`, that are not in `files`.
pub(super) fn count_removed(old: &Path, prefix: &str, files: &BTreeSet<String>) -> usize {
    let mut removed = 0;
    for entry in fs::read_dir(old).into_iter().flatten().flatten() {
        let address = format!("{prefix}{}", entry.file_name().display());
        if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
            removed += count_removed(&entry.path(), &format!("{address}/"), files);
        } else if address != MARKER && !files.contains(&address) {
            removed += 1;
        }
    }
    removed
}
