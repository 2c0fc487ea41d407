//! The built page against a second transcription of the original (`tests/facit/<report>.csv`: table, row label, column header,
//! printed value), made from the original alone: every figure stands in a row with its label, under its header.

use crate::support::Project;
use crate::support::site::{REAL, rendered};
use insyn::output::Files;
use scraper::{ElementRef, Html, Selector};
use std::collections::BTreeMap;

/// A table of the page: for each row its label and its cells by column header.
type Row = (String, Vec<(String, String)>);

/// So few people that one could be recognised: in the original, and shown nowhere.
const WITHHELD: [&str; 2] = ["ciceron | Jämställdhetsanalys |  | 22%", "ciceron | Jämställdhetsanalys |  | 11%"];

#[test]
fn every_figure_of_sydnarke_2024_stands_in_its_row() {
    assert_eq!(missing(&REAL.files, "sydnarke/2024", "sydnarke-2024"), WITHHELD);
}

#[test]
fn every_figure_of_sydnarke_2021_stands_in_its_row() {
    assert_eq!(missing(&REAL.files, "sydnarke/2021", "sydnarke-2021"), Vec::<String>::new());
}

#[test]
fn every_figure_of_norra_orebro_2021_stands_in_its_row() {
    assert_eq!(missing(&REAL.files, "norra-orebro/2021", "norra-orebro-2021"), Vec::<String>::new());
}

#[test]
fn every_figure_of_sodra_dalarna_2021_stands_in_its_row() {
    assert_eq!(missing(&REAL.files, "sodra-dalarna/2021", "sodra-dalarna-2021"), Vec::<String>::new());
}

#[test]
fn every_figure_of_lekeberg_orebro_2020_h1_stands_in_its_row() {
    assert_eq!(missing(&REAL.files, "lekeberg-orebro/2020-h1", "lekeberg-orebro-2020-h1"), Vec::<String>::new());
}

/// The comparison itself: one figure changed in the content is one figure missing on the page.
#[test]
fn a_figure_that_is_changed_is_missed() {
    let project = Project::real().replace("sydnarke/2024/siffror.toml", "1_291_438", "1_291_439");
    assert_eq!(
        missing(&rendered(&project.check()), "sydnarke/2024", "sydnarke-2024"),
        [&WITHHELD[..], &["balansrakning | Kassa och bank | 2024-12-31 | 1 291 438"]].concat()
    );
}

/// The lines of a facit that the page of the report lacks.
fn missing(files: &Files, report: &str, facit: &str) -> Vec<String> {
    let page = Html::parse_document(std::str::from_utf8(&files[&format!("{report}/index.html")]).unwrap());

    let mut tables: BTreeMap<String, Vec<Row>> = BTreeMap::new();
    let mut wrong = Vec::new();
    let mut used: BTreeMap<(String, String, String, String), usize> = BTreeMap::new();
    for record in csv::Reader::from_path(format!("tests/facit/{facit}.csv")).unwrap().records() {
        let record = record.unwrap();
        let [table, row, column, value] = [0, 1, 2, 3].map(|i| plain(&record[i]));
        let rows = tables.entry(table.clone()).or_insert_with(|| read_table(&page, &table));
        let seen = used.entry((table.clone(), row.clone(), column.clone(), value.clone())).or_default();
        *seen += 1;
        let stands = rows
            .iter()
            .filter(|(label, _)| *label == row)
            .flat_map(|(_, cells)| cells)
            .filter(|(header, _)| *header == column)
            .map(|(_, text)| count(text, &value))
            .sum::<usize>();
        if stands < *seen {
            wrong.push(format!("{table} | {row} | {column} | {value}"));
        }
    }
    wrong
}

