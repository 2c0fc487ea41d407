//! `dold-uppgift`: what a report withholds cannot be worked out from what stands beside it. And what stands in no file: figures about few
//! people, with as many more as it takes that they cannot be worked out from the rest of the files.

use super::comparison::Comparison;
use crate::diag::{Finding, Rule, Span};
use crate::facts::{Fact, Facts};
use crate::model::{Association, Cell, CellRef, Content, Dimensions, Figure, Kind, Meaning, Part, Piece, Quantity, Report, Row, Unit};
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

/// Looks at what the reports of an association withhold, given what the rules made of it; `look` applies the rules. Returns what is left out of the files.
pub(super) fn check(
    association: &Association,
    facts: &Facts,
    all: &mut Vec<Comparison>,
    look: impl Fn(&Association, &Facts, &mut Vec<Comparison>),
) -> LeftOut {
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
        look(&told, &Facts::collect(std::slice::from_ref(&told)), &mut made);
    } else {
        made.clone_from(all);
    }
    let ruled = made.iter().filter(|made| GIVES.contains(&made.rule) && made.looked_at.len() > 1);
    let relations = ruled.map(|made| made.looked_at.to_vec()).chain(wholes(&association.id, facts, &small)).collect();
    let mut unknown = Unknown { spans: withheld.iter().map(|(_, span)| *span).collect(), relations };
    for (place, span) in withheld {
        let given = unknown.given(|lacking| lacking == span);
        let finding = given.map(|given| finding(association, &place, span, given));
        all.push(Comparison::of_cell(Rule::Withheld, &association.id, place, vec![span], finding));
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
    association.reports.iter().flat_map(cells_of)
}

