//! How many answered a survey: nothing that rests on one is told without it.

use crate::chart::amount::about;
use crate::chart::people::participants::number;
use crate::chart::percent::said;
use crate::chart::scope::{Scope, period_name};
use crate::facts::Fact;
use crate::measures::Measure;
use crate::model::{Dimension, Dimensions, Period};

/// How many of how many asked, as far as the report tells, with the figures that say so: `34 av 100 svarade 2024`. `of` are the
/// dimensions of an answer, or of a result of all surveys together.
pub(crate) fn answered<'a>(scope: Scope<'a>, period: Period, of: &Dimensions) -> (String, Vec<&'a Fact>) {
    let asked_alike = of.kept(&[Dimension::SurveyGroup, Dimension::Initiative]);
    let told = |measure: Measure| scope.measures(period).all(measure).into_iter().find(|fact| fact.key.dimensions == asked_alike);
    let period = period_name(period);
    match (told(Measure::Answered), told(Measure::Asked), told(Measure::ResponseRate)) {
        (Some(answered), Some(asked), _) => (format!("{} av {} svarade {period}", number(answered), number(asked)), vec![answered, asked]),
        (Some(answered), None, _) => (format!("{} svarade {period}", number(answered)), vec![answered]),
        (None, _, Some(rate)) => (format!("svarsfrekvens {}{} {period}", about(rate.approximate), said(rate)), vec![rate]),
        (None, _, None) => ("redovisningen anger inte hur många som svarade".to_owned(), Vec::new()),
    }
}
