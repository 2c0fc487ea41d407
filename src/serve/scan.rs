//! What stands in the watched folders, and what has changed since the last time.

use crate::source::{SCHEMAS, is_hidden};
use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsStr;
use std::fs::Metadata;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};
use walkdir::WalkDir;

/// A file that was written so shortly ago may have been written once more since, with the same time and length.
const FRESH: Duration = Duration::from_secs(2);

/// What stands in the folders at a moment.
#[derive(Debug, Default)]
pub(super) struct Scan(BTreeMap<PathBuf, Stamp>);

#[derive(Debug, Default, PartialEq, Eq, Clone, Copy)]
struct Stamp {
    bytes: u64,
    written: Option<SystemTime>,
}

impl Stamp {
    fn of(found: &Metadata) -> Stamp {
        Stamp { bytes: found.len(), written: found.modified().ok() }
    }

    /// Whether a file that had another stamp, or this one, may be another now.
    fn is_news_after(self, known: Stamp, now: SystemTime) -> bool {
        let age = self.written.and_then(|written| now.duration_since(written).ok());
        self != known || age.is_some_and(|age| age < FRESH)
    }
}

/// What has changed.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Changes {
    /// Every file that is another than before, has come or has gone.
    pub files: BTreeSet<PathBuf>,
    /// Files have come or gone.
    pub came_or_went: bool,
}

impl Changes {
    /// Nothing that would have to be looked at.
    pub(super) fn is_empty(&self) -> bool {
        self.files.is_empty()
    }

    /// With those that came after them.
    pub(super) fn add(&mut self, more: Changes) {
        self.files.extend(more.files);
        self.came_or_went |= more.came_or_went;
    }
}

impl Scan {
    /// Looks, and follows no link. What cannot be seen is not there.
    pub(super) fn of(folders: &[PathBuf]) -> Scan {
        let entries = folders.iter().flat_map(|folder| {
            let walk = WalkDir::new(folder).into_iter();
            walk.filter_entry(|entry| entry.depth() == 0 || !is_ignored(entry.file_name())).flatten()
        });
        let stamps = entries.filter_map(|entry| {
            // Of a folder it matters only that it is there.
            let found = if entry.file_type().is_dir() { None } else { Some(entry.metadata().ok()?) };
            let stamp = found.map_or(Stamp::default(), |found| Stamp::of(&found));
            Some((entry.into_path(), stamp))
        });
        Scan(stamps.collect())
    }

    /// Looks at some files alone, and says which of them differ. Nothing if one of them has come or gone, or is no file: then all has to be
    /// looked at.
    pub(super) fn look_at(&mut self, files: &BTreeSet<PathBuf>, now: SystemTime) -> Option<Changes> {
        let stamped = files.iter().map(|file| {
            let (known, found) = (self.0.get(file)?, file.symlink_metadata().ok().filter(|found| !found.is_dir())?);
            let stamp = Stamp::of(&found);
            Some((file, stamp, stamp.is_news_after(*known, now)))
        });
        let stamped: Vec<_> = stamped.collect::<Option<_>>()?;
        let mut changes = Changes::default();
        for (file, stamp, is_news) in stamped {
            self.0.insert(file.clone(), stamp);
            changes.files.extend(is_news.then(|| file.clone()));
        }
        Some(changes)
    }

    /// Goes over to a newer one, and says what differs.
    pub(super) fn becomes(&mut self, newer: Scan, now: SystemTime) -> Changes {
        let mut changes = Changes::default();
        for (path, stamp) in &newer.0 {
            match self.0.get(path) {
                None => changes.came_or_went = true,
                Some(known) if stamp.is_news_after(*known, now) => {}
                Some(_) => continue,
            }
            changes.files.insert(path.clone());
        }
        let gone: Vec<PathBuf> = self.0.keys().filter(|path| !newer.0.contains_key(*path)).cloned().collect();
        changes.came_or_went |= !gone.is_empty();
        changes.files.extend(gone);
        *self = newer;
        changes
    }
}

