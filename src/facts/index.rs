//! All facts and statements of the site, and how they are found.

use super::caveat::Caveat;
use super::fact::{Fact, Key, natural_period};
use super::statement::{self, Statement};
use crate::model::{Association, Cell, CellRef, Content, Dimensions, Kind, Period, Report, Role, Sign, Table};
use ecow::EcoString;
use jiff::civil::Date;
use rayon::prelude::*;
use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::ops::Range;

/// All facts of the site, in order of key; among equal keys the one to show comes first.
#[derive(Debug, Clone, Default)]
pub struct Facts {
    facts: Vec<Fact>,
    /// Where the groups of facts with equal keys lie.
    groups: Vec<Range<usize>>,
    /// By association and role; of those in the order of the content.
    statements: Vec<Statement>,
    /// By the id of the association.
    own: HashMap<EcoString, Own>,
}

/// What an association has of the facts.
#[derive(Debug, Clone, Default)]
struct Own {
    /// Where the groups of each role lie among all groups, one role after the other.
    roles: BTreeMap<Role, Range<usize>>,
    /// The places of the groups of each role that have a fact of a report, by its id.
    reports: HashMap<EcoString, BTreeMap<Role, Vec<usize>>>,
    /// Each stretch of time that its facts tell of, oldest first.
    periods: Vec<Period>,
}

impl Facts {
    /// Collects the facts of all reports.
    pub fn collect(associations: &[Association]) -> Facts {
        let of_association = |association: &Association| {
            let mut facts = Vec::new();
            for report in &association.reports {
                for table in &report.tables {
                    collect_table(&association.id, report, table, &mut facts);
                }
            }
            facts
        };
        let mut facts: Vec<Fact> = associations.par_iter().flat_map_iter(of_association).collect();
        facts.par_sort_by(|a, b| a.key.cmp(&b.key).then(a.rank.cmp(&b.rank)));
        let mut groups = Vec::new();
        for group in facts.chunk_by_mut(|a, b| a.key == b.key) {
            show_finest(group);
            let start = groups.last().map_or(0, |before: &Range<usize>| before.end);
            groups.push(start..start + group.len());
        }
        let statements = statement::collect(associations);
        let mut own: HashMap<EcoString, Own> = HashMap::new();
        for facts in facts.chunk_by(|a, b| a.key.association == b.key.association) {
            let periods = flows(facts.iter().map(|fact| fact.key.period)).into_iter().collect();
            own.insert(facts[0].key.association.clone(), Own { periods, ..Own::default() });
        }
        for (group, place) in groups.iter().zip(0..) {
            let key = &facts[group.start].key;
            let own = own.entry(key.association.clone()).or_default();
            own.roles.entry(key.role).or_insert(place..place).end = place + 1;
            let reports: BTreeSet<&EcoString> = facts[group.clone()].iter().map(|fact| &fact.source.report).collect();
            for report in reports {
                own.reports.entry(report.clone()).or_default().entry(key.role).or_default().push(place);
            }
        }
        Facts { facts, groups, statements, own }
    }

    /// Adds what is found out about figures once they are held against each other.
    pub fn add_caveats(&mut self, found: impl Fn(&Fact) -> Vec<Caveat>) {
        for fact in &mut self.facts {
            let found = found(fact);
            fact.caveats.extend(found);
        }
    }

    /// Every fact, in order of key.
    pub fn all(&self) -> &[Fact] {
        &self.facts
    }

    /// Facts with equal keys, group by group.
    pub fn groups(&self) -> impl Iterator<Item = &[Fact]> {
        self.slices(&self.groups)
    }

    /// Where the groups of an association lie that say one thing.
    fn of_role(&self, association: &str, role: Role) -> &[Range<usize>] {
        let own = self.own.get(association).and_then(|own| own.roles.get(&role));
        &self.groups[own.cloned().unwrap_or_default()]
    }

    /// Those whose keys fit, given how a key lies to them in the order of keys.
    fn fitting(&self, association: &str, role: Role, fits: impl Fn(&Key) -> Ordering) -> &[Range<usize>] {
        let groups = self.of_role(association, role);
        let fits = |group: &Range<usize>| fits(&self.facts[group.start].key);
        let start = groups.partition_point(|group| fits(group) == Ordering::Less);
        let length = groups[start..].partition_point(|group| fits(group) == Ordering::Equal);
        &groups[start..start + length]
    }

