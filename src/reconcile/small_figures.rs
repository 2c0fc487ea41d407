//! `smatal`: figures so small that a person could be recognised are decided on before they are spread.

use super::comparison::{Comparison, Judge};
use super::shares::people_of;
use crate::diag::{Code, Finding, Rule, Way};
use crate::facts::{Fact, Facts};
use crate::model::{CellRef, Dimension, Kind, Quantity, Report, Role, Site};
use crate::swedish;
use ecow::EcoString;
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// From this many on, a figure points at nobody.
const SAFE: u32 = 5;

/// Roles that count people who could be recognised.
const PEOPLE: [Role; 4] = [Role::Participants, Role::NewParticipants, Role::ParticipantsWhoLeft, Role::StepsForward];

/// Looks at every figure of a report about people. Decisions that concern no small figure are told of.
pub(super) fn check(
    site: &Site,
    association: &EcoString,
    report: &Report,
    facts: &Facts,
    out: &mut Vec<Comparison>,
    findings: &mut Vec<Finding>,
) {
    let judge = Judge { site, association, rule: Rule::SmallFigures };
    let mut used = vec![false; report.small_figures.len()];
    let decisions = Decisions::of(report);
    let roles = [Role::SickLeave].into_iter().chain(PEOPLE);
    let told = roles.flat_map(|role| facts.groups_of_report(association, &report.id, role)).flatten();
    for fact in told.filter(|fact| fact.source.report == report.id) {
        let why = points_at_a_person(fact, facts);
        let mut decided = None;
        for index in why.iter().flat_map(|_| decisions.on(&fact.source)) {
            used[index] = true;
            decided = Some(index);
        }
        let finding = why.filter(|_| decided.is_none()).map(|why| {
            let Way { path, first } = report.way_to(&fact.source);
            let add = if first.is_empty() { "eller lägg till".to_owned() } else { format!("eller {first} och lägg till") };
            Finding::new(judge.rule, fact.span, why).label(report.describe(&fact.source)).help(format!(
                "Bestäm om siffran ska visas. Dölj den med \"..\", {add} [[smatal]] i rapport.toml med plats = \"{path}\", skal = \"…\" och andra_uppgifter = […]."
            ))
        });
        let made = Comparison::of_cell(judge.rule, association, fact.source.clone(), vec![fact.span], finding);
        out.push(Comparison { decided, ..made });
    }
    let unasked = report.small_figures.iter().zip(&used).filter(|(decision, used)| **used && decision.beside.is_none());
    findings.extend(unasked.map(|(decision, _)| {
        let what = format!("beslutet om ”{}” säger inte vad rapporten mer anger om samma personer", decision.place.value);
        Finding::new(Code::SmallFigureAlone, decision.span, what).help(
            "Se efter var som helst i rapporten: ålder, kön, bostadsort, hälsa, försörjning. Skriv det som står där i andra_uppgifter = […], \
             eller andra_uppgifter = [] om det inte står något mer. Dölj siffran med \"..\" om någon går att känna igen.",
        )
    }));
    let idle = report.small_figures.iter().zip(used).filter(|(_, used)| !used);
    findings.extend(idle.map(|(decision, _)| {
        Finding::new(Code::IdleSmallFigure, decision.span, format!("vid ”{}” finns inga små tal att bestämma om", decision.place.value))
            .help("Ta bort [[smatal]], eller rätta plats.")
    }));
}

/// The decisions of a report, by the tables and the cells that they are on.
struct Decisions<'a> {
    tables: BTreeMap<&'a str, Vec<usize>>,
    /// Each with the part of the cell that it is on, or none.
    cells: BTreeMap<(EcoString, usize, usize), Vec<(EcoString, usize)>>,
}

impl<'a> Decisions<'a> {
    fn of(report: &'a Report) -> Decisions<'a> {
        let mut decisions = Decisions { tables: BTreeMap::new(), cells: BTreeMap::new() };
        for (index, decision) in report.small_figures.iter().enumerate() {
            decisions.tables.entry(decision.place.value.as_str()).or_default().push(index);
            if let Ok(cell) = report.locate(&decision.place.value) {
                decisions.cells.entry((cell.table, cell.row, cell.column)).or_default().push((cell.part, index));
            }
        }
        decisions
    }

    fn on(&self, source: &CellRef) -> impl Iterator<Item = usize> {
        let of_cell = self.cells.get(&(source.table.clone(), source.row, source.column)).into_iter().flatten();
        let of_part = of_cell.filter(|(part, _)| part.is_empty() || *part == source.part).map(|(_, index)| *index);
        self.tables.get(source.table.as_str()).into_iter().flatten().copied().chain(of_part)
    }
}

/// Why a figure points at a person, if it does.
fn points_at_a_person(fact: &Fact, facts: &Facts) -> Option<String> {
    if fact.key.role == Role::SickLeave {
        return Some("sjukfrånvaro kan avslöja en enskild anställds hälsa".into());
    }
    if !PEOPLE.contains(&fact.key.role) {
        return None;
    }
    if let Some(fraction) = fact.fraction {
        let (part, whole) = fraction.numbers();
        let small = [part, whole].into_iter().find(|persons| is_small(*persons));
        return small.map(|_| "andelen gäller så få personer att någon kan kännas igen".to_owned());
    }
    match (fact.key.kind, fact.key.quantity) {
        (Kind::Outcome, Quantity::Count) if is_small(fact.value) => Some("siffran gäller så få personer att någon kan kännas igen".into()),
        (Kind::Share, Quantity::Share) => {
            let persons = swedish::of_percent(fact.value, base(fact, facts)?.value)?.round();
            is_small(persons).then(|| "andelen gäller så få personer att någon kan kännas igen".to_owned())
        }
        _ => None,
    }
}

fn is_small(persons: Decimal) -> bool {
    persons > Decimal::ZERO && persons < Decimal::from(SAFE)
}

/// The number of people that a share is a share of. None where the report counts the people of the share itself, for then that
/// figure is looked at.
fn base<'a>(share: &Fact, facts: &'a Facts) -> Option<&'a Fact> {
    let own_count = share.key.of(share.key.role, Kind::Outcome, Quantity::Count).without(Dimension::Base);
    if facts.get(&own_count).is_some() {
        return None;
    }
    people_of(facts, share)
}
