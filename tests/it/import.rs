//! `insyn import`: figures from workbooks and csv files in the cells of a report, and as new tables, with what is told of them.

use crate::support::site::REAL;
use crate::support::{Project, program};
use insyn::diag::FileId;
use insyn::edit::Edits;
use insyn::model::{Cell, Content, Report};
use rust_decimal::Decimal;
use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook};
use std::collections::BTreeMap;
use std::fs;

const REPORT: &str = "sydnarke/2024";

/// What `insyn import` says, on stdout and stderr.
fn import(project: &Project, file: &str, arguments: &[&str]) -> String {
    let mut command = program();
    command.arg("import").arg(project.path(file)).arg(REPORT).args(arguments).arg("--content").arg(project.path("content"));
    let out = command.output().unwrap();
    let told = format!("{}{}", String::from_utf8(out.stdout).unwrap(), String::from_utf8(out.stderr).unwrap());
    told.replace(&format!("{}/", project.path("").display().to_string().trim_end_matches('/')), "")
}

fn report(checked: &insyn::build::Checked) -> &Report {
    let association = checked.site.associations.iter().find(|association| association.id == "sydnarke").unwrap();
    association.reports.iter().find(|report| report.id == "2024").unwrap()
}

/// The cells that hold one figure and nothing else, each by table, row and column.
fn figures(report: &Report) -> BTreeMap<(String, usize, usize), (Decimal, &Cell)> {
    let mut all = BTreeMap::new();
    for table in &report.tables {
        for (row, line) in table.rows.iter().enumerate() {
            for (column, cell) in line.cells.iter().enumerate() {
                if let Content::Figure(figure) = &cell.content {
                    all.insert((table.id.to_string(), row, column), (figure.value, cell));
                }
            }
        }
    }
    all
}

/// The report with every figure still to be filled in.
fn emptied() -> Project {
    let mut edits: BTreeMap<FileId, Edits> = BTreeMap::new();
    let before = figures(report(&REAL.checked));
    for (_, cell) in before.values() {
        edits.entry(cell.span.file).or_default().replace(cell.span.range(), "\"fyll i\"");
    }
    let sources = &REAL.checked.sources;
    edits.into_iter().fold(Project::real(), |project, (file, edits)| {
        let path = sources.file(file).path.strip_prefix("content/").unwrap().to_owned();
        let text = edits.apply(sources.text(file));
        project.write(&path, &text)
    })
}

/// What the workbook of a report says, the report can be filled with again.
#[test]
fn the_workbook_of_a_report_fills_it_with_the_same_figures() {
    let project = emptied();
    fs::write(project.path("rapport.xlsx"), &REAL.files["sydnarke/2024/rapport.xlsx"]).unwrap();
    let told = import(&project, "rapport.xlsx", &["--skriv"]);
    let checked = project.check();
    let (before, after) = (figures(report(&REAL.checked)), figures(report(&checked)));
    let values = |figures: &BTreeMap<(String, usize, usize), (Decimal, &Cell)>| {
        figures.iter().map(|(place, (value, _))| (place.clone(), *value)).collect::<Vec<_>>()
    };
    assert_eq!(values(&after), values(&before), "{told}");
    assert!(!told.contains("gissat") || told.contains("”Värde (kr)” – gissat, kontrollera"), "{told}");
}

