//! What is said, on stdout and stderr. Nothing else writes to them.

use std::io::{self, ErrorKind, Write, stderr, stdout};

/// Says what was asked for.
///
/// # Errors
/// If the words cannot be kept, such as on a full disk. A listener who has gone is no error: `insyn forklara | head`.
pub(super) fn out(text: &str) -> io::Result<()> {
    heard(stdout().write_all(text.as_bytes()).and_then(|()| stdout().flush()))
}

/// Says how it goes, and what is wrong.
///
/// # Errors
/// As [`out`].
pub(super) fn err(text: &str) -> io::Result<()> {
    heard(stderr().write_all(text.as_bytes()))
}

fn heard(said: io::Result<()>) -> io::Result<()> {
    match said {
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
        said => said,
    }
}
