//! All facts and statements of the site, and how they are found.

use super::caveat::Caveat;
use super::fact::{Fact, Key, natural_period};
use super::statement::{self, Statement};
use crate::model::{Association, Cell, CellRef, Content, Dimensions, Kind, Period, Report, Role, Sign, Table};
use ecow::{EcoString, EcoVec};
use jiff::civil::Date;
use rayon::prelude::*;
use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::ops::Range;

/// All facts of the site, association by association, each by itself, so that one can come after the others or in place of its former self.
#[derive(Debug, Clone, Default)]
pub struct Facts {
    /// By the id of the association.
    own: BTreeMap<EcoString, Own>,
}

/// What an association has of the facts.
#[derive(Debug, Clone, Default)]
struct Own {
    /// In order of key; among equal keys the one to show comes first.
    facts: Vec<Fact>,
    /// Where the groups of facts with equal keys lie.
    groups: Vec<Range<usize>>,
    /// By role; of those in the order of the content.
    statements: Vec<Statement>,
    /// Where the groups of each role lie among all groups, one role after the other.
    roles: BTreeMap<Role, Range<usize>>,
    /// The places of the groups of each role that have a fact of a report, by its id.
    reports: HashMap<EcoString, BTreeMap<Role, Vec<usize>>>,
    /// Each stretch of time that its facts tell of, oldest first.
    periods: Vec<Period>,
}

impl Own {
    fn collect(association: &Association) -> Own {
        let mut facts = Vec::new();
        for report in &association.reports {
            for table in &report.tables {
                collect_table(&association.id, report, table, &mut facts);
            }
        }
        facts.sort_by(|a: &Fact, b| a.key.cmp(&b.key).then(a.rank.cmp(&b.rank)));
        facts.shrink_to_fit();
        let mut own = Own { statements: statement::collect(association), ..Own::default() };
        own.periods = flows(facts.iter().map(|fact| fact.key.period)).into_iter().collect();
        for (group, place) in facts.chunk_by_mut(|a, b| a.key == b.key).zip(0..) {
            show_finest(group);
            let start = own.groups.last().map_or(0, |before: &Range<usize>| before.end);
            own.groups.push(start..start + group.len());
            let role = group[0].key.role;
            own.roles.entry(role).or_insert(place..place).end = place + 1;
            let reports: BTreeSet<&EcoString> = group.iter().map(|fact| &fact.source.report).collect();
            for report in reports {
                own.reports.entry(report.clone()).or_default().entry(role).or_default().push(place);
            }
        }
        own.facts = facts;
        own
    }

    fn slices<'a>(&'a self, groups: &'a [Range<usize>]) -> impl Iterator<Item = &'a [Fact]> + use<'a> {
        groups.iter().map(|group| &self.facts[group.clone()])
    }

    /// Where the groups lie that say one thing.
    fn of_role(&self, role: Role) -> &[Range<usize>] {
        &self.groups[self.roles.get(&role).cloned().unwrap_or_default()]
    }

    /// Those whose keys fit, given how a key lies to them in the order of keys.
    fn fitting(&self, role: Role, fits: impl Fn(&Key) -> Ordering) -> &[Range<usize>] {
        let groups = self.of_role(role);
        let fits = |group: &Range<usize>| fits(&self.facts[group.start].key);
        let start = groups.partition_point(|group| fits(group) == Ordering::Less);
        let length = groups[start..].partition_point(|group| fits(group) == Ordering::Equal);
        &groups[start..start + length]
    }
}

impl Facts {
    /// Collects the facts of all reports.
    pub fn collect(associations: &[Association]) -> Facts {
        let mut facts = Facts::default();
        facts.add(associations);
        facts
    }

    /// Adds what some associations tell, in place of what was known of them.
    pub fn add(&mut self, associations: &[Association]) {
        let all = associations.par_iter().map(|association| (association.id.clone(), Own::collect(association)));
        self.own.extend(all.collect::<Vec<_>>());
    }

    /// Adds what is found out about the figures of an association once they are held against each other.
    pub fn add_caveats(&mut self, association: &str, found: impl Fn(&Fact) -> Vec<Caveat>) {
        for fact in self.own.get_mut(association).into_iter().flat_map(|own| &mut own.facts) {
            let found = found(fact);
            fact.caveats.extend(found);
        }
    }

