//! How a run went: exit codes, and the last words.

use super::common::Common;
use crate::build::Checked;
use std::io::{Write, stdout};
use std::process::ExitCode;

/// The content has errors; nothing was published.
pub(super) const CONTENT_HAS_ERRORS: u8 = 1;
pub(super) const WRONG_USAGE: u8 = 2;
/// The disk, the permissions or the theme failed.
pub(super) const MACHINE_FAILED: u8 = 3;

/// Prints the outcome.
pub(super) fn finish(checked: &Checked, common: &Common, done: Option<String>, stopped: &str) -> ExitCode {
    let failed = checked.findings.stop(common.strict);
    if failed {
        eprintln!("{stopped}");
    } else if checked.findings.stop(true) {
        eprintln!("Felen i rapporterna stoppar en publicering (--strict). Rätta eller förklara dem.");
    }
    if let (Some(done), false, false) = (done, common.quiet, failed) {
        println!("{done}");
    }
    if failed { ExitCode::from(CONTENT_HAS_ERRORS) } else { ExitCode::SUCCESS }
}

/// Writes to stdout. If that cannot be done, says so and gives the exit code.
pub(super) fn write_out(text: &str) -> Result<(), ExitCode> {
    stdout().write_all(text.as_bytes()).map_err(|error| {
        eprintln!("fel: Det gick inte att skriva ut meddelandena: {error}");
        ExitCode::from(MACHINE_FAILED)
    })
}
