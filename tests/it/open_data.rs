//! The figures as files: every cell of every table stands in page, JSON and CSV alike, what the descriptor says of the files is true, and
//! what stands on the page alone stands in none of them.

use crate::support::Project;
use crate::support::site::{REAL, SIXTH, page, select, shown};
use insyn::build::{Checked, build, indexed};
use insyn::output::Files;
use insyn::site::BuildInfo;
use scraper::ElementRef;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;

const BASE: &str = "https://insyn-demo.netlify.app/";

fn json(files: &Files, name: &str) -> Value {
    serde_json::from_slice(files.get(name).unwrap_or_else(|| panic!("{name} is missing"))).unwrap()
}

fn csv(files: &Files, name: &str) -> (Vec<String>, Vec<Vec<String>>) {
    let mut reader = csv::Reader::from_reader(&files[name][..]);
    let owned = |record: &csv::StringRecord| record.iter().map(str::to_owned).collect::<Vec<_>>();
    let headers = owned(reader.headers().unwrap());
    (headers, reader.records().map(|record| owned(&record.unwrap())).collect())
}

fn text<'v>(value: &'v Value, key: &str) -> &'v str {
    value[key].as_str().unwrap_or_default()
}

fn list<'v>(value: &'v Value, key: &str) -> &'v [Value] {
    value[key].as_array().map_or(&[], Vec::as_slice)
}

/// The reports of a site, each by the address of its page.
fn reports(files: &Files) -> Vec<String> {
    let found = files.keys().filter_map(|name| name.strip_suffix("rapport.json").map(str::to_owned));
    found.collect()
}

/// Words as one would type them.
fn typed(text: &str) -> String {
    text.replace('\u{2212}', "-").split(|c: char| c.is_whitespace()).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

#[test]
fn every_cell_stands_alike_on_the_page_and_in_the_json() {
    for files in [&REAL.files, &SIXTH.files] {
        for report in reports(files) {
            let page = page(files, &format!("{report}index.html"));
            let data = json(files, &format!("{report}rapport.json"));
            for table in list(&data, "tabeller").iter().filter(|table| table["tabelltyp"] != "loptext") {
                let id = text(table, "id");
                let rows = select(&page, &format!("[id='{id}'] tbody tr"));
                assert_eq!(rows.len(), list(table, "rader").len(), "{report}{id}");
                for (row, on_page) in list(table, "rader").iter().zip(rows) {
                    let label = text(row, "post");
                    let place = format!("{report}{id}: {label}");
                    let header = select_in(&on_page, "th").first().map(shown).unwrap_or_default();
                    assert!(label.is_empty() || typed(&header).starts_with(&typed(label)), "{place}: {header}");
                    let cells: Vec<ElementRef> = select_in(&on_page, "td:not(.note)");
                    assert_eq!(cells.len(), list(row, "celler").len(), "{place}");
                    for (cell, on_page) in list(row, "celler").iter().zip(cells) {
                        assert_same(cell, &on_page, &place);
                    }
                }
            }
        }
    }
}

fn select_in<'a>(element: &ElementRef<'a>, selector: &str) -> Vec<ElementRef<'a>> {
    element.select(&scraper::Selector::parse(selector).unwrap()).collect()
}

