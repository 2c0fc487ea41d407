//! What an association says of an indicator in a column of the table.

use super::said::Indicator;
use crate::facts::{Fact, Statement};
use crate::measures::Told;
use crate::model::{Association, Colour, Content, Dimension, Dimensions, Kind, Period, Unit};
use crate::site::figure;
use crate::site::prepared::Reports;
use crate::site::view::{IndicatorCell, IndicatorItem, IndicatorOther, Link};

/// Comparators, as figures name them in `jamforelse`.
const NATION: &str = "riket";
const YEAR_BEFORE: &str = "eget-foregaende-ar";

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Column {
    /// The value and how it compares with the average of the country.
    Summary,
    Own,
    Nation,
    AgainstNation,
    YearBefore,
    AgainstYearBefore,
    Women,
    Men,
}

impl Column {
    pub(super) const OF_AN_INDICATOR: [Column; 7] =
        [Column::Own, Column::Nation, Column::AgainstNation, Column::YearBefore, Column::AgainstYearBefore, Column::Women, Column::Men];

    /// The label of the header.
    pub(super) fn label(self) -> &'static str {
        match self {
            Column::Summary => "summary",
            Column::Own => "own",
            Column::Nation => "nation",
            Column::AgainstNation => "against_nation",
            Column::YearBefore => "year_before",
            Column::AgainstYearBefore => "against_year_before",
            Column::Women => "women",
            Column::Men => "men",
        }
    }

    /// Only some indicators are measured by sex.
    pub(super) fn is_always_shown(self) -> bool {
        !matches!(self, Column::Women | Column::Men)
    }

    fn sex(self) -> Option<&'static str> {
        match self {
            Column::Women => Some("kvinnor"),
            Column::Men => Some("man"),
            _ => None,
        }
    }
}

/// One of the figures or verdicts that a cell may show.
#[derive(Clone, Copy)]
struct Slot {
    column: Column,
    kind: Kind,
    comparator: Option<&'static str>,
    /// The figure is that of the year before.
    before: bool,
    verdict: bool,
}

impl Slot {
    /// It holds the year against the one before.
    fn compares_years(&self) -> bool {
        self.before || self.comparator == Some(YEAR_BEFORE)
    }
}

/// What a column shows, in order.
fn slots(column: Column) -> Vec<Slot> {
    let figure = |comparator| Slot { column: Column::Own, kind: Kind::Outcome, comparator, before: false, verdict: false };
    let verdict = |column, comparator| Slot { column, verdict: true, ..figure(Some(comparator)) };
    let own = figure(None);
    let nation = Slot { column: Column::Nation, ..figure(Some(NATION)) };
    let before = Slot { column: Column::YearBefore, before: true, ..own };
    let stated_before = Slot { before: false, ..Slot { comparator: Some(YEAR_BEFORE), ..before } };
    let (against_nation, against_before) = (verdict(Column::AgainstNation, NATION), verdict(Column::AgainstYearBefore, YEAR_BEFORE));
    match column {
        Column::Summary => vec![own, against_nation],
        Column::Own => vec![own, Slot { kind: Kind::Target, ..own }],
        Column::Nation => vec![nation],
        Column::AgainstNation => vec![against_nation],
        Column::YearBefore => vec![before, stated_before],
        Column::AgainstYearBefore => vec![against_before],
        Column::Women | Column::Men => vec![own, nation, against_nation, before, stated_before, against_before],
    }
}

/// Whether a figure or verdict is of this sex and comparator, and divided in no other way.
fn fits(dimensions: &Dimensions, sex: Option<&str>, comparator: Option<&str>) -> bool {
    let known = [Dimension::Indicator, Dimension::MeasureVersion, Dimension::Sex, Dimension::Comparator];
    dimensions.get(Dimension::Sex) == sex && dimensions.get(Dimension::Comparator) == comparator && dimensions.are_of(&known)
}

