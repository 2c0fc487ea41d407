//! The few figures that say how the year went, with the change from the year before in words.

use crate::chart::{self, Sparkline};
use crate::facts::{Fact, Facts};
use crate::measures::{Answer, Figure, Measure, Measures, Of, Told};
use crate::model::{Association, Dimension, Kind, Period, Report, Unit};
use crate::site::figure::{about, caveats, shown_derived};
use crate::site::prepared::{Prepared, Reports, place_of};
use crate::site::view::{KeyFigure, Link};
use crate::swedish::{self, NBSP, Precision, Tense, capitalised, relative_change, spoken_money};
use rust_decimal::Decimal;

/// One of the figures of "Året i korthet".
pub(super) struct Chosen {
    /// The label in the catalogue.
    pub id: &'static str,
    pub measure: Measure,
    /// The form of *oförändrad* that agrees with the label.
    unchanged: &'static str,
}

pub(super) const CHOSEN: [Chosen; 6] = [
    Chosen { id: "income", measure: Measure::Income, unchanged: "oförändrade" },
    Chosen { id: "costs", measure: Measure::Costs, unchanged: "oförändrade" },
    Chosen { id: "result", measure: Measure::Result, unchanged: "oförändrat" },
    Chosen { id: "equity", measure: Measure::Equity, unchanged: "oförändrat" },
    Chosen { id: "equity_ratio", measure: Measure::EquityRatio, unchanged: "oförändrad" },
    Chosen { id: "participants", measure: Measure::Participants, unchanged: "oförändrat" },
];

/// The label of participants that are those of one initiative, or of all of them.
pub(super) const PARTICIPANTS_ANY: &str = "participants_any";

/// What an association shows over the years besides.
pub(super) const OVER_YEARS: [Chosen; 2] = [
    Chosen { id: "contributions", measure: Measure::Contributions, unchanged: "oförändrade" },
    Chosen { id: "equity_share", measure: Measure::EquityShare, unchanged: "oförändrad" },
];

/// The key figures that the report has; what it lacks is left out, and of what is no account all. `page` leads to the page of the report.
pub(super) fn key_figures(prepared: &Prepared, reports: &Reports, facts: &Facts, page: &str) -> Vec<KeyFigure> {
    let Prepared { association, report, narrative, .. } = *prepared;
    if !report.kind.is_account() {
        return Vec::new();
    }
    CHOSEN
        .iter()
        .filter_map(|chosen| {
            let found = find(association, facts, chosen.measure, report.period).ok()?;
            let own = found.from.first().map(|fact| &fact.source).filter(|source| source.report == report.id);
            Some(KeyFigure {
                id: match chosen.measure {
                    Measure::Participants if about(association, &found).is_some() => PARTICIPANTS_ANY,
                    Measure::Result if !report.period.is_whole_year() => "result_of_period",
                    _ => chosen.id,
                },
                value: Told::read(&shown_derived(&found), None),
                change: report
                    .period
                    .year_before()
                    .and_then(|before| change(association, facts, chosen, &found, before))
                    .map(|words| Told::read(&words, None)),
                computed: found.made_how(),
                about: about(association, &found),
                caveats: caveats(reports, &found),
                source: own
                    .and_then(|cell| place_of(report, narrative, cell))
                    .map(|place| Link { href: format!("{page}{}", place.href), ..place }),
            })
        })
        .collect()
}

/// The year in whole sentences; nothing of what is no account.
pub(super) fn in_words(association: &Association, report: &Report, facts: &Facts) -> Vec<Told> {
    if !report.kind.is_account() {
        return Vec::new();
    }
    let own = |index: usize| find(association, facts, CHOSEN[index].measure, report.period).ok();
    let end = if report.period.is_whole_year() { "årets" } else { "periodens" };
    let mut sentences = Vec::new();
    if let (Some(income), Some(costs)) = (own(0), own(1)) {
        let precision = Precision::of(&[income.value, costs.value.abs()]);
        let [income, costs] = [&income, &costs].map(|found| found.bind(&precision.say(found.value.abs())));
        sentences.push(format!("Förbundets intäkter var {income} och kostnaderna {costs}."));
    }
    let with_financial_items = has_financial_items(association, facts, [own(0), own(1), own(2)]);
    sentences.extend(result_in_words(association, report, facts, with_financial_items));
    // What was worked out has its place where it is marked as such.
    let printed = |index: usize| own(index).filter(|found| found.fact().is_some());
    match (printed(3), printed(4)) {
        (Some(equity), Some(ratio)) => sentences.push(format!(
            "Det egna kapitalet var {} vid {end} slut, och soliditeten {}.",
            equity.bind(&spoken_money(equity.value)),
            shown_derived(&ratio).replace('%', "procent")
        )),
        (Some(equity), None) => {
            sentences.push(format!("Det egna kapitalet var {} vid {end} slut.", equity.bind(&spoken_money(equity.value))));
        }
        _ => {}
    }
    sentences.extend(participants_in_words(association, report, facts));
    sentences.iter().map(|sentence| Told::read(&swedish::unbroken(sentence), None)).collect()
}

