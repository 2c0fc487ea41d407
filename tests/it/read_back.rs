//! The built site read back: every figure that stands in a tile, a table over years, a chart, a comparison or a sentence knows what it
//! is, and what one place says of it every other says too.

use crate::support::Project;
use crate::support::site::{Built, REAL, SIXTH, is_page, page, rendered, select};
use insyn::build::Checked;
use insyn::facts::Caveat;
use insyn::output::Files;
use rust_decimal::Decimal;
use scraper::{ElementRef, Selector};
use std::collections::{BTreeMap, BTreeSet};

/// Where figures stand that the site gathers, words or works out. Words of the content may have figures of their own.
const PLACES: &str = ".key-value, .key-change:not(:has(a)), .in-words li, .chart-title, .chart-subtitle, .chart-summary, .chart-caution, \
                      .chart td .value, .compare-figure > .value, #nyckeltal_ td .value, .result-table td .value";

/// A figure of a page.
struct Shown {
    page: String,
    value: Decimal,
    text: String,
}

/// Every figure of the site by what it is.
fn figures(files: &Files) -> BTreeMap<String, Vec<Shown>> {
    let mut all: BTreeMap<String, Vec<Shown>> = BTreeMap::new();
    for path in files.keys().filter(|path| is_page(path)) {
        for figure in select(&page(files, path), "data[data-uppgift]") {
            let value = figure.value().attr("value").unwrap().parse().unwrap();
            let shown = Shown { page: path.clone(), value, text: figure.text().collect() };
            all.entry(figure.value().attr("data-uppgift").unwrap().to_owned()).or_default().push(shown);
        }
    }
    all
}

/// The contradictions of a site: one thing with two values, or missing in one place and told in another.
pub(crate) fn contradictions(files: &Files) -> Vec<String> {
    let figures = figures(files);
    let mut found = Vec::new();
    for (id, shown) in &figures {
        let values: BTreeSet<Decimal> = shown.iter().map(|figure| figure.value.normalize()).collect();
        if values.len() > 1 {
            let told: BTreeSet<String> = shown.iter().map(|figure| format!("{} ({})", figure.value, figure.page)).collect();
            found.push(format!("{id}: {told:?}"));
        }
    }
    for path in files.keys().filter(|path| is_page(path)) {
        for missing in select(&page(files, path), "[data-uppgift]:not(data)") {
            let id = missing.value().attr("data-uppgift").unwrap();
            if let Some(told) = figures.get(id) {
                found.push(format!("{id} is missing in {path}, and {} in {}", told[0].text, told[0].page));
            }
        }
    }
    found
}

/// What the printed figures say, by the name of what they say and by who says it.
fn printed(checked: &Checked) -> BTreeMap<String, BTreeSet<Decimal>> {
    let mut all: BTreeMap<String, BTreeSet<Decimal>> = BTreeMap::new();
    for group in checked.facts.groups() {
        let costs = group[0].key.to_string().starts_with("kostnader/") || group[0].key.to_string().starts_with("nettokostnad/");
        for fact in group {
            let value = if costs { -fact.value } else { fact.value };
            for voice in [fact.source.report.as_str(), "alla"] {
                all.entry(format!("{}/{voice}", fact.key)).or_default().insert(value.normalize());
            }
        }
    }
    all
}

/// What is explained of a figure stands at it, wherever it stands: in a tile, a table over years, a chart or a comparison.
#[test]
fn what_a_report_explains_of_a_figure_travels_with_it() {
    let mut held = BTreeSet::new();
    for (name, built) in of_real_and_sixth() {
        let mut explained: BTreeMap<String, Decimal> = BTreeMap::new();
        for group in built.checked.facts.groups() {
            let of_reports = group.iter().map(|fact| fact.source.report.as_str()).map(|voice| (voice, voice));
            for (voice, report) in of_reports.chain([("alla", "")]) {
                let leading = group.iter().find(|fact| report.is_empty() || fact.source.report == report).unwrap();
                if leading.caveats.iter().any(|caveat| matches!(caveat, Caveat::KnownError { .. })) {
                    explained.insert(format!("{}/{voice}", leading.key), leading.value.abs().normalize());
                }
            }
        }
        for path in built.files.keys().filter(|path| is_page(path)) {
            let html = page(&built.files, path);
            for place in [".key-value", ".chart td", "#nyckeltal_ td", ".compare-figure"] {
                for cell in select(&html, place) {
                    for figure in cell.select(&Selector::parse("data").unwrap()) {
                        let value: Decimal = figure.value().attr("value").unwrap().parse().unwrap();
                        if explained.get(figure.value().attr("data-uppgift").unwrap()) == Some(&value.abs().normalize()) {
                            let told = cell.select(&Selector::parse(".mark, .note-number").unwrap()).next().is_some();
                            assert!(told, "{name}, {path}: {place} {}", figure.text().collect::<String>());
                            held.insert(place);
                        }
                    }
                }
            }
        }
    }
    assert_eq!(held.len(), 4, "{held:?}");
}

/// A number in words with what it may lie from the exact one: `4,7 miljoner kronor` is 4 700 000, within 50 000.
fn read(text: &str) -> Option<(Decimal, Decimal)> {
    let digits: String = text.chars().filter(|c| c.is_ascii_digit() || *c == ',').collect();
    let number: Decimal = digits.trim_matches(',').replace(',', ".").parse().ok()?;
    let factor: u64 = match text {
        _ if text.contains("miljard") => 1_000_000_000,
        _ if text.contains("miljon") || text.contains("mnkr") => 1_000_000,
        _ if text.contains("tkr") => 1_000,
        _ => 1,
    };
    let mut step = Decimal::new(1, number.scale());
    // In a sentence an amount in kronor may be rounded to tens, hundreds or thousands.
    if text.contains("kronor") && factor == 1 && number.scale() == 0 {
        step = [1_000, 100, 10, 1].map(Decimal::from).into_iter().find(|step| (number % step).is_zero()).unwrap();
    }
    Some((number * Decimal::from(factor), step * Decimal::from(factor) / Decimal::TWO))
}

