//! `smatal`: figures so small that a person could be recognised are decided on before they are spread.

use crate::diag::Finding;
use crate::facts::{Fact, Facts, Key};
use crate::model::{Kind, Quantity, Report, Role, SmallFigures};
use crate::swedish;
use rust_decimal::Decimal;

/// From this many on, a figure points at nobody.
const SAFE: u32 = 5;

/// Roles that count people who could be recognised.
const PEOPLE: [Role; 4] = [Role::Participants, Role::NewParticipants, Role::ParticipantsWhoLeft, Role::StepsForward];

/// Findings for one report: small figures that nobody has decided on, and decisions that concern none.
pub fn check(association: &str, report: &Report, facts: &Facts) -> Vec<Finding> {
    let mut found = Vec::new();
    let mut used = vec![false; report.small_figures.len()];
    let own = facts.all().iter().filter(|fact| fact.key.association == association && fact.source.report == report.id);
    for fact in own {
        let Some(why) = points_at_a_person(fact, facts) else { continue };
        let decisions: Vec<usize> = (0..used.len()).filter(|index| decides(report, &report.small_figures[*index], fact)).collect();
        for index in &decisions {
            used[*index] = true;
        }
        if decisions.is_empty() {
            found.push(
                Finding::warning("smatal", fact.span, why)
                    .label(report.describe(&fact.source))
                    .help(format!(
                        "Bestäm om siffran ska visas. Dölj den med \"..\", eller lägg till [[smatal]] i rapport.toml med plats = \"{}\" och skal = \"…\".",
                        report.path_of(&fact.source)
                    )),
            );
        }
    }
    let idle = report.small_figures.iter().zip(used).filter(|(_, used)| !used);
    found.extend(idle.map(|(decision, _)| {
        Finding::warning("smatal-utan-fynd", decision.span, format!("vid ”{}” finns inga små tal att bestämma om", decision.place.value))
            .help("Ta bort [[smatal]], eller rätta plats.")
    }));
    found
}

fn decides(report: &Report, decision: &SmallFigures, fact: &Fact) -> bool {
    if decision.place.value == fact.source.table {
        return true;
    }
    report.locate(&decision.place.value).is_ok_and(|cell| {
        (cell.row, cell.column) == (fact.source.row, fact.source.column)
            && cell.table == fact.source.table
            && (cell.part.is_empty() || cell.part == fact.source.part)
    })
}

/// Why a figure points at a person, if it does.
fn points_at_a_person(fact: &Fact, facts: &Facts) -> Option<String> {
    if fact.key.role == Role::SickLeave {
        return Some("sjukfrånvaro kan avslöja en enskild anställds hälsa".into());
    }
    if !PEOPLE.contains(&fact.key.role) {
        return None;
    }
    match (fact.key.kind, fact.key.quantity) {
        (Kind::Outcome, Quantity::Count) if is_small(fact.value) => Some(format!("siffran gäller bara {}", people(fact.value))),
        (Kind::Share, Quantity::Share) => {
            let persons = (fact.value * base(fact, facts)?.value / Decimal::ONE_HUNDRED).round();
            is_small(persons).then(|| format!("andelen gäller bara {}", people(persons)))
        }
        _ => None,
    }
}

fn is_small(persons: Decimal) -> bool {
    persons > Decimal::ZERO && persons < Decimal::from(SAFE)
}

fn people(persons: Decimal) -> String {
    swedish::counted(persons.try_into().unwrap_or(0), "en person", "personer")
}

/// The number of people that a share is a share of: all who took part in the initiative, or all who left it.
/// None where the report counts the people of the share itself, for then that figure is looked at.
fn base<'a>(share: &Fact, facts: &'a Facts) -> Option<&'a Fact> {
    let find = |key: &Key| facts.all().iter().find(|fact| fact.key == *key);
    let mut key = Key { kind: Kind::Outcome, quantity: Quantity::Count, ..share.key.clone() };
    let of_those_who_left = key.dimensions.remove("bas").as_deref() == Some("avslutade") || key.role == Role::StepsForward;
    if find(&key).is_some() {
        return None;
    }
    key.dimensions.retain(|name, _| matches!(name.as_str(), "insats" | "grupp"));
    if of_those_who_left {
        key.role = Role::ParticipantsWhoLeft;
    }
    find(&key)
}
