//! Rules that hold facts and cells against each other. Repairs nothing: what departs is told, and what the content explains is
//! marked as explained.

mod accessibility;
mod age;
mod sign;
mod comparison;
mod unlooked;
mod balance;
mod causes;
mod contributions;
mod declared;
mod deviation;
mod equal_facts;
mod formalities;
mod invented;
mod people;
mod rows;
mod shares;
mod small_figures;
mod sums;
mod verdicts;
mod withheld;
mod secret;
mod years;

pub use crate::diag::Rule;
pub use accessibility::{accessibility_is_old, conforms_fully_but_for_attachments};
pub use age::newest_report_is_old;
pub use comparison::{Comparison, Place};
pub use invented::{invented, without_invented};
pub use secret::as_decided;
pub use unlooked::Unlooked;
pub use withheld::{LeftOut, told_before};

use crate::diag::{self, Code, Finding, Severity, Span};
use crate::facts::Facts;
use crate::model::{Association, CellRef, Report, Site, suggestion};
use crate::source::Sources;
use ecow::EcoString;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use unlooked::{Gap, Looked};

/// A comparison of the prose with its table, made while the narrative was bound.
pub struct InProse {
    /// The figure that the prose tells.
    pub cell: CellRef,
    /// What departs, if anything does.
    pub finding: Option<Finding>,
}

/// What the rules made of the content.
#[derive(Debug, Default)]
pub struct Reconciled {
    /// Each time that something was held against something else, whether it held or not.
    pub comparisons: Vec<Comparison>,
    /// What departs, each cause once.
    pub told: Vec<Arc<Finding>>,
    /// Known errors and decisions that concern nothing.
    pub idle: Vec<Finding>,
    /// The sums and quotients that no rule could look at.
    pub unlooked: Vec<Unlooked>,
    /// What stands on the page of its report and in no file.
    pub left_out: LeftOut,
    /// Where figures stand that no finding may tell.
    pub secret: BTreeSet<Span>,
}

/// What of the reports of an association is of another time than theirs.
pub fn other_years(association: &Association, sources: &Sources) -> Vec<Finding> {
    years::check(association, sources)
}

/// Applies every rule to every report of an association: none is held against those of another.
pub fn reconcile(site: &Site, association: &Association, facts: &Facts, sources: &Sources, in_prose: Vec<InProse>) -> Reconciled {
    let of_prose = in_prose.into_iter().map(|InProse { cell, finding }| {
        let looked_at = site.span_of(&association.id, &cell).into_iter().collect();
        Comparison::of_cell(Rule::Printed, &association.id, cell, looked_at, finding)
    });
    let (mut out, mut all) = (Reconciled::default(), of_prose.collect::<Vec<_>>());
    let of_reports = compare(site, association, facts, sources, &mut all);
    let looked = Looked::at(association, facts, &all);
    out.unlooked.extend(of_reports.into_iter().flat_map(|(report, gaps)| looked.leaves_of(association, report, gaps)));
    for report in &association.reports {
        small_figures::check(site, &association.id, report, facts, &mut all, &mut out.idle);
    }
    out.left_out = withheld::check(association, facts, &mut all, |told, facts, all| _ = compare(site, told, facts, sources, all));
    out.secret = secret::by_rules(site, association, &all, &out.left_out);
    let mut departures: BTreeMap<EcoString, Vec<&mut Comparison>> = BTreeMap::new();
    for made in all.iter_mut().filter(|made| made.finding.is_some()) {
        departures.entry(made.report.clone()).or_default().push(made);
    }
    for report in &association.reports {
        out.idle.extend(explain(report, departures.remove(&report.id).unwrap_or_default()));
    }
    out.told = causes::told(site, association, facts, &all);
    out.comparisons = all;
    out
}

/// Holds the figures of an association against each other. Returns for each report the sums and quotients that could not be looked at.
fn compare<'a>(
    site: &Site,
    association: &'a Association,
    facts: &Facts,
    sources: &Sources,
    all: &mut Vec<Comparison>,
) -> Vec<(&'a Report, Vec<Gap>)> {
    equal_facts::check(site, association, facts, all);
    balance::check(site, association, facts, all);
    deviation::check(site, association, facts, all);
    shares::check(site, association, facts, all);
    people::check(site, association, facts, all);
    contributions::check(site, association, facts, all);
    let mut of_reports = Vec::new();
    for report in &association.reports {
        let mut gaps = Vec::new();
        sums::check(site, association, report, all, &mut gaps);
        deviation::comments(site, association, report, facts, all);
        rows::check(site, association, report, all);
        verdicts::check(site, association, report, all);
        declared::check(site, association, report, all, &mut gaps);
        formalities::check(association, report, sources, all);
        of_reports.push((report, gaps));
    }
    of_reports
}