    fn slices<'a>(&'a self, groups: &'a [Range<usize>]) -> impl Iterator<Item = &'a [Fact]> + use<'a> {
        groups.iter().map(|group| &self.facts[group.clone()])
    }

    /// The facts of an association, group by group.
    pub fn groups_of(&self, association: &str) -> impl Iterator<Item = &[Fact]> + use<'_> {
        let roles = self.own.get(association).map(|own| &own.roles);
        let ends = roles.and_then(|roles| Some((roles.first_key_value()?.1.start, roles.last_key_value()?.1.end)));
        let (start, end) = ends.unwrap_or_default();
        self.slices(&self.groups[start..end])
    }

    /// The facts of an association that say one thing, group by group.
    pub fn groups_of_role(&self, association: &str, role: Role) -> impl Iterator<Item = &[Fact]> + use<'_> {
        self.slices(self.of_role(association, role))
    }

    /// The same of a period.
    pub fn groups_in(&self, association: &str, role: Role, period: Period) -> impl Iterator<Item = &[Fact]> + use<'_> {
        self.slices(self.fitting(association, role, |key| key.period.cmp(&period)))
    }

    /// The groups that have a fact of one report. What other reports say of the same is in them too.
    pub fn groups_of_report(&self, association: &str, report: &str, role: Role) -> impl Iterator<Item = &[Fact]> + use<'_> {
        let of_report = self.own.get(association).and_then(|own| own.reports.get(report)?.get(&role));
        of_report.into_iter().flatten().map(|place| &self.facts[self.groups[*place].clone()])
    }

    /// The fact that a cell of an association holds.
    pub fn at(&self, association: &str, cell: &CellRef) -> Option<&Fact> {
        let of_report = self.own.get(association)?.reports.get(&cell.report)?;
        let mut facts = of_report.values().flatten().flat_map(|place| &self.facts[self.groups[*place].clone()]);
        facts.find(|fact| fact.source == *cell)
    }

    /// The fact to show for each key of an association.
    pub fn shown_of(&self, association: &str) -> impl Iterator<Item = &Fact> + use<'_> {
        self.groups_of(association).filter_map(|group| group.first())
    }

    /// All facts with this key, the one to show first; empty if there are none.
    pub fn group(&self, key: &Key) -> &[Fact] {
        let rest = |key: &Key| (key.period, key.kind, key.quantity);
        let lies = |other: &Key| rest(other).cmp(&rest(key)).then_with(|| other.dimensions.cmp(&key.dimensions));
        self.slices(self.fitting(&key.association, key.role, lies)).next().unwrap_or_default()
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
        self.groups_of_role(association, role).filter_map(|group| group.first()).filter(move |fact| fact.key.kind == kind)
    }

    /// Each stretch of time that the facts of an association tell of, oldest first.
    pub fn periods(&self, association: &str) -> &[Period] {
        self.own.get(association).map(|own| &*own.periods).unwrap_or_default()
    }

    /// Whether a report withholds an outcome that is about something that fits.
    pub fn is_withheld(&self, association: &str, role: Role, period: Period, fits: impl Fn(&Dimensions) -> bool) -> bool {
        let mut said = self.statements_of(association, role).iter().filter(|said| (said.period, said.kind) == (period, Kind::Outcome));
        said.any(|said| said.content == Content::Withheld && fits(&said.dimensions))
    }

    /// What an association says in words of one thing, in the order of the content.
    pub fn statements_of(&self, association: &str, role: Role) -> &[Statement] {
        let place = |statement: &Statement| (statement.association.as_str(), statement.role).cmp(&(association, role));
        let start = self.statements.partition_point(|statement| place(statement) == Ordering::Less);
        let length = self.statements[start..].partition_point(|statement| place(statement) == Ordering::Equal);
        &self.statements[start..start + length]
    }
}

/// Each stretch of time. A day is the end of one; where none ends on it, of the time since the start of the year.
pub fn flows(periods: impl Iterator<Item = Period>) -> BTreeSet<Period> {
    let (mut flows, days): (BTreeSet<Period>, BTreeSet<Period>) = periods.partition(|period| *period == period.as_flow());
    let ends: BTreeSet<Date> = flows.iter().map(|period| period.last_day()).collect();
    flows.extend(days.into_iter().filter(|day| !ends.contains(&day.last_day())).map(Period::as_flow));
    flows
}

/// Where the leading figure is printed in thousands and another says the same in kronor, the finer one is shown.
fn show_finest(group: &mut [Fact]) {
    let is_finer = |i: &usize| group[*i].fraction.is_none() && group[0].agrees(&group[*i]);
    let finest = (1..group.len()).filter(is_finer).min_by_key(|i| group[*i].half_unit);
    if let Some(finest) = finest.filter(|i| group[*i].half_unit < group[0].half_unit) {
        group[..=finest].rotate_right(1);
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

/// What the report itself notes at a figure.
fn caveats(table: &Table, cell: &Cell, marks: &str) -> Vec<Caveat> {
    let mark = table.marks.get(marks).map(|mark| Caveat::Remark(mark.text.clone()));
    let remark = cell.remark.clone().map(Caveat::Remark);
    mark.into_iter().chain(remark).chain(cell.restated.clone().map(Caveat::Restated)).collect()
}

fn collect_table(association: &EcoString, report: &Report, table: &Table, facts: &mut Vec<Fact>) {
    for (row_index, row) in table.rows.iter().enumerate() {
        for (column_index, cell) in row.cells.iter().enumerate() {
            let addends = addends(table, row_index, column_index);
            for (part, figure, meaning) in cell.figures() {
                let Some(role) = meaning.role else { continue };
                let period = natural_period(role, meaning.period.unwrap_or(report.period), meaning.edge);
                let factor = figure.unit.factor();
                let sign = if meaning.sign == Some(Sign::Reversed) { -factor } else { factor };
                let marked = table.marks.get(&*figure.marks).and_then(|mark| mark.kind);
                facts.push(Fact {
                    key: Key {
                        association: association.clone(),
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
                    approximate: figure.approximate,
                    fraction: figure.fraction,
                    caveats: caveats(table, cell, &figure.marks),
                    addends,
                    source: CellRef {
                        report: report.id.clone(),
                        table: table.id.clone(),
                        row: row_index,
                        column: column_index,
                        part: part.into(),
                    },
                    span: cell.span,
                    rank: (table.kind, !report.kind.is_account() || period.last_day() != report.period.last_day()),
                });
            }
        }
    }
}
