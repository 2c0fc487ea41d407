//! The facts that a chart is drawn from, as its reader meets them.

use crate::chart::pen::Pen;
use crate::facts::{CellRef, Fact, Facts, Key, Statement};
use crate::measures::{Measure, Measures};
use crate::model::{
    Association, Cell, ChartWords, Column, Content, CostGroup, Dimension, Dimensions, Initiative, Kind, Period, Report, Site, TableKind,
};
use crate::swedish::{self, Noun};
use jiff::civil::Date;

/// The facts of an association: those that one report prints, or the best of all its reports.
#[derive(Clone, Copy)]
pub(super) struct Scope<'a> {
    pub site: &'a Site,
    pub association: &'a Association,
    pub report: Option<&'a Report>,
    pub facts: &'a Facts,
    /// Whether the charts are drawn, or only named and told.
    pub draws: bool,
}

impl<'a> Scope<'a> {
    /// The facts of a measure, group by group, as far as the report says something.
    pub(super) fn groups(self, measure: Measure) -> impl Iterator<Item = &'a [Fact]> {
        let association = &self.association.id;
        let of_report = self.report.map(|report| measure.groups_of_report(self.facts, association, &report.id));
        let of_all = self.report.is_none().then(|| measure.groups(self.facts, association));
        of_report.into_iter().flatten().chain(of_all.into_iter().flatten())
    }

    /// The outcomes of a measure, one fact for each key.
    pub(super) fn outcomes(self, measure: Measure) -> impl Iterator<Item = &'a Fact> {
        self.of_kind(measure, Kind::Outcome)
    }

    /// The facts of a measure and a kind, one for each key.
    pub(super) fn of_kind(self, measure: Measure, kind: Kind) -> impl Iterator<Item = &'a Fact> {
        self.groups(measure).filter_map(move |group| {
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

    /// The goals of a measure, one fact for each key: an exact one where there is any. What several figures are to reach together is no
    /// goal of each.
    pub(super) fn goals(self, measure: Measure) -> impl Iterator<Item = &'a Fact> {
        self.groups(measure).filter_map(move |group| {
            let fits = group.first()?.key.kind == Kind::Target;
            let own = group.iter().filter(|fact| self.report.is_none_or(|report| fact.source.report == report.id));
            own.min_by_key(|fact| fact.approximate).filter(|goal| fits && !self.is_shared(goal))
        })
    }

    fn is_shared(self, goal: &Fact) -> bool {
        let shared = self.report_of(&goal.source).map(|report| &report.shared_goals[..]).unwrap_or_default();
        shared.iter().any(|shared| {
            let same = shared.goal == goal.source || self.fact_at(&shared.goal).is_some_and(|other| other.value == goal.value);
            let of_a_part =
                |part: &CellRef| self.fact_at(part).is_some_and(|part| part.key == Key { kind: part.key.kind, ..goal.key.clone() });
            same && (shared.goal == goal.source || shared.parts.iter().any(of_a_part))
        })
    }

    /// What the one report that speaks says of a measure in words.
    pub(super) fn statements(self, measure: Measure) -> impl Iterator<Item = &'a Statement> {
        let own = move |statement: &&Statement| self.voice() == Some(&statement.source.report);
        measure.statements(self.facts, &self.association.id).iter().filter(own)
    }

    /// What is said of the association in a period, by those whose figures these are.
    pub(super) fn measures(self, period: Period) -> Measures<'a> {
        Measures { facts: self.facts, association: self.association, period, voice: self.voice() }
    }

    /// Whose words the charts are, and whether they are drawn.
    pub(super) fn pen(self) -> Pen<'a> {
        Pen { voice: self.voice(), draws: self.draws }
    }

    /// Id of the one report that speaks.
    pub(super) fn voice(self) -> Option<&'a str> {
        self.report.map(|report| report.id.as_str())
    }

    /// The fact that a cell holds.
    pub(super) fn fact_at(self, cell: &CellRef) -> Option<&'a Fact> {
        self.facts.at(&self.association.id, cell)
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

    /// The verdict that stands in the row of a figure, if there is one.
    pub(super) fn verdict_in_row(self, cell: &CellRef) -> Option<&'a str> {
        let verdict = |cell: &'a Cell| if let Content::Level { text, .. } = &cell.content { Some(text.as_str()) } else { None };
        self.table(cell)?.rows.get(cell.row)?.cells.iter().find_map(verdict)
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

    /// Whether any figure that says the same of less is withheld.
    pub(super) fn is_withheld_of(self, fact: &Fact) -> bool {
        withholds(self.facts.statements_of(&self.association.id, fact.key.role), fact.key.period, &fact.key.dimensions)
    }

    /// Whether any figure with these dimensions, or more, is withheld. What lies beside it must not tell it.
    pub(super) fn is_withheld(self, measure: Measure, period: Period, dimensions: &Dimensions) -> bool {
        withholds(measure.statements(self.facts, &self.association.id), period, dimensions)
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

fn withholds(said: &[Statement], period: Period, dimensions: &Dimensions) -> bool {
    let mut withheld = said.iter().filter(|said| said.content == Content::Withheld);
    withheld.any(|said| said.period.as_flow() == period && said.dimensions.hold(dimensions))
}

/// Whether a fact has no other dimensions than these.
pub(super) fn only(fact: &Fact, dimensions: &[Dimension]) -> bool {
    fact.key.dimensions.are_of(dimensions)
}

/// How associations are counted.
pub(super) const ASSOCIATIONS: Noun = Noun { none: "inget", one: "ett", many: "förbund", these: "förbunden" };

/// How many associations are named in a sentence where nothing else limits them; of more, only the number is said.
pub(super) const NAMED: usize = 6;

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
}
