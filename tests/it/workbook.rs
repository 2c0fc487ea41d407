//! `rapport.xlsx`: every cell as in the CSV of the same table, and the points of the checklist for accessible spreadsheets.

use crate::support::site::{REAL, SIXTH, rendered};
use crate::support::{Project, SIXTH_CONTENT};
use insyn::output::Files;
use roxmltree::{Document, Node};
use rust_decimal::Decimal;
use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read};

/// What stands in a cell.
#[derive(Debug, PartialEq)]
enum Held {
    Number(Decimal),
    Text(String),
}

/// A sheet, read back.
struct Sheet {
    name: String,
    xml: String,
    /// By row and column, from 0.
    cells: BTreeMap<(usize, usize), Held>,
    tables: Vec<Marked>,
}

/// A marked-up table.
struct Marked {
    name: String,
    /// First and last row and column.
    range: [usize; 4],
    headers: Vec<String>,
    xml: String,
}

/// A workbook, read back.
struct Workbook {
    parts: BTreeMap<String, String>,
    sheets: Vec<Sheet>,
}

/// The XML files of a workbook by their names.
pub(crate) fn parts(bytes: &[u8]) -> BTreeMap<String, String> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let parts = (0..archive.len()).map(|place| {
        let mut file = archive.by_index(place).unwrap();
        let mut text = String::new();
        file.read_to_string(&mut text).unwrap();
        (file.name().unwrap().into_owned(), text)
    });
    parts.collect()
}

fn named<'a, 'i>(xml: &'a Document<'i>, name: &'static str) -> impl Iterator<Item = Node<'a, 'i>> {
    xml.descendants().filter(move |node| node.has_tag_name(name) || node.tag_name().name() == name)
}

fn words(node: Node) -> String {
    node.descendants().filter(|node| node.tag_name().name() == "t").filter_map(|node| node.text()).collect()
}

/// `C12` as row and column, from 0.
fn place(reference: &str) -> (usize, usize) {
    let digits = reference.find(|c: char| c.is_ascii_digit()).unwrap();
    let column = reference[..digits].bytes().fold(0, |column, letter| column * 26 + usize::from(letter - b'A') + 1);
    (reference[digits..].parse::<usize>().unwrap() - 1, column - 1)
}

impl Workbook {
    fn read(bytes: &[u8]) -> Workbook {
        let parts = parts(bytes);
        let shared = Document::parse(&parts["xl/sharedStrings.xml"]).unwrap();
        let shared: Vec<String> = named(&shared, "si").map(words).collect();
        let book = Document::parse(&parts["xl/workbook.xml"]).unwrap();
        let sheets = named(&book, "sheet").zip(1..).map(|(sheet, number)| {
            let xml = &parts[&format!("xl/worksheets/sheet{number}.xml")];
            let read = Document::parse(xml).unwrap();
            let cells = named(&read, "c").filter_map(|cell| {
                let value = cell.children().find(|child| child.tag_name().name() == "v")?.text()?;
                let held = match cell.attribute("t") {
                    Some("s") => Held::Text(shared[value.parse::<usize>().unwrap()].clone()),
                    None => Held::Number(value.parse().unwrap()),
                    Some(other) => panic!("a cell of the kind {other}"),
                };
                Some((place(cell.attribute("r").unwrap()), held))
            });
            let relations = parts.get(&format!("xl/worksheets/_rels/sheet{number}.xml.rels")).map(String::as_str).unwrap_or_default();
            let tables =
                relations.split("../tables/").skip(1).map(|rest| marked(&parts[&format!("xl/tables/{}", rest.split('"').next().unwrap())]));
            Sheet { name: sheet.attribute("name").unwrap().to_owned(), xml: xml.clone(), cells: cells.collect(), tables: tables.collect() }
        });
        Workbook { sheets: sheets.collect(), parts: parts.clone() }
    }

    /// The sheets with tables of the report.
    fn tables(&self) -> &[Sheet] {
        &self.sheets[3..]
    }
}