/// What editors and the system leave beside a file while they save it.
pub(super) fn is_ignored(name: &OsStr) -> bool {
    let name = name.to_string_lossy();
    let ends = [".swp", ".swx", ".tmp", ".TMP", ".crswap"];
    let is_probe = name == "4913";
    name != SCHEMAS && is_hidden(&name) || is_probe || name.starts_with("~$") || ends.iter().any(|end| name.ends_with(end))
}

/// Whether nothing of a path below one of the folders counts.
pub(super) fn is_beside(path: &Path, folders: &[PathBuf]) -> bool {
    let below = folders.iter().find_map(|folder| path.strip_prefix(folder).ok());
    below.is_some_and(|below| below.components().any(|part| is_ignored(part.as_os_str())))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    /// What a change of a folder with one file is taken for, long after the file was written unless it `is_fresh`.
    fn seen(is_fresh: bool, change: impl FnOnce(&Path)) -> (Vec<String>, bool) {
        let folder = tempfile::tempdir().unwrap();
        let folders = [folder.path().to_owned()];
        fs::write(folder.path().join("text.md"), "ett").unwrap();
        let mut scan = Scan::of(&folders);
        change(folder.path());
        let now = SystemTime::now() + if is_fresh { Duration::ZERO } else { FRESH };
        let changes = scan.becomes(Scan::of(&folders), now);
        (changes.files.iter().map(|path| path.file_name().unwrap().display().to_string()).collect(), changes.came_or_went)
    }

    #[test]
    fn of_a_file_that_is_named_no_other_is_looked_at() {
        let folder = tempfile::tempdir().unwrap();
        let (named, other) = (folder.path().join("text.md"), folder.path().join("annan.md"));
        [&named, &other].iter().for_each(|file| fs::write(file, "ett").unwrap());
        let mut scan = Scan::of(&[folder.path().to_owned()]);
        [&named, &other].iter().for_each(|file| fs::write(file, "fyra").unwrap());
        let later = SystemTime::now() + FRESH;
        let only = BTreeSet::from([named.clone()]);
        assert_eq!(scan.look_at(&only, later), Some(Changes { files: only.clone(), came_or_went: false }));
        assert_eq!(scan.look_at(&only, later), Some(Changes::default()));
        assert_eq!(scan.becomes(Scan::of(&[folder.path().to_owned()]), later).files, BTreeSet::from([other.clone()]));
        // Gone, come, and a folder.
        fs::remove_file(&other).unwrap();
        fs::write(&named, "sju åtta").unwrap();
        for path in [other, folder.path().join("ny.md"), folder.path().to_owned()] {
            assert_eq!(scan.look_at(&BTreeSet::from([named.clone(), path]), later), None);
        }
        assert_eq!(scan.look_at(&only, later).unwrap().files, only);
    }

    #[test]
    fn each_way_to_save_is_seen_for_what_it_is() {
        assert_eq!(seen(false, |_| ()), (vec![], false));
        assert_eq!(seen(false, |at| fs::write(at.join("text.md"), "fyra").unwrap()), (vec!["text.md".into()], false));
        // An editor that writes beside the file and renames.
        let renamed = |at: &Path| {
            fs::write(at.join("text.md.tmp"), "fem sex").unwrap();
            fs::rename(at.join("text.md.tmp"), at.join("text.md")).unwrap();
        };
        assert_eq!(seen(false, renamed), (vec!["text.md".into()], false));
        // What stands beside it meanwhile.
        let beside =
            |at: &Path| [".text.md.swp", "4913", "text.md~", "~$text.md"].iter().for_each(|name| fs::write(at.join(name), "").unwrap());
        assert_eq!(seen(false, beside), (vec![], false));
        assert_eq!(seen(false, |at| fs::remove_file(at.join("text.md")).unwrap()), (vec!["text.md".into()], true));
        // Twice within the grain of the clock, with as many bytes.
        assert_eq!(seen(true, |_| ()), (vec!["text.md".into()], false));
    }
}
