//! Which errors the check would find: every figure of the real reports is changed, one at a time, beyond all rounding.
//!
//! Two shares are printed: of figures that some rule looks at, and of changes that are told. What is missed in the statements
//! and notes stands in a snapshot with its reason.

use crate::support::REAL_CONTENT;
use insyn::decode::decode;
use insyn::diag::{Findings, Severity, Span};
use insyn::facts::Facts;
use insyn::model::{Association, CellRef, Content, Figure, Piece, Quantity, Report, Site, TableKind};
use insyn::narrative::{self, Terms};
use insyn::reconcile::{Comparison, InProse, Rule, reconcile};
use insyn::source::{Sources, read};
use insyn::swedish;
use rayon::prelude::*;
use rust_decimal::Decimal;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// What a run tells: the unexplained findings, and all comparisons.
fn run(site: &Site, sources: &Sources) -> (BTreeSet<(String, Span, String)>, Vec<Comparison>) {
    let facts = Facts::collect(&site.associations);
    let (mut comparisons, mut idle) = (Vec::new(), Vec::new());
    for association in &site.associations {
        let bind = |report| narrative::bind(report, sources, &BTreeSet::new(), &Terms::default(), &mut Findings::default());
        let printed = association.reports.iter().flat_map(|report| bind(report).printed);
        let in_prose = printed.map(|(cell, finding)| InProse { cell, finding }).collect();
        let found = reconcile(site, association, &facts, sources, in_prose);
        comparisons.extend(found.comparisons);
        idle.extend(found.idle);
    }
    let findings = comparisons.iter().filter_map(|made| made.finding.as_deref()).chain(&idle);
    let told = findings
        .filter(|finding| !finding.acknowledged && finding.severity > Severity::Info)
        .map(|finding| (finding.code.id().to_owned(), finding.place.span, finding.message.clone()))
        .collect();
    (told, comparisons)
}

/// Every figure of a report, with the id of its part.
fn figures(report: &Report) -> Vec<CellRef> {
    let mut cells = Vec::new();
    for table in &report.tables {
        for (row, cells_of_row) in table.rows.iter().map(|row| &row.cells).enumerate() {
            for (column, cell) in cells_of_row.iter().enumerate() {
                cells.extend(cell.figures().map(|(part, _, _)| CellRef {
                    report: report.id.clone(),
                    table: table.id.clone(),
                    row,
                    column,
                    part: part.into(),
                }));
            }
        }
    }
    cells
}

fn figure_mut<'s>(site: &'s mut Site, cell: &CellRef) -> &'s mut Figure {
    let report = site.associations[0].reports.iter_mut().find(|report| report.id == cell.report).unwrap();
    let table = report.tables.iter_mut().find(|table| table.id == cell.table).unwrap();
    match &mut table.rows[cell.row].cells[cell.column].content {
        Content::Figure(figure) => figure,
        Content::Parts(pieces) => pieces
            .iter_mut()
            .find_map(|piece| match piece {
                Piece::Part(part) if part.id == cell.part => Some(&mut part.figure),
                _ => None,
            })
            .unwrap(),
        other => panic!("{other:?} is no figure"),
    }
}

/// A tenth more, and more than any rounding can hide.
fn change(figure: &mut Figure) {
    let units = if figure.unit.quantity() == Quantity::Share { 3 } else { 25 };
    let least = Decimal::new(units, figure.value.scale());
    let tenth = (figure.value.abs() / Decimal::TEN).round_dp(figure.value.scale());
    figure.value += least.max(tenth);
    figure.printed = swedish::figure(figure.value).into();
}

/// Why a change is not told.
fn reason(site: &Site, cell: &CellRef, baseline: &[Comparison]) -> &'static str {
    let mut copy = site.clone();
    if figure_mut(&mut copy, cell).approximate {
        return "the figure is approximate in the original";
    }
    let span = site.span_of(&site.associations[0].id, cell).unwrap();
    let looking: Vec<&Comparison> = baseline.iter().filter(|made| made.looked_at.contains(&span)).collect();
    let one_sided =
        [Rule::SmallFigures, Rule::Subset, Rule::EquityCap, Rule::BudgetDeviation, Rule::PossibleShare, Rule::MemberShares, Rule::Verdict];
    if looking.is_empty() {
        "nothing else in the report gives the figure"
    } else if looking.iter().any(|made| made.explained.is_some()) {
        "a known error already stands at the place"
    } else if looking.iter().all(|made| one_sided.contains(&made.rule)) {
        "only limits are tried: for small figures, caps or a subset"
    } else if looking.iter().all(|made| made.finding.is_some() || one_sided.contains(&made.rule)) {
        "the difference is information already"
    } else {
        "another part of the cell is tried"
    }
}

