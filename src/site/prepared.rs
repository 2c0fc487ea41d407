//! A report as the pages take it, and where on its page a figure stands.

use crate::chart::ChartName;
use crate::model::{Association, CellRef, Report, Site, Table, TableKind};
use crate::narrative::Narrative;
use crate::reconcile::{Comparison, Rule, Unlooked};
use crate::site::address::{report_path, table_path};
use crate::site::view::Link;
use crate::swedish;
use ecow::EcoString;
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::ops::Deref;

/// The numbers of known errors, from 1, by the cell that they concern: its table, row and column.
pub(crate) type Explained<'a> = BTreeMap<(&'a str, usize, usize), BTreeSet<usize>>;

/// A report with all that has been found out about it.
#[derive(Clone, Copy)]
pub struct Prepared<'a> {
    /// Whose report.
    pub association: &'a Association,
    /// Its tables, and who stands behind it.
    pub report: &'a Report,
    /// Its text, bound to its figures.
    pub narrative: &'a Narrative,
    /// The names of all that there are figures for, whether the text places them or not.
    pub charts: &'a [ChartName],
    /// Every comparison that the rules made for the report.
    pub comparisons: &'a [Comparison],
    /// The tables with sums and quotients that no rule could look at.
    pub unlooked: &'a [Unlooked],
    /// The figures that stand on its page and in no file.
    pub left_out: &'a BTreeSet<CellRef>,
    /// The SHA-256 sums of the files that it publishes, by their names.
    pub checksums: &'a BTreeMap<String, String>,
}

/// The reports of the site in their order, each found by its names or by its address without looking at the others.
#[derive(Default)]
pub struct Reports<'a> {
    all: Vec<Prepared<'a>>,
    /// By the ids of association and report.
    by_ids: HashMap<(&'a str, &'a str), usize>,
    by_address: HashMap<String, usize>,
}

impl<'a> FromIterator<Prepared<'a>> for Reports<'a> {
    fn from_iter<I: IntoIterator<Item = Prepared<'a>>>(all: I) -> Reports<'a> {
        let all: Vec<Prepared> = all.into_iter().collect();
        let places = || all.iter().zip(0..);
        let by_ids = places().map(|(prepared, place)| ((&*prepared.association.id, &*prepared.report.id), place)).collect();
        let by_address = places().map(|(prepared, place)| (report_path(prepared.association, prepared.report), place)).collect();
        Reports { all, by_ids, by_address }
    }
}

impl<'a> Deref for Reports<'a> {
    type Target = [Prepared<'a>];

    fn deref(&self) -> &[Prepared<'a>] {
        &self.all
    }
}

impl<'a> Reports<'a> {
    /// A report, by the ids of its association and of itself.
    pub(super) fn named(&self, association: &str, report: &str) -> Option<&Prepared<'a>> {
        self.all.get(*self.by_ids.get(&(association, report))?)
    }

    /// The report that a page is about, by its address: its own page, or one below it.
    pub(crate) fn around(&self, address: &str) -> Option<&Prepared<'a>> {
        let ends = address.match_indices('/').map(|(at, _)| at + 1);
        ends.filter_map(|end| self.at(&address[..end])).next()
    }

    /// The report whose page has an address.
    pub(crate) fn at(&self, address: &str) -> Option<&Prepared<'a>> {
        self.all.get(*self.by_address.get(address)?)
    }
}

