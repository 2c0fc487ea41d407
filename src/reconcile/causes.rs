//! Departures that have one cause are told once, at the figure that makes them all: the one that alone differs, a column that was moved,
//! a table with another sign or unit. Each comparison keeps its own outcome; only what is told of them is put together.

use super::comparison::{Comparison, Judge, Operand, difference_unit, with_unit};
use super::sign::Scale;
use crate::diag::{FileId, Finding, Rule, Severity, Span};
use crate::facts::{Fact, Facts};
use crate::model::{Association, CellRef, Role, Site};
use crate::swedish::counted;
use rust_decimal::Decimal;
use std::collections::{BTreeMap, BTreeSet, BinaryHeap, HashMap, HashSet};
use std::sync::Arc;

/// So many of the consequences are written out.
const FOLLOWS: usize = 4;
/// From so many departing figures on, a column is taken to be moved.
const MOVED: usize = 3;

/// A table by the places of its report, newest first, and of itself.
type TableAt = (usize, usize);

/// What is told of the comparisons of an association.
pub(super) fn told(site: &Site, association: &Association, facts: &Facts, all: &[Comparison]) -> Vec<Arc<Finding>> {
    let mut told = Vec::new();
    let mut cases = Vec::new();
    for made in all {
        let Some(finding) = &made.finding else { continue };
        let is_open = !finding.acknowledged && finding.severity > Severity::Info;
        let alone = matches!(made.rule, Rule::SmallFigures | Rule::BudgetDeviation | Rule::Printed);
        if is_open && !alone && made.cell().is_some() {
            cases.push(Case { made, finding });
        } else {
            told.push(finding.clone());
        }
    }
    if cases.len() < 2 && cases.iter().all(|case| case.made.rule != Rule::EqualFacts) {
        told.extend(cases.into_iter().map(|case| case.finding.clone()));
        return told;
    }
    let mut causes = Causes {
        site,
        association,
        facts: facts_of(association, facts, &cases),
        tables: tables(association),
        of_table: BTreeMap::new(),
        of_cell: HashMap::new(),
        is_told: vec![false; cases.len()],
        cases,
        told,
    };
    for (index, case) in causes.cases.iter().enumerate() {
        for span in &case.made.looked_at {
            causes.of_cell.entry(*span).or_default().push(index);
        }
        let tables: Vec<TableAt> = case.made.looked_at.iter().filter_map(|span| causes.table_of(*span)).collect();
        tables.into_iter().for_each(|table| _ = causes.of_table.entry(table).or_default().insert(index));
    }
    causes.other_scales();
    causes.moved_columns();
    causes.suspects(all);
    let Causes { cases, is_told, mut told, .. } = causes;
    told.extend(cases.iter().zip(is_told).filter(|(_, is_told)| !is_told).map(|(case, _)| case.finding.clone()));
    told
}

/// An open departure.
struct Case<'a> {
    made: &'a Comparison,
    finding: &'a Arc<Finding>,
}

impl Case<'_> {
    /// The place of the figure that an equal fact is held against.
    fn other(&self) -> Option<Span> {
        (self.made.rule == Rule::EqualFacts).then(|| self.made.looked_at.get(1).copied()).flatten()
    }
}

struct Causes<'a> {
    site: &'a Site,
    association: &'a Association,
    /// The facts of the equal figures that depart, by their places.
    facts: HashMap<Span, Vec<&'a Fact>>,
    /// Where the tables of each file begin.
    tables: BTreeMap<FileId, BTreeMap<usize, TableAt>>,
    /// The cases that each table and each cell takes part in.
    of_table: BTreeMap<TableAt, BTreeSet<usize>>,
    of_cell: HashMap<Span, Vec<usize>>,
    cases: Vec<Case<'a>>,
    is_told: Vec<bool>,
    told: Vec<Arc<Finding>>,
}

fn facts_of<'a>(association: &Association, facts: &'a Facts, cases: &[Case]) -> HashMap<Span, Vec<&'a Fact>> {
    let equal = cases.iter().filter(|case| case.made.rule == Rule::EqualFacts);
    let mut of: HashMap<Span, Vec<&Fact>> = equal.flat_map(|case| case.made.looked_at.iter()).map(|span| (*span, Vec::new())).collect();
    if !of.is_empty() {
        for fact in facts.groups_of(&association.id).flatten() {
            of.entry(fact.span).and_modify(|at| at.push(fact));
        }
    }
    of
}

fn tables(association: &Association) -> BTreeMap<FileId, BTreeMap<usize, TableAt>> {
    let mut tables: BTreeMap<FileId, BTreeMap<usize, TableAt>> = BTreeMap::new();
    for (number, report) in association.reports.iter().enumerate() {
        for (index, table) in report.tables.iter().enumerate() {
            tables.entry(table.span.file).or_default().insert(table.span.start(), (number, index));
        }
    }
    tables
}

