//! What references may point to, and what they did point to.

use super::terms::Terms;
use crate::diag::{Finding, Located, Rule, Span};
use crate::model::{CellRef, Content, Report};
use ecow::EcoString;
use std::collections::{BTreeMap, BTreeSet};

/// What references may point to, and what they did point to.
pub(super) struct Binder<'a> {
    pub report: &'a Report,
    pub charts: &'a BTreeSet<String>,
    /// Anchors of headings, with their places.
    pub anchors: BTreeMap<String, Span>,
    /// Links within the page, to be checked when all anchors are known.
    pub links: Vec<Located<String>>,
    pub shown: BTreeMap<CellRef, EcoString>,
    pub printed: Vec<(CellRef, Option<Finding>)>,
    /// The known errors that explain what the prose prints for a cell, by their numbers.
    pub explained: BTreeMap<CellRef, usize>,
    /// Something in its tables is still to be written, so that what stands on it is not there yet either.
    pub is_unfinished: bool,
    /// Some figures of the report stand on its page alone. Which those are is known only once the rules have looked at all.
    pub keeps_some: bool,
    /// What running text links to the glossary; none where nothing is to be linked.
    pub terms: Option<&'a Terms>,
    pub used_terms: BTreeMap<String, EcoString>,
    /// Id of the heading, or of the table, that the text stands under.
    pub heading: EcoString,
    /// Level of the heading before, across files.
    pub level: u8,
}

impl<'a> Binder<'a> {
    /// Before anything is read.
    pub(super) fn new(report: &'a Report, charts: &'a BTreeSet<String>, terms: &'a Terms) -> Binder<'a> {
        let mut cells = report.tables.iter().flat_map(|table| &table.rows).flat_map(|row| &row.cells);
        Binder {
            report,
            charts,
            anchors: BTreeMap::new(),
            links: Vec::new(),
            shown: BTreeMap::new(),
            printed: Vec::new(),
            explained: explained(report),
            is_unfinished: cells.any(|cell| cell.content == Content::ToFill),
            keeps_some: report.small_figures.iter().any(|decision| !decision.spread),
            terms: Some(terms),
            used_terms: BTreeMap::new(),
            heading: EcoString::new(),
            level: 0,
        }
    }
}

fn explained(report: &Report) -> BTreeMap<CellRef, usize> {
    let of_prose = report.known_errors.iter().enumerate().filter(|(_, known)| known.rule.value == Rule::Printed.code());
    let places = of_prose.flat_map(|(index, known)| known.places.iter().map(move |place| (place, index + 1)));
    let mut explained = BTreeMap::new();
    for (place, number) in places {
        if let Ok(cell) = report.locate(&place.value) {
            explained.entry(cell).or_insert(number);
        }
    }
    explained
}