/// The figure as printed with its state, its unit where the page says it, and a mark where a known error is explained.
fn assert_same(cell: &Value, on_page: &ElementRef, place: &str) {
    let marks = select_in(on_page, ".mark");
    let mut seen = typed(&shown(on_page));
    for mark in marks.iter().rev() {
        let number = shown(mark);
        seen = seen.strip_suffix(&number).map(|seen| seen.trim_end().to_owned()).unwrap_or(seen);
    }
    let class = on_page.value().attr("class").unwrap_or_default();
    let state = text(cell, "tillstand");
    let printed = typed(text(cell, "tryckt"));
    let has_class = |name: &str| class.split(' ').any(|class| class == name);
    match state {
        "varde" | "ungefarligt" | "delar" => {
            let rest = seen.strip_prefix(&printed).unwrap_or_else(|| panic!("{place}: {seen:?} on the page, {printed:?} in the file"));
            let units: BTreeSet<&str> =
                ["", "%", "procentenheter", "kr", "tkr", "mnkr", "månader", "år", "kr/deltagare", "timmar", "dagar"].into();
            assert!(units.contains(rest.trim()), "{place}: {seen} on the page, {printed} in the file");
        }
        "text" | "omdome" => {
            // A text that tells a figure which stands on the page alone is without it in the file.
            let mut pieces = printed.split("[utelämnad]").map(words);
            let first = pieces.next().unwrap_or_default();
            let same = words(&seen).starts_with(&first) && pieces.all(|piece| is_in(&piece, &words(&seen))) || seen.ends_with(&printed);
            assert!(
                same && (printed.contains("[utelämnad]") || words(&seen).len() == words(&printed).len() || seen.ends_with(&printed)),
                "{place}: {seen:?} on the page, {printed:?} in the file"
            );
        }
        "inget" => assert!(has_class("is-nil") && seen == "–", "{place}: {seen}"),
        "tomt" => assert!(has_class("is-blank") && seen.is_empty(), "{place}: {seen}"),
        "inte-aktuellt" => assert!(has_class("is-not_applicable"), "{place}: {class}"),
        "lamnas-inte-ut" => assert!(has_class("is-withheld") && printed == "..", "{place}: {class}"),
        "ej-avlast" => assert!(has_class("is-unreadable"), "{place}: {class}"),
        "utelamnat" => assert!(!seen.is_empty() && cell["varde"].is_null(), "{place}: {seen} stands on the page"),
        other => panic!("{place}: {other}"),
    }
    let explained = list(cell, "anmarkningar").iter().filter(|note| note.as_str().unwrap().starts_with("fel i originalet")).count();
    // A text has marks where it tells what the original prints, and they stand in it.
    assert!(marks.len() == explained || state == "text" && marks.len() > explained, "{place}: marks of known errors");
}

fn is_in(piece: &[&str], words: &[&str]) -> bool {
    piece.is_empty() || words.windows(piece.len()).any(|window| window == piece)
}

/// Words without what lists and emphasis put between them.
fn words(text: &str) -> Vec<&str> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect()
}

/// What a file of a table should hold, made from the JSON alone.
fn expected(table: &Value) -> (Vec<String>, Vec<Vec<String>>) {
    let lines: Vec<&Value> = list(table, "rader").iter().filter(|row| row["rubrik"] != true).collect();
    let mut headers: Vec<String> = Vec::new();
    let mut rows: Vec<Vec<String>> = lines.iter().map(|_| Vec::new()).collect();
    let signs = BTreeMap::from([
        ("inget", "–"),
        ("tomt", ""),
        ("inte-aktuellt", "."),
        ("lamnas-inte-ut", ".."),
        ("ej-avlast", "ej avläst"),
        ("utelamnat", "utelämnad"),
    ]);
    let stands = |datum: &Value| match datum["varde"].as_str() {
        Some(value) => value.to_owned(),
        None => signs.get(text(datum, "tillstand")).map_or_else(|| guarded(text(datum, "tryckt")), |sign| (*sign).to_owned()),
    };
    for (place, column) in list(table, "kolumner").iter().enumerate() {
        let cells: Vec<&Value> = lines.iter().map(|row| &row["celler"][place]).collect();
        let mut parts: Vec<&str> = Vec::new();
        for part in cells.iter().flat_map(|cell| list(cell, "delar")) {
            if !parts.contains(&text(part, "id")) {
                parts.push(text(part, "id"));
            }
        }
        let alone = |cell: &&&Value| {
            list(cell, "delar").is_empty() && ["varde", "ungefarligt", "text", "omdome", "utelamnat"].contains(&text(cell, "tillstand"))
        };
        let has_alone = cells.iter().any(|cell| alone(&cell));
        let mut fields: Vec<Option<&str>> = Vec::new();
        if parts.is_empty() || has_alone {
            fields.push(None);
        }
        fields.extend(parts.iter().copied().map(Some));
        for field in fields {
            let data: Vec<Value> = cells
                .iter()
                .map(|cell| match (field, list(cell, "delar")) {
                    (None, []) => (*cell).clone(),
                    (None, _) => serde_json::json!({ "tillstand": "inte-aktuellt" }),
                    (Some(_), []) if alone(&cell) => serde_json::json!({ "tillstand": "inte-aktuellt" }),
                    (Some(_), []) => (*cell).clone(),
                    (Some(id), parts) => {
                        let part = parts.iter().find(|part| part["id"] == id).cloned();
                        part.unwrap_or(serde_json::json!({ "tillstand": "inte-aktuellt" }))
                    }
                })
                .collect();
            let units: BTreeSet<&str> = data.iter().map(|datum| text(datum, "enhet")).filter(|unit| !unit.is_empty()).collect();
            headers.push(format!("{}|{}", text(column, "namn"), units.iter().copied().collect::<Vec<_>>().join(",")));
            rows.iter_mut().zip(&data).for_each(|(row, datum)| row.push(stands(datum)));
            if units.len() > 1 {
                headers.push("enhet".to_owned());
                rows.iter_mut().zip(&data).for_each(|(row, datum)| row.push(text(datum, "enhet").to_owned()));
            }
        }
    }
    (headers, rows)
}