impl<'a> Causes<'a> {
    fn table_of(&self, span: Span) -> Option<TableAt> {
        self.tables.get(&span.file)?.range(..=span.start()).next_back().map(|(_, at)| *at)
    }

    fn open(&self) -> impl Iterator<Item = (usize, &Case<'a>)> {
        self.cases.iter().enumerate().filter(|(index, _)| !self.is_told[*index])
    }

    /// Tells some cases as one. What the finding does not say itself follows from it.
    fn tell(&mut self, mut finding: Finding, group: &[usize], said: &HashSet<usize>) {
        let rest: Vec<&Finding> = group.iter().filter(|index| !said.contains(index)).map(|index| &**self.cases[*index].finding).collect();
        finding.follows = rest.iter().take(FOLLOWS).map(|follows| format!("{} ({})", follows.message, follows.place.label)).collect();
        if rest.len() > FOLLOWS {
            finding.follows.push(format!("och {} till", rest.len() - FOLLOWS));
        }
        group.iter().for_each(|index| self.is_told[*index] = true);
        self.told.push(Arc::new(finding));
    }

    /// A table with figures that have another sign, or another unit, than the same figures elsewhere.
    fn other_scales(&mut self) {
        let mut votes: BTreeMap<(Scale, TableAt), Vec<(usize, Span)>> = BTreeMap::new();
        for (index, case) in self.open() {
            let (Some(figures), Some(other)) = (&case.finding.figures, case.other()) else { continue };
            let Some(scale) = Scale::between(figures.left, figures.right) else { continue };
            let own = case.finding.place.span;
            let mut sides = vec![own, other];
            if scale == Scale::Sign && self.is_cost(case.made) {
                // The normal sign of a cost is known.
                sides.retain(|side| (*side == own) == figures.left.is_sign_positive());
            }
            for side in sides {
                if let Some(table) = self.table_of(side) {
                    votes.entry((scale, table)).or_default().push((index, side));
                }
            }
        }
        let mut votes: Vec<_> = votes.into_iter().collect();
        // The table with most of them is the one that differs; of two alike the newer.
        votes.sort_by_key(|((_, (report, _)), wrong)| (usize::MAX - wrong.len(), *report));
        for ((scale, table), mut wrong) in votes {
            wrong.retain(|(index, _)| !self.is_told[*index]);
            if wrong.is_empty() {
                continue;
            }
            let said: HashSet<usize> = wrong.iter().map(|(index, _)| *index).collect();
            let touching: BTreeSet<usize> = wrong.iter().flat_map(|(_, span)| self.of_cell[span].iter().copied()).collect();
            let group: Vec<usize> = touching.into_iter().filter(|index| !self.is_told[*index]).collect();
            let finding = self.other_scale(scale, table, &wrong);
            self.tell(finding, &group, &said);
        }
    }

    fn other_scale(&self, scale: Scale, (report, table): TableAt, wrong: &[(usize, Span)]) -> Finding {
        let table = &self.association.reports[report].tables[table];
        let mut places: Vec<Span> = wrong.iter().map(|(_, span)| *span).collect::<BTreeSet<_>>().into_iter().collect();
        let first = places.remove(0);
        let figures = counted(places.len() + 1, "en siffra", "siffror");
        let message = format!("{figures} i tabellen ”{}” {} samma siffror på andra ställen", table.id, scale.said());
        let finding = Finding::new(Rule::EqualFacts, first, message);
        let finding = places.into_iter().fold(finding, |finding, place| finding.also(place, "också här"));
        let mut rest: Vec<Span> = Vec::new();
        for (index, span) in wrong {
            let case = &self.cases[*index];
            rest.extend([Some(case.finding.place.span), case.other()].into_iter().flatten().filter(|other| other != span));
        }
        let finding = rest.first().map_or(finding.clone(), |other| finding.also(*other, "till exempel här"));
        finding.help(scale.help())
    }