fn of_real_and_sixth() -> [(&'static str, &'static Built); 2] {
    [("the real site", &REAL), ("the sixth site", &SIXTH)]
}

#[test]
fn what_one_place_says_every_other_says_too() {
    for (name, built) in of_real_and_sixth() {
        let found = contradictions(&built.files);
        assert!(found.is_empty(), "{name}: {found:#?}");
        // so many different figures, or a page has lost what its figures are
        let least = if name == "the real site" { 1_000 } else { 200 };
        assert!(figures(&built.files).len() > least, "{name}: {}", figures(&built.files).len());
    }
}

#[test]
fn a_figure_that_a_report_prints_is_the_printed_one() {
    for (name, built) in of_real_and_sixth() {
        let printed = printed(&built.checked);
        let mut held = 0;
        for (id, shown) in figures(&built.files) {
            let Some(values) = printed.get(&id) else { continue };
            held += 1;
            // Where a report contradicts itself, each page says the same of it, and the note at the figure tells the rest.
            assert!(values.contains(&shown[0].value.normalize()), "{name}: {id} is {} on {}", shown[0].value, shown[0].page);
        }
        assert!(held > 100, "{name}: {held}");
    }
}

#[test]
fn a_figure_is_read_as_what_it_is() {
    for (name, built) in of_real_and_sixth() {
        for (id, shown) in figures(&built.files) {
            for figure in shown {
                // What is said in other words has no digits: "mindre än 1 procent" is bound by its number.
                let Some((number, rounding)) = read(&figure.text) else { continue };
                let limit = ["mindre än", "mer än"].iter().any(|limit| figure.text.starts_with(limit));
                let fraction = limit || figure.text.contains(" av ") || figure.text.contains('/') || figure.text.contains('(');
                // A column may be in thousands or millions, which its header says.
                let units = [1, 1_000, 1_000_000].map(Decimal::from);
                let near = units.iter().any(|unit| (figure.value.abs() - number * unit).abs() <= rounding * unit);
                assert!(near || fraction, "{name}, {}: {id} is {}, and reads {}", figure.page, figure.value, figure.text);
            }
        }
    }
}

/// Years, days and names of periods are no figures, nor are names of what is measured.
fn left_over(place: &ElementRef) -> String {
    let figures = Selector::parse("data, .hidden, .note-number, .mark, svg").unwrap();
    let within: Vec<_> = place.select(&figures).flat_map(|element| element.descendants().map(|node| node.id())).collect();
    let texts = place.descendants().filter(|node| !within.contains(&node.id())).filter_map(|node| node.value().as_text());
    texts.map(|text| &**text).collect::<Vec<_>>().join("¤")
}

#[test]
fn no_figure_stands_where_figures_stand_without_knowing_what_it_is() {
    let mut found = BTreeSet::new();
    for (_, built) in of_real_and_sixth() {
        for path in built.files.keys().filter(|path| is_page(path)) {
            for place in select(&page(&built.files, path), PLACES) {
                let left = left_over(&place);
                if has_figure(&left) {
                    found.insert(format!("{path}: {left}"));
                }
            }
        }
    }
    assert!(found.is_empty(), "{}: {found:#?}", found.len());
}

/// Whether digits stand in a text that are not a year, a day, a part of a name in quotation marks, a number of things that the sentence
/// counts, or what rounded shares are together.
fn has_figure(text: &str) -> bool {
    let mut quoted = false;
    let unquoted: String = text
        .chars()
        .filter(|c| {
            if *c == '”' {
                quoted = !quoted;
            }
            !quoted
        })
        .collect();
    let words: Vec<&str> = unquoted.split(|c: char| !c.is_alphanumeric() && c != ',').collect();
    words.iter().enumerate().any(|(place, word)| {
        let word = word.trim_matches(',');
        let digits = word.chars().all(|c| c.is_ascii_digit() || c == ',') && word.chars().any(|c| c.is_ascii_digit());
        let year = word.len() == 4 && (word.starts_with("19") || word.starts_with("20"));
        let month =
            ["januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober", "november", "december"];
        let day = words.get(place + 1).is_some_and(|next| month.contains(next));
        let named = place.checked_sub(1).is_some_and(|before| words[before].to_lowercase().starts_with("indikator"));
        let of_rounding = words.get(place + 1) == Some(&"procent") && words.get(place + 2) == Some(&"tillsammans");
        let counted = words.get(place + 1).is_some_and(|next| next.starts_with("bedömning"));
        digits && !year && !day && !named && !of_rounding && !counted
    })
}

/// Pages stay of one mind when a figure is withheld, made approximate, or restated.
#[test]
fn changed_content_contradicts_itself_no_more() {
    let changes = [
        ("sydnarke/2024/siffror.toml", "varden = [  801_162,   492_374]", "varden = [  801_162,   \"..\"]"),
        ("sydnarke/2024/siffror.toml", "varden = [  801_162,   492_374]", "varden = [  801_162,   \"cirka 492 374\"]"),
        (
            "sydnarke/2024/siffror.toml",
            "varden = [  801_162,   492_374]",
            "varden = [  801_162,   { v = 492_375, omraknad = \"Ny princip.\" }]",
        ),
    ];
    for (file, from, to) in changes {
        let checked = Project::real().replace(file, from, to).check();
        let found = contradictions(&rendered(&checked));
        assert!(found.is_empty(), "{to}: {found:#?}");
    }
}
