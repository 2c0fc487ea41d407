//! Indicators: the association's own value, or the word that compares it with others.

use super::super::view::{CompareFigure, Link};
use super::super::{Prepared, place_of, report_path};
use super::cells::{Cell, Subject};
use crate::facts::{CellRef, Fact};
use crate::model::{Content, Role};

impl<'a> Subject<'a> {
    /// Ids of the indicators that a report gives a value or a word for.
    pub fn indicators(&self) -> Vec<String> {
        let values = self.at(Role::Indicator).into_iter().filter(|fact| is_own(fact)).filter_map(|fact| fact.dimension("indikator"));
        values.chain(self.verdicts().map(|verdict| verdict.indicator)).map(str::to_owned).collect()
    }

    /// The association's own value, or the word that compares it with others.
    pub fn indicator(&self, id: &str) -> Cell {
        let own = self.at(Role::Indicator).into_iter().find(|fact| is_own(fact) && fact.dimension("indikator") == Some(id));
        if let Some(fact) = own {
            return self.published(fact);
        }
        let Some(verdict) = self.verdicts().find(|verdict| verdict.indicator == id) else { return self.not_given() };
        let Prepared { report, narrative, association, .. } = verdict.prepared;
        let source = place_of(report, narrative, &verdict.cell).map(|place| Link {
            href: format!("{}{}", report_path(association, report), place.href),
            text: format!("{}, {}", place.text, report.title),
        });
        let figure = CompareFigure {
            value: verdict.word.to_owned(),
            label: verdict.with_country.then(|| "jämfört med riket".to_owned()),
            source,
            computed: None,
            restated: None,
            departures: self.departures(&verdict.cell),
        };
        Cell::of(figure)
    }

    /// Words for indicators. A word is no figure, and so no fact.
    fn verdicts(&self) -> impl Iterator<Item = Verdict<'a>> + use<'a> {
        let (own, period) = (self.association.id.as_str(), self.period);
        let reports = self.reports.iter().filter(move |p| p.association.id == own && p.report.period == period);
        reports.flat_map(|prepared| {
            prepared.report.tables.iter().flat_map(move |table| {
                let cells = table.rows.iter().enumerate().flat_map(|(row, of)| of.cells.iter().enumerate().map(move |cell| (row, cell)));
                cells.filter_map(move |(row, (column, cell))| {
                    let Content::Level { text, .. } = &cell.content else { return None };
                    let dimensions = &cell.meaning.dimensions;
                    let of_all = dimensions.keys().all(|name| matches!(name.as_str(), "indikator" | "jamforelse" | "matt"));
                    let same_period = cell.meaning.period.is_none_or(|period| period == prepared.report.period);
                    let fits = cell.meaning.role == Some(Role::Indicator) && of_all && same_period;
                    let indicator = dimensions.get("indikator").filter(|_| fits && !text.is_empty())?;
                    let report = prepared.report.id.clone();
                    Some(Verdict {
                        prepared,
                        indicator,
                        word: text,
                        with_country: dimensions.get("jamforelse").is_some_and(|with| with == "riket"),
                        cell: CellRef { report, table: table.id.clone(), row, column, part: String::new() },
                    })
                })
            })
        })
    }
}

/// A word for an indicator, and where it stands.
struct Verdict<'a> {
    prepared: &'a Prepared<'a>,
    indicator: &'a str,
    word: &'a str,
    /// It compares with the whole country.
    with_country: bool,
    cell: CellRef,
}

/// A value of the association itself, of all together.
fn is_own(fact: &Fact) -> bool {
    fact.key.dimensions.keys().all(|name| matches!(name.as_str(), "indikator" | "matt"))
}
