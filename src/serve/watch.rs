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
    heard: Receiver<Heard>,
    watched: BTreeSet<PathBuf>,
    /// What has been heard and not been looked at.
    due: Option<Heard>,
}

/// The files that may be others now; none if that may be any.
type Heard = Option<BTreeSet<PathBuf>>;

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
            let heard = self.wait();
            if self.hints.as_mut().is_some_and(|hints| !hints.go_along(&self.folders)) {
                self.hints = None;
            }
            let now = SystemTime::now();
            // With thousands of files it takes its time to look at them all.
            let named = heard.and_then(|files| self.scan.look_at(&files, now));
            let changes = named.unwrap_or_else(|| self.scan.becomes(Scan::of(&self.folders), now));
            if !changes.is_empty() {
                return changes;
            }
        }
    }

    /// Whether something more happens within a time.
    pub(super) fn stirs(&mut self, within: Duration) -> bool {
        match &mut self.hints {
            Some(hints) => {
                if let Ok(heard) = hints.heard.recv_timeout(within) {
                    hints.take(heard);
                }
                hints.due.is_some()
            }
            None => {
                thread::sleep(within);
                false
            }
        }
    }

    /// Waits until it is time to look, and says at what.
    fn wait(&mut self) -> Heard {
        let Some(hints) = &mut self.hints else {
            thread::sleep(WITHOUT_HINTS);
            return None;
        };
        if hints.due.is_none() {
            let heard = hints.heard.recv_timeout(WITHOUT_HINT).ok()?;
            hints.take(heard);
        }
        let until = Instant::now() + BURST;
        while Instant::now() < until
            && let Ok(heard) = hints.heard.recv_timeout(QUIET)
        {
            hints.take(heard);
        }
        hints.due.take().flatten()
    }
}

impl Hints {
    /// None if the system gives none, or not of so many folders.
    fn of(folders: &[PathBuf]) -> Option<Hints> {
        let (tell, heard) = mpsc::channel();
        // What is told of comes by its full name.
        let whole = |folder: &PathBuf| [std::path::absolute(folder), folder.canonicalize()].into_iter().flatten();
        let named: Vec<(PathBuf, PathBuf)> =
            folders.iter().flat_map(|folder| whole(folder).map(move |whole| (whole, folder.clone()))).collect();
        let all: Vec<PathBuf> = folders.iter().cloned().chain(folders.iter().flat_map(whole)).collect();
        let heard_of = move |told: notify::Result<Event>| {
            let Ok(event) = told else { return };
            let here = |path: &PathBuf| {
                let below = named.iter().find_map(|(whole, folder)| Some(folder.join(path.strip_prefix(whole).ok()?)));
                below.unwrap_or_else(|| path.clone())
            };
            let counts = |path: &&PathBuf| !is_beside(path, &all);
            let files: BTreeSet<PathBuf> = event.paths.iter().filter(counts).map(here).collect();
            // Of what has been missed no path is told.
            if !is_reading(event.kind) && (!files.is_empty() || event.paths.is_empty()) {
                let _ = tell.send((!files.is_empty()).then_some(files));
            }
        };
        let watcher = RecommendedWatcher::new(heard_of, Config::default().with_follow_symlinks(false)).ok()?;
        let mut hints = Hints { watcher, heard, watched: BTreeSet::new(), due: None };
        hints.go_along(folders).then_some(hints)
    }

    fn take(&mut self, heard: Heard) {
        self.due = match (self.due.take(), heard) {
            (Some(Some(due)), Some(heard)) => Some(Some(due.into_iter().chain(heard).collect())),
            (None, heard) => Some(heard),
            _ => Some(None),
        };
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
                self.due = Some(None);
            }
        }
        true
    }
}

/// Nothing has changed: the program itself reads.
fn is_reading(kind: EventKind) -> bool {
    matches!(kind, EventKind::Access(access) if access != AccessKind::Close(AccessMode::Write))
}