/// How often a printed value stands in a text, not as part of a longer figure.
fn count(text: &str, value: &str) -> usize {
    let joins = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || c == ',');
    let mut found = 0;
    let mut rest = 0;
    while let Some(at) = text[rest..].find(value).map(|i| rest + i) {
        let end = at + value.len();
        let before = text[..at].chars().next_back();
        // A space before or after belongs to the same figure only if digits go on in a group of three.
        let grouped_before = before == Some(' ')
            && text[..at - 1].ends_with(|c: char| c.is_ascii_digit())
            && value.len() >= 3
            && value.as_bytes()[..3].iter().all(u8::is_ascii_digit);
        let after = &text[end..];
        let grouped_after = after.starts_with(' ') && after.len() > 3 && after.as_bytes()[1..4].iter().all(u8::is_ascii_digit);
        if !joins(before) && !joins(after.chars().next()) && !grouped_before && !grouped_after {
            found += 1;
        }
        rest = end;
    }
    found
}

/// White space, minus and dash as one would type them.
fn plain(text: &str) -> String {
    let text = text.replace(['\u{2212}', '–'], "-").replace(['²', '³', '⁴', '⁵'], "");
    let words: Vec<&str> = text.split_whitespace().collect();
    let text = words.join(" ").replace("- ", "-").replace("+ ", "+").replace(" %", "%");
    // A sum row without a printed label gets a word of ours, in brackets.
    text.trim_end_matches(':').trim_matches(['[', ']']).trim().to_owned()
}

fn text(element: ElementRef) -> String {
    // What only screen readers hear, and the marks of departures, are not part of the printed figure.
    let skip = Selector::parse(".hidden, .mark, .cell-label, .row-remark, .remark-mark").unwrap();
    let skipped: Vec<_> = element.select(&skip).map(|e| e.id()).collect();
    let mut out = String::new();
    for node in element.descendants() {
        if let Some(text) = node.value().as_text()
            && !node.ancestors().any(|a| skipped.contains(&a.id()))
        {
            out.push_str(text);
            out.push(' ');
        }
    }
    plain(&out.replace(" \u{a0}", "\u{a0}"))
}

fn read_table(page: &Html, id: &str) -> Vec<Row> {
    let table = Selector::parse(&format!("[id=\"{id}\"] table")).unwrap();
    let table = page.select(&table).next().unwrap_or_else(|| panic!("the page has no table {id}"));
    let headers = headers(table);
    let rows = Selector::parse("tbody tr").unwrap();
    let label = Selector::parse("th").unwrap();
    let cell = Selector::parse("td").unwrap();
    let remark = Selector::parse(".row-remark").unwrap();
    table
        .select(&rows)
        .map(|row| {
            let label = row.select(&label).next().map(text).unwrap_or_default();
            let cells = row.select(&cell).enumerate().map(|(i, cell)| (headers.get(i).cloned().unwrap_or_default(), text(cell)));
            // What the original says beside the figure stands at the label.
            let remarks = row.select(&remark).map(|remark| (String::new(), plain(&remark.text().collect::<String>())));
            let cells = cells.chain(remarks).collect();
            (label, cells)
        })
        .collect()
}

/// The header of each column after the labels, groups joined with " / ".
fn headers(table: ElementRef) -> Vec<String> {
    let rows = Selector::parse("thead tr").unwrap();
    let cells = Selector::parse("th, td").unwrap();
    let mut grid: Vec<Vec<String>> = Vec::new();
    for (depth, row) in table.select(&rows).enumerate() {
        let mut at = 0;
        for cell in row.select(&cells) {
            let span = |name| cell.value().attr(name).and_then(|n| n.parse().ok()).unwrap_or(1usize);
            // A column whose header reaches down from the row above is already full.
            while grid.get(at).is_some_and(|column: &Vec<String>| column.len() > depth) {
                at += 1;
            }
            for _ in 0..span("colspan") {
                if grid.len() <= at {
                    grid.resize(at + 1, Vec::new());
                }
                grid[at].push(text(cell));
                grid[at].extend(std::iter::repeat_n(String::new(), span("rowspan") - 1));
                at += 1;
            }
        }
    }
    let joined = |parts: &Vec<String>| parts.iter().filter(|p| !p.is_empty()).cloned().collect::<Vec<_>>().join(" / ");
    grid.iter().skip(1).map(joined).collect()
}
