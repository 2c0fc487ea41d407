//! A published figure on a page that gathers figures of many reports: as printed, with the way to its source.

use crate::facts::{Caveat, Fact, WhyNot};
use crate::measures::{Figure, Measure, Measures, Of, Told};
use crate::model::{Association, CellRef, Dimension, Period, Unit};
use crate::site::address::report_path;
use crate::site::prepared::{Reports, place_of};
use crate::site::view::{CaveatView, Entry, Link, SourcedFigure};
use crate::swedish::{NBSP, figure, percent_sign, without_minus};

/// The figure with its unit, bound to what it is, as printed but for öre that are none; a cost without its minus, as people speak of costs.
pub(super) fn shown(fact: &Fact) -> String {
    let is_cost = Measure::Costs.has(fact) || Measure::NetCosts.has(fact) && fact.value.is_sign_negative();
    let signless = |text: &str| if is_cost { without_minus(text) } else { text.to_owned() };
    let words = match fact.unit.suffix() {
        _ if fact.fraction.is_some() => fact.printed.to_string(),
        "" => signless(&fact.printed),
        // öre that are none say nothing
        suffix => format!("{}{NBSP}{suffix}", signless(fact.bare().strip_suffix(",00").unwrap_or(fact.bare()))),
    };
    Of::from(fact).bind(&words)
}

/// A figure that is printed or worked out, with its unit.
pub(super) fn shown_derived(found: &Figure) -> String {
    match found.fact() {
        Some(fact) => shown(fact),
        None if found.unit == Unit::Percent => found.bind(&percent_sign(found.value)),
        None => {
            let value = found.value.checked_div(found.unit.factor()).unwrap_or(found.value);
            found.bind(&format!("{}{NBSP}{}", figure(value.normalize()), found.unit.suffix()))
        }
    }
}

/// What a figure is about where that is one initiative or all of them, and not those for individuals together: `i Coachingteamet`.
pub(super) fn about(association: &Association, found: &Figure) -> Option<String> {
    let fact = found.fact().filter(|fact| Measure::Participants.has(fact))?;
    match fact.dimension(Dimension::Initiative).and_then(|id| association.initiative(id)) {
        Some(initiative) => Some(format!("i {}", initiative.name)),
        None => fact.key.dimensions.is_empty().then(|| "i alla insatser".to_owned()),
    }
}

/// The table or section that a cell stands in, with the report.
pub(super) fn source(reports: &Reports, association: &str, cell: &CellRef) -> Option<Link> {
    let prepared = reports.named(association, &cell.report)?;
    let place = place_of(prepared.report, prepared.narrative, cell)?;
    Some(Link {
        href: format!("{}{}", report_path(prepared.association, prepared.report), place.href),
        text: format!("{}, {}", place.text, prepared.report.title),
    })
}

/// The figure as shown, with a link to the table or section that it stands in.
pub(super) fn sourced(reports: &Reports, fact: &Fact) -> Option<SourcedFigure> {
    sourced_derived(reports, &Figure::printed(fact))
}

/// A figure that is printed or worked out, with a link to where it, or the first of what it rests on, stands.
fn sourced_derived(reports: &Reports, found: &Figure) -> Option<SourcedFigure> {
    let fact = found.from.first()?;
    let source = source(reports, &fact.key.association, &fact.source)?;
    Some(SourcedFigure {
        value: Told::read(&shown_derived(found), None),
        href: source.href,
        source: source.text,
        caveats: caveats(reports, found),
        computed: found.made_how(),
        about: None,
    })
}

/// What the reports say of a figure, and what another report prints in its place.
pub(super) fn caveats(reports: &Reports, figure: &Figure) -> Vec<CaveatView> {
    let differs = figure.differs.and_then(|other| {
        let source = source(reports, &other.key.association, &other.source)?;
        Some(CaveatView { text: format!("{} enligt", Told::read(&shown(other), None)), number: None, link: Some(source) })
    });
    figure.caveats().iter().map(|caveat| caveat_view(reports, caveat)).chain(differs).collect()
}

/// A caveat in words; of a known error the number of its explanation, which leads there.
pub(super) fn caveat_view(reports: &Reports, caveat: &Caveat) -> CaveatView {
    let (number, link) = match caveat {
        Caveat::KnownError { association, report, number, .. } => {
            let prepared = reports.named(association, report);
            let page = prepared.map(|prepared| report_path(prepared.association, prepared.report)).unwrap_or_default();
            let whose = prepared.map(|prepared| format!(" i {}", prepared.short_title())).unwrap_or_default();
            let link = Link { href: format!("{page}#avvikelse_{number}"), text: format!("anmärkning {number}{whose}") };
            (Some(number.to_string()), Some(link))
        }
        _ => (None, None),
    };
    CaveatView { text: caveat.words(), number, link }
}

/// A figure with all that is to be said of it, or why there is none; `not_given` where no report prints it.
pub(super) fn entry(of: Measures, measure: Measure, reports: &Reports, not_given: &str) -> Entry {
    let (association, found) = (of.association, of.find(measure));
    let figure =
        found.as_ref().ok().and_then(|found| Some(SourcedFigure { about: about(association, found), ..sourced_derived(reports, found)? }));
    let missing = match found {
        Err(WhyNot::NotPublished) | Ok(_) => not_given,
        Err(why) => why_not(why),
    };
    let asked = if figure.is_some() { String::new() } else { Told::name(&of.key_of(measure), None) };
    Entry { figure, missing: missing.to_owned(), asked }
}

/// No report that is here has it.
pub(super) const UNKNOWN: &str = "uppgift saknas";

pub(super) const NOT_GIVEN: &str = "redovisningen anger det inte";

/// Why there is no figure where a report could have had one.
pub(super) fn why_not(why: WhyNot) -> &'static str {
    match why {
        WhyNot::NotPublished => NOT_GIVEN,
        WhyNot::Withheld => "redovisningen lämnar inte ut uppgiften",
        WhyNot::Approximate => "kan inte räknas ut, eftersom uppgifterna är ungefärliga",
        WhyNot::PartsMissing => "kan inte räknas ut, eftersom en del av summan saknas",
        WhyNot::OnlyParts => "redovisningen anger det bara för varje insats för sig",
        WhyNot::PartOfYear => "räknas inte ut för en del av ett år, eftersom bidragen inte gäller ett helt år",
    }
}

/// Why an association has no figure for a period: its report does not give it, or there is no report.
pub(super) fn why_missing(association: &Association, period: Period) -> String {
    if association.has_account(period) { NOT_GIVEN.to_owned() } else { no_report(period) }
}

/// `ingen redovisning för 2021 finns här`
pub(super) fn no_report(period: Period) -> String {
    format!("ingen redovisning för {} finns här", period.label())
}
