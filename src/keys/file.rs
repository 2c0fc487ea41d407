//! The kinds of files, and the tables that they lead to.

use super::key::{Kind, Kinded};
use super::report::{Figures, Report};
use super::site::{Association, Glossary, Indicators, Initiatives, Members, Website};

/// What each file says, in the order in which the documents tell of them. The last is any other TOML file of a report.
pub const FILES: [&Kind; 8] =
    [Website::KIND, Members::KIND, Indicators::KIND, Glossary::KIND, Association::KIND, Initiatives::KIND, Report::KIND, Figures::KIND];

/// Every kind of table, each once: a file, then what it leads to.
pub fn kinds() -> Vec<&'static Kind> {
    let mut found = Vec::new();
    FILES.into_iter().for_each(|file| collect(file, &mut found));
    found
}

fn collect(kind: &'static Kind, found: &mut Vec<&'static Kind>) {
    if found.iter().any(|known| known.name == kind.name) {
        return;
    }
    found.push(kind);
    for key in kind.own() {
        (key.form)().kinds().into_iter().for_each(|kind| collect(kind, found));
    }
    kind.shared().iter().for_each(|kind| collect(kind, found));
}