fn guarded(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@']) { format!("'{text}") } else { text.to_owned() }
}

/// As units stand in headers.
const UNITS: [(&str, &str); 10] = [
    ("kr", "kr"),
    ("tkr", "tkr"),
    ("mnkr", "mnkr"),
    ("procent", "%"),
    ("procentenheter", "procentenheter"),
    ("antal", "antal"),
    ("kr-per-deltagare", "kr/deltagare"),
    ("manader", "månader"),
    ("ar", "år"),
    ("index", "index"),
];

#[test]
fn every_cell_stands_alike_in_the_json_and_in_the_csv() {
    for files in [&REAL.files, &SIXTH.files] {
        for report in reports(files) {
            for table in list(&json(files, &format!("{report}rapport.json")), "tabeller") {
                let id = text(table, "id");
                let (headers, rows) = csv(files, &format!("{report}tabell/{id}.csv"));
                let has = |name: &str| headers.iter().any(|header| header == name);
                let lines: Vec<&Value> = list(table, "rader").iter().filter(|row| row["rubrik"] != true).collect();
                let has_headings = list(table, "rader").iter().any(|row| row["rubrik"] == true);
                let has_notes = lines.iter().any(|row| row["not"].is_string());
                assert!(!has_notes || has("Not"), "{report}{id}");
                let labels = usize::from(has_headings);
                let before = labels + 1 + usize::from(has_notes);
                let (expected_headers, expected_rows) = expected(table);
                assert_eq!(rows.len(), expected_rows.len(), "{report}{id}");
                for (at, header) in expected_headers.iter().enumerate() {
                    let shown = &headers[before + at];
                    if let Some((name, unit)) = header.rsplit_once('|') {
                        assert!(shown.contains(name), "{report}{id}: {shown} for {name}");
                        if let Some((_, word)) = UNITS.iter().find(|(known, _)| *known == unit) {
                            assert!(shown.contains(&format!("({word})")), "{report}{id}: {shown} lacks its unit {unit}");
                        }
                    }
                }
                for ((row, expected), line) in rows.iter().zip(expected_rows).zip(lines) {
                    let place = format!("{report}{id}: {}", text(line, "post"));
                    if line["post"].is_string() {
                        assert_eq!(row[labels], guarded(text(line, "post")), "{place}");
                    }
                    let shown: Vec<String> = row[before..before + expected.len()]
                        .iter()
                        .zip(&expected)
                        .map(|(shown, expected)| {
                            UNITS
                                .iter()
                                .find(|(known, word)| known == expected && word == shown)
                                .map_or_else(|| shown.clone(), |(known, _)| (*known).to_owned())
                        })
                        .collect();
                    assert_eq!(shown, expected, "{place}");
                    let rest = row[before + expected.len()..].join(" ");
                    for cell in list(line, "celler") {
                        for note in
                            list(cell, "anmarkningar").iter().chain(list(cell, "delar").iter().flat_map(|part| list(part, "anmarkningar")))
                        {
                            assert!(rest.contains(note.as_str().unwrap()), "{place} lacks {note}");
                        }
                    }
                }
            }
        }
    }
}

#[test]
fn the_json_is_valid_by_the_schema_in_the_documents() {
    let schema: Value = serde_json::from_str(&fs::read_to_string("docs/rapport.schema.json").unwrap()).unwrap();
    let schema = jsonschema::validator_for(&schema).unwrap();
    for files in [&REAL.files, &SIXTH.files] {
        for report in reports(files) {
            let data = json(files, &format!("{report}rapport.json"));
            let errors: Vec<String> =
                schema.iter_errors(&data).map(|error| format!("{report} {}: {error}", error.instance_path())).collect();
            assert!(errors.is_empty(), "{errors:#?}");
        }
    }
    let mut broken = json(&REAL.files, "sydnarke/2024/rapport.json");
    broken["tabeller"][0]["rader"][0]["celler"][0]["tillstand"] = "nagot".into();
    assert!(!schema.is_valid(&broken));
}

