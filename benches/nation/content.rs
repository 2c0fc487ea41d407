//! A content folder of as many associations and years as wanted, made of the real reports: each association is one of them under
//! other names, each year of it the same report with other years and amounts. The same numbers give the same bytes.
//!
//! - Every amount of an association and a year has one factor, so that sums and shares hold. What a report tells of an earlier year is
//!   what the report of that year tells.
//! - From one year to the next cannot hold in this way: equity and cash at the end of a year less those of the year before are not the
//!   flows of the year. So the rules are asked, and what departs becomes a known error of the report, as an author would do; what no
//!   longer departs is left out.

#[path = "template.rs"]
mod template;
#[path = "words.rs"]
mod words;

use insyn::build::{self, Checked};
use insyn::diag::{Code, Finding, Severity, Span};
use insyn::model::{CellRef, Report};
use insyn::reconcile::Place;
use jiff::civil::{Date, date};
use rayon::prelude::*;
use rust_decimal::Decimal;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::fs;
use std::path::Path;
use template::{Known, Piece, Template};
use words::{Names, shifted};

const REAL: &str = "content";
const TODAY: Date = date(2026, 12, 1);
/// The last year of every association.
const LAST: i16 = 2024;

/// The real reports, with the names of their associations and their municipalities, each as it stands alone and before "kommun".
type Real = (&'static str, &'static str, &'static [&'static str], &'static [(&'static str, &'static str)]);
const REPORTS: [Real; 5] = [
    ("lekeberg-orebro", "2020-h1", &["Lekeberg och Örebro"], &[("Lekeberg", "Lekebergs"), ("Örebro", "Örebro")]),
    (
        "norra-orebro",
        "2021",
        &["SOFINT", "norra Örebro län"],
        &[("Hällefors", "Hällefors"), ("Lindesberg", "Lindesbergs"), ("Ljusnarsberg", "Ljusnarsbergs"), ("Nora", "Nora")],
    ),
    ("sodra-dalarna", "2021", &["Södra Dalarnas", "Södra Dalarna"], &[("Avesta", "Avesta"), ("Hedemora", "Hedemora"), ("Säter", "Säters")]),
    ("sydnarke", "2024", &["Sydnärke"], SYDNARKE),
    ("sydnarke", "2021", &["Sydnärke"], SYDNARKE),
];
const SYDNARKE: &[(&str, &str)] = &[("Askersund", "Askersunds"), ("Hallsberg", "Hallsbergs"), ("Kumla", "Kumla"), ("Laxå", "Laxå")];

/// Writes the content of so many associations with so many years each.
pub(crate) fn write(out: &Path, associations: usize, years: usize) {
    let real = build::check(Path::new(REAL), false, TODAY).expect("the real content can be read");
    let templates: Vec<Template> = REPORTS
        .iter()
        .map(|(association, report, ..)| {
            let association = real.site.associations.iter().find(|found| found.id == *association).expect("the association is there");
            let report = association.reports.iter().find(|found| found.id == *report).expect("the report is there");
            Template::read(&real, association, report)
        })
        .collect();
    let names: Vec<Names> = (0..associations)
        .map(|number| {
            let (_, _, own, places) = REPORTS[number % REPORTS.len()];
            Names::new(number, own, places)
        })
        .collect();
    fs::create_dir_all(out).expect("the folder can be made");
    site(out, &names);
    (0..associations).into_par_iter().for_each(|number| {
        let years: Vec<i16> = (0..years).map(|before| LAST - i16::try_from(before).expect("years are few")).rev().collect();
        // The rules read a folder with this association alone.
        let alone = tempfile::tempdir().expect("a folder can be made");
        site(alone.path(), &names);
        association(alone.path(), number, &names[number], &templates[number % REPORTS.len()], &years);
        copy(&alone.path().join(&names[number].id), &out.join(&names[number].id));
    });
}

/// What all associations share.
fn site(out: &Path, names: &[Names]) {
    for name in ["webbplats.toml", "indikatorer.toml", "ordlista.toml"] {
        fs::copy(Path::new(REAL).join(name), out.join(name)).expect("a file can be copied");
    }
    let state = [("forsakringskassan", "Försäkringskassan", "stat"), ("arbetsformedlingen", "Arbetsförmedlingen", "stat")];
    let others: BTreeSet<(&str, &str, &str)> =
        names.iter().flat_map(|names| &names.members).map(|(id, name, kind)| (&**id, &**name, *kind)).collect();
    let members = state.into_iter().chain(others);
    let text: String =
        members.map(|(id, name, kind)| format!("[[medlem]]\nid = \"{id}\"\nnamn = \"{name}\"\nslag = \"{kind}\"\n\n")).collect();
    put(&out.join("medlemmar.toml"), &text);
}

