//! The few figures that say how the year went, with the change from the year before in words.

use crate::chart;
use crate::facts::{Fact, Facts};
use crate::model::{Association, Dimension, Kind, Period, Quantity, Report, Role, TableKind, Unit};
use crate::narrative::Narrative;
use crate::site::figure::shown;
use crate::site::prepared::place_of;
use crate::site::view::{KeyFigure, Link};
use crate::swedish::{self, NBSP, Tense, capitalised, relative_change, spoken_money};
use rust_decimal::Decimal;

/// One of the figures of "Året i korthet".
pub(super) struct Chosen {
    /// The label in the catalogue.
    pub id: &'static str,
    role: Role,
    quantity: Quantity,
    /// What the figure is about or a share of, where it is not the whole association.
    dimension: Option<(Dimension, &'static str)>,
    /// The form of *oförändrad* that agrees with the label.
    unchanged: &'static str,
}

pub(super) const CHOSEN: [Chosen; 6] = [
    Chosen { id: "income", role: Role::OperatingIncome, quantity: Quantity::Money, dimension: None, unchanged: "oförändrade" },
    Chosen { id: "costs", role: Role::OperatingCosts, quantity: Quantity::Money, dimension: None, unchanged: "oförändrade" },
    Chosen { id: "result", role: Role::ResultOfTheYear, quantity: Quantity::Money, dimension: None, unchanged: "oförändrat" },
    Chosen { id: "equity", role: Role::Equity, quantity: Quantity::Money, dimension: None, unchanged: "oförändrat" },
    Chosen { id: "equity_ratio", role: Role::EquityRatio, quantity: Quantity::Share, dimension: None, unchanged: "oförändrad" },
    Chosen {
        id: "participants",
        role: Role::Participants,
        quantity: Quantity::Count,
        dimension: Some((Dimension::Group, "individ")),
        unchanged: "oförändrat",
    },
];

/// What an association shows over the years besides.
pub(super) const OVER_YEARS: [Chosen; 2] = [
    Chosen { id: "contributions", role: Role::MemberContributions, quantity: Quantity::Money, dimension: None, unchanged: "oförändrade" },
    Chosen {
        id: "equity_share",
        role: Role::EquityShare,
        quantity: Quantity::Share,
        dimension: Some((Dimension::Base, "medlemsbidrag")),
        unchanged: "oförändrad",
    },
];

/// The key figures that the report has; what it lacks is left out, and of what is no account all. `page` leads to the page of the report.
pub(super) fn key_figures(association: &Association, report: &Report, narrative: &Narrative, facts: &Facts, page: &str) -> Vec<KeyFigure> {
    if !report.kind.is_account() {
        return Vec::new();
    }
    CHOSEN
        .iter()
        .filter_map(|chosen| {
            let fact = find(association, facts, chosen, report.period)?;
            let own = (fact.source.report == report.id).then_some(&fact.source);
            let in_text = own.and_then(|cell| report.table(&cell.table)).is_some_and(|table| table.kind == TableKind::Prose);
            Some(KeyFigure {
                id: if chosen.id == "result" && !report.period.is_whole_year() { "result_of_period" } else { chosen.id },
                value: shown(fact),
                sparkline: chart::sparkline(&find_all(association, facts, chosen), report.period, &association.breaks, None),
                change: report.period.year_before().and_then(|before| change(association, facts, chosen, fact, before)),
                source: own
                    .and_then(|cell| place_of(report, narrative, cell))
                    .map(|place| Link { href: format!("{page}{}", place.href), ..place }),
                in_text,
            })
        })
        .collect()
}

/// The year in whole sentences; nothing of what is no account.
pub(super) fn in_words(association: &Association, report: &Report, facts: &Facts) -> Vec<String> {
    if !report.kind.is_account() {
        return Vec::new();
    }
    let own = |index: usize| find(association, facts, &CHOSEN[index], report.period);
    let (year, end) = if report.period.is_whole_year() { ("Året", "årets") } else { ("Perioden", "periodens") };
    let mut sentences = Vec::new();
    if let (Some(income), Some(costs)) = (own(0), own(1)) {
        sentences.push(format!(
            "Förbundets intäkter var {} och kostnaderna {}.",
            spoken_money(income.value),
            spoken_money(costs.value.abs())
        ));
    }
    if let Some(result) = own(2) {
        // No more exact than the report itself.
        let unit = if result.unit == Unit::Kronor { "kronor" } else { result.unit.suffix() };
        let size = format!("{}{NBSP}{unit}", swedish::without_minus(result.bare.trim_start_matches('+')));
        sentences.push(match result.value {
            value if value.is_zero() => format!("{year} gick jämnt upp."),
            value if value.is_sign_negative() => format!("{year} slutade med ett underskott på {size}."),
            _ => format!("{year} slutade med ett överskott på {size}."),
        });
    }
    match (own(3), own(4)) {
        (Some(equity), Some(ratio)) => sentences.push(format!(
            "Det egna kapitalet var {} vid {end} slut, och soliditeten {}.",
            spoken_money(equity.value),
            shown(ratio).replace('%', "procent")
        )),
        (Some(equity), None) => sentences.push(format!("Det egna kapitalet var {} vid {end} slut.", spoken_money(equity.value))),
        _ => {}
    }
    if let Some(participants) = own(5) {
        sentences.push(format!("De individinriktade insatserna nådde {} deltagare.", participants.bare));
    }
    sentences
}

fn find<'a>(association: &'a Association, facts: &'a Facts, chosen: &Chosen, period: Period) -> Option<&'a Fact> {
    let stock = period.as_stock(false);
    find_all(association, facts, chosen).into_iter().find(|fact| fact.key.period == period || fact.key.period == stock)
}

/// The figure for every period that a report gives it for.
pub(super) fn find_all<'a>(association: &'a Association, facts: &'a Facts, chosen: &Chosen) -> Vec<&'a Fact> {
    facts
        .select(&association.id, chosen.role, Kind::Outcome)
        .filter(|fact| fact.key.quantity == chosen.quantity)
        .filter(|fact| match chosen.dimension {
            None => fact.key.dimensions.is_empty(),
            Some((name, value)) => fact.key.dimensions.is_only(name) && fact.dimension(name) == Some(value),
        })
        .collect()
}

fn change(association: &Association, facts: &Facts, chosen: &Chosen, fact: &Fact, before: Period) -> Option<String> {
    let earlier = find(association, facts, chosen, before)?;
    let when = before.label();
    let from = format!("från {} {when}", shown(earlier));
    if chosen.quantity == Quantity::Share {
        let points = fact.value - earlier.value;
        return Some(match points {
            p if p.is_zero() => format!("{} sedan {when}", capitalised(chosen.unchanged)),
            p => {
                let verb = if p.is_sign_negative() { "Minskade" } else { "Ökade" };
                let noun = if p.abs() == Decimal::ONE { "procentenhet" } else { "procentenheter" };
                format!("{verb} med {}{NBSP}{noun}, {from}", swedish::figure(p.abs().normalize()))
            }
        });
    }
    // Costs are negative by their normal sign; people speak of their size.
    let (old, new) = if chosen.role == Role::OperatingCosts { (-earlier.value, -fact.value) } else { (earlier.value, fact.value) };
    Some(match relative_change(old, new, Tense::Past, chosen.unchanged) {
        _ if old == new => format!("{} sedan {when}", capitalised(chosen.unchanged)),
        Some(words) => format!("{}, {from}", capitalised(&words)),
        None => format!("Var {} {when}", shown(earlier)),
    })
}
