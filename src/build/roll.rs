//! The files of a new report, from the last one of its kind.

use super::check::{Checking, Drafts};
use super::costs::Costs;
use super::error::BuildError;
use crate::decode;
use crate::diag::{Finding, Severity};
use crate::edit;
use crate::model::{Association, MemberKind, Period, Report};
use crate::source::{ReportFiles, Sources};
use crate::start;
use jiff::SignedDuration;
use jiff::civil::Date;
use std::collections::BTreeMap;
use std::path::Path;

/// The file of an association.
const ABOUT: &str = "forbund.toml";

/// What a new report would be made of.
#[derive(Debug)]
pub enum Rolled {
    /// The files of the new report by their names, and the folder of the report that it goes on from.
    Files {
        /// By name.
        files: BTreeMap<String, String>,
        /// Folder of the last report, below that of the association; none if it is the first.
        last: Option<String>,
    },
    /// There is no such association; those that there are.
    NoAssociation(Vec<String>),
    /// The last report, or the file of the association, cannot be read without errors, which would be carried on.
    Errors(String),
}

/// Makes the files of the report for a period, from the last earlier report of the association: a half year from a half year, if there is
/// one.
///
/// # Errors
/// If the content cannot be read.
pub fn roll(content: &Path, association: &str, period: Period) -> Result<Rolled, BuildError> {
    let (mut checking, associations) = Checking::begin(content, Drafts::Read, Costs::start())?;
    let Some(place) = associations.iter().position(|files| files.id == association) else {
        return Ok(Rolled::NoAssociation(associations.into_iter().map(|files| files.id).collect()));
    };
    let files = &associations[place..=place];
    let Some((association, looked_at)) = checking.read(files)?.into_iter().flatten().next() else {
        return Ok(Rolled::Errors(ABOUT.to_owned()));
    };
    let Some(last) = last(&association.reports, period) else {
        let (report, files, sources) = first(&association, &checking);
        let files = report.map(|report| edit::roll(&report, &files, &sources, period)).unwrap_or_default();
        return Ok(Rolled::Files { files, last: None });
    };
    let is_error = |finding: &Finding| finding.severity == Severity::Error && !finding.judgement;
    let of_last = files[0].reports.iter().find(|files| *files.period == *last.id);
    let Some(files) = of_last.filter(|files| !looked_at.found.iter().any(|found| is_error(found) && files.has(found.place.span.file)))
    else {
        return Ok(Rolled::Errors(last.id.to_string()));
    };
    Ok(Rolled::Files { files: edit::roll(last, files, &checking.checked.sources, period), last: Some(last.id.to_string()) })
}

/// The report of the example, for an association that has none to go on from: its tables with the members of the association.
fn first(association: &Association, checking: &Checking) -> (Option<Report>, ReportFiles, Sources) {
    let known = |id: &str| checking.checked.site.members.iter().find(|member| member.id == id && member.kind != MemberKind::State);
    let members = association.members.iter().filter_map(|membership| known(&membership.member));
    let members = members.map(|member| start::Member { id: member.id.clone(), name: member.name.clone(), kind: member.kind });
    let example = start::Association { name: association.name.clone(), members: members.collect() };
    let mut sources = Sources::default();
    let mut files = ReportFiles { period: start::YEAR.to_string(), ..ReportFiles::default() };
    for (name, text) in start::report(&example) {
        let file = sources.add(name.as_str(), text);
        match name.as_str() {
            "rapport.toml" => files.about = file,
            "lattlast.md" => files.easy = Some(file),
            _ => {}
        }
        if name.ends_with(".toml") {
            files.figures.push(file);
        } else if files.easy != Some(file) {
            files.narrative.push(file);
        }
    }
    let (report, _) = decode::report(&sources, &files, association, &checking.known);
    (report, files, sources)
}

/// The latest account before a period; one that is the same part of a year before others.
fn last(reports: &[Report], period: Period) -> Option<&Report> {
    let earlier = reports.iter().filter(|report| report.kind.is_account() && report.period.last_day() < period.last_day());
    earlier.max_by_key(|report| (is_like(report.period, period), report.period.last_day()))
}

/// Whether two periods are the same part of a year, but for a leap day.
fn is_like(one: Period, other: Period) -> bool {
    let years = other.last_day().year() - one.last_day().year();
    let Some(Period::Span { first, last }) = one.later(years) else { return false };
    let near = |a: Date, b: Date| a.duration_since(b).abs() <= SignedDuration::from_hours(24);
    near(first, other.first_day()) && near(last, other.last_day())
}