/// What became of one changed figure.
struct Outcome {
    is_core: bool,
    looked_at: bool,
    told: bool,
    /// Where the figure stands, and why nobody was told.
    missed: Option<(String, &'static str)>,
}

/// What becomes of each figure of an association when it is changed alone.
fn outcomes(whole: &Site, association: &Association, sources: &Sources) -> Vec<Outcome> {
    let site = Site { associations: vec![association.clone()], ..whole.clone() };
    let (told_before, baseline) = run(&site, sources);
    assert_eq!(told_before, BTreeSet::new(), "nothing in the real reports is left unexplained");
    let cells: Vec<(&Report, CellRef)> =
        association.reports.iter().flat_map(|report| figures(report).into_iter().map(move |cell| (report, cell))).collect();
    let outcome = |site: &mut Site, (report, cell): &(&Report, CellRef)| {
        let before = figure_mut(site, cell).clone();
        change(figure_mut(site, cell));
        let told = !run(site, sources).0.is_empty();
        *figure_mut(site, cell) = before;
        let table = report.table(&cell.table).unwrap();
        let span = table.rows[cell.row].cells[cell.column].span;
        Outcome {
            // The statements and the notes.
            is_core: table.kind <= TableKind::Note,
            looked_at: baseline.iter().any(|made| made.looked_at.contains(&span)),
            told,
            missed: (!told).then(|| (format!("{}/{}: {}", association.id, report.id, report.path_of(cell)), reason(site, cell, &baseline))),
        }
    };
    cells.par_iter().map_init(|| site.clone(), outcome).collect()
}

#[test]
fn a_changed_figure_is_told() {
    let tree = read(Path::new(REAL_CONTENT), &mut Findings::default()).unwrap();
    let (whole, _) = decode(&tree);
    let outcomes: Vec<Outcome> = whole.associations.iter().flat_map(|association| outcomes(&whole, association, &tree.sources)).collect();
    let count = |fits: &dyn Fn(&Outcome) -> bool| {
        let of = |also: &dyn Fn(&Outcome) -> bool| outcomes.iter().filter(|outcome| fits(outcome) && also(outcome)).count();
        [of(&|_| true), of(&|outcome| outcome.looked_at), of(&|outcome| outcome.told)]
    };
    let (all, core) = (count(&|_| true), count(&|outcome| outcome.is_core));
    let mut missed: BTreeMap<(bool, &str), Vec<&str>> = BTreeMap::new();
    for outcome in &outcomes {
        if let Some((path, why)) = &outcome.missed {
            missed.entry((!outcome.is_core, why)).or_default().push(path);
        }
    }
    let share = |part: usize, whole: usize| part as f64 * 100.0 / whole as f64;
    let say = |what: &str, [figures, looked_at, told]: [usize; 3]| {
        println!(
            "{what}: {figures} figures, {:.1} % looked at by a rule, {:.1} % of the changes told",
            share(looked_at, figures),
            share(told, figures)
        );
    };
    say("all tables", all);
    say("statements and notes", core);
    for ((other, why), cells) in &missed {
        println!("\n{} – {why} ({}):", if *other { "other tables" } else { "statements and notes" }, cells.len());
        cells.iter().for_each(|cell| println!("  {cell}"));
    }
    assert!(share(core[2], core[0]) >= 95.0, "at least 95 percent of the changes in statements and notes are told");
    let in_core: Vec<String> = missed
        .iter()
        .filter(|((other, _), _)| !other)
        .flat_map(|((_, why), cells)| cells.iter().map(move |cell| format!("{cell} – {why}")))
        .collect();
    insta::assert_snapshot!(in_core.join("\n"));
}