fn association(out: &Path, number: usize, names: &Names, template: &Template, years: &[i16]) {
    let folder = out.join(&names.id);
    let real = Path::new(REAL).join(REPORTS[number % REPORTS.len()].0);
    for name in ["forbund.toml", "insatser.toml"] {
        let text = fs::read_to_string(real.join(name)).expect("a file can be read");
        // A number belongs to one association.
        let lines: String = text.lines().filter(|line| !line.starts_with("organisationsnummer")).map(|line| format!("{line}\n")).collect();
        put(&folder.join(name), &names.replace(&lines));
    }
    let mut known: BTreeMap<String, Vec<Known>> = BTreeMap::new();
    for year in years {
        known.insert(
            shifted(&template.id, year - template.year),
            template.known.iter().map(|known| told(known, names, year - template.year)).collect(),
        );
    }
    for _ in 0..2 {
        for year in years {
            let id = shifted(&template.id, year - template.year);
            report(&folder.join(&id), number, names, template, *year, &known[&id]);
        }
        let checked = build::check(out, false, TODAY).expect("the content can be read");
        checked.site.associations[0].reports.iter().for_each(|report| {
            if let Some(known) = known.get_mut(&*report.id) {
                settle(&checked, report, known);
            }
        });
    }
}

fn told(known: &Known, names: &Names, by: i16) -> Known {
    let told = |text: &String| names.replace(&shifted(text, by));
    Known { rule: known.rule.clone(), places: known.places.iter().map(told).collect(), explanation: told(&known.explanation) }
}

fn report(folder: &Path, number: usize, names: &Names, template: &Template, year: i16, known: &[Known]) {
    for (name, pieces) in &template.files {
        let mut text = String::new();
        for piece in pieces {
            match piece {
                Piece::Text(piece) => text.push_str(&names.replace(&shifted(piece, year - template.year))),
                Piece::Figure(figures) => text.push_str(&figures.times(factor(number, year - figures.years_before))),
            }
        }
        if name == "rapport.toml" {
            for Known { rule, places, explanation } in known {
                let places: Vec<String> = places.iter().map(|place| format!("{place:?}")).collect();
                let explanation = explanation.replace('"', "\\\"");
                write!(text, "\n[[originalfel]]\nregel = \"{rule}\"\nplats = [{}]\nforklaring = \"{explanation}\"\n", places.join(", "))
                    .expect("a text grows");
            }
        }
        put(&folder.join(name), &text);
    }
}

/// How much larger than in the real report the amounts of an association and a year are: between a half and twice as large, growing a
/// little from year to year, unevenly.
fn factor(number: usize, year: i16) -> Decimal {
    let year = usize::try_from(year).expect("years are positive");
    let size = 600 + number * 37 % 800;
    let growth = 900 + (year + 20 - 2000) * 8 + (year * 7919 + number * 104_729) % 97;
    Decimal::from(size * growth) / Decimal::from(1_000_000)
}

/// Leaves out the known errors that explain nothing, and adds those that nothing explains.
fn settle(checked: &Checked, report: &Report, known: &mut Vec<Known>) {
    let idle = checked.findings.iter().filter(|finding| finding.code == Code::IdleKnownError);
    // One that may belong to a departure is told with it.
    let beside = checked.findings.iter().flat_map(|finding| &finding.related);
    let idle: BTreeSet<Span> = idle.map(|finding| &finding.place).chain(beside).map(|place| place.span).collect();
    for (known, read) in known.iter_mut().zip(&report.known_errors) {
        let mut read = read.places.iter();
        known.places.retain(|_| read.next().is_some_and(|place| !idle.contains(&place.span)));
    }
    known.retain(|known| !known.places.is_empty());
    let judged = |finding: &Finding| finding.severity == Severity::Error && finding.judgement;
    let open = checked.comparisons().filter(|made| made.report == report.id && made.explained.is_none());
    let departs: BTreeSet<(&str, String)> = open
        .filter(|made| made.finding.as_deref().is_some_and(judged))
        .map(|made| (made.rule.code(), made.cell().map_or_else(|| name(&made.place), |cell| path(report, cell))))
        .collect();
    known.extend(departs.into_iter().map(|(rule, place)| Known {
        rule: rule.to_owned(),
        places: vec![place],
        explanation: EXPLANATION.to_owned(),
    }));
}

fn name(place: &Place) -> String {
    match place {
        Place::Name(name) => name.clone(),
        Place::Cell(_) => String::new(),
    }
}

const EXPLANATION: &str = "Redovisningen är gjord efter en annan, med andra belopp. Varje belopp stämmer med de andra från samma år, men året före har andra belopp, och därför går de inte ihop från år till år.";

fn path(report: &Report, cell: &CellRef) -> String {
    let table = report.tables.iter().find(|table| table.id == cell.table).expect("the table is there");
    let row = format!("{}.{}", table.id, table.rows[cell.row].name());
    let column = format!("{row}.{}", table.columns[cell.column].name());
    let whole = CellRef { part: "".into(), ..cell.clone() };
    let leads_there = |path: &String| report.locate(path).is_ok_and(|found| found == whole);
    let path = [row, column].into_iter().find(leads_there).expect("a cell that a rule looks at has a name");
    if cell.part.is_empty() { path } else { format!("{path}.{}", cell.part) }
}

fn copy(from: &Path, to: &Path) {
    for entry in walkdir::WalkDir::new(from) {
        let entry = entry.expect("the folder can be read");
        let target = to.join(entry.path().strip_prefix(from).expect("it lies in the folder"));
        if entry.file_type().is_dir() {
            fs::create_dir_all(target).expect("a folder can be made");
        } else {
            fs::copy(entry.path(), target).expect("a file can be copied");
        }
    }
}

fn put(path: &Path, text: &str) {
    fs::create_dir_all(path.parent().expect("a file lies in a folder")).expect("a folder can be made");
    fs::write(path, text).expect("a file can be written");
}
