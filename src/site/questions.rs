//! What a citizen asks of a report, and where the answers stand.

use crate::facts::{Fact, Facts};
use crate::measures::{Measure, Told};
use crate::model::{Dimension, Kind, Original};
use crate::site::address::association_path;
use crate::site::figure::{NOT_GIVEN, shown};
use crate::site::prepared::{Prepared, place_of};
use crate::site::view::{AnswerView, Link, QuestionView};
use crate::swedish::capitalised;

/// What those who left went to.
const LEFT: &str = "avslut-diagram";
/// How many figures an answer gives.
const MOST: usize = 4;

/// The questions with their answers. `page` leads to the page of the report.
pub(super) fn questions(prepared: &Prepared, facts: &Facts, page: &str) -> Vec<QuestionView> {
    if !prepared.report.kind.is_account() {
        return Vec::new();
    }
    let answers = [
        ("hjalp", "Kan jag få hjälp?", vec![help(prepared)]),
        ("jobb", "Hur många fick jobb eller började studera?", vec![work(prepared, facts, page)]),
        ("styrelse", "Vem bestämmer, och vem är ordförande?", vec![decides(prepared, page)]),
        ("kostnad", "Vad var kostnaden per deltagare?", costs(prepared, facts, page)),
        ("original", "Var finns originalet, och kan jag ladda ner det?", originals(prepared, page)),
    ];
    answers.into_iter().map(|(id, question, answers)| QuestionView { id, question, answers }).collect()
}

fn answer(text: &str, href: String) -> AnswerView {
    AnswerView { text: Told::read(text, None), href, more: String::new() }
}

fn not_given() -> AnswerView {
    answer(&capitalised(NOT_GIVEN), String::new())
}

fn help(prepared: &Prepared) -> AnswerView {
    let association = prepared.association;
    let told = match (association.help.is_some(), association.contact.is_some()) {
        (true, true) => "Vem förbundet hjälper, och vart du vänder dig",
        (true, false) => "Vem förbundet hjälper, men ingen kontaktuppgift finns här",
        (false, true) => "Vart du vänder dig, men inte vem förbundet hjälper",
        (false, false) => "Det står inte vem förbundet hjälper, och ingen kontaktuppgift finns här",
    };
    answer(told, format!("{}#hjalp_", association_path(association)))
}

/// Who left for work or studies, else who came a step nearer.
fn work(prepared: &Prepared, facts: &Facts, page: &str) -> AnswerView {
    if prepared.charts.iter().any(|chart| chart.id == LEFT) {
        return answer("Så gick det för dem som slutade", format!("{page}#{LEFT}"));
    }
    let steps = Measure::StepsForward.groups_of_report(facts, &prepared.association.id, &prepared.report.id).flatten();
    let of_all = |fact: &&Fact| {
        let own = fact.source.report == prepared.report.id && fact.key.period == prepared.report.period;
        own && matches!(fact.key.kind, Kind::Outcome | Kind::Share) && fact.dimension(Dimension::Sex).is_none()
    };
    let mut shares_first: Vec<&Fact> = steps.filter(of_all).collect();
    shares_first.sort_by_key(|fact| fact.key.kind != Kind::Share);
    match shares_first.into_iter().find_map(|fact| Some((fact, place_of(prepared.report, prepared.narrative, &fact.source)?))) {
        Some((fact, place)) => AnswerView {
            text: Told::read(&shown(fact), Some(&prepared.report.id)),
            href: format!("{page}{}", place.href),
            more: format!("{}tog ett steg framåt (stegförflyttning). Hur många som fick jobb anges inte för sig.", within(prepared, fact)),
        },
        None => not_given(),
    }
}

/// `i Samordningsteamet `
fn within(prepared: &Prepared, fact: &Fact) -> String {
    let initiative = fact.dimension(Dimension::Initiative).and_then(|id| prepared.association.initiative(id));
    initiative.map(|initiative| format!("i {} ", initiative.name)).unwrap_or_default()
}

fn decides(prepared: &Prepared, page: &str) -> AnswerView {
    let report = prepared.report;
    if report.signers.is_empty() {
        return not_given();
    }
    let chair = report
        .signers
        .iter()
        .find(|signer| signer.role.to_lowercase().starts_with("ordförande"))
        .and_then(|chair| chair.name.as_ref().ok());
    let href = format!("{page}#beslut_och_underskrifter");
    match chair {
        Some(chair) => answer(&format!("{chair} var ordförande i styrelsen"), href),
        None => answer("Styrelsen", href),
    }
}

/// As printed, of each initiative.
fn costs(prepared: &Prepared, facts: &Facts, page: &str) -> Vec<AnswerView> {
    let Prepared { association, report, narrative, .. } = *prepared;
    let printed = Measure::CostPerParticipant.groups_of_report(facts, &association.id, &report.id).flatten();
    let of_period =
        printed.filter(|fact| fact.source.report == report.id && fact.key.period == report.period && fact.key.kind == Kind::Outcome);
    let view = |fact: &Fact| {
        let place = place_of(report, narrative, &fact.source)?;
        Some(AnswerView {
            text: Told::read(&shown(fact), Some(&report.id)),
            href: format!("{page}{}", place.href),
            more: within(prepared, fact),
        })
    };
    let answers: Vec<AnswerView> = of_period.filter_map(view).take(MOST).collect();
    if answers.is_empty() { vec![not_given()] } else { answers }
}

fn originals(prepared: &Prepared, page: &str) -> Vec<AnswerView> {
    let about = || format!("{page}#om_redovisningen_");
    let view = |original: &Original| match &original.place {
        Ok(place) => Link { href: place.address.clone(), text: original.name.clone().unwrap_or_else(|| "Läs originalet".to_owned()) },
        Err(_) => Link { href: about(), text: "Originalet finns inte här: läs varför".to_owned() },
    };
    let links = prepared.report.originals.iter().map(view);
    links.map(|link| answer(&link.text, link.href)).collect()
}
