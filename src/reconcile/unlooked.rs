//! What no rule can look at: printed sums and quotients that lack something to be held against. Told once per table.

use super::comparison::Comparison;
use crate::diag::{Code, Finding, Rule, Span};
use crate::facts::Facts;
use crate::model::{Association, CellRef, Content, Figure, Kind, Meaning, Quantity, Report, Role, Table};
use crate::swedish::{counted, join};
use ecow::EcoString;
use std::collections::{BTreeMap, BTreeSet};

/// Why a sum or quotient cannot be looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Why {
    Approximate,
    Restated,
    NotApplicable,
    Withheld,
    Unreadable,
    Text,
    Blank,
    NotAdded,
    Units,
    Zero,
    Missing,
    /// A slip in the content, or something still to fill in, which is told where it is.
    Reported,
}

impl Why {
    /// Why a cell holds no figure.
    pub(super) fn of(content: &Content) -> Why {
        match content {
            Content::NotApplicable => Why::NotApplicable,
            Content::Withheld => Why::Withheld,
            Content::Unreadable => Why::Unreadable,
            Content::ToFill => Why::Reported,
            Content::Blank | Content::Nil => Why::Blank,
            Content::Text(_) | Content::Level { .. } | Content::Figure(_) | Content::Parts(_) => Why::Text,
        }
    }

    fn swedish(self) -> &'static str {
        match self {
            Why::Approximate => "ett tal är ungefärligt",
            Why::Restated => "ett tal är omräknat",
            Why::NotApplicable => "ett tal är inte aktuellt",
            Why::Withheld => "ett tal lämnas inte ut",
            Why::Unreadable => "ett tal går inte att läsa",
            Why::Text => "det står text där ett tal behövs",
            Why::Blank => "det är tomt där ett tal behövs",
            Why::NotAdded => "procent, tider och index räknas inte ihop",
            Why::Units => "talen har olika enhet",
            Why::Zero => "det som det delas med kan vara noll",
            Why::Missing | Why::Reported => "det saknas ett tal att jämföra med",
        }
    }
}

/// What could not be looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum What {
    Sum,
    Quotient,
    Declared,
}

/// A printed figure that no rule can look at.
pub(super) struct Gap {
    pub cell: CellRef,
    pub what: What,
    pub why: Why,
}

/// The sums and quotients of a table that no rule can look at, and why, in a sentence without a full stop.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unlooked {
    /// Id of the association.
    pub association: EcoString,
    /// Id of the report.
    pub report: EcoString,
    /// Id of the table.
    pub table: EcoString,
    /// What cannot be looked at, and why.
    pub message: String,
    span: Span,
}

impl Unlooked {
    /// Worth knowing, and no more.
    pub fn finding(&self) -> Finding {
        Finding::new(Code::Unlooked, self.span, self.message.clone())
    }
}

/// The rules that look at quotients.
const OF_QUOTIENTS: [Rule; 8] = [
    Rule::Share,
    Rule::Split,
    Rule::EquityRatio,
    Rule::EquityShare,
    Rule::CostPerParticipant,
    Rule::ResponseRate,
    Rule::PossibleShare,
    Rule::Declared,
];

/// What the rules have looked at in the reports of an association.
pub(super) struct Looked<'a> {
    /// The quotients.
    quotients: BTreeSet<Span>,
    /// Those, and wherever the same figure stands.
    equal: BTreeSet<Span>,
    sums: BTreeSet<&'a CellRef>,
}