    /// A table whose comparison figures differ from those of the year's own report in many rows.
    fn moved_columns(&mut self) {
        let mut departing: BTreeMap<(TableAt, usize), Vec<usize>> = BTreeMap::new();
        for (index, case) in self.open() {
            let Some((own, other)) = case.other().and_then(|other| Some((self.table_of(case.finding.place.span)?, self.table_of(other)?)))
            else {
                continue;
            };
            if own.0 < other.0 {
                departing.entry((own, other.0)).or_default().push(index);
            }
        }
        for ((table, older), group) in departing.into_iter().filter(|(_, group)| group.len() >= MOVED) {
            let group: Vec<usize> = group.into_iter().filter(|index| !self.is_told[*index]).collect();
            let Some(first) = group.first() else { continue };
            let report = &self.association.reports[table.0];
            let column = self.cases[*first].made.cell().map_or(0, |cell| cell.column);
            let (own, older) = (&report.tables[table.1], &self.association.reports[older]);
            let place = own.columns.get(column).map_or(own.span, |column| column.span);
            let message = format!("{} av jämförelseårets siffror skiljer sig från rapporten för {}", group.len(), older.id);
            let mut finding = Finding::new(Rule::EqualFacts, place, message)
                .label(own.title.clone().unwrap_or_else(|| own.id.to_string()))
                .help(format!(
                    "Har du flyttat kolumnen? Se efter att åren i kolumnerna är rätta, och att siffrorna står i rätt kolumn och på rätt rad. \
                     Är de omräknade sedan {}: skriv varför i omraknad på raderna.",
                    older.id
                ));
            let said: HashSet<usize> = group.iter().copied().collect();
            for index in group.iter().take(FOLLOWS) {
                let case = &self.cases[*index];
                finding = finding.also(case.finding.place.span, String::new());
            }
            let in_table = self.of_table.get(&table).into_iter().flatten();
            let group: Vec<usize> = in_table.copied().filter(|index| !self.is_told[*index]).collect();
            self.tell(finding, &group, &said);
        }
    }

    /// One figure after the other that takes part in most of what departs.
    fn suspects(&mut self, all: &[Comparison]) {
        let twins = self.twins();
        let mut of_cell: BTreeMap<Span, Vec<usize>> = BTreeMap::new();
        for (index, case) in self.open() {
            let newer = case.other().is_some_and(|other| {
                self.table_of(case.finding.place.span).zip(self.table_of(other)).is_some_and(|(own, other)| own.0 < other.0)
            });
            let spans: BTreeSet<Span> = case.made.looked_at.iter().copied().collect();
            // What an older report has published is not put in doubt by a newer one.
            for span in spans.into_iter().filter(|span| !(newer && case.other() == Some(*span))) {
                of_cell.entry(span).or_default().push(index);
            }
        }
        let mut live: HashMap<Span, usize> = of_cell.iter().map(|(span, cases)| (*span, cases.len())).collect();
        let mut holds: HashMap<Span, usize> = HashMap::new();
        if live.values().any(|cases| *cases > 1) {
            for span in all.iter().filter(|made| made.finding.is_none()).flat_map(|made| made.looked_at.iter()) {
                *holds.entry(*span).or_default() += 1;
            }
        }
        let rank = |span: Span, cases: usize, causes: &Causes| {
            let held = holds.get(&span).copied().unwrap_or(0);
            let report = causes.table_of(span).map_or(usize::MAX, |(report, _)| report);
            (cases, usize::MAX - held, usize::MAX - report, std::cmp::Reverse(span))
        };
        let mut heap: BinaryHeap<_> = live.iter().filter(|(_, cases)| **cases > 1).map(|(span, cases)| rank(*span, *cases, self)).collect();
        while let Some((cases, _, _, std::cmp::Reverse(span))) = heap.pop() {
            let now = live.get(&span).copied().unwrap_or(0);
            if now != cases {
                if now > 1 {
                    heap.push(rank(span, now, self));
                }
                continue;
            }
            let group: Vec<usize> = of_cell[&span].iter().copied().filter(|index| !self.is_told[*index]).collect();
            for span in group.iter().flat_map(|index| self.cases[*index].made.looked_at.iter().copied().collect::<BTreeSet<_>>()) {
                live.entry(span).and_modify(|cases| *cases = cases.saturating_sub(1));
            }
            let (finding, said) = self.suspect(span, &group);
            let group = group
                .iter()
                .flat_map(|index| std::iter::once(*index).chain(twins.get(index).into_iter().flatten().copied()))
                .collect::<Vec<_>>();
            self.tell(finding, &group, &said);
        }
        // Twins whose first is a departure alone.
        for (first, others) in twins {
            if self.is_told[first] {
                continue;
            }
            let finding = others.iter().fold((**self.cases[first].finding).clone(), |finding, other| {
                let place = &self.cases[*other].finding.place;
                finding.also(place.span, place.label.clone())
            });
            let group: Vec<usize> = std::iter::once(first).chain(others).collect();
            let said = group.iter().copied().collect();
            self.tell(finding, &group, &said);
        }
    }

