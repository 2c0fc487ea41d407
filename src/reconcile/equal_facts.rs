//! `lika-fakta`: figures that mean the same agree, within the rounding of their printed units.

use super::comparison::{Calculation, Comparison, Judge, Operand};
use crate::diag::{Finding, Rule, Severity};
use crate::facts::{Fact, Facts};
use crate::model::{Association, Dimension, Role, Site};
use std::sync::Arc;

/// Holds every fact of an association against the one that is shown for its key.
pub(super) fn check<'a>(site: &'a Site, association: &'a Association, facts: &'a Facts, out: &mut Vec<Comparison>) {
    let judge = Judge { site, association: &association.id, rule: Rule::EqualFacts };
    for group in facts.groups_of(&association.id) {
        let [shown, others @ ..] = group else { continue };
        // Answers to questions that nobody knows need not be the same.
        if shown.key.role == Role::SurveyAnswers && shown.dimension(Dimension::Question).is_none() {
            continue;
        }
        // A restated or approximate figure says itself that it differs.
        for other in others.iter().filter(|other| other.is_exact() && shown.is_exact()) {
            let (left, right) = (Operand::of(other), Calculation::sum([Operand::of(shown)], []));
            let says = |here: &str, _: &str| {
                let there = Operand::of(shown).told();
                format!("{} har två värden: {here} här och {there} på ett annat ställe", shown.key.role.swedish())
            };
            let comparison = judge.compare(&left, &right, says);
            out.extend(comparison.map(|comparison| match comparison.finding {
                Some(mut finding) if within_own_rounding(shown, other) => {
                    let told = Arc::make_mut(&mut finding);
                    (told.severity, told.help) = (Severity::Info, None);
                    Comparison { finding: Some(finding), ..comparison }
                }
                None if shown.value != other.value && shown.unit == other.unit => {
                    Comparison { finding: Some(Arc::new(differs_by_rounding(&judge, shown, other))), ..comparison }
                }
                Some(finding) if is_newer(association, other, shown) => {
                    Comparison { finding: Some(Arc::new(held_against_the_year(&judge, shown, other, &finding))), ..comparison }
                }
                Some(mut finding) => {
                    let advice = judge.explain_help(&other.source);
                    Arc::make_mut(&mut finding).help = Some(format!("{advice} Betyder de två olika saker: ta bort roll på den ena."));
                    Comparison { finding: Some(finding), ..comparison }
                }
                None => comparison,
            }));
        }
    }
}

/// Whether a figure stands in a report of a later time than another.
fn is_newer(association: &Association, one: &Fact, other: &Fact) -> bool {
    // The reports lie newest first.
    let place = |fact: &Fact| association.reports.iter().position(|report| report.id == fact.source.report);
    one.source.report != other.source.report && place(one) < place(other)
}

/// A comparison figure that departs from what the report of its own year says: the newer report is likelier to be mistyped, or has
/// restated it.
fn held_against_the_year(judge: &Judge, shown: &Fact, other: &Fact, finding: &Finding) -> Finding {
    let mut finding = finding.clone();
    let year = &shown.source.report;
    let mut help = format!("Jämför med rapporten för {year} och rätta siffran här. Är den omräknad: skriv varför i omraknad.");
    let is_published = judge.site.report(judge.association, &other.source.report).is_some_and(|report| report.status.is_public());
    if is_published {
        help = format!("{help} {}", judge.explain_help(&other.source));
    }
    finding.message = format!(
        "{} har två värden: {} här och {} i rapporten för {year}",
        shown.key.role.swedish(),
        Operand::of(other).told(),
        Operand::of(shown).told()
    );
    finding.help = Some(help);
    finding
}

/// Whether the difference is no more than the rounding of the figures that each is the sum of.
fn within_own_rounding(a: &Fact, b: &Fact) -> bool {
    (a.value - b.value).abs() <= a.rounding() + b.rounding()
}

/// The same figure printed twice in the same unit should be the same, even where rounding allows a difference.
fn differs_by_rounding(judge: &Judge, shown: &Fact, other: &Fact) -> Finding {
    let (here, there) = (Operand::of(other).told(), Operand::of(shown).told());
    let message = format!("{} är avrundat olika: {here} här och {there} på ett annat ställe", shown.key.role.swedish());
    Finding::new(Rule::EqualFacts, other.span, message)
        .severity(Severity::Info)
        .label(judge.describe(&other.source))
        .also(shown.span, judge.describe(&shown.source))
}
