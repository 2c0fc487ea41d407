//! `dold-uppgift`: what a report withholds cannot be worked out from what stands beside it. And what stands in no file: figures about few
//! people, with as many more as it takes that they cannot be worked out from the rest of the files.

use super::comparison::Comparison;
use crate::diag::{Finding, Rule, Span};
use crate::facts::Facts;
use crate::model::{Association, Cell, CellRef, Content, Figure, Report, Site};
use crate::source::Sources;
use ecow::EcoString;
use rust_decimal::Decimal;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

/// The cells of each report, by its id, that stand in no file.
pub type LeftOut = BTreeMap<EcoString, BTreeSet<CellRef>>;

/// Rules by which all figures but one give the one.
const GIVES: [Rule; 17] = [
    Rule::Sum,
    Rule::EqualFacts,
    Rule::Balance,
    Rule::EquityChain,
    Rule::CashChain,
    Rule::CashFlow,
    Rule::Deviation,
    Rule::Share,
    Rule::Split,
    Rule::EquityRatio,
    Rule::EquityShare,
    Rule::Contributions,
    Rule::MemberShares,
    Rule::CostPerParticipant,
    Rule::Sexes,
    Rule::ResponseRate,
    Rule::Declared,
];

/// Looks at what the reports of an association withhold, given what the rules made of it. Returns what is left out of the files.
pub(super) fn check(site: &Site, association: &Association, sources: &Sources, all: &mut Vec<Comparison>) -> LeftOut {
    let withheld: Vec<(CellRef, Span)> =
        cells(association).filter(|(_, cell)| cell.content == Content::Withheld).map(|(place, cell)| (place, cell.span)).collect();
    let small = small(association, all);
    if withheld.is_empty() && small.is_empty() {
        return LeftOut::new();
    }
    // Where something is withheld, no rule can look. So the rules look at the reports as they would be with figures there.
    let mut made = Vec::new();
    if !withheld.is_empty() {
        let told = told(association);
        super::compare(site, &told, &Facts::collect(std::slice::from_ref(&told)), sources, &mut made);
    } else {
        made.clone_from(all);
    }
    let relations: Vec<&Comparison> = made.iter().filter(|made| GIVES.contains(&made.rule) && made.looked_at.len() > 1).collect();
    let mut unknown = Unknown { spans: withheld.iter().map(|(_, span)| *span).collect(), relations };
    for (place, span) in withheld {
        let given = unknown.given(|lacking| lacking == span);
        all.push(Comparison::of_cell(
            Rule::Withheld,
            &association.id,
            place.clone(),
            vec![span],
            given.map(|given| finding(association, &place, span, given)),
        ));
    }
    unknown.spans.extend(small);
    let left_out = unknown.enough(association);
    let mut by_report = LeftOut::new();
    for (place, cell) in cells(association).filter(|(_, cell)| left_out.contains(&cell.span)) {
        let parts = cell.figures().map(|(part, ..)| CellRef { part: part.into(), ..place.clone() });
        by_report.entry(place.report.clone()).or_default().extend(parts);
    }
    by_report
}

fn cells(association: &Association) -> impl Iterator<Item = (CellRef, &Cell)> {
    association.reports.iter().flat_map(|report| {
        report.tables.iter().flat_map(move |table| {
            table.rows.iter().enumerate().flat_map(move |(row, line)| {
                let place =
                    move |column| CellRef { report: report.id.clone(), table: table.id.clone(), row, column, part: EcoString::new() };
                line.cells.iter().enumerate().map(move |(column, cell)| (place(column), cell))
            })
        })
    })
}

/// Where the figures stand that are about few people and are shown on the page of their report alone.
fn small(association: &Association, all: &[Comparison]) -> HashSet<Span> {
    let report = |id: &EcoString| association.reports.iter().find(|report: &&Report| report.id == *id);
    let kept = all.iter().filter(|made| made.rule == Rule::SmallFigures).filter(|made| {
        let decision = made.decided.and_then(|decided| report(&made.report)?.small_figures.get(decided));
        decision.is_some_and(|decision| !decision.spread)
    });
    kept.flat_map(|made| made.looked_at.iter().copied()).collect()
}

/// The association as it would be with figures where it withholds them.
fn told(association: &Association) -> Association {
    let mut told = association.clone();
    for table in told.reports.iter_mut().flat_map(|report| &mut report.tables) {
        let unit = table.unit;
        for cell in table.rows.iter_mut().flat_map(|row| &mut row.cells).filter(|cell| cell.content == Content::Withheld) {
            cell.content = Content::Figure(Figure {
                value: Decimal::TEN,
                printed: "10".into(),
                unit: cell.meaning.unit.unwrap_or(unit),
                approximate: false,
                marks: EcoString::new(),
                fraction: None,
            });
        }
    }
    told
}

/// Figures that readers are not to know, among what the rules know of all figures.
struct Unknown<'a> {
    spans: HashSet<Span>,
    relations: Vec<&'a Comparison>,
}

impl<'a> Unknown<'a> {
    /// The first relation that gives something that is asked for: all that it looks at is known but for that.
    fn given(&self, asked: impl Fn(Span) -> bool) -> Option<&'a Comparison> {
        self.relations.iter().copied().find(|made| {
            let mut lacking = made.looked_at.iter().filter(|span| self.spans.contains(span));
            matches!((lacking.next(), lacking.next()), (Some(only), None) if asked(*only))
        })
    }

    /// These, with as many more as it takes that no relation gives any of them: of those that give one, the smallest figure that is no sum.
    fn enough(mut self, association: &Association) -> HashSet<Span> {
        let withheld: HashSet<Span> =
            cells(association).filter(|(_, cell)| cell.content == Content::Withheld).map(|(_, cell)| cell.span).collect();
        let sizes: HashMap<Span, Decimal> =
            cells(association).filter_map(|(_, cell)| Some((cell.span, cell.figures().next()?.1.value.abs()))).collect();
        while let Some(made) = self.given(|lacking| !withheld.contains(&lacking)) {
            let others = made.looked_at.iter().enumerate().filter(|(_, span)| !self.spans.contains(span));
            // The first is what the others give.
            let smallest = others.min_by_key(|(place, span)| (*place == 0 && made.looked_at.len() > 2, sizes.get(span).copied(), *place));
            let Some((_, span)) = smallest else { break };
            self.spans.insert(*span);
        }
        self.spans.retain(|span| !withheld.contains(span));
        self.spans
    }
}

fn finding(association: &Association, place: &CellRef, span: Span, given: &Comparison) -> Finding {
    let report = association.reports.iter().find(|report| report.id == place.report);
    let described = report.map(|report| report.describe(place)).unwrap_or_default();
    let beside = given.looked_at.iter().filter(|other| **other != span);
    let finding = Finding::new(Rule::Withheld, span, "det som inte lämnas ut går att räkna ut ur andra siffror").label(described);
    beside.fold(finding, |finding, other| finding.also(*other, "härur")).help(Rule::Withheld.advice())
}