fn cells_of(report: &Report) -> impl Iterator<Item = (CellRef, &Cell)> {
    report.tables.iter().flat_map(move |table| {
        table.rows.iter().enumerate().flat_map(move |(row, line)| {
            let place = move |column| CellRef { report: report.id.clone(), table: table.id.clone(), row, column, part: EcoString::new() };
            line.cells.iter().enumerate().map(move |(column, cell)| (place(column), cell))
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

/// The association as it would be with figures where it withholds them: one, or as many as stand in the other cells of the column.
fn told(association: &Association) -> Association {
    let mut told = association.clone();
    for table in told.reports.iter_mut().flat_map(|report| &mut report.tables) {
        for column in 0..table.columns.len() {
            let in_parts =
                table.rows.iter().find_map(|row| row.cells.get(column).filter(|cell| matches!(cell.content, Content::Parts(_)))).cloned();
            let cells = table.rows.iter_mut().filter_map(|row: &mut Row| row.cells.get_mut(column));
            for cell in cells.filter(|cell| cell.content == Content::Withheld) {
                cell.content = in_place_of(cell, in_parts.as_ref(), table.unit);
            }
        }
    }
    told
}

fn in_place_of(cell: &Cell, in_parts: Option<&Cell>, unit: Unit) -> Content {
    let figure =
        |unit| Figure { value: Decimal::TEN, printed: "10".into(), unit, approximate: false, marks: EcoString::new(), fraction: None };
    let Some(Cell { content: Content::Parts(pieces), meaning: other, .. }) = in_parts else {
        return Content::Figure(figure(cell.meaning.unit.unwrap_or(unit)));
    };
    let part = |piece: &Piece| match piece {
        Piece::Literal(text) => Piece::Literal(text.clone()),
        Piece::Part(part) => {
            let own = part.meaning.dimensions.pairs().filter(|(name, _)| !other.dimensions.has_name(name));
            let dimensions: Dimensions = own.map(|(name, value)| (name, value.to_owned())).collect();
            let period = if part.meaning.period == other.period { cell.meaning.period } else { part.meaning.period };
            let meaning = Meaning { dimensions: dimensions.within(&cell.meaning.dimensions), period, ..part.meaning.clone() };
            Piece::Part(Part { id: part.id.clone(), figure: figure(part.figure.unit), meaning })
        }
    };
    Content::Parts(pieces.iter().map(part).collect())
}

/// Figures that readers are not to know, among what the rules know of all figures.
struct Unknown {
    spans: HashSet<Span>,
    /// Places of which each is given by the others. The first is what the others come to.
    relations: Vec<Vec<Span>>,
}

impl Unknown {
    /// The first relation that gives something that is asked for: all that it looks at is known but for that.
    fn given(&self, asked: impl Fn(Span) -> bool) -> Option<&[Span]> {
        let found = self.relations.iter().find(|relation| {
            let mut lacking = relation.iter().filter(|span| self.spans.contains(span));
            matches!((lacking.next(), lacking.next()), (Some(only), None) if asked(*only))
        });
        found.map(Vec::as_slice)
    }

    /// These, with as many more as it takes that no relation gives any of them: of those that give one, the smallest figure that is no sum.
    fn enough(mut self, association: &Association) -> HashSet<Span> {
        let withheld: HashSet<Span> =
            cells(association).filter(|(_, cell)| cell.content == Content::Withheld).map(|(_, cell)| cell.span).collect();
        let sizes: HashMap<Span, Decimal> =
            cells(association).filter_map(|(_, cell)| Some((cell.span, cell.figures().next()?.1.value.abs()))).collect();
        while let Some(made) = self.given(|lacking| !withheld.contains(&lacking)) {
            let others = made.iter().enumerate().filter(|(_, span)| !self.spans.contains(span));
            let smallest = others.min_by_key(|(place, span)| (*place == 0 && made.len() > 2, sizes.get(span).copied(), *place));
            let Some((_, span)) = smallest else { break };
            self.spans.insert(*span);
        }
        self.spans.retain(|span| !withheld.contains(span));
        self.spans
    }
}

fn finding(association: &Association, place: &CellRef, span: Span, given: &[Span]) -> Finding {
    let report = association.reports.iter().find(|report| report.id == place.report);
    let described = report.map(|report| report.describe(place)).unwrap_or_default();
    let beside = given.iter().filter(|other| **other != span);
    let finding = Finding::new(Rule::Withheld, span, "det som inte lämnas ut går att räkna ut ur andra siffror").label(described);
    beside.fold(finding, |finding, other| finding.also(*other, "härur")).help(Rule::Withheld.advice())
}

/// What no rule takes for a whole, and readers can: figures that differ in one thing that they are about, and come to 100 percent or to the
/// figure of all together, as they are printed.
fn wholes(association: &str, facts: &Facts, small: &HashSet<Span>) -> Vec<Vec<Span>> {
    let shown: Vec<&Fact> = facts.shown_of(association).collect();
    let mut relations = Vec::new();
    for fact in facts.groups_of(association).flatten().filter(|fact| small.contains(&fact.span)) {
        for (name, _) in fact.key.dimensions.pairs() {
            let others: Vec<(&str, &str)> = fact.key.dimensions.pairs().filter(|(other, _)| *other != name).collect();
            let same = |other: &&&Fact| {
                let (one, other) = (&fact.key, &other.key);
                (one.role, one.period, one.kind, one.quantity) == (other.role, other.period, other.kind, other.quantity)
            };
            let rest = |other: &Fact| other.key.dimensions.pairs().filter(|(other, _)| *other != name).collect::<Vec<_>>() == others;
            let (parts, all): (Vec<&Fact>, Vec<&Fact>) =
                shown.iter().filter(same).filter(|other| rest(other)).partition(|other| other.key.dimensions.has_name(name));
            let (sum, rounding): (Decimal, Decimal) =
                parts.iter().fold(Default::default(), |(sum, rounding), part| (sum + part.value, rounding + part.half_unit));
            let come_to = |whole: Decimal, half_unit: Decimal| (sum - whole).abs() <= rounding + half_unit;
            let spans = || parts.iter().map(|part| part.span);
            let is_share = fact.key.kind == Kind::Share && fact.key.quantity == Quantity::Share;
            if is_share && come_to(Decimal::ONE_HUNDRED, Decimal::ZERO) {
                relations.push(spans().collect());
            }
            let whole = all.iter().filter(|all| !is_share && parts.len() > 1 && come_to(all.value, all.half_unit));
            relations.extend(whole.map(|all| std::iter::once(all.span).chain(spans()).collect::<Vec<_>>()));
        }
    }
    relations
}

/// What a version that no longer holds still tells, and the report in its place withholds.
pub fn told_before(association: &Association) -> Vec<Finding> {
    let mut found = Vec::new();
    for old in &association.replaced {
        let by = old.replaced.as_ref().map(|replaced| &replaced.by);
        let Some(report) = association.reports.iter().find(|report| Some(&report.id) == by) else { continue };
        let withheld: HashSet<String> =
            cells_of(report).filter(|(_, cell)| cell.content == Content::Withheld).map(|(place, _)| report.path_of(&place)).collect();
        if withheld.is_empty() {
            continue;
        }
        let told = cells_of(old).filter(|(place, cell)| cell.figures().next().is_some() && withheld.contains(&old.path_of(place)));
        found.extend(told.map(|(place, cell)| {
            Finding::new(Rule::Withheld, cell.span, "den gamla versionen anger det som rapporten som gäller inte lämnar ut")
                .label(old.describe(&place))
                .help("Dölj siffran med \"..\" i den gamla versionen också, eller ta bort versionen och skriv varför i [[borttagen]].")
        }));
    }
    found
}
