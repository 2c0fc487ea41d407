//! A new report goes on from the last of its kind: the same tables and headings, a year later. Last year's figures move to where they
//! are compared with, and whatever is of the new year is still to be written.

mod shift;
mod scan;
mod about;
mod figures;
mod outline;

use crate::model::{Period, Report};
use crate::source::{ReportFiles, Sources};
pub use shift::Shift;
use std::collections::BTreeMap;

/// The files of the report for `period` that goes on from `last`, by their names in its folder. `last` must have been read without errors.
pub fn roll(last: &Report, files: &ReportFiles, sources: &Sources, period: Period) -> BTreeMap<String, String> {
    let shift = Shift::between(last.period, period);
    let name = |path: &str| path.rsplit('/').next().unwrap_or(path).to_owned();
    let mut new = BTreeMap::new();
    for file in &files.figures {
        let text = scan::without_comments(sources.text(*file));
        let about = (*file == files.about).then_some(period);
        new.insert(name(&sources.file(*file).path), figures::rolled(&text, last, &shift, about));
    }
    for file in files.narrative.iter().chain(&files.easy) {
        let is_easy = files.easy == Some(*file);
        new.insert(name(&sources.file(*file).path), outline::of(sources.text(*file), is_easy, last, &shift));
    }
    new
}
