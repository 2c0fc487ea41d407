//! The files of a site, and what became of them.

use super::disk::MARKER;
use super::error::OutputError;
use std::collections::BTreeMap;
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

/// Checks that every address is a plain relative path, and that no file is also a folder.
pub(super) fn validate(files: &Files) -> Result<(), OutputError> {
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

/// Counts the (readable) files below `old`, whose address is `prefix`, that are not in `files`.
pub(super) fn count_removed(old: &Path, prefix: &str, files: &Files) -> usize {
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
