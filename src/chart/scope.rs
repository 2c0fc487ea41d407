//! The facts that a chart is drawn from, as its reader meets them.

use crate::facts::{CellRef, Fact, Facts, Key};
use crate::model::{
    Association, ChartWords, Column, Content, CostGroup, Dimension, Dimensions, Initiative, Kind, Period, Report, Role, Site, TableKind,
    Unit,
};
use crate::swedish::{self, Noun, Precision};
use jiff::civil::Date;
use rust_decimal::Decimal;

/// The facts of an association: those that one report prints, or the best of all its reports.
#[derive(Clone, Copy)]
pub(super) struct Scope<'a> {
    pub site: &'a Site,
    pub association: &'a Association,
    pub report: Option<&'a Report>,
    pub facts: &'a Facts,
}

impl<'a> Scope<'a> {
    /// The outcomes of a role, one fact for each key.
    pub(super) fn outcomes(self, role: Role) -> impl Iterator<Item = &'a Fact> {
        self.of_kind(role, Kind::Outcome)
    }

    /// The facts of a role and a kind, one for each key.
    pub(super) fn of_kind(self, role: Role, kind: Kind) -> impl Iterator<Item = &'a Fact> {
        self.facts.groups_of_role(&self.association.id, role).filter_map(move |group| {
            let fits = group.first()?.key.kind == kind;
            let fact = match self.report {
                Some(report) => group.iter().find(|fact| fact.source.report == report.id),
                None => group.first(),
            };
            fact.filter(|_| fits)
        })
    }

    /// The fact with a key.
    pub(super) fn of_key(self, key: &Key) -> Option<&'a Fact> {
        let group = self.facts.group(key);
        group.iter().find(|fact| self.report.is_none_or(|report| fact.source.report == report.id))
    }

    /// The goals of a role, one fact for each key: an exact one where there is any. What several figures are to reach together is no
    /// goal of each.
    pub(super) fn goals(self, role: Role) -> impl Iterator<Item = &'a Fact> {
        self.facts.groups_of_role(&self.association.id, role).filter_map(move |group| {
            let fits = group.first()?.key.kind == Kind::Target;
            let own = group.iter().filter(|fact| self.report.is_none_or(|report| fact.source.report == report.id));
            own.min_by_key(|fact| fact.approximate).filter(|goal| fits && !self.is_shared(goal))
        })
    }

    fn is_shared(self, goal: &Fact) -> bool {
        let shared = self.report_of(&goal.source).map(|report| &report.shared_goals[..]).unwrap_or_default();
        shared.iter().any(|shared| {
            let same = shared.goal == goal.source || self.fact_at(&shared.goal).is_some_and(|other| other.value == goal.value);
            let of_a_part = |part: &CellRef| {
                self.fact_at(part).is_some_and(|part| part.key == goal.key.of(goal.key.role, part.key.kind, goal.key.quantity))
            };
            same && (shared.goal == goal.source || shared.parts.iter().any(of_a_part))
        })
    }

    /// The fact that a cell holds.
    pub(super) fn fact_at(self, cell: &CellRef) -> Option<&'a Fact> {
        self.facts.groups_of(&self.association.id).flatten().find(|fact| fact.source == *cell)
    }

    /// What the content says of the chart.
    pub(super) fn words(self, id: &str) -> Option<&'a ChartWords> {
        let words = self.report.map_or(&self.association.chart_words, |report| &report.chart_words);
        words.iter().find(|words| words.id.value == id)
    }

    /// The printed label of the row that a figure stands in.
    pub(super) fn row_label(self, cell: &CellRef) -> Option<&'a str> {
        let row = self.table(cell)?.rows.get(cell.row)?;
        row.label.as_deref()
    }

    /// The cost group of a figure: its own, or that of its initiative.
    pub(super) fn cost_group(self, fact: &Fact) -> Option<CostGroup> {
        let named = fact.dimension(Dimension::Group).and_then(CostGroup::from_id);
        named.or_else(|| Some(self.initiative(fact)?.group))
    }

    /// What a cost went to: the initiative by its name, else as printed.
    pub(super) fn cost_label(self, fact: &Fact) -> String {
        let name = self.initiative(fact).map(|initiative| initiative.name.clone());
        name.or_else(|| self.row_label(&fact.source).map(str::to_owned)).unwrap_or_else(|| fact.key.dimensions.values().collect())
    }

    fn initiative(self, fact: &Fact) -> Option<&'a Initiative> {
        self.association.initiative(fact.dimension(Dimension::Initiative)?)
    }

    /// The column that a figure stands in.
    pub(super) fn column(self, cell: &CellRef) -> Option<&'a Column> {
        self.table(cell)?.columns.get(cell.column)
    }

    /// Whether any figure with these dimensions, or more, is withheld. What lies beside it must not tell it.
    pub(super) fn is_withheld(self, role: Role, period: Period, dimensions: &Dimensions) -> bool {
        let reports = self.association.reports.iter();
        let cells = reports
            .flat_map(|report| report.tables.iter().map(move |table| (report, table)))
            .flat_map(|(report, table)| table.rows.iter().flat_map(|row| &row.cells).map(move |cell| (report.period, cell)));
        cells
            .filter(|(_, cell)| cell.content == Content::Withheld && cell.meaning.role == Some(role))
            .any(|(own, cell)| cell.meaning.period.unwrap_or(own).as_flow() == period && cell.meaning.dimensions.hold(dimensions))
    }

    /// The title of the table that a figure stands in, if it is shown.
    pub(super) fn table_title(self, cell: &CellRef) -> Option<&'a str> {
        self.table(cell).filter(|table| table.kind != TableKind::Prose)?.title.as_deref()
    }

    /// The place of a cell in published order.
    pub(super) fn place(self, cell: &CellRef) -> (usize, usize) {
        let table = self.report_of(cell).and_then(|report| report.table_place(&cell.table));
        (table.unwrap_or(usize::MAX), cell.row)
    }

    fn table(self, cell: &CellRef) -> Option<&'a crate::model::Table> {
        self.report_of(cell)?.table(&cell.table)
    }

    fn report_of(self, cell: &CellRef) -> Option<&'a Report> {
        let known = self.report.filter(|report| report.id == cell.report);
        known.or_else(|| self.association.reports.iter().find(|report| report.id == cell.report))
    }
}