/// How the year ended. `with_financial_items`: else the reader of income and costs takes the one from the other, and gets something else.
pub(super) fn result_in_words(association: &Association, report: &Report, facts: &Facts, with_financial_items: bool) -> Option<String> {
    let result = find(association, facts, Measure::Result, report.period).ok()?;
    let year = if report.period.is_whole_year() { "Året" } else { "Perioden" };
    // no more exact than the report itself
    let printed = result.fact().map(Fact::bare).unwrap_or_default();
    let size = match result.unit {
        Unit::MillionKronor => format!("{} miljoner kronor", swedish::without_minus(printed.trim_start_matches('+'))),
        _ => format!("{} kronor", swedish::figure(result.value.abs().normalize())),
    };
    let size = result.bind(&size);
    let about = if result.approximate { "cirka " } else { "" };
    let (verb, rest) = match result.value {
        value if value.is_zero() => ("gick", "jämnt upp".to_owned()),
        value if value.is_sign_negative() => ("slutade", format!("med ett underskott på {about}{size}")),
        _ => ("slutade", format!("med ett överskott på {about}{size}")),
    };
    Some(match with_financial_items {
        true => format!("Med finansiella poster, till exempel räntor, {verb} {} {rest}.", year.to_lowercase()),
        false => format!("{year} {verb} {rest}."),
    })
}

/// How many took part.
pub(super) fn participants_in_words(association: &Association, report: &Report, facts: &Facts) -> Option<String> {
    let participants = find(association, facts, Measure::Participants, report.period).ok()?;
    let number = participants.bind(participants.fact().map(Fact::bare).unwrap_or_default());
    Some(match about(association, &participants) {
        Some(only) => format!("Antalet deltagare {only} var {number}."),
        None => format!("De individinriktade insatserna hade {number} deltagare."),
    })
}

/// Whether the result holds more than what is left of the income: what a financial item explains.
fn has_financial_items(association: &Association, facts: &Facts, own: [Option<Figure>; 3]) -> bool {
    let [Some(income), Some(costs), Some(result)] = own.map(|found| found.and_then(|found| found.fact())) else { return false };
    let rounding = income.half_unit + costs.half_unit + result.half_unit;
    let mut financial = [Measure::FinancialIncome, Measure::FinancialCosts]
        .into_iter()
        .flat_map(|measure| measure.best(facts, &association.id, Kind::Outcome))
        .filter(|fact| fact.key.period == result.key.period && !fact.value.is_zero());
    (income.value + costs.value - result.value).abs() > rounding && financial.next().is_some()
}

fn find<'a>(association: &'a Association, facts: &'a Facts, measure: Measure, period: Period) -> Answer<'a> {
    Measures { facts, association, period, voice: None }.find(measure)
}

/// The figure of every period, or why there is none, oldest first.
pub(super) fn over_years<'a>(association: &'a Association, facts: &'a Facts, measure: Measure) -> Vec<(Period, Answer<'a>)> {
    facts.periods(&association.id).iter().map(|period| (*period, find(association, facts, measure, *period))).collect()
}

/// The course of a measure up to a period: of what is about the same as its figure there.
pub(super) fn sparkline(
    association: &Association,
    measure: Measure,
    figures: &[(Period, Answer)],
    last: Period,
    years: Option<(i16, i16)>,
) -> Option<Sparkline> {
    let figures = || figures.iter().filter_map(|(period, found)| Some((*period, found.as_ref().ok()?)));
    let (_, own) = figures().find(|(period, _)| *period == last)?;
    let alike = figures().filter(|(_, found)| is_alike(own, found)).map(|(period, found)| (period, found.value));
    chart::sparkline(measure, &alike.collect::<Vec<_>>(), last, &association.breaks, years)
}

/// Whether two figures are about the same initiative, or both about all.
fn is_alike(one: &Figure, other: &Figure) -> bool {
    let about = |found: &Figure| found.fact().map(|fact| fact.key.dimensions.get(Dimension::Initiative).map(str::to_owned));
    one.fact().is_none() || other.fact().is_none() || about(one) == about(other)
}

fn change(association: &Association, facts: &Facts, chosen: &Chosen, found: &Figure, before: Period) -> Option<String> {
    let earlier = find(association, facts, chosen.measure, before).ok().filter(|earlier| is_alike(found, earlier))?;
    let when = before.label();
    let made = if earlier.fact().is_none() { " (uträknat av Insyn)" } else { "" };
    let was = shown_derived(&earlier);
    // "från 164 2020" is read as one figure
    let ends_with_digit = Told::read(&was, None).ends_with(|c: char| c.is_ascii_digit());
    let counted = if chosen.measure == Measure::Participants && ends_with_digit { " deltagare" } else { "" };
    let from = format!("från {was}{counted} {when}{made}");
    if chosen.measure.is_share() {
        let points = found.value - earlier.value;
        return Some(match points {
            p if p.is_zero() => format!("{} sedan {when}", capitalised(chosen.unchanged)),
            p => {
                let verb = if p.is_sign_negative() { "Minskade" } else { "Ökade" };
                let noun = if p.abs() == Decimal::ONE { "procentenhet" } else { "procentenheter" };
                let size = Of::Difference(found.of, earlier.of).bind(&format!("{}{NBSP}{noun}", swedish::figure(p.abs().normalize())));
                format!("{verb} med {size}, {from}")
            }
        });
    }
    let (old, new) = (chosen.measure.size(earlier.value), chosen.measure.size(found.value));
    Some(match relative_change(old, new, Tense::Past, chosen.unchanged) {
        _ if old == new => format!("{} sedan {when}", capitalised(chosen.unchanged)),
        Some(words) => {
            let words = Of::Change(earlier.of, found.of).bind_number(&words);
            format!("{}, {from}", capitalised(&words))
        }
        None => format!("Var {} {when}", shown_derived(&earlier)),
    })
}
