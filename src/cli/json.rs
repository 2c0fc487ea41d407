//! Findings as JSON, for other programs.

use crate::diag::{self, Findings};
use crate::source::Sources;
use rust_decimal::Decimal;
use serde::Serialize;

#[derive(Serialize)]
struct Finding<'a> {
    code: &'a str,
    severity: &'a str,
    message: &'a str,
    #[serde(flatten)]
    place: Place<'a>,
    left: Option<String>,
    right: Option<String>,
    difference: Option<String>,
    unit: Option<&'a str>,
    arithmetic: &'a [String],
    follows: &'a [String],
    help: Option<&'a str>,
    related: Vec<Place<'a>>,
    acknowledged: bool,
}

#[derive(Serialize)]
struct Place<'a> {
    file: &'a str,
    line: usize,
    column: usize,
    label: &'a str,
}

/// All findings, also those that are only worth knowing or explained by the content, as one array.
pub fn findings(findings: &Findings, sources: &Sources) -> String {
    let findings: Vec<Finding> = findings.iter().map(|found| finding(found, sources)).collect();
    // Texts, numbers and truth values can always be written.
    let json = serde_json::to_string_pretty(&findings).unwrap_or_default();
    json + "\n"
}

fn finding<'a>(found: &'a diag::Finding, sources: &'a Sources) -> Finding<'a> {
    let figures = found.figures.as_ref();
    Finding {
        code: found.code.id(),
        severity: found.severity.name(),
        message: &found.message,
        place: place(&found.place, sources),
        left: figures.map(|figures| exact(figures.left)),
        right: figures.map(|figures| exact(figures.right)),
        difference: figures.map(|figures| exact(figures.left - figures.right)),
        unit: figures.map(|figures| figures.unit),
        arithmetic: &found.arithmetic,
        follows: &found.follows,
        help: found.help.as_deref(),
        related: found.related.iter().map(|related| place(related, sources)).collect(),
        acknowledged: found.acknowledged,
    }
}

fn place<'a>(place: &'a diag::Place, sources: &'a Sources) -> Place<'a> {
    let (line, column) = sources.position(place.span);
    Place { file: &sources.file(place.span.file).path, line, column, label: &place.label }
}

/// A text, since many readers of JSON take numbers for floats.
fn exact(value: Decimal) -> String {
    value.normalize().to_string()
}