impl Indicator<'_> {
    pub(super) fn cell(&self, reports: &Reports, association: &Association, period: Period, column: Column) -> IndicatorCell {
        let mut items = Vec::new();
        let new_measure = self.definition.is_some_and(|definition| definition.new_in(period).is_some());
        for slot in slots(column).into_iter().filter(|slot| !(new_measure && slot.compares_years())) {
            let Some(period) = (if slot.before { period.year_before() } else { Some(period) }) else { continue };
            let what = what(column, slot);
            if slot.verdict {
                let verdicts = self.statements_in(association, period, column, slot).filter(|s| s.verdict().is_some());
                items.extend(verdicts.filter_map(|statement| verdict_item(reports, statement, what)));
            } else {
                let figures = self.facts_in(association, period).iter();
                let figures =
                    figures.filter(|fact| fact.key.kind == slot.kind && fits(&fact.key.dimensions, column.sex(), slot.comparator));
                items.extend(figures.filter_map(|fact| figure_item(reports, fact, what)));
            }
        }
        let years = slots(column).iter().all(Slot::compares_years);
        IndicatorCell { missing: if new_measure && years { "new_measure" } else { self.missing(association, period, column) }, items }
    }

    fn statements_in(&self, association: &Association, period: Period, column: Column, slot: Slot) -> impl Iterator<Item = &Statement> {
        let of = self.said_of(association, period);
        of.filter(move |said| said.kind == slot.kind && fits(&said.dimensions, column.sex(), slot.comparator))
    }

    /// Why a cell has nothing, as its report says it.
    fn missing(&self, association: &Association, period: Period, column: Column) -> &'static str {
        // A year may be known only as the year before in the next report.
        let not_stated = if association.has_account(period) { "not_stated" } else { "no_report" };
        let first = slots(column).into_iter().next();
        let said = first.into_iter().flat_map(|slot| self.statements_in(association, period, column, slot));
        said.filter_map(|statement| reason(&statement.content)).next().unwrap_or(not_stated)
    }
}

/// The label of a reason why there is no figure.
pub(super) fn reason(content: &Content) -> Option<&'static str> {
    match content {
        Content::Withheld => Some("withheld"),
        Content::NotApplicable => Some("not_applicable"),
        Content::Unreadable => Some("unreadable"),
        _ => None,
    }
}

/// The label of what the column does not say itself.
fn what(column: Column, slot: Slot) -> Option<&'static str> {
    if slot.kind == Kind::Target {
        return Some("target");
    }
    (column.sex().is_some() && slot.column != Column::Own).then(|| slot.column.label())
}

fn figure_item(reports: &Reports, fact: &Fact, what: Option<&'static str>) -> Option<IndicatorItem> {
    let sourced = figure::sourced(reports, fact)?;
    Some(IndicatorItem {
        what,
        value: sourced.value,
        symbol: None,
        colour: None,
        unit: (fact.unit == Unit::Index).then_some("index"),
        source: Link { href: sourced.href, text: sourced.source },
        caveats: sourced.caveats,
    })
}

fn verdict_item(reports: &Reports, statement: &Statement, what: Option<&'static str>) -> Option<IndicatorItem> {
    let level = statement.level.as_ref();
    Some(IndicatorItem {
        what,
        value: Told::read(statement.verdict()?, None),
        symbol: level.and_then(|level| level.symbol.clone()),
        colour: level.and_then(|level| level.colour).map(Colour::class),
        unit: None,
        source: figure::source(reports, &statement.association, &statement.source)?,
        caveats: Vec::new(),
    })
}

/// Whether a figure has a place in the table.
pub(super) fn is_in_a_column(fact: &Fact) -> bool {
    Column::OF_AN_INDICATOR.into_iter().any(|column| {
        let fits = |slot: Slot| fact.key.kind == slot.kind && fits(&fact.key.dimensions, column.sex(), slot.comparator);
        slots(column).into_iter().filter(|slot| !slot.verdict).any(fits)
    })
}

/// A figure that no column has room for, named after its place in the report.
pub(super) fn other(reports: &Reports, fact: &Fact) -> Option<IndicatorOther> {
    if is_in_a_column(fact) {
        return None;
    }
    let prepared = reports.named(&fact.key.association, &fact.source.report)?;
    let what = format!("{}, {}", prepared.association.short_name, prepared.report.describe(&fact.source));
    Some(IndicatorOther { what, item: figure_item(reports, fact, None)? })
}