fn marked(xml: &str) -> Marked {
    let read = Document::parse(xml).unwrap();
    let table = read.root_element();
    let (first, last) = table.attribute("ref").unwrap().split_once(':').unwrap();
    let ((top, left), (bottom, right)) = (place(first), place(last));
    Marked {
        name: table.attribute("displayName").unwrap().to_owned(),
        range: [top, left, bottom, right],
        headers: named(&read, "tableColumn").map(|column| column.attribute("name").unwrap().to_owned()).collect(),
        xml: xml.to_owned(),
    }
}

/// Each workbook of a site by the address of its report.
fn workbooks(files: &Files) -> BTreeMap<&str, Workbook> {
    let all = files.iter().filter_map(|(name, bytes)| Some((name.strip_suffix("rapport.xlsx")?, Workbook::read(bytes))));
    all.collect()
}

#[test]
fn every_cell_is_that_of_the_csv_of_its_table() {
    let mut numbers = 0;
    for files in [&REAL.files, &SIXTH.files] {
        for (report, workbook) in workbooks(files) {
            let folder = format!("{report}tabell/");
            let csvs: BTreeMap<String, &Vec<u8>> = files
                .iter()
                .filter_map(|(name, bytes)| Some((name.strip_prefix(&folder)?.strip_suffix(".csv")?.replace('-', "_"), bytes)))
                .collect();
            assert_eq!(workbook.tables().len(), csvs.len(), "{report}");
            for sheet in workbook.tables() {
                let at = format!("{report} {}", sheet.name);
                let [table] = &sheet.tables[..] else { panic!("{at}: {} tables", sheet.tables.len()) };
                let mut csv = csv::Reader::from_reader(&csvs[table.name.strip_prefix("Tabell_").unwrap()][..]);
                assert_eq!(csv.headers().unwrap().iter().collect::<Vec<_>>(), table.headers, "{at}");
                let [top, left, bottom, right] = table.range;
                assert_eq!((left, right + 1), (0, table.headers.len()), "{at}");
                let rows: Vec<csv::StringRecord> = csv.records().map(Result::unwrap).collect();
                assert_eq!(rows.len(), bottom - top, "{at}");
                for (row, record) in rows.iter().enumerate() {
                    for (column, told) in record.iter().enumerate() {
                        match sheet.cells.get(&(top + 1 + row, column)) {
                            Some(Held::Number(number)) => {
                                assert_eq!(*number, told.parse::<Decimal>().unwrap(), "{at}: {row}, {column}");
                                numbers += 1;
                            }
                            // A text that a spreadsheet would read as a formula is guarded in the CSV only: here it is a text anyway.
                            Some(Held::Text(text)) => assert_eq!(text, told.strip_prefix('\'').unwrap_or(told), "{at}: {row}, {column}"),
                            None => assert_eq!(told, "", "{at}: {row}, {column}"),
                        }
                    }
                }
                // Nothing else stands below the title and the lines about the table.
                assert!(sheet.cells.keys().all(|(row, column)| *row <= bottom && (*row >= top || *column == 0)), "{at}");
            }
        }
    }
    assert!(numbers > 1_500, "{numbers}");
}

/// A figure stands as a number, with the decimals that are printed: what cannot be counted with is a sign or a text.
#[test]
fn every_value_is_a_number_with_its_printed_decimals() {
    for (report, workbook) in workbooks(&REAL.files) {
        let told: serde_json::Value = serde_json::from_slice(&REAL.files[&format!("{report}rapport.json")]).unwrap();
        let cells = told["tabeller"]
            .as_array()
            .unwrap()
            .iter()
            .flat_map(|table| table["rader"].as_array().unwrap())
            .flat_map(|row| row["celler"].as_array().unwrap());
        let values = cells.flat_map(|cell| {
            let parts = cell["delar"].as_array().unwrap();
            if parts.is_empty() { vec![cell] } else { parts.iter().collect() }
        });
        let values = values.filter(|datum| datum["varde"].is_string()).count();
        let numbers = workbook.tables().iter().flat_map(|sheet| sheet.cells.values()).filter(|held| matches!(held, Held::Number(_)));
        assert_eq!(numbers.count(), values, "{report}");
    }
    let styles = &workbooks(&REAL.files).into_values().next().unwrap().parts["xl/styles.xml"];
    assert!(styles.contains("formatCode=\"#,##0\"") && styles.contains("formatCode=\"#,##0.0\""), "{styles}");
}