/// Marks the departures that the report's known errors explain. A known error that explains nothing is itself a finding.
fn explain(report: &Report, mut departures: Vec<&mut Comparison>) -> Vec<Finding> {
    let mut without_cause = Vec::new();
    // A known error that explains nothing, and a departure that nothing explains, may belong together.
    let mut idle: BTreeMap<Rule, Vec<Finding>> = BTreeMap::new();
    let mut of_places: BTreeMap<(Rule, Here), Vec<usize>> = BTreeMap::new();
    for (index, made) in departures.iter().enumerate() {
        of_places.entry((made.rule, Here::of(&made.place))).or_default().push(index);
    }
    for (index, known) in report.known_errors.iter().enumerate() {
        // Small figures are decided on in their own way.
        let Some(rule) = Rule::from_code(&known.rule.value).filter(|rule| *rule != Rule::SmallFigures) else {
            without_cause.push(
                Finding::new(
                    Code::UnknownRule,
                    known.rule.span,
                    format!("det finns ingen regel ”{}” att förklara fel mot", known.rule.value),
                )
                .help(match Rule::from_code(&known.rule.value) {
                    Some(Rule::SmallFigures) => "Beslut om små tal skrivs i [[smatal]].".to_owned(),
                    _ => suggestion(&known.rule.value, Rule::ALL.iter().map(|rule| rule.code())),
                }),
            );
            continue;
        };
        for place in &known.places {
            let located = report.locate(&place.value);
            // A place that leads nowhere has been reported when it was read. It may be a name all the same.
            let cell = located.as_ref().ok().map(|cell| (Here::of_cell(cell), cell.part.as_str()));
            let here = [Some((Here::Name(place.value.clone()), "")), cell];
            let mut explains = false;
            for (here, part) in here.into_iter().flatten() {
                for departure in of_places.get(&(rule, here)).into_iter().flatten() {
                    let departure = &mut departures[*departure];
                    if part.is_empty() || departure.cell().is_some_and(|cell| cell.part == part) {
                        departure.explained = Some(index);
                        departure.finding.iter_mut().for_each(|finding| Arc::make_mut(finding).acknowledged = true);
                        explains = true;
                    }
                }
            }
            if !explains && (located.is_ok() || !place.value.contains('.')) {
                idle.entry(rule).or_default().push(
                    Finding::new(
                        Code::IdleKnownError,
                        place.span,
                        format!("regeln ”{}” finner inget fel vid ”{}”", known.rule.value, place.value),
                    )
                    .help("Ta bort platsen, eller rätta regel och plats."),
                );
            }
        }
    }
    for (rule, mut idle) in idle {
        let is_open = |made: &&mut &mut Comparison| {
            made.rule == rule && made.finding.as_ref().is_some_and(|finding| !finding.acknowledged && finding.severity > Severity::Info)
        };
        let mut open = departures.iter_mut().filter(is_open);
        if let (Some(departure), None, [_]) = (open.next(), open.next(), &idle[..])
            && let Some(finding) = departure.finding.as_mut()
            && let Some(known) = idle.pop()
        {
            Arc::make_mut(finding)
                .related
                .push(diag::Place { span: known.place.span, label: "här förklaras ett fel som inte finns: rätta plats".to_owned() });
        }
        without_cause.extend(idle);
    }
    without_cause
}

/// A cell, whatever part of it, or the name of what is no figure: where a known error looks for departures.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Here {
    Cell(EcoString, usize, usize),
    Name(String),
}

impl Here {
    fn of(place: &Place) -> Here {
        match place {
            Place::Cell(cell) => Here::of_cell(cell),
            Place::Name(name) => Here::Name(name.clone()),
        }
    }

    fn of_cell(cell: &CellRef) -> Here {
        Here::Cell(cell.table.clone(), cell.row, cell.column)
    }
}
