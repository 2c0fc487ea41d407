//! The figures that no finding may tell, since the log of a build is public: those about few people that stand on the page of their report
//! alone or that nobody has decided on, and those that what is withheld follows from.

use super::comparison::Comparison;
use super::withheld::LeftOut;
use crate::diag::{Rule, Span};
use crate::model::{Association, CellRef, Site};
use std::collections::BTreeSet;

/// Those that the rules know of.
pub(super) fn by_rules(site: &Site, association: &Association, all: &[Comparison], left_out: &LeftOut) -> BTreeSet<Span> {
    let undecided = all.iter().filter(|made| made.rule == Rule::SmallFigures && made.finding.is_some());
    let undecided = undecided.flat_map(|made| made.looked_at.iter().copied());
    let given = all.iter().filter(|made| made.rule == Rule::Withheld).filter_map(|made| made.finding.as_ref());
    let given = given.flat_map(|finding| &finding.related).map(|place| place.span);
    let left_out = left_out.values().flatten().filter_map(|cell| site.span_of(&association.id, cell));
    let decided = as_decided(association, false);
    decided.into_iter().chain(undecided).chain(given).chain(left_out).collect()
}

/// Those that the content itself names: each that a decision on small figures keeps on its page, and where no rule has looked, all figures of
/// a table that it names.
pub fn as_decided(association: &Association, whole_tables: bool) -> BTreeSet<Span> {
    let mut secret = BTreeSet::new();
    for report in &association.reports {
        for place in report.small_figures.iter().filter(|decision| !decision.spread).map(|decision| &decision.place.value) {
            let cells = report
                .locate(place)
                .ok()
                .into_iter()
                .filter_map(|CellRef { table, row, column, .. }| report.table(&table)?.rows.get(row)?.cells.get(column));
            secret.extend(cells.map(|cell| cell.span));
            let table = report.table(place).filter(|_| whole_tables);
            secret.extend(table.into_iter().flat_map(|table| &table.rows).flat_map(|row| &row.cells).map(|cell| cell.span));
        }
    }
    secret
}