/// The descriptor is a Data Package of version 2, and each file has the columns and the types that it says.
#[test]
fn the_descriptor_tells_the_truth_of_its_files() {
    let profile: Value = serde_json::from_str(&fs::read_to_string("tests/fixtures/datapackage/datapackage.json").unwrap()).unwrap();
    let profile = jsonschema::validator_for(&profile).unwrap();
    for files in [&REAL.files, &SIXTH.files] {
        let package = json(files, "datapackage.json");
        let errors: Vec<String> = profile.iter_errors(&package).map(|error| format!("{}: {error}", error.instance_path())).collect();
        assert!(errors.is_empty(), "{errors:#?}");
        for resource in list(&package, "resources") {
            let path = text(resource, "path");
            let schema = match resource["schema"].as_str() {
                Some(address) => json(files, address),
                None => resource["schema"].clone(),
            };
            let (headers, rows) = csv(files, path);
            let fields = list(&schema, "fields");
            assert_eq!(headers, fields.iter().map(|field| text(field, "name").to_owned()).collect::<Vec<_>>(), "{path}");
            for row in &rows {
                for (field, value) in fields.iter().zip(row).filter(|(_, value)| !value.is_empty()) {
                    let fits = match text(field, "type") {
                        "number" => value.parse::<f64>().is_ok() && !value.contains([' ', ',']),
                        "date" => value.parse::<jiff::civil::Date>().is_ok(),
                        "string" => true,
                        other => panic!("{other}"),
                    };
                    assert!(fits, "{path}: {value} in {field}");
                    let known: Vec<&str> = list(field, "categories").iter().map(|category| text(category, "value")).collect();
                    assert!(known.is_empty() || known.contains(&value.as_str()), "{path}: {value}");
                }
            }
            let key = schema["primaryKey"]
                .as_array()
                .map(|key| key.iter().map(|name| headers.iter().position(|header| header == name).unwrap()).collect::<Vec<_>>());
            if let Some(key) = key {
                let keys: BTreeSet<Vec<&String>> = rows.iter().map(|row| key.iter().map(|at| &row[*at]).collect()).collect();
                assert_eq!(keys.len(), rows.len(), "{path}: its key names each row once");
            }
        }
    }
}

/// Facts of a report by their names and cells.
type Named = BTreeMap<(String, String), Value>;

/// Each line of the figures is one of the JSON of its report, and leads to a place that exists.
#[test]
fn every_line_of_the_figures_stands_in_its_report_and_leads_there() {
    let files = &REAL.files;
    let members: BTreeSet<String> = csv(files, "data/members.csv").1.into_iter().map(|row| row[0].clone()).collect();
    for name in files.keys().filter(|name| name.ends_with("/figures.csv")) {
        let (headers, rows) = csv(files, name);
        let at = |row: &[String], column: &str| row[headers.iter().position(|header| header == column).unwrap()].clone();
        let mut known: BTreeMap<String, (Named, BTreeSet<String>)> = BTreeMap::new();
        let mut told: BTreeMap<String, usize> = BTreeMap::new();
        for row in &rows {
            let page_path = format!("{}/{}/", at(row, "forbund"), at(row, "rapport"));
            let (facts, anchors) = known.entry(page_path.clone()).or_insert_with(|| {
                let data = json(files, &format!("{page_path}rapport.json"));
                let place = |fact: &Value| (text(fact, "namn").to_owned(), text(fact, "cell").to_owned());
                let facts = list(&data, "fakta").iter().map(|fact| (place(fact), fact.clone())).collect();
                let anchors = select(&page(files, &format!("{page_path}index.html")), "[id]")
                    .iter()
                    .map(|e| e.value().id().unwrap().to_owned())
                    .collect();
                (facts, anchors)
            });
            let address = at(row, "adress");
            let rest = address.strip_prefix(BASE).unwrap().strip_prefix(&page_path).unwrap_or_else(|| panic!("{address}"));
            assert!(rest.is_empty() || anchors.contains(rest.trim_start_matches('#')), "{address} leads nowhere");
            let names = [at(row, "tabell"), at(row, "rad"), at(row, "kolumn"), at(row, "del")];
            let path = names.into_iter().filter(|name| !name.is_empty()).collect::<Vec<_>>().join(".");
            if !at(row, "harlett_av").is_empty() {
                assert!(at(row, "tryckt").is_empty() && !at(row, "utraknat_hur").is_empty());
                continue;
            }
            *told.entry(page_path.clone()).or_default() += 1;
            let fact = facts.get(&(at(row, "namn"), path.clone())).unwrap_or_else(|| panic!("{page_path}: {path} {}", at(row, "namn")));
            for (column, key) in [("varde", "varde"), ("enhet", "enhet"), ("tillstand", "tillstand")] {
                assert_eq!(at(row, column), text(fact, key), "{page_path}: {path}");
            }
            assert!(at(row, "medlem").is_empty() || members.contains(&at(row, "medlem")), "{row:?}");
        }
        for (page, (facts, _)) in known {
            let printed = facts.values().filter(|fact| fact["utraknat"].is_null()).count();
            assert_eq!(told.get(&page).copied().unwrap_or_default(), printed, "{page}");
        }
    }
}

