//! A published figure on a page that gathers figures of many reports: as printed, with the way to its source.

use crate::facts::{Derived, Fact, Found, How, WhyNot};
use crate::model::{Association, CellRef, Dimension, Period, Role, Unit};
use crate::site::address::report_path;
use crate::site::prepared::{Prepared, place_of};
use crate::site::view::{Entry, Link, SourcedFigure};
use crate::swedish::{NBSP, counted, figure, percent_sign, without_minus};

/// The figure with its unit, as printed but for öre that are none; a cost without its minus, as people speak of costs.
pub(super) fn shown(fact: &Fact) -> String {
    let signless = |text: &str| match fact.key.role {
        Role::OperatingCosts => without_minus(text),
        _ => text.to_owned(),
    };
    match fact.unit.suffix() {
        _ if fact.fraction.is_some() => fact.printed.clone(),
        "" => signless(&fact.printed),
        // öre that are none say nothing
        suffix => format!("{}{NBSP}{suffix}", signless(fact.bare.strip_suffix(",00").unwrap_or(&fact.bare))),
    }
}

/// A figure that is printed or worked out, with its unit.
pub(super) fn shown_derived(found: &Derived) -> String {
    match found.fact() {
        Some(fact) => shown(fact),
        None if found.unit == Unit::Percent => percent_sign(found.value),
        None => {
            let value = found.value.checked_div(found.unit.factor()).unwrap_or(found.value);
            format!("{}{NBSP}{}", figure(value.normalize()), found.unit.suffix())
        }
    }
}

/// How a figure was worked out; none of a printed one.
pub(super) fn how_made(found: &Derived) -> Option<String> {
    match found.how {
        How::Printed => None,
        How::OfMembers => Some(format!("summan av {}", counted(found.from.len(), "en medlems bidrag", "medlemmars bidrag"))),
        How::TwoLines => Some("årets resultat och övrigt eget kapital i balansräkningen tillsammans".to_owned()),
        How::NextOpening => {
            let year = found.from.first().map(|fact| fact.key.period.last_day().year());
            Some(format!("övrigt eget kapital i balansräkningen för {}, som är vad det året började med", year.unwrap_or_default()))
        }
        How::Ratio => Some(match found.from.last().map(|fact| fact.key.role) {
            Some(Role::OperatingCosts) => "kostnaden för administration delad med alla kostnader".to_owned(),
            Some(Role::TotalAssets) => "det egna kapitalet delat med tillgångarna".to_owned(),
            _ => "det egna kapitalet delat med medlemsbidragen".to_owned(),
        }),
    }
}

/// What a figure is about where that is one initiative or all of them, and not those for individuals together: `i Coachingteamet`.
pub(super) fn about(association: &Association, found: &Derived) -> Option<String> {
    let fact = found.fact().filter(|fact| fact.key.role == Role::Participants)?;
    match fact.dimension(Dimension::Initiative).and_then(|id| association.initiative(id)) {
        Some(initiative) => Some(format!("i {}", initiative.name)),
        None => fact.key.dimensions.is_empty().then(|| "i alla insatser".to_owned()),
    }
}

/// The table or section that a cell stands in, with the report.
pub(super) fn source(reports: &[Prepared], association: &str, cell: &CellRef) -> Option<Link> {
    let prepared = reports.iter().find(|p| p.association.id == association && p.report.id == cell.report)?;
    let place = place_of(prepared.report, prepared.narrative, cell)?;
    Some(Link {
        href: format!("{}{}", report_path(prepared.association, prepared.report), place.href),
        text: format!("{}, {}", place.text, prepared.report.title),
    })
}

/// The figure as shown, with a link to the table or section that it stands in.
pub(super) fn sourced(reports: &[Prepared], fact: &Fact) -> Option<SourcedFigure> {
    sourced_derived(reports, &Derived::printed(fact))
}

/// A figure that is printed or worked out, with a link to where it, or the first of what it rests on, stands.
fn sourced_derived(reports: &[Prepared], found: &Derived) -> Option<SourcedFigure> {
    let fact = found.from.first()?;
    let source = source(reports, &fact.key.association, &fact.source)?;
    let restated = found.from.iter().find_map(|fact| fact.restated.clone());
    Some(SourcedFigure {
        value: shown_derived(found),
        href: source.href,
        source: source.text,
        restated,
        computed: how_made(found),
        about: None,
    })
}

/// A figure with all that is to be said of it, or why there is none; `not_given` where no report prints it.
pub(super) fn entry(association: &Association, reports: &[Prepared], found: &Found, not_given: &str) -> Entry {
    let figure =
        found.as_ref().ok().and_then(|found| Some(SourcedFigure { about: about(association, found), ..sourced_derived(reports, found)? }));
    let missing = match found {
        Err(WhyNot::NotPublished) | Ok(_) => not_given,
        Err(why) => why_not(*why),
    };
    Entry { figure, missing: missing.to_owned() }
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
