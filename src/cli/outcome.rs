//! How a run went: exit codes, and the last words.

use super::common::Common;
use super::{say, summary};
use crate::build::{BuildError, Checked};
use crate::output::OutputError;
use crate::serve::ServeError;
use crate::source::SourceError;
use crate::swedish::cause;
use crate::theme::ThemeError;
use std::io;
use std::process::ExitCode;

/// The content has errors; nothing was published.
pub(super) const CONTENT_HAS_ERRORS: u8 = 1;
/// What was asked for cannot be understood.
pub(super) const WRONG_USAGE: u8 = 2;
/// The disk, the permissions or the theme failed.
const MACHINE_FAILED: u8 = 3;

/// Where it stands what to do when something stops: an address, once the package names one for its source.
const HANDBOOK: &str = match env!("CARGO_PKG_REPOSITORY").is_empty() {
    true => "handboken (docs/handbok.md), under rubriken ”När det säger nej”.",
    false => concat!(env!("CARGO_PKG_REPOSITORY"), "/blob/HEAD/docs/handbok.md#n%C3%A4r-det-s%C3%A4ger-nej"),
};

/// Why a run ended early, in Swedish.
#[derive(Debug, thiserror::Error)]
pub(super) enum Failure {
    /// What was asked for cannot be understood.
    #[error("{0}")]
    Usage(String),
    #[error(transparent)]
    Build(#[from] BuildError),
    /// The network failed.
    #[error(transparent)]
    Serve(ServeError),
    /// What was to be said could not be written.
    #[error("Det gick inte att skriva ut allt som skulle sägas: {}", cause(.0))]
    Unsaid(#[from] io::Error),
}

impl Failure {
    /// Says why, and gives the exit code.
    pub(super) fn tell(&self) -> ExitCode {
        // If this cannot be said either, the exit code says it.
        let _ = say::err(&format!("fel: {self}\n"));
        ExitCode::from(match self {
            Failure::Usage(_)
            | Failure::Build(
                BuildError::Output(OutputError::NotOurs { .. } | OutputError::Tangled { .. } | OutputError::Taken { .. })
                | BuildError::Source(SourceError::Missing(_) | SourceError::NoFolder(_))
                | BuildError::Theme(ThemeError::Missing(_) | ThemeError::NoFolder(_)),
            ) => WRONG_USAGE,
            Failure::Build(_) | Failure::Serve(_) | Failure::Unsaid(_) => MACHINE_FAILED,
        })
    }
}

/// Tells the outcome.
pub(super) fn finish(checked: &Checked, common: &Common, done: Option<String>, stopped: &str) -> io::Result<ExitCode> {
    let failed = checked.findings.stop(common.strict);
    if failed {
        let errors = summary::stopping(checked, common.strict).unwrap_or_default();
        let strict = if common.strict { " --strict" } else { "" };
        say::err(&format!("{stopped}\nRätta {errors}, och kontrollera igen: insyn check{strict}. Läs mer i {HANDBOOK}\n"))?;
    } else if checked.findings.stop(true) {
        say::err("Felen stoppar en publicering (--strict). Rätta eller förklara dem.\n")?;
    }
    if let (Some(done), false, false) = (done, common.quiet, failed) {
        say::out(&format!("{done}\n"))?;
    }
    Ok(if failed { ExitCode::from(CONTENT_HAS_ERRORS) } else { ExitCode::SUCCESS })
}