impl<'a> Prepared<'a> {
    /// The numbers of the known errors that concern a cell, by table, row and column. A figure of the prose has its mark in the prose.
    pub(crate) fn explained(&self) -> Explained<'a> {
        let mut explained = Explained::new();
        for made in self.comparisons.iter().filter(|made| made.rule != Rule::Printed) {
            if let (Some(cell), Some(known)) = (made.cell(), made.explained) {
                explained.entry((&cell.table, cell.row, cell.column)).or_default().insert(known + 1);
            }
        }
        explained
    }

    /// Whether a cell stands on its page and in no file.
    pub(crate) fn leaves_out(&self, cell: &CellRef) -> bool {
        let first = CellRef { part: EcoString::new(), ..cell.clone() };
        let next = self.left_out.range(&first..).next();
        next.is_some_and(|next| (&next.report, &next.table, next.row, next.column) == (&cell.report, &cell.table, cell.row, cell.column))
    }

    /// The paths of such cells and of their parts.
    pub(crate) fn left_out_paths(&self) -> BTreeSet<String> {
        self.left_out.iter().map(|cell| self.report.path_of(cell)).collect()
    }

    /// Where a figure stands on its page: `#resultatrakning.arets-resultat`.
    pub(crate) fn anchor(&self, cell: &CellRef) -> String {
        anchor(self, cell)
    }

    /// A table of it as a file; none where the site has no files of figures.
    pub(super) fn table_file(&self, site: &Site, table: &Table) -> Option<String> {
        (!site.without_data).then(|| table_path(&self.path(), &table.id))
    }

    /// Address of its page below the root.
    pub(crate) fn path(&self) -> String {
        report_path(self.association, self.report)
    }

    /// `Sydnärke 2024`. Beside that of the account of the period, another report has its title.
    pub(super) fn short_title(&self) -> String {
        let name = &self.association.short_name;
        match self.report.kind.is_account() {
            true => format!("{name} {}", self.report.period.label()),
            false => format!("{name}, {}", self.report.title),
        }
    }
}

/// The title of a report; a draft, and one that no longer holds, say so.
pub(crate) fn title_of(report: &Report) -> Cow<'_, str> {
    match &report.replaced {
        Some(replaced) => format!("{} (version som gällde till den {})", report.title, swedish::date(replaced.date)).into(),
        None if !report.status.is_public() => format!("{} (utkast)", report.title).into(),
        None => report.title.as_str().into(),
    }
}

/// Where a report shows a cell: its table, or for a figure of the prose the section of the text that first shows it.
pub(super) fn place_of(report: &Report, narrative: &Narrative, cell: &CellRef) -> Option<Link> {
    let table = report.table(&cell.table)?;
    if table.kind != TableKind::Prose {
        return Some(Link { href: format!("#{}", table.id), text: table.caption().to_owned() });
    }
    let first = CellRef { column: 0, part: EcoString::new(), ..cell.clone() };
    let (shown, anchor) = narrative.shown.range(first..).next()?;
    if (&shown.report, &shown.table, shown.row) != (&cell.report, &cell.table, cell.row) {
        return None;
    }
    let heading = narrative.headings.get(anchor.as_str()).cloned();
    // A text cell shows figures too, and stands under its table.
    let title = || report.table(anchor).and_then(|table| table.title.clone());
    Some(Link { href: format!("#{anchor}"), text: heading.or_else(title)? })
}

/// The explanations of a report for the departures of this very figure, by their numbers, as anchors on its page.
pub(super) fn departures(prepared: &Prepared, cell: &CellRef) -> Vec<Link> {
    let about = prepared.comparisons.iter().filter(|made| made.finding.is_some() && made.cell() == Some(cell));
    let known: BTreeSet<usize> = about.filter_map(|made| made.explained).collect();
    known.into_iter().map(|index| Link { href: format!("#avvikelse_{}", index + 1), text: (index + 1).to_string() }).collect()
}

/// The row of a figure on the page of its report, or where the prose shows it; empty if nothing shows it.
pub(super) fn anchor(prepared: &Prepared, cell: &CellRef) -> String {
    let Prepared { report, narrative, .. } = prepared;
    let row = report.table(&cell.table).filter(|table| table.kind != TableKind::Prose).and_then(|table| row_anchor(table, cell.row));
    let place = || place_of(report, narrative, cell).map(|place| place.href);
    row.map(|row| format!("#{row}")).or_else(place).unwrap_or_default()
}

/// A note as the statements print it, by its id: `2` of `not-2`.
pub(crate) fn note_number(id: &str) -> &str {
    id.strip_prefix("not-").unwrap_or(id)
}

/// Anchor of a row, the same as its cell path; nothing where the name does not tell the row apart.
pub(super) fn row_anchor(table: &Table, row: usize) -> Option<String> {
    let name = table.rows[row].name();
    (!name.is_empty() && table.find_row(&name) == Ok(row)).then(|| format!("{}.{name}", table.id))
}
