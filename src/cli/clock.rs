//! What the run takes from the machine around it: the moment, and which commit a deployment builds. Nothing else reads a clock.

use crate::site::BuildInfo;
use jiff::{Timestamp, tz::TimeZone};
use std::env;
use std::time::{Duration, Instant, SystemTime};

/// The variable by which a build can be repeated later: seconds since 1970 (<https://reproducible-builds.org/specs/source-date-epoch/>).
const EPOCH: &str = "SOURCE_DATE_EPOCH";

/// The moment of the run.
///
/// # Errors
/// If `SOURCE_DATE_EPOCH` is set to something else than a number of seconds.
pub(super) fn now() -> Result<Timestamp, String> {
    let Some(given) = env::var_os(EPOCH) else { return Ok(Timestamp::try_from(SystemTime::now()).unwrap_or_default()) };
    let seconds = given.to_str().and_then(|text| text.parse().ok());
    seconds.and_then(|seconds| Timestamp::from_second(seconds).ok()).ok_or_else(|| {
        format!("Miljövariabeln {EPOCH} är ”{}”. Den ska vara antalet sekunder sedan 1970, eller inte finnas.", given.display())
    })
}

/// How long a run has lasted.
pub(super) struct Watch(Instant);

impl Watch {
    /// The run begins now.
    pub(super) fn start() -> Watch {
        Watch(Instant::now())
    }

    pub(super) fn elapsed(&self) -> Duration {
        self.0.elapsed()
    }
}

/// The date of a moment, in UTC.
pub(super) fn date(now: Timestamp) -> jiff::civil::Date {
    now.to_zoned(TimeZone::UTC).date()
}

/// The commit that a deployment builds, as Netlify tells it. A local build names none, so that it is the same every time.
pub(super) fn build_info(now: Timestamp) -> BuildInfo {
    let commit = env::var("COMMIT_REF").ok().filter(|commit| !commit.is_empty());
    let built = commit.as_ref().map(|_| format!("{now:.0}").replace('T', " ").replace('Z', " UTC"));
    BuildInfo { commit, built }
}
