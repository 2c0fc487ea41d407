//! The files of a new report, from the last one of its kind.

use super::check::Checking;
use super::costs::Costs;
use super::error::BuildError;
use crate::diag::{Finding, Severity};
use crate::edit;
use crate::model::{Period, Report};
use jiff::SignedDuration;
use jiff::civil::Date;
use std::collections::BTreeMap;
use std::path::Path;

/// What a new report would be made of.
#[derive(Debug)]
pub enum Rolled {
    /// The files of the new report by their names, and the folder of the report that it goes on from.
    Files {
        /// By name.
        files: BTreeMap<String, String>,
        /// Folder of the last report, below that of the association.
        last: String,
    },
    /// There is no such association; those that there are.
    NoAssociation(Vec<String>),
    /// The association has no earlier report of a period like this; those that it has.
    NoLast(Vec<String>),
    /// The last report, in this folder, cannot be read without errors, which would be carried on.
    Errors(String),
}

/// Makes the files of the report for a period, from the last earlier report of the association whose period is the same part of a year.
///
/// # Errors
/// If the content cannot be read.
pub fn roll(content: &Path, association: &str, period: Period) -> Result<Rolled, BuildError> {
    let (mut checking, associations) = Checking::begin(content, true, Costs::start())?;
    let Some(place) = associations.iter().position(|files| files.id == association) else {
        return Ok(Rolled::NoAssociation(associations.into_iter().map(|files| files.id).collect()));
    };
    let files = &associations[place..=place];
    let read = checking.read(files)?.into_iter().flatten().next();
    let reports = read.map(|(association, _)| association.reports).unwrap_or_default();
    let Some(last) = last_like(&reports, period) else {
        return Ok(Rolled::NoLast(reports.iter().map(|report| report.id.to_string()).collect()));
    };
    let Some(files) = files[0].reports.iter().find(|files| *files.period == *last.id) else { return Ok(Rolled::NoLast(Vec::new())) };
    let checked = checking.checked;
    let is_error = |finding: &Finding| finding.severity == Severity::Error && !finding.judgement;
    if checked.findings.iter().any(|finding| is_error(finding) && files.has(finding.place.span.file)) {
        return Ok(Rolled::Errors(last.id.to_string()));
    }
    Ok(Rolled::Files { files: edit::roll(last, files, &checked.sources, period), last: last.id.to_string() })
}

/// The latest account before a period that is the same part of a year: a half year goes on from a half year.
fn last_like(reports: &[Report], period: Period) -> Option<&Report> {
    let earlier = reports.iter().filter(|report| report.kind.is_account() && report.period.last_day() < period.first_day());
    let like = earlier.filter(|report| is_like(report.period, period));
    like.max_by_key(|report| report.period.last_day())
}

/// Whether two periods are the same part of a year, but for a leap day.
fn is_like(one: Period, other: Period) -> bool {
    let years = other.last_day().year() - one.last_day().year();
    let Some(Period::Span { first, last }) = one.later(years) else { return false };
    let near = |a: Date, b: Date| a.duration_since(b).abs() <= SignedDuration::from_hours(24);
    near(first, other.first_day()) && near(last, other.last_day())
}
