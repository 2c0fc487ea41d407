//! How new what a page shows is, and who waits for something newer.

use super::told::Told;
use std::process;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

/// The newest state, which pages wait for.
pub(super) struct News {
    /// Tells this run from another on the same port.
    pub run: String,
    now: Mutex<Now>,
    told: Condvar,
}

#[derive(Default)]
struct Now {
    /// Counts all that is told.
    number: u64,
    /// Counts the versions of the pages.
    pages: u64,
    /// Counts the changes of what pages are shown with: styles, fonts, templates.
    look: u64,
    report: String,
    counts: String,
}

impl News {
    pub(super) fn first(told: &Told) -> News {
        let moment = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default().as_nanos();
        let news = News { run: format!("{:x}-{moment:x}", process::id()), now: Mutex::default(), told: Condvar::new() };
        news.tell(told);
        news
    }

    fn now(&self) -> MutexGuard<'_, Now> {
        self.now.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// There are other pages.
    pub(super) fn turn(&self, has_other_look: bool) {
        let mut now = self.now();
        now.number += 1;
        now.pages += 1;
        now.look += u64::from(has_other_look);
        self.told.notify_all();
    }

    /// There is something else to tell of them.
    pub(super) fn tell(&self, told: &Told) {
        // Texts and numbers can always be written.
        let report = serde_json::to_string(told).unwrap_or_default();
        let mut now = self.now();
        if report != now.report {
            now.number += 1;
            (now.report, now.counts) = (report, told.counts.clone());
            self.told.notify_all();
        }
    }

    pub(super) fn counts(&self) -> String {
        self.now().counts.clone()
    }

    /// What a page is to remember, so that it knows when there is a newer one: the run, the version and the look.
    pub(super) fn mark(&self) -> String {
        let now = self.now();
        format!("{}.{}.{}", self.run, now.pages, now.look)
    }

    /// Whether there is something newer. Waits a while if there is not.
    pub(super) fn is_newer(&self, after: u64, wait: Duration) -> bool {
        let now = self.now();
        let waited = self.told.wait_timeout_while(now, wait, |now| now.number <= after);
        waited.map_or(true, |(now, _)| now.number > after)
    }

    /// The newest, as JSON.
    pub(super) fn newest(&self) -> String {
        let now = self.now();
        let Now { number, pages, look, report, .. } = &*now;
        format!(r#"{{"run":"{}","number":{number},"pages":{pages},"look":{look},"report":{report}}}"#, self.run)
    }
}
