//! Waits for the next change. What the system tells of files is only a hint to look; where it tells nothing (a network drive, a computer that
//! slept, an editor that renames), looking now and then finds the same.

use super::scan::{Changes, Scan, is_beside};
use notify::{Config, Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher, event::AccessKind, event::AccessMode};
use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::mpsc::{self, Receiver};
use std::thread;
use std::time::{Duration, Instant, SystemTime};

/// So long at most goes by without looking.
const WITHOUT_HINT: Duration = Duration::from_secs(2);
/// The same where no hints come at all.
const WITHOUT_HINTS: Duration = Duration::from_millis(500);
/// Several files that are saved at once are waited for: until it has been quiet for so long, and no longer than so.
const QUIET: Duration = Duration::from_millis(10);
const BURST: Duration = Duration::from_millis(50);

/// The folders under watch.
pub(super) struct Watch {
    folders: Vec<PathBuf>,
    scan: Scan,
    hints: Option<Hints>,
}

/// What the system tells.
struct Hints {
    watcher: RecommendedWatcher,
    heard: Receiver<()>,
    watched: BTreeSet<PathBuf>,
    /// One has been heard and not been looked at.
    is_due: bool,
}

impl Watch {
    /// From now on. Folders may come and go.
    pub(super) fn start(folders: Vec<PathBuf>) -> Watch {
        // One within another is watched with it.
        let outer = |folder: &PathBuf| !folders.iter().any(|other| folder != other && folder.starts_with(other));
        let mut folders: Vec<PathBuf> = folders.iter().filter(|folder| outer(folder)).cloned().collect();
        folders.sort();
        folders.dedup();
        let hints = Hints::of(&folders);
        Watch { scan: Scan::of(&folders), hints, folders }
    }

    /// Whether changes are seen by looking alone, half a second late.
    pub(super) fn is_deaf(&self) -> bool {
        self.hints.is_none()
    }

    /// Waits for changes.
    pub(super) fn next(&mut self) -> Changes {
        loop {
            self.wait();
            if self.hints.as_mut().is_some_and(|hints| !hints.go_along(&self.folders)) {
                self.hints = None;
            }
            let changes = self.scan.becomes(Scan::of(&self.folders), SystemTime::now());
            if !changes.is_empty() {
                return changes;
            }
        }
    }

    /// Whether something more happens within a time.
    pub(super) fn stirs(&mut self, within: Duration) -> bool {
        match &mut self.hints {
            Some(hints) => {
                hints.is_due |= hints.heard.recv_timeout(within).is_ok();
                hints.is_due
            }
            None => {
                thread::sleep(within);
                false
            }
        }
    }

    fn wait(&mut self) {
        let Some(hints) = &mut self.hints else { return thread::sleep(WITHOUT_HINTS) };
        if !std::mem::take(&mut hints.is_due) && hints.heard.recv_timeout(WITHOUT_HINT).is_err() {
            return;
        }
        let until = Instant::now() + BURST;
        while Instant::now() < until && hints.heard.recv_timeout(QUIET).is_ok() {}
    }
}

impl Hints {
    /// None if the system gives none, or not of so many folders.
    fn of(folders: &[PathBuf]) -> Option<Hints> {
        let (tell, heard) = mpsc::channel();
        // What is told of comes by its full name.
        let whole: Vec<PathBuf> =
            folders.iter().flat_map(|folder| [std::path::absolute(folder), folder.canonicalize()]).flatten().collect();
        let all = [folders.to_vec(), whole].concat();
        let heard_of = move |told: notify::Result<Event>| {
            // Of what has been missed no path is told.
            let is_beside = |event: &Event| !event.paths.is_empty() && event.paths.iter().all(|path| is_beside(path, &all));
            if told.is_ok_and(|event| !is_reading(event.kind) && !is_beside(&event)) {
                let _ = tell.send(());
            }
        };
        let watcher = RecommendedWatcher::new(heard_of, Config::default().with_follow_symlinks(false)).ok()?;
        let mut hints = Hints { watcher, heard, watched: BTreeSet::new(), is_due: false };
        hints.go_along(folders).then_some(hints)
    }

    /// Watches folders that have come, and forgets those that have gone. Returns whether all that are there are watched.
    fn go_along(&mut self, folders: &[PathBuf]) -> bool {
        for folder in folders {
            let (is_there, is_watched) = (folder.is_dir(), self.watched.contains(folder));
            if is_watched && !is_there {
                let _ = self.watcher.unwatch(folder);
                self.watched.remove(folder);
            } else if is_there && !is_watched {
                if self.watcher.watch(folder, RecursiveMode::Recursive).is_err() {
                    return false;
                }
                self.watched.insert(folder.clone());
                self.is_due = true;
            }
        }
        true
    }
}

/// Nothing has changed: the program itself reads.
fn is_reading(kind: EventKind) -> bool {
    matches!(kind, EventKind::Access(access) if access != AccessKind::Close(AccessMode::Write))
}