#[test]
fn the_workbook_follows_the_checklist() {
    for (report, workbook) in workbooks(&REAL.files) {
        let names: Vec<&str> = workbook.sheets.iter().map(|sheet| sheet.name.as_str()).collect();
        assert_eq!(names[..3], ["Om filen", "Innehåll", "Anmärkningar"], "{report}");
        let lower: BTreeSet<String> = names.iter().map(|name| name.to_lowercase()).collect();
        assert_eq!(lower.len(), names.len(), "{report}: {names:?}");
        let mut tables = BTreeSet::new();
        for (number, sheet) in workbook.sheets.iter().enumerate() {
            let at = format!("{report} {}", sheet.name);
            assert!(sheet.name.chars().count() <= 31 && !sheet.name.contains(['[', ']', ':', '*', '?', '/', '\\', '\'']), "{at}");
            assert!(matches!(&sheet.cells[&(0, 0)], Held::Text(title) if !title.is_empty()), "{at}");
            assert!(matches!(&sheet.cells[&(1, 0)], Held::Text(line) if number == 0 || line.starts_with("Bladet har ")), "{at}");
            // One table a sheet, but for the cover; nothing merged, frozen, filtered, hidden or calculated; the cursor in A1.
            assert_eq!(sheet.tables.len(), usize::from(number > 0), "{at}");
            for forbidden in ["mergeCell", "<pane", "autoFilter", "hidden=", "<f>", "<f ", "conditionalFormatting"] {
                assert!(!sheet.xml.contains(forbidden), "{at}: {forbidden}");
                assert!(sheet.tables.iter().all(|table| !table.xml.contains(forbidden)), "{at}: {forbidden}");
            }
            let read = Document::parse(&sheet.xml).unwrap();
            assert!(named(&read, "selection").all(|selection| selection.attribute("activeCell") == Some("A1")), "{at}");
            let view = named(&read, "sheetView").next().unwrap();
            assert_eq!(view.attribute("tabSelected").is_some(), number == 0, "{at}");
            assert_eq!(view.attribute("topLeftCell"), None, "{at}");
            for table in &sheet.tables {
                assert!(
                    table.name.starts_with(|c: char| c.is_alphabetic()) && table.name.chars().all(|c| c.is_alphanumeric() || c == '_'),
                    "{at}"
                );
                assert!(tables.insert(table.name.to_lowercase()), "{at}: two tables are called {}", table.name);
                let headers: BTreeSet<String> = table.headers.iter().map(|header| header.to_lowercase()).collect();
                assert_eq!(headers.len(), table.headers.len(), "{at}");
                for (column, header) in table.headers.iter().enumerate() {
                    assert_eq!(sheet.cells[&(table.range[0], column)], Held::Text(header.clone()), "{at}");
                }
            }
        }
        let book = &workbook.parts["xl/workbook.xml"];
        assert!(!book.contains("activeTab"), "{report}: the first sheet is the active one");
        let about = &workbook.parts["docProps/core.xml"];
        assert!(
            about.contains("<dc:language>sv-SE</dc:language>") && about.contains("<dc:creator>Insyn, en demonstration</dc:creator>"),
            "{about}"
        );
        assert!(about.contains("<dc:title>") && about.contains("T00:00:00Z</dcterms:created>"), "{about}");
    }
}