#[test]
fn no_cell_of_any_file_is_read_as_a_formula() {
    let mut cells = 0;
    for files in [&REAL.files, &SIXTH.files] {
        for name in files.keys().filter(|name| name.ends_with(".csv")) {
            let (headers, rows) = csv(files, name);
            for cell in headers.iter().chain(rows.iter().flatten()) {
                let is_number = cell.parse::<f64>().is_ok();
                assert!(is_number || !cell.starts_with(['=', '+', '-', '@', '\t', '\r']), "{name}: {cell}");
                cells += 1;
            }
        }
    }
    assert!(cells > 10_000);
}

#[test]
fn a_text_that_begins_like_a_formula_is_none() {
    let project = Project::excerpt().replace("sydnarke/2024/siffror.toml", "post = \"Soliditet\"", "post = \"=HYPERLINK(1)\"");
    let (_, rows) = csv(&crate::support::site::rendered(&project.check()), "sydnarke/2024/tabell/oversikt.csv");
    assert!(rows.iter().any(|row| row[0] == "'=HYPERLINK(1)"), "{rows:?}");
}

/// What the content decides to show on the page alone.
fn left_out(checked: &Checked) -> Vec<(String, String, String)> {
    let facts = checked.facts.all().filter(|fact| fact.left_out);
    facts
        .map(|fact| (format!("{}/{}/", fact.key.association, fact.source.report), fact.key.to_string(), fact.printed.to_string()))
        .collect()
}

/// The rule over all files: a figure about few people that is shown on its page, and what it would take to work it out, has no value in
/// any file of figures, in the search, or in a picture.
#[test]
fn what_stands_on_the_page_alone_stands_in_no_file() {
    let left_out = left_out(&REAL.checked);
    let names: BTreeSet<&str> = left_out.iter().map(|(_, name, _)| name.as_str()).collect();
    assert!(names.len() >= 15, "{names:?}");
    for (file, bytes) in REAL.files.iter().filter(|(file, _)| !file.ends_with("index.html") && !file.ends_with("rapport.html")) {
        let Ok(text) = std::str::from_utf8(bytes) else { continue };
        if file.ends_with(".csv") {
            let (headers, rows) = csv(&REAL.files, file);
            let name = headers.iter().position(|header| header == "namn" || header == "Uppgift");
            for row in rows.iter().filter(|row| name.is_some_and(|name| names.iter().any(|known| tells(&row[name], known)))) {
                for header in ["varde", "Värde i redovisningen", "Värde uträknat av Insyn"] {
                    let value = headers.iter().position(|known| known == header).map_or("", |at| row[at].as_str());
                    assert_eq!(value, "", "{file}: {row:?}");
                }
            }
        }
        // A name is followed by its value where it stands in JSON.
        if file.ends_with("rapport.json") {
            let data: Value = serde_json::from_str(text).unwrap();
            for fact in list(&data, "fakta").iter().filter(|fact| names.contains(self::text(fact, "namn"))) {
                assert!(fact["varde"].is_null() && fact["tryckt"] == "utelämnad", "{file}: {fact}");
            }
            assert!(!names.iter().any(|name| text.contains(&format!("\"uppgift\":\"{name}/"))), "{file}");
        }
    }
    // Nor in the report as one file, which is a copy of the page but for them.
    let kept = String::from_utf8_lossy(&REAL.files["lekeberg-orebro/2020-h1/rapport.html"]);
    assert!(kept.contains("[utelämnad]") && !kept.contains("data-plats=\"loptext.lekeberg-arbete-studier\""));
    let kept = scraper::Html::parse_document(&kept);
    assert_eq!(["deltagare-diagram", "avslut-diagram"].map(|id| select(&kept, &format!("#{id} svg")).is_empty()), [false, true]);
    // No page or picture of its own has a chart that shows one.
    let alone = REAL.files.iter().filter(|(file, _)| file.contains("/diagram/"));
    for (file, bytes) in alone {
        let text = String::from_utf8_lossy(bytes);
        assert!(!names.iter().any(|name| text.contains(&format!("\"{name}/"))), "{file}");
    }
    assert!(REAL.files.contains_key("lekeberg-orebro/2020-h1/diagram/deltagare-diagram.svg"));
    assert!(!REAL.files.contains_key("lekeberg-orebro/2020-h1/diagram/avslut-diagram.svg"));
    // The search shows the sentence without the figure; that of the rest is left out too, for 100 less 83 is 17.
    let found = indexed(&REAL.checked, &BuildInfo::default());
    let found = found.iter().find(|page| page.path == "lekeberg-orebro/2020-h1/").unwrap();
    let searched: Vec<&str> = found.documents.iter().map(|document| document.text.as_str()).collect();
    let searched = typed(&searched.join(" "));
    assert!(searched.contains("[utelämnad]"));
    assert_eq!(["17 %", "17 procent", "83 procent"].map(|told| searched.contains(told)), [false; 3]);
    let page = String::from_utf8_lossy(&REAL.files["lekeberg-orebro/2020-h1/index.html"]);
    assert!(page.contains("17\u{a0}%") || page.contains("17 %") || page.contains(">17<"), "it stands on the page");
}

