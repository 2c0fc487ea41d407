//! Which errors the check would find: every figure of the real reports is changed, one at a time, beyond all rounding.
//!
//! Two shares are printed: of figures that some rule looks at, and of changes that are told. What is missed in the statements
//! and notes stands in a snapshot with its reason.

use insyn::decode::decode;
use insyn::diag::{Findings, Severity, Span};
use insyn::facts::Facts;
use insyn::model::{CellRef, Content, Figure, Piece, Quantity, Report, Site, TableKind};
use insyn::narrative::{self, Terms};
use insyn::reconcile::{Comparison, InProse, Rule, reconcile};
use insyn::source::{Sources, read};
use insyn::swedish;
use rust_decimal::Decimal;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// What a run tells: the unexplained findings, and all comparisons.
fn run(site: &Site, sources: &Sources) -> (BTreeSet<(String, Span, String)>, Vec<Comparison>) {
    let facts = Facts::collect(&site.associations);
    let mut in_prose = Vec::new();
    for association in &site.associations {
        for report in &association.reports {
            let bound = narrative::bind(report, sources, &BTreeSet::new(), &Terms::default(), &mut Findings::default());
            in_prose.extend(bound.printed.into_iter().map(|(cell, finding)| InProse {
                association: association.id.clone(),
                cell,
                finding,
            }));
        }
    }
    let (comparisons, others) = reconcile(site, &facts, sources, in_prose);
    let findings = comparisons.iter().filter_map(|made| made.finding.as_ref()).chain(&others);
    let told = findings
        .filter(|finding| !finding.acknowledged && finding.severity > Severity::Info)
        .map(|finding| (finding.code.to_owned(), finding.place.span, finding.message.clone()))
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
                    part: part.to_owned(),
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
        other => panic!("{other:?} är inget tal"),
    }
}

/// A tenth more, and more than any rounding can hide.
fn change(figure: &mut Figure) {
    let units = if figure.unit.quantity() == Quantity::Share { 3 } else { 25 };
    let least = Decimal::new(units, figure.value.scale());
    let tenth = (figure.value.abs() / Decimal::TEN).round_dp(figure.value.scale());
    figure.value += least.max(tenth);
    figure.printed = swedish::figure(figure.value);
}

/// Why a change is not told.
fn reason(site: &Site, cell: &CellRef, baseline: &[Comparison]) -> &'static str {
    let mut copy = site.clone();
    if figure_mut(&mut copy, cell).approximate {
        return "siffran är ungefärlig i originalet";
    }
    let span = site.span_of(&site.associations[0].id, cell).unwrap();
    let looking: Vec<&Comparison> = baseline.iter().filter(|made| made.looked_at.contains(&span)).collect();
    let one_sided =
        [Rule::SmallFigures, Rule::Subset, Rule::EquityCap, Rule::BudgetDeviation, Rule::PossibleShare, Rule::MemberShares, Rule::Verdict];
    if looking.is_empty() {
        "ingen annan uppgift i rapporten ger siffran"
    } else if looking.iter().any(|made| made.explained.is_some()) {
        "ett känt fel står redan på platsen"
    } else if looking.iter().all(|made| one_sided.contains(&made.rule)) {
        "bara gränser prövas: för små tal, tak eller delmängd"
    } else if looking.iter().all(|made| made.finding.is_some() || one_sided.contains(&made.rule)) {
        "skillnaden är redan en upplysning"
    } else {
        "en annan del av cellen prövas"
    }
}

#[test]
fn a_changed_figure_is_told() {
    let tree = read(Path::new("content"), &mut Findings::default()).unwrap();
    let whole = decode(&tree, &mut Findings::default());
    let mut missed: BTreeMap<(bool, String), Vec<String>> = BTreeMap::new();
    // For all figures, and for those in statements and notes: how many, looked at, told.
    let (mut all, mut core) = ([0usize; 3], [0usize; 3]);
    for association in &whole.associations {
        let mut site = Site { associations: vec![association.clone()], ..whole.clone() };
        let (told_before, baseline) = run(&site, &tree.sources);
        assert_eq!(told_before, BTreeSet::new(), "de riktiga rapporterna har inga oförklarade fynd");
        for report in &association.reports {
            for cell in figures(report) {
                let table = report.table(&cell.table).unwrap();
                let is_core = table.kind <= TableKind::Note;
                let before = figure_mut(&mut site, &cell).clone();
                change(figure_mut(&mut site, &cell));
                let (told, _) = run(&site, &tree.sources);
                *figure_mut(&mut site, &cell) = before;
                let span = table.rows[cell.row].cells[cell.column].span;
                let looked_at = baseline.iter().any(|made| made.looked_at.contains(&span));
                for counts in [Some(&mut all), is_core.then_some(&mut core)].into_iter().flatten() {
                    counts[0] += 1;
                    counts[1] += usize::from(looked_at);
                    counts[2] += usize::from(!told.is_empty());
                }
                if told.is_empty() {
                    let why = reason(&site, &cell, &baseline);
                    let path = format!("{}/{}: {}", association.id, report.id, report.path_of(&cell));
                    missed.entry((!is_core, why.to_owned())).or_default().push(path);
                }
            }
        }
    }
    let share = |part: usize, whole: usize| part as f64 * 100.0 / whole as f64;
    let say = |what: &str, [figures, looked_at, told]: [usize; 3]| {
        println!(
            "{what}: {figures} siffror, {:.1} % ses av någon regel, {:.1} % av ändringarna upptäcks",
            share(looked_at, figures),
            share(told, figures)
        );
    };
    say("alla tabeller", all);
    say("räkningar och noter", core);
    for ((other, why), cells) in &missed {
        println!("\n{} – {why} ({}):", if *other { "övriga tabeller" } else { "räkningar och noter" }, cells.len());
        cells.iter().for_each(|cell| println!("  {cell}"));
    }
    assert!(share(core[2], core[0]) >= 95.0, "minst 95 procent av ändringarna i räkningar och noter ska upptäckas");
    let in_core: Vec<String> = missed
        .iter()
        .filter(|((other, _), _)| !other)
        .flat_map(|((_, why), cells)| cells.iter().map(move |cell| format!("{cell} – {why}")))
        .collect();
    insta::assert_snapshot!(in_core.join("\n"));
}
