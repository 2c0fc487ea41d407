//! Cells with a role become facts with dimensions; facts form series over years. Changes no figure.

mod equity;
mod measure;
mod statement;

use crate::diag::Span;
pub use crate::model::CellRef;
use crate::model::{Association, Content, Edge, Kind, Nature, Period, Quantity, Report, Role, Sign, Table, TableKind, Unit};
pub use equity::{equity, equity_base, of_members};
pub use measure::{Measures, Share, percent};
use rust_decimal::Decimal;
pub use statement::Statement;
use std::collections::BTreeMap;

/// What a fact is about. Facts with equal keys must agree.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Key {
    pub association: String,
    pub role: Role,
    pub period: Period,
    pub kind: Kind,
    pub quantity: Quantity,
    pub dimensions: BTreeMap<String, String>,
}

impl Key {
    /// A key with other words for what is measured, and the same dimensions.
    pub fn of(&self, role: Role, kind: Kind, quantity: Quantity) -> Key {
        Key { role, kind, quantity, ..self.clone() }
    }

    pub fn at(&self, period: Period) -> Key {
        Key { period, ..self.clone() }
    }

    /// Without any dimension: the whole association.
    pub fn whole(&self) -> Key {
        Key { dimensions: BTreeMap::new(), ..self.clone() }
    }

    pub fn without(&self, dimension: &str) -> Key {
        let mut key = self.clone();
        key.dimensions.remove(dimension);
        key
    }

    pub fn with(&self, dimension: &str, value: &str) -> Key {
        let mut key = self.clone();
        key.dimensions.insert(dimension.to_owned(), value.to_owned());
        key
    }
}

/// One published figure with its meaning.
#[derive(Debug, Clone)]
pub struct Fact {
    pub key: Key,
    /// In the base unit of the quantity (kronor for money) and with the normal sign of the role.
    pub value: Decimal,
    /// The true value lies within this distance of `value`.
    pub half_unit: Decimal,
    /// The printed unit.
    pub unit: Unit,
    /// As printed, with the printed sign.
    pub printed: String,
    /// As printed, without the unit after it.
    pub bare: String,
    pub approximate: bool,
    /// The figure is restated, and why.
    pub restated: Option<String>,
    /// How many printed figures it is the sum of, where its table declares it to be a sum.
    pub addends: Option<usize>,
    pub source: CellRef,
    pub span: Span,
    rank: Rank,
}

/// Which of several equal facts leads: by kind of table, then the year's own report, then published order. Among those that
/// agree with it, the finest is shown.
type Rank = (TableKind, bool);

impl Fact {
    /// Whether two figures can be the same, within the rounding of their printed units.
    pub fn agrees(&self, other: &Fact) -> bool {
        (self.value - other.value).abs() <= self.half_unit + other.half_unit
    }

    /// How far the true value may lie from the printed one when the figures that it is the sum of are rounded too.
    pub fn rounding(&self) -> Decimal {
        self.half_unit * Decimal::from(1 + self.addends.filter(|addends| *addends > 1).unwrap_or(0))
    }

    /// Neither "drygt" nor restated: a figure that can be held against others.
    pub fn is_exact(&self) -> bool {
        !self.approximate && self.restated.is_none()
    }

    pub fn dimension(&self, name: &str) -> Option<&str> {
        self.key.dimensions.get(name).map(String::as_str)
    }
}

/// All facts of the site, in order of key; among equal keys the one to show comes first.
#[derive(Debug, Clone, Default)]
pub struct Facts {
    facts: Vec<Fact>,
    statements: Vec<Statement>,
}

impl Facts {
    /// Collects the facts of all reports.
    pub fn collect(associations: &[Association]) -> Facts {
        let mut facts = Vec::new();
        for association in associations {
            for report in &association.reports {
                for table in &report.tables {
                    collect_table(&association.id, report, table, &mut facts);
                }
            }
        }
        facts.sort_by(|a, b| a.key.cmp(&b.key).then(a.rank.cmp(&b.rank)));
        for group in facts.chunk_by_mut(|a, b| a.key == b.key) {
            show_finest(group);
        }
        Facts { facts, statements: statement::collect(associations) }
    }

    pub fn all(&self) -> &[Fact] {
        &self.facts
    }

    /// Facts with equal keys, group by group.
    pub fn groups(&self) -> impl Iterator<Item = &[Fact]> {
        self.facts.chunk_by(|a, b| a.key == b.key)
    }