/// Whether a fact has no other dimensions than these.
pub(super) fn only(fact: &Fact, dimensions: &[Dimension]) -> bool {
    fact.key.dimensions.are_of(dimensions)
}

/// How associations are counted.
pub(super) const ASSOCIATIONS: Noun = Noun { none: "inget", one: "ett", many: "förbund", these: "förbunden" };

/// `Sydnärke och Södra Dalarna`, or of more than so many only how many: `åtta förbund`.
pub(super) fn names(names: &[&str], most: usize) -> String {
    if names.len() <= most { swedish::join(names) } else { format!("{} förbund", swedish::cardinal(names.len())) }
}

/// First and last day of a period.
pub(super) fn days(period: Period) -> (Date, Date) {
    match period.as_flow() {
        Period::Span { first, last } => (first, last),
        Period::Day(day) => (day, day),
    }
}

/// `2024`, `januari–juni 2020`.
pub(super) fn period_name(period: Period) -> String {
    let (first, last) = days(period);
    swedish::period_label(first, last)
}

/// Whether two periods cover the same months of a year, so that their figures can be compared.
pub(super) fn comparable(a: Period, b: Period) -> bool {
    let shape = |period| {
        let (first, last) = days(period);
        let months = (last.year() - first.year()) * 12 + i16::from(last.month() - first.month());
        (first.month(), first.day(), months, last == last.last_of_month(), if last == last.last_of_month() { 0 } else { last.day() })
    };
    shape(a) == shape(b)
}

/// Whether a period is a part of a year that is there as a whole.
pub(super) fn is_part_of_known_year(period: Period, all: &[Period]) -> bool {
    let year = period.last_day().year();
    !period.is_whole_year() && all.iter().any(|other| other.is_whole_year() && other.last_day().year() == year)
}

/// An amount in kronor.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Amount {
    pub value: Decimal,
    /// Whether the original gives it, or a part of it, as approximate.
    pub approximate: bool,
}

impl Amount {
    pub(super) fn of(fact: &Fact) -> Amount {
        Amount { value: fact.value, approximate: fact.approximate }
    }

    /// The amount in words, rounded: `4,7 miljoner kronor`.
    pub(super) fn spoken(self) -> String {
        self.said(Amount::beside(&[self]))
    }

    /// In words, as precisely as those it is held against.
    pub(super) fn said(self, precision: Precision) -> String {
        format!("{}{}", about(self.approximate), precision.say(self.value))
    }

    /// How precisely amounts are said that are held against each other.
    pub(super) fn beside(amounts: &[Amount]) -> Precision {
        Precision::of(&amounts.iter().map(|amount| amount.value).collect::<Vec<_>>())
    }