impl<'a> Looked<'a> {
    /// By the comparisons of an association.
    pub(super) fn at(association: &Association, facts: &Facts, made: &'a [Comparison]) -> Looked<'a> {
        let of_quotients = made.iter().filter(|made| OF_QUOTIENTS.contains(&made.rule));
        let quotients: BTreeSet<Span> = of_quotients.flat_map(|made| made.looked_at.iter().copied()).collect();
        let groups = facts.groups_of(&association.id).filter(|group| group.iter().any(|fact| quotients.contains(&fact.span)));
        let equal = groups.flatten().map(|fact| fact.span).chain(quotients.iter().copied()).collect();
        let sums = made.iter().filter(|made| made.rule == Rule::Sum).filter_map(Comparison::cell).collect();
        Looked { quotients, equal, sums }
    }

    /// What of a report no rule has looked at, given the sums and declared checks that could not be made.
    pub(super) fn leaves_of(&self, association: &Association, report: &Report, gaps: Vec<Gap>) -> Vec<Unlooked> {
        let mut of_table: BTreeMap<EcoString, BTreeMap<CellRef, (What, Why)>> = BTreeMap::new();
        for gap in gaps.into_iter().filter(|gap| gap.why != Why::Reported) {
            let is_looked_at = match gap.what {
                What::Sum => self.sums.contains(&gap.cell) || span(report, &gap.cell).is_some_and(|span| self.quotients.contains(&span)),
                What::Quotient | What::Declared => false,
            };
            if !is_looked_at {
                of_table.entry(gap.cell.table.clone()).or_default().insert(gap.cell, (gap.what, gap.why));
            }
        }
        for gap in quotients(report, &self.equal) {
            of_table.entry(gap.cell.table.clone()).or_default().entry(gap.cell).or_insert((gap.what, gap.why));
        }
        let in_table = |table: &Table| {
            let gaps = of_table.get(&table.id)?;
            Some(Unlooked {
                association: association.id.clone(),
                report: report.id.clone(),
                table: table.id.clone(),
                message: in_words(gaps.values().copied()),
                span: table.span,
            })
        };
        report.tables.iter().filter_map(in_table).collect()
    }
}

fn span(report: &Report, cell: &CellRef) -> Option<Span> {
    Some(report.table(&cell.table)?.rows.get(cell.row)?.cells.get(cell.column)?.span)
}

/// The printed quotients that no rule has looked at, here or where the same figure stands.
fn quotients(report: &Report, looked: &BTreeSet<Span>) -> Vec<Gap> {
    let mut out = Vec::new();
    for table in &report.tables {
        for (row, cells) in table.rows.iter().enumerate().map(|(index, row)| (index, &row.cells)) {
            for (column, cell) in cells.iter().enumerate().filter(|(_, cell)| !looked.contains(&cell.span)) {
                for (part, figure, _) in cell.figures().filter(|(_, figure, meaning)| is_quotient(figure, meaning)) {
                    let why = match cell.restated {
                        _ if figure.approximate => Why::Approximate,
                        Some(_) => Why::Restated,
                        None => Why::Missing,
                    };
                    let cell = CellRef { report: report.id.clone(), table: table.id.clone(), row, column, part: part.into() };
                    out.push(Gap { cell, what: What::Quotient, why });
                }
            }
        }
    }
    out
}

/// A figure that is printed as worked out from two others. A fraction prints them itself.
fn is_quotient(figure: &Figure, meaning: &Meaning) -> bool {
    let is_share = figure.unit.quantity() == Quantity::Share && figure.fraction.is_none();
    match (meaning.kind.unwrap_or_default(), meaning.role) {
        (Kind::Share, _) | (Kind::Outcome, Some(Role::EquityRatio | Role::EquityShare | Role::ResponseRate)) => is_share,
        (Kind::Outcome, Some(Role::CostPerParticipant)) => true,
        _ => false,
    }
}

/// "två summor och en andel eller kvot går inte att pröva: ett tal är ungefärligt"
fn in_words(gaps: impl Iterator<Item = (What, Why)> + Clone) -> String {
    let kinds = [
        (What::Sum, "en summa", "summor"),
        (What::Quotient, "en andel eller kvot", "andelar eller kvoter"),
        (What::Declared, "en egen kontroll", "egna kontroller"),
    ];
    let count = |what| gaps.clone().filter(|(other, _)| *other == what).count();
    let kinds = kinds.into_iter().map(|(what, one, many)| (count(what), one, many)).filter(|(count, _, _)| *count > 0);
    let kinds: Vec<String> = kinds.map(|(count, one, many)| counted(count, one, many)).collect();
    let reasons: BTreeSet<Why> = gaps.map(|(_, why)| why).collect();
    let reasons: Vec<String> = reasons.into_iter().map(|why| why.swedish().to_owned()).collect();
    format!("{} går inte att pröva: {}", join(&kinds), join(&reasons))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_no_rule_can_look_at_is_told_with_its_reasons() {
        let words = |gaps: &[(What, Why)]| in_words(gaps.iter().copied());
        assert_eq!(words(&[(What::Sum, Why::Withheld)]), "en summa går inte att pröva: ett tal lämnas inte ut");
        assert_eq!(
            words(&[(What::Quotient, Why::Missing), (What::Sum, Why::Approximate), (What::Sum, Why::Approximate)]),
            "två summor och en andel eller kvot går inte att pröva: ett tal är ungefärligt och det saknas ett tal att jämföra med"
        );
    }
}