    /// Takes note of the figures of an association that stand in no file.
    pub fn leave_out(&mut self, association: &str, cells: &BTreeMap<EcoString, BTreeSet<CellRef>>) {
        for fact in self.own.get_mut(association).into_iter().flat_map(|own| &mut own.facts) {
            fact.left_out = cells.get(&fact.source.report).is_some_and(|cells| cells.contains(&fact.source));
        }
    }

    /// Every fact, in order of key.
    pub fn all(&self) -> impl Iterator<Item = &Fact> {
        self.own.values().flat_map(|own| &own.facts)
    }

    /// Facts with equal keys, group by group.
    pub fn groups(&self) -> impl Iterator<Item = &[Fact]> {
        self.own.values().flat_map(|own| own.slices(&own.groups))
    }

    /// The facts of an association, group by group.
    pub fn groups_of(&self, association: &str) -> impl Iterator<Item = &[Fact]> + use<'_> {
        self.own.get(association).into_iter().flat_map(|own| own.slices(&own.groups))
    }

    /// The facts of an association that say one thing, group by group.
    pub fn groups_of_role(&self, association: &str, role: Role) -> impl Iterator<Item = &[Fact]> + use<'_> {
        self.own.get(association).into_iter().flat_map(move |own| own.slices(own.of_role(role)))
    }

    /// The same of a period.
    pub fn groups_in(&self, association: &str, role: Role, period: Period) -> impl Iterator<Item = &[Fact]> + use<'_> {
        self.own.get(association).into_iter().flat_map(move |own| own.slices(own.fitting(role, |key| key.period.cmp(&period))))
    }

    /// The groups that have a fact of one report. What other reports say of the same is in them too.
    pub fn groups_of_report(&self, association: &str, report: &str, role: Role) -> impl Iterator<Item = &[Fact]> + use<'_> {
        let found = self.own.get(association).and_then(|own| Some((own, own.reports.get(report)?.get(&role)?)));
        found.into_iter().flat_map(|(own, places)| places.iter().map(|place| &own.facts[own.groups[*place].clone()]))
    }

    /// The fact that a cell of an association holds.
    pub fn at(&self, association: &str, cell: &CellRef) -> Option<&Fact> {
        let own = self.own.get(association)?;
        let places = own.reports.get(&cell.report)?.values().flatten();
        places.flat_map(|place| &own.facts[own.groups[*place].clone()]).find(|fact| fact.source == *cell)
    }

    /// The fact to show for each key of an association.
    pub fn shown_of(&self, association: &str) -> impl Iterator<Item = &Fact> + use<'_> {
        self.groups_of(association).filter_map(|group| group.first())
    }

    /// All facts with this key, the one to show first; empty if there are none.
    pub fn group(&self, key: &Key) -> &[Fact] {
        let rest = |key: &Key| (key.period, key.kind, key.quantity);
        let lies = |other: &Key| rest(other).cmp(&rest(key)).then_with(|| other.dimensions.cmp(&key.dimensions));
        let group = self.own.get(&key.association).and_then(|own| own.slices(own.fitting(key.role, lies)).next());
        group.unwrap_or_default()
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
        let Some(own) = self.own.get(association) else { return &[] };
        let start = own.statements.partition_point(|statement| statement.role < role);
        let length = own.statements[start..].partition_point(|statement| statement.role == role);
        &own.statements[start..start + length]
    }

    /// The cells in which an association says something in words.
    pub fn cells_in_words(&self, association: &str) -> BTreeSet<&CellRef> {
        self.own.get(association).into_iter().flat_map(|own| &own.statements).map(|statement| &statement.source).collect()
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
fn addends(table: &Table, row: usize, column: usize) -> Option<u32> {
    let has_figure = |row: usize, column: usize| {
        let content = table.rows[row].cells.get(column).map(|cell| &cell.content);
        matches!(content, Some(Content::Figure(_) | Content::Parts(_)))
    };
    let of_row = table.rows[row].sum.as_ref().map(|terms| terms.iter().filter(|term| has_figure(term.index, column)).count());
    let of_column = table.columns[column].sum.as_ref().map(|terms| terms.iter().filter(|term| has_figure(row, term.index)).count());
    of_row.max(of_column).map(|addends| addends as u32)
}

/// What the report itself notes at a figure.
fn caveats(table: &Table, cell: &Cell, marks: &str) -> EcoVec<Caveat> {
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
                    left_out: false,
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