    /// How precisely two amounts and the distance between them are said.
    pub(super) fn change(from: Amount, to: Amount) -> Precision {
        Precision::of_change(from.value, to.value)
    }

    /// How precisely the largest and the least of all are said.
    pub(super) fn extremes(amounts: impl Iterator<Item = Amount> + Clone) -> Precision {
        let [most, least] = [amounts.clone().max_by_key(|amount| amount.value), amounts.min_by_key(|amount| amount.value)];
        Amount::beside(&[most, least].into_iter().flatten().collect::<Vec<_>>())
    }

    /// How far two are from each other.
    pub(super) fn distance(self, other: Amount) -> Amount {
        Amount { value: self.value.saturating_sub(other.value).abs(), approximate: self.approximate || other.approximate }
    }
}

/// `cirka `, before what the original gives as approximate.
pub(super) fn about(approximate: bool) -> &'static str {
    if approximate { "cirka " } else { "" }
}

impl std::ops::Add for Amount {
    type Output = Amount;

    fn add(self, other: Amount) -> Amount {
        Amount { value: self.value.saturating_add(other.value), approximate: self.approximate || other.approximate }
    }
}

impl std::iter::Sum for Amount {
    fn sum<I: Iterator<Item = Amount>>(amounts: I) -> Amount {
        amounts.fold(Amount::default(), |a, b| a + b)
    }
}

/// The one unit that all amounts of a chart are printed in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct MoneyUnit(Unit);

impl MoneyUnit {
    pub(super) const KRONOR: MoneyUnit = MoneyUnit(Unit::Kronor);

    /// The unit that all the facts are printed in, or kronor if they differ.
    pub(super) fn of<'a>(facts: impl IntoIterator<Item = &'a Fact>) -> MoneyUnit {
        let mut units = facts.into_iter().map(|fact| fact.unit);
        let first = units.next().unwrap_or(Unit::Kronor);
        MoneyUnit(if units.all(|unit| unit == first) { first } else { Unit::Kronor })
    }

    /// The exact figure in the unit, without decimals that are all zero: `4 720 000`.
    pub(super) fn figure(self, amount: Amount) -> String {
        let value = amount.value.checked_div(self.0.factor()).unwrap_or(amount.value);
        let value = if self.0 != Unit::Kronor || value.fract().is_zero() { value.normalize() } else { value };
        format!("{}{}", about(amount.approximate), swedish::figure(value))
    }

    /// The exact figure with its unit: `4 720 000 kr`.
    pub(super) fn text(self, amount: Amount) -> String {
        format!("{}{}{}", self.figure(amount), swedish::NBSP, self.0.suffix())
    }

    /// The exact figure with its share in percent, if there is one: `2 968 892 kr · 59 %`.
    pub(super) fn text_with_share(self, amount: Amount, share: Option<Decimal>) -> String {
        let share = share.map(|share| format!("\u{a0}·\u{a0}{}", swedish::percent_sign(share)));
        format!("{}{}", self.text(amount), share.unwrap_or_default())
    }

    /// The name of the unit: `kronor`, `tusen kronor`.
    pub(super) fn name(self) -> &'static str {
        match self.0 {
            Unit::ThousandKronor => "tusen kronor",
            Unit::MillionKronor => "miljoner kronor",
            _ => "kronor",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn period(name: &str) -> Period {
        Period::parse(name).unwrap()
    }

    #[test]
    fn only_like_periods_are_compared() {
        assert!(comparable(period("2024"), period("2023")));
        assert!(comparable(period("2020-h1"), period("2019-h1")));
        assert!(comparable(period("2024-01-01/2024-02-29"), period("2023-01-01/2023-02-28")));
        assert!(!comparable(period("2020-h1"), period("2019")));
        assert!(!comparable(period("2020-h1"), period("2020-h2")));
    }

    #[test]
    fn figures_lose_no_decimal_that_says_something() {
        let text = |unit, value: &str, approximate| MoneyUnit(unit).text(Amount { value: value.parse().unwrap(), approximate });
        assert_eq!(text(Unit::Kronor, "2360000.00", false), "2\u{a0}360\u{a0}000\u{a0}kr");
        assert_eq!(text(Unit::Kronor, "-0.50", false), "−0,50\u{a0}kr");
        assert_eq!(text(Unit::ThousandKronor, "3161000", false), "3\u{a0}161\u{a0}tkr");
        assert_eq!(text(Unit::ThousandKronor, "3161500", true), "cirka 3\u{a0}161,5\u{a0}tkr");
    }
}