#[test]
fn the_contents_and_the_notes_lead_to_every_sheet() {
    for (report, workbook) in workbooks(&REAL.files) {
        let [cover, contents, notes, tables @ ..] = &workbook.sheets[..] else { panic!("{report}") };
        let listed: Vec<&Held> = (0..tables.len()).map(|row| &contents.cells[&(3 + row, 0)]).collect();
        assert_eq!(
            listed,
            tables.iter().map(|sheet| Held::Text(sheet.name.clone())).collect::<Vec<_>>().iter().collect::<Vec<_>>(),
            "{report}"
        );
        for sheet in tables {
            assert!(contents.xml.contains(&format!("location=\"'{}'!A1\"", sheet.name)), "{report}: {}", sheet.name);
        }
        let numbers: Vec<&Held> = notes.cells.iter().filter(|((row, column), _)| *row > 2 && *column == 0).map(|(_, held)| held).collect();
        assert_eq!(numbers, (1..=numbers.len()).map(|number| Held::Number(number.into())).collect::<Vec<_>>().iter().collect::<Vec<_>>());
        let cover: Vec<&str> = cover.cells.values().map(|held| if let Held::Text(text) = held { text.as_str() } else { "" }).collect();
        for said in
            ["Demonstration med offentliga handlingar. Inte utgiven eller godkänd av förbundet.", "Utgivare: Insyn, en demonstration"]
        {
            assert!(cover.contains(&said), "{report}: {cover:?}");
        }
        for said in ["– betyder ", ". betyder ", ".. betyder ", "ej avläst betyder ", "utelämnad betyder ", "En tom cell "] {
            assert!(cover.iter().any(|line| line.starts_with(said)), "{report}: {said}");
        }
    }
}

/// More digits than a spreadsheet keeps, a text longer than a cell, a title with what no sheet may be called, and headers that are alike.
#[test]
fn what_a_spreadsheet_cannot_hold_is_told_or_stands_as_text() {
    let table = format!(
        "\n[tabell.svar-]\ntitel = \"Kr/år: [vad?] *'{}'\"\ntyp = \"text\"\nkolumner = [{{ rubrik = \"{}\" }}, {{ rubrik = \"{}\" }}]\nrader = [{{ post = \"=1+1\", varden = [\"{}\", \"@a\"] }}]\n\
         \n[tabell.svar_]\ntitel = \"Tom\"\nrader = []\n\n[tabell.stora]\ntitel = \"Stora\"\nkolumner = [{{ rubrik = \"A\" }}]\nrader = [{{ post = \"Tal\", varden = [\"123 456 789 012,3456\"] }}]\n",
        "å".repeat(80),
        "lång ".repeat(100),
        "Lång ".repeat(100),
        "😀".repeat(20_000),
    );
    let project = Project::sound_sixth().append("pahittade-dalen/2022/siffror.toml", &table);
    let files = rendered(&project.check());
    let workbook = &workbooks(&files)["pahittade-dalen/2022/"];
    let texts: BTreeSet<&str> = workbook
        .tables()
        .iter()
        .flat_map(|sheet| sheet.cells.values())
        .filter_map(|held| if let Held::Text(text) = held { Some(text.as_str()) } else { None })
        .collect();
    assert!(texts.contains("123456789012.3456") && texts.contains("=1+1"), "{texts:?}");
    assert!(texts.iter().all(|text| text.encode_utf16().count() <= 32_767));
    assert!(texts.iter().any(|text| text.starts_with("😀") && text.ends_with(" […]")));
    assert!(texts.iter().any(|text| text.starts_with("Ett kalkylblad rymmer inte hela tabellen.")), "{texts:?}");
    assert!(
        workbook
            .sheets
            .iter()
            .all(|sheet| sheet.name.encode_utf16().count() <= 31 && !sheet.name.contains(['[', ']', ':', '*', '?', '/', '\'']))
    );
    assert!(
        workbook
            .sheets
            .iter()
            .flat_map(|sheet| &sheet.tables)
            .flat_map(|table| &table.headers)
            .all(|header| header.encode_utf16().count() <= 255)
    );
}

#[test]
fn the_same_report_is_the_same_workbook() {
    let again = crate::support::site::built(std::path::Path::new(SIXTH_CONTENT), true);
    let workbooks =
        |files: &Files| files.iter().filter(|(name, _)| name.ends_with(".xlsx")).map(|(_, bytes)| bytes.clone()).collect::<Vec<_>>();
    assert!(!workbooks(&again.files).is_empty() && workbooks(&again.files) == workbooks(&SIXTH.files));
}