/// Whether the name of a figure, with who speaks, is one, or of what is worked out from it.
fn tells(name: &str, known: &str) -> bool {
    name == known || name.split(['(', '|', ')']).any(|part| part == known || part.rsplit_once('/').is_some_and(|(part, _)| part == known))
}

/// A decision that lets the figure be spread puts it in the files.
#[test]
fn a_small_figure_may_be_spread() {
    let place = "plats = \"loptext-insatser.mottagningsteamet-slutar-svara\"";
    let project = Project::real().replace("sydnarke/2021/rapport.toml", place, &format!("{place}\nspridning = true"));
    let checked = project.check();
    assert!(!left_out(&checked).iter().any(|(report, ..)| report == "sydnarke/2021/"));
    let (headers, rows) = csv(&crate::support::site::rendered(&checked), "sydnarke/figures.csv");
    let at = |name: &str| headers.iter().position(|header| header == name).unwrap();
    let row = rows.iter().find(|row| row[at("rad")] == "mottagningsteamet-slutar-svara").unwrap();
    assert_eq!((row[at("varde")].as_str(), row[at("tillstand")].as_str()), ("3", "varde"));
}

#[test]
fn every_file_of_a_demonstration_says_so() {
    for (file, bytes) in &REAL.files {
        let text = String::from_utf8_lossy(bytes).to_lowercase();
        let is_data = ["csv", "rapport.json", "datapackage.json", "dcat.rdf"].iter().any(|end| file.ends_with(end));
        assert!(!is_data || text.contains("demonstration"), "{file}");
    }
}

#[test]
fn an_option_leaves_the_files_out_with_the_links_to_them() {
    let project = Project::real();
    let mut options = project.options(true);
    options.without_data = true;
    build(&options).unwrap().1.unwrap();
    let mut pages = 0;
    for entry in walkdir::WalkDir::new(&options.out).into_iter().map(Result::unwrap).filter(|entry| entry.file_type().is_file()) {
        let name = entry.path().strip_prefix(&options.out).unwrap().to_string_lossy().into_owned();
        let is_data = ["csv", "json", "xlsx", "rdf", "rapport.html"].iter().any(|end| name.ends_with(end)) && !name.starts_with("sok/");
        assert!(!is_data && !name.starts_with("data/"), "{name}");
        if name.ends_with(".html") {
            let text = fs::read_to_string(entry.path()).unwrap();
            let linked = ["csv\"", "rapport.json\"", "xlsx\"", "dcat.rdf\"", "data/\""].iter().find(|end| text.contains(**end));
            assert_eq!(linked, None, "{name}");
            pages += 1;
        }
    }
    assert!(pages > 100);
}
