//! Versions of a report that no longer hold, and what the one that holds says in their place, figure by figure.

use crate::model::{Association, Cell, CellRef, Content, Report};
use crate::site::address::report_path;
use crate::site::prepared::{Prepared, anchor};
use crate::site::view::{DifferenceView, Link, ReplacedView, VersionView};
use ecow::EcoString;
use std::collections::BTreeMap;

/// Stands where a version does not have a figure.
const NOT_THERE: &str = "fanns inte";
const NO_LONGER_THERE: &str = "finns inte längre";

/// A figure that differs, by the path of its cell.
pub(crate) struct Difference {
    pub path: String,
    /// The cell of the report that holds, if it has it.
    pub cell: Option<CellRef>,
    pub described: String,
    pub from: String,
    pub to: String,
}

/// The versions that a report has taken the place of, the newest first.
pub(crate) fn of<'a>(association: &'a Association, report: &'a Report) -> Vec<&'a Report> {
    let mut versions: Vec<&Report> =
        association.replaced.iter().filter(|old| old.replaced.as_ref().is_some_and(|replaced| replaced.by == report.id)).collect();
    versions.sort_by_key(|old| std::cmp::Reverse((old.replaced.as_ref().map(|replaced| replaced.date), old.id.clone())));
    versions
}

/// What they say otherwise than the report that holds: each against the one that came after it would hide what changed twice, so each is held
/// against the report that holds.
pub(crate) fn differences(old: &Report, report: &Report) -> Vec<Difference> {
    let (before, after) = (figures(old), figures(report));
    let mut found: Vec<Difference> = Vec::new();
    for (path, (cell, shown)) in &after {
        let from = before.get(path).map(|(_, shown)| shown.clone());
        if from.as_ref() != Some(shown) {
            // What is no longer told is not told here either.
            let hidden = shown == Content::WITHHELD;
            let from = from.filter(|_| !hidden).unwrap_or_else(|| if hidden { String::new() } else { NOT_THERE.to_owned() });
            let described = report.describe(cell);
            found.push(Difference { path: path.clone(), cell: Some(cell.clone()), described, from, to: shown.clone() });
        }
    }
    for (path, (cell, shown)) in before.iter().filter(|(path, _)| !after.contains_key(*path)) {
        let described = old.describe(cell);
        found.push(Difference { path: path.clone(), cell: None, described, from: shown.clone(), to: NO_LONGER_THERE.to_owned() });
    }
    found
}

/// What stands in each cell that holds a figure, or nothing for a reason, by its path.
fn figures(report: &Report) -> BTreeMap<String, (CellRef, String)> {
    let mut all = BTreeMap::new();
    for table in &report.tables {
        for (row, line) in table.rows.iter().enumerate() {
            for (column, cell) in line.cells.iter().enumerate() {
                let place = CellRef { report: report.id.clone(), table: table.id.clone(), row, column, part: EcoString::new() };
                if let Some(shown) = shown(cell) {
                    all.entry(report.path_of(&place)).or_insert((place, shown));
                }
            }
        }
    }
    all
}

fn shown(cell: &Cell) -> Option<String> {
    Some(match &cell.content {
        Content::Figure(figure) => figure.with_unit(),
        Content::Parts(_) => cell.figures().map(|(_, figure, _)| figure.with_unit()).collect::<Vec<_>>().join(" / "),
        Content::Withheld => Content::WITHHELD.to_owned(),
        Content::Nil => "–".to_owned(),
        Content::NotApplicable => ".".to_owned(),
        Content::Text(_) | Content::Level { .. } | Content::Blank | Content::Unreadable | Content::ToFill => return None,
    })
}

/// The versions of a report as its page tells of them.
pub(super) fn views(prepared: &Prepared) -> Vec<VersionView> {
    let Prepared { association, report, .. } = prepared;
    let view = |old: &Report| {
        let replaced = old.replaced.as_ref()?;
        let differences = differences(old, report).into_iter().map(|difference| DifferenceView {
            place: Link { href: difference.cell.map(|cell| anchor(prepared, &cell)).unwrap_or_default(), text: difference.described },
            from: difference.from,
            to: difference.to,
        });
        Some(VersionView {
            href: report_path(association, old),
            date: replaced.date.into(),
            reason: replaced.reason.clone(),
            differences: differences.collect(),
        })
    };
    of(association, report).into_iter().filter_map(view).collect()
}

/// What the page of a version that no longer holds says of that.
pub(super) fn replaced(association: &Association, report: &Report) -> Option<ReplacedView> {
    let replaced = report.replaced.as_ref()?;
    Some(ReplacedView { date: replaced.date.into(), reason: replaced.reason.clone(), href: format!("{}/{}/", association.id, replaced.by) })
}