    /// In a newer report the same figure may stand in several places, all of which depart from the older report: the first of them with
    /// the others, which are not looked at alone.
    fn twins(&mut self) -> BTreeMap<usize, Vec<usize>> {
        let mut first: HashMap<(Span, Decimal, usize), usize> = HashMap::new();
        let mut twins: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for (index, case) in self.open() {
            let (Some(other), Some(figures)) = (case.other(), &case.finding.figures) else { continue };
            let (Some(own), Some(older)) = (self.table_of(case.finding.place.span), self.table_of(other)) else { continue };
            if own.0 < older.0 {
                match first.get(&(other, figures.left, own.0)) {
                    Some(first) => twins.entry(*first).or_default().push(index),
                    None => _ = first.insert((other, figures.left, own.0), index),
                }
            }
        }
        twins.values().flatten().for_each(|index| self.is_told[*index] = true);
        twins
    }

    /// What is told of the figure that several departures share, and which of them it says itself.
    fn suspect(&self, span: Span, group: &[usize]) -> (Finding, HashSet<usize>) {
        let equal = |at: &dyn Fn(&Case) -> bool| {
            let fits = group.iter().filter(|index| self.cases[**index].made.rule == Rule::EqualFacts && at(&self.cases[**index]));
            fits.copied().collect::<Vec<usize>>()
        };
        if let Some(first) = equal(&|case| case.finding.place.span == span).first() {
            return ((**self.cases[*first].finding).clone(), HashSet::from([*first]));
        }
        let held_against = equal(&|case| case.other() == Some(span));
        if let Some(turned) = self.turned(span, &held_against) {
            return (turned, held_against.into_iter().collect());
        }
        let own = group.iter().find(|index| self.cases[**index].finding.place.span == span).or(group.first()).copied().unwrap_or_default();
        let mut finding = (**self.cases[own].finding).clone();
        let label = "den här siffran är med i allt som inte stämmer";
        finding.related.iter_mut().filter(|place| place.span == span).for_each(|place| label.clone_into(&mut place.label));
        (finding, HashSet::from([own]))
    }

    /// The figure that others are held against, where it is the one that departs.
    fn turned(&self, span: Span, group: &[usize]) -> Option<Finding> {
        let left = |index: &usize| self.cases[*index].finding.figures.as_ref().map(|figures| figures.left);
        let first = group.first()?;
        if !group.iter().all(|index| left(index) == left(first)) {
            return None;
        }
        let judge = Judge { site: self.site, association: &self.association.id, rule: Rule::EqualFacts };
        let one = self.fact(self.cases[*first].made)?;
        let key = &one.key;
        let mut at = self.facts.get(&span)?.iter().copied().filter(|fact| (fact.key.role, fact.key.period) == (key.role, key.period));
        let (Some(alone), None) = (at.next(), at.next()) else { return None };
        let (here, there) = (Operand::of(alone), Operand::of(one));
        let places = if group.len() == 1 {
            "på ett annat ställe".to_owned()
        } else {
            format!("på {}", counted(group.len(), "ett annat ställe", "andra ställen"))
        };
        let message = format!("{} har två värden: {} här och {} {places}", key.role.swedish(), here.told(), there.told());
        let mut finding = Finding::new(Rule::EqualFacts, span, message).label(judge.describe(&alone.source));
        let (mut paths, mut ids) = (Vec::new(), BTreeSet::new());
        for index in group {
            let case = &self.cases[*index];
            finding = finding.also(case.finding.place.span, case.finding.place.label.clone());
            let report = |cell: &CellRef| judge.site.report(judge.association, &cell.report);
            if let Some(way) = case.made.cell().and_then(|cell| Some(report(cell)?.way_to(cell))) {
                paths.push(format!("\"{}\"", way.path));
                ids.insert(way.first);
            }
        }
        let paths = if let [path] = &paths[..] { path.clone() } else { format!("[{}]", paths.join(", ")) };
        finding.figures.clone_from(&self.cases[*first].finding.figures);
        finding.figures.iter_mut().for_each(|figures| std::mem::swap(&mut figures.left, &mut figures.right));
        ids.remove("");
        let ids: Vec<String> = ids.into_iter().collect();
        let add = if ids.is_empty() { "lägg till".to_owned() } else { format!("{}. Lägg sedan till", ids.join(", ")) };
        let difference = with_unit(alone.value - one.value, difference_unit(alone.unit));
        Some(finding.arithmetic(format!("skillnad: {difference}")).help(format!(
            "Jämför med originalet. Står det olika där: {add} [[originalfel]] i rapport.toml med regel = \"lika-fakta\", plats = {paths} och \
             forklaring = \"…\"."
        )))
    }

    fn fact(&self, made: &Comparison) -> Option<&'a Fact> {
        let at = self.facts.get(made.looked_at.first()?)?;
        at.iter().copied().find(|fact| Some(&fact.source) == made.cell())
    }

    fn is_cost(&self, made: &Comparison) -> bool {
        let is_cost = |fact: &Fact| matches!(fact.key.role, Role::OperatingCosts | Role::FinancialCosts | Role::Depreciation);
        self.fact(made).is_some_and(is_cost)
    }
}