    /// The facts of an association, group by group.
    pub fn groups_of(&self, association: &str) -> impl Iterator<Item = &[Fact]> + use<'_> {
        let start = self.facts.partition_point(|fact| fact.key.association.as_str() < association);
        let length = self.facts[start..].partition_point(|fact| fact.key.association == association);
        self.facts[start..start + length].chunk_by(|a, b| a.key == b.key)
    }

    /// The fact to show for each key of an association.
    pub fn shown_of(&self, association: &str) -> impl Iterator<Item = &Fact> + use<'_> {
        self.groups_of(association).filter_map(|group| group.first())
    }

    /// All facts with this key, the one to show first; empty if there are none.
    pub fn group(&self, key: &Key) -> &[Fact] {
        let start = self.facts.partition_point(|fact| fact.key < *key);
        let length = self.facts[start..].iter().take_while(|fact| fact.key == *key).count();
        &self.facts[start..start + length]
    }

    /// The fact to show for a key.
    pub fn get(&self, key: &Key) -> Option<&Fact> {
        self.group(key).first()
    }

    /// The fact to show for a key, if it can be held against others.
    pub fn exact(&self, key: &Key) -> Option<&Fact> {
        self.get(key).filter(|fact| fact.is_exact())
    }

    /// The fact to show for each key that fits, in order of key.
    pub fn select(&self, association: &str, role: Role, kind: Kind) -> impl Iterator<Item = &Fact> + use<'_> {
        self.shown_of(association).filter(move |fact| fact.key.role == role && fact.key.kind == kind)
    }
}

/// Where the leading figure is printed in thousands and another says the same in kronor, the finer one is shown.
fn show_finest(group: &mut [Fact]) {
    let finest = (1..group.len()).filter(|i| group[0].agrees(&group[*i])).min_by_key(|i| group[*i].half_unit);
    if let Some(finest) = finest.filter(|i| group[*i].half_unit < group[0].half_unit) {
        group[..=finest].rotate_right(1);
    }
}

/// A flow belongs to a stretch of time, a stock to a day.
fn natural_period(role: Role, period: Period, edge: Option<Edge>) -> Period {
    match role.nature() {
        Nature::Flow => period.as_flow(),
        Nature::Stock => period.as_stock(edge == Some(Edge::Start)),
    }
}

/// The printed figures that a cell is declared to be the sum of, by its row or its column.
fn addends(table: &Table, row: usize, column: usize) -> Option<usize> {
    let has_figure = |row: usize, column: usize| {
        let content = table.rows[row].cells.get(column).map(|cell| &cell.content);
        matches!(content, Some(Content::Figure(_) | Content::Parts(_)))
    };
    let of_row = table.rows[row].sum.as_ref().map(|terms| terms.iter().filter(|term| has_figure(term.index, column)).count());
    let of_column = table.columns[column].sum.as_ref().map(|terms| terms.iter().filter(|term| has_figure(row, term.index)).count());
    of_row.max(of_column)
}

fn collect_table(association: &str, report: &Report, table: &Table, facts: &mut Vec<Fact>) {
    for (row_index, row) in table.rows.iter().enumerate() {
        for (column_index, cell) in row.cells.iter().enumerate() {
            let addends = addends(table, row_index, column_index);
            for (part, figure, meaning) in cell.figures() {
                let Some(role) = meaning.role else { continue };
                let period = natural_period(role, meaning.period.unwrap_or(report.period), meaning.edge);
                let factor = figure.unit.factor();
                let sign = if meaning.sign == Some(Sign::Reversed) { -factor } else { factor };
                let marked = table.marks.get(&figure.marks).and_then(|mark| mark.kind);
                facts.push(Fact {
                    key: Key {
                        association: association.to_owned(),
                        role,
                        period,
                        kind: marked.or(meaning.kind).unwrap_or_default(),
                        quantity: figure.unit.quantity(),
                        dimensions: meaning.dimensions.clone(),
                    },
                    value: figure.value * sign,
                    half_unit: figure.half_unit() * factor,
                    unit: figure.unit,
                    printed: figure.printed.clone(),
                    bare: figure.bare().to_owned(),
                    approximate: figure.approximate,
                    restated: cell.restated.clone(),
                    addends,
                    source: CellRef {
                        report: report.id.clone(),
                        table: table.id.clone(),
                        row: row_index,
                        column: column_index,
                        part: part.to_owned(),
                    },
                    span: cell.span,
                    rank: (table.kind, period.last_day() != report.period.last_day()),
                });
            }
        }
    }
}
