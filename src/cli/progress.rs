//! How far a long run has come: one line on the terminal that is rewritten, and gone when the run ends.

use super::clock::Watch;
use super::{say, terminal};
use crate::build::Step;
use crate::swedish::figure;
use rust_decimal::Decimal;
use std::cell::Cell;
use std::time::Duration;

/// Nothing is told of a run before it has lasted for so long.
const LONG: Duration = Duration::from_secs(1);
/// Empties the line that the terminal is at.
const EMPTY: &str = "\r\x1b[K";

/// The line, which is emptied when this is dropped.
pub(super) struct Progress {
    watch: Watch,
    is_watched: bool,
    is_shown: Cell<bool>,
}

impl Progress {
    /// Nothing is shown of a run that shall be quiet, nor where nobody watches.
    pub(super) fn start(quiet: bool) -> Progress {
        Progress { watch: Watch::start(), is_watched: !quiet && terminal::is_watched(), is_shown: Cell::new(false) }
    }

    /// Tells what the run does now.
    pub(super) fn tell(&self, step: Step) {
        if self.is_watched && self.watch.elapsed() >= LONG {
            self.is_shown.set(true);
            // What cannot be told here is not needed.
            let _ = say::err(&format!("{EMPTY}{}", line(step)));
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if self.is_shown.get() {
            let _ = say::err(EMPTY);
        }
    }
}

/// The line begins with the room that a terminal takes for ^C, and ends at its beginning, so that a run that is interrupted leaves a whole
/// line.
fn line(step: Step) -> String {
    let number = |number: usize| figure(Decimal::from(number));
    match step {
        Step::Association { number: at, of } => format!("   Läser {} av {} förbund …\r", number(at), number(of)),
        Step::Whole => "   Skriver sidorna om alla förbund …\r".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_says_how_far_the_run_has_come_and_fits_a_terminal() {
        assert_eq!(line(Step::Association { number: 3, of: 80 }), "   Läser 3 av 80 förbund …\r");
        assert!(line(Step::Association { number: 1_599, of: 1_600 }).chars().count() < 80);
        assert!(line(Step::Whole).chars().count() < 80);
    }

    #[test]
    fn nothing_is_told_where_nobody_watches() {
        let progress = Progress { watch: Watch::start(), is_watched: false, is_shown: Cell::new(false) };
        progress.tell(Step::Whole);
        assert!(!progress.is_shown.get());
    }
}
