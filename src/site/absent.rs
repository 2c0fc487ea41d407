//! Parts that the law requires of an annual report and that it does not have.

use crate::model::{AbsentParts, PARTS, Report};
use crate::reconcile::{Place, Rule};
use crate::site::prepared::Prepared;
use crate::site::view::{Link, Reason};
use crate::swedish::{capitalised, join, unbroken};

/// Stands where the content does not say why.
const WITHOUT_REASON: &str = "Skälet anges inte.";

/// Those that the content gives a reason for.
pub(super) fn declared(report: &Report) -> Vec<Reason> {
    let parts = |absent: &AbsentParts| {
        let named = PARTS.iter().filter(|(id, _)| absent.parts.iter().any(|part| part.value == *id));
        reason(named.map(|(_, name)| *name), &absent.reason)
    };
    report.absent_parts.iter().map(parts).collect()
}

/// All of them, as far as the rules have looked.
pub(super) fn absent(prepared: &Prepared) -> Vec<Reason> {
    let report = prepared.report;
    let is_declared = |id: &str| report.absent_parts.iter().flat_map(|absent| &absent.parts).any(|part| part.value == id);
    let mut all = declared(report);
    for made in prepared.comparisons.iter().filter(|made| made.rule == Rule::Parts && made.finding.is_some()) {
        let Place::Name(id) = &made.place else { continue };
        let Some((_, name)) = PARTS.iter().find(|(part, _)| part == id && !is_declared(part)) else { continue };
        let why = made.explained.and_then(|known| report.known_errors.get(known)).map_or(WITHOUT_REASON, |known| &known.explanation);
        all.push(reason([*name], why));
    }
    all
}

fn reason<'a>(parts: impl IntoIterator<Item = &'a str>, why: &str) -> Reason {
    let names: Vec<String> = parts.into_iter().map(str::to_lowercase).collect();
    Reason { what: Link { href: String::new(), text: capitalised(&join(&names)) }, reason: unbroken(why) }
}