const TABLE: &str = "
[tabell.prov]
titel    = \"Prov\"
kolumner = [{ period = \"2024\" }, { period = \"2023\" }]
rader = [
  { rubrik = \"Bidrag\" },
  { post = \"Bidrag\",            varden = [  \"fyll i\",      20_000] },
  { post = \"Löner\",             varden = [  \"fyll i\", \"- 18 000\"] },
  { post = \"Hyra\",              varden = [  \"fyll i\",           5] },
  { post = \"Andel\", enhet = \"procent\", varden = [\"fyll i\", \"20,0 %\"] }, # räknas om
  { post = \"Summa\",             varden = [  \"fyll i\",      \"fyll i\"] },
  { post = \"Övrigt\",            varden = [  \"fyll i\",           0] },
]
";

/// A report with a table to fill in, and a workbook as people make them.
fn with_workbook() -> Project {
    let project = Project::real().append("sydnarke/2024/siffror.toml", TABLE);
    let mut book = Workbook::new();
    book.add_worksheet().set_name("Dolt").unwrap().set_hidden(true).write(0, 0, "Bidrag").unwrap();
    let sheet = book.add_worksheet().set_name("Bokslut").unwrap();
    let (whole, percent, day) =
        (Format::new().set_num_format("#,##0"), Format::new().set_num_format("0.0%"), Format::new().set_num_format("yyyy-mm-dd"));
    sheet.write(0, 1, "Prov").unwrap();
    sheet.merge_range(1, 2, 1, 3, "Utfall", &Format::new()).unwrap();
    sheet.write_with_format(2, 2, ExcelDateTime::from_ymd(2024, 12, 31).unwrap(), &day).unwrap();
    sheet.write(2, 3, 2023).unwrap();
    sheet.write(1, 4, "Budget").unwrap().write(2, 4, 2024).unwrap();
    sheet.write(3, 1, "Bidrag").unwrap().write_with_format(3, 2, 4_996_116.93 + 0.4, &whole).unwrap().write(3, 3, 20_000).unwrap();
    sheet.write(4, 1, "Löner ").unwrap().write(4, 2, "(17 500)").unwrap().write(4, 3, -18_500).unwrap();
    sheet.write(5, 1, "Hyror").unwrap().write(5, 2, 6_000).unwrap();
    sheet.write(6, 1, "Andel").unwrap().write_with_format(6, 2, 0.2125, &percent).unwrap();
    sheet.set_row_hidden(6).unwrap();
    sheet.write(7, 1, "Summa").unwrap().write_formula(7, 2, Formula::new("=SUM(C4:C6)").set_result("4978617.33")).unwrap();
    sheet.write(7, 3, 1.0 / 3.0).unwrap();
    sheet.write(9, 1, "Bidraget").unwrap().write(9, 2, 1).unwrap();
    sheet.write(8, 1, "Övrigt").unwrap().write_formula(8, 2, Formula::new("=1/0").set_result("#DIV/0!")).unwrap();
    book.save(project.path("bokslut.xlsx")).unwrap();
    project
}

#[test]
fn what_a_workbook_says_is_shown_before_it_is_written() {
    let project = with_workbook();
    let before = project.read("sydnarke/2024/siffror.toml");
    let told = import(&project, "bokslut.xlsx", &[]);
    insta::assert_snapshot!(told);
    assert_eq!(project.read("sydnarke/2024/siffror.toml"), before);

    let told = import(&project, "bokslut.xlsx", &["--skriv"]);
    assert!(told.contains("4 celler är skrivna i content/sydnarke/2024/siffror.toml"), "{told}");
    let written = TABLE
        .replacen("  \"fyll i\",      20_000", "\"4 996 117,33\",      20_000", 1)
        .replacen("  \"fyll i\", \"- 18 000\"", "    \"(17 500)\", \"- 18 000\"", 1)
        .replacen("[\"fyll i\", \"20,0 %\"", "[    \"21,3 %\", \"20,0 %\"", 1)
        .replacen("  \"fyll i\",      \"fyll i\"", "\"4 978 617,33\",      \"fyll i\"", 1);
    assert_eq!(project.read("sydnarke/2024/siffror.toml"), before.replace(TABLE, &written));

    let told = import(&project, "bokslut.xlsx", &["--skriv", "--ersatt"]);
    assert!(told.contains("Löner  2023  \"- 18 500\"  nu −18\u{a0}000 · D5") && told.contains("1 cell är skriven i "), "{told}");
}

#[test]
fn a_csv_file_becomes_a_new_table_with_its_guesses_marked() {
    let csv = "Avser kommunerna, tkr;;;\n;Not;Budget 2024;2023\nKommuner;;;\nVästra;1;1 500,5;-20\nÖstra;;500;–\nSumma;;2 000,5;-20\n";
    let project = Project::real();
    let windows: Vec<u8> = csv.chars().map(|c| if c == '–' { 0x96 } else { c as u32 as u8 }).collect();
    fs::write(project.path("ny.csv"), windows).unwrap();
    let told = import(&project, "ny.csv", &["--tabell", "kommuner", "--skriv"]);
    insta::assert_snapshot!(told);
    let checked = project.check();
    assert!(!checked.findings.stop(false), "{}", project.told(&checked));
    let table = report(&checked).tables.iter().find(|table| table.id == "kommuner").unwrap();
    assert_eq!((table.rows.len(), table.rows[3].sum.as_ref().map(Vec::len)), (4, Some(2)));
}

/// What is not understood is kept and told of, rows of one name get ids, and the file keeps its ends of lines.
#[test]
fn a_new_table_loses_no_heading_and_says_what_does_not_add_up() {
    let project = Project::real();
    let path = project.path("content/sydnarke/2024/siffror.toml");
    let before = project.read("sydnarke/2024/siffror.toml").replace('\n', "\r\n");
    fs::write(&path, &before).unwrap();
    let mut book = Workbook::new();
    let sheet = book.add_worksheet().set_name("Not 9").unwrap();
    let headers = [("Kostnad", "", ""), ("2024-01-01", "-2024-12-31", "(12 mån)"), ("Budget", "halvår 2024", ""), ("per 231231", "", "")];
    for (column, (first, second, third)) in (1..).zip(headers) {
        for (row, text) in (0..).zip([first, second, third]).filter(|(_, text)| !text.is_empty()) {
            sheet.write(row, column, text).unwrap();
        }
    }
    let rows = [
        ("Tillgångar", None),
        ("Övriga fordringar", Some([1, 2, 3, 4])),
        ("Kassa och bank", Some([1, 2, 3, 4])),
        ("Summa", Some([2, 4, 6, 8])),
        ("Skulder", None),
        ("Lån", Some([1, 2, 3, 4])),
        ("Leverantörer", Some([1, 2, 3, 4])),
        ("Summa", Some([2, 4, 7, 8])),
    ];
    for (row, (label, values)) in (3..).zip(rows) {
        sheet.write(row, 0, label).unwrap();
        for (column, value) in (1..).zip(values.into_iter().flatten()) {
            match label {
                "Summa" => sheet.write_formula(row, column, Formula::new("=SUM(A1)").set_result(value.to_string())).unwrap(),
                _ => sheet.write(row, column, value).unwrap(),
            };
        }
    }
    book.save(project.path("ny.xlsx")).unwrap();
    let told = import(&project, "ny.xlsx", &["--tabell", "not-9", "--skriv"]);
    insta::assert_snapshot!(told);
    let written = project.read("sydnarke/2024/siffror.toml");
    assert!(written.starts_with(before.trim_end()) && written.matches('\n').count() == written.matches("\r\n").count());
    let checked = project.check();
    assert!(!checked.findings.stop(false), "{}", project.told(&checked));

    fs::write(project.path("okand.csv"), "Post;I fjol;Kostnad\nBidrag;1;2\nLöner;3;4\nHyra;5;6\n").unwrap();
    let project = project.append("sydnarke/2024/siffror.toml", TABLE);
    let told = import(&project, "okand.csv", &["--tabell", "prov"]);
    assert!(told.contains("(rubrikerna är ”I fjol” och ”Kostnad”); en rubrik kan vara"), "{told}");
}

/// Whatever stands in a file, it is read or told of.
#[test]
fn a_damaged_file_is_told_of() {
    let project = with_workbook();
    let whole = fs::read(project.path("bokslut.xlsx")).unwrap();
    let path = project.path("skadad.xlsx");
    for step in 0..300 {
        let mut bytes = whole.clone();
        let at = step * whole.len() / 300;
        if step % 2 == 0 {
            bytes.truncate(at);
        } else {
            bytes[at] ^= 0xff;
        }
        fs::write(&path, bytes).unwrap();
        let _ = insyn::import::read(&path, None, None);
    }
    let refused = |name: &str, bytes: &[u8]| {
        fs::write(project.path(name), bytes).unwrap();
        insyn::import::read(&project.path(name), None, None).unwrap_err().to_string()
    };
    assert!(refused("a.xlsx", &whole[..whole.len() / 2]).starts_with("Filen är ingen Excel-arbetsbok"));
    assert!(refused("a.xls", b"").starts_with("Det är en arbetsbok från en äldre Excel (.xls)."));
    assert!(refused("a.xlsx", &vec![b'P'; 20_000_001]).starts_with("Filen är för stor"));
    assert!(import(&project, "saknas.xlsx", &[]).starts_with("fel: Filen ”saknas.xlsx” finns inte."));
}
