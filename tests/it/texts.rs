//! Texts that are shown: what they may hold, and that nothing in them breaks the files that they are written to.

use crate::embed::{is_embedded, is_sound};
use crate::support::site::{page, rendered};
use crate::support::{Project, SIXTH_CONTENT};
use crate::workbook::parts;
use insta::assert_snapshot;
use insyn::diag::Code;
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::ops::Range;
use std::path::Path;
use toml::de::{DeTable, DeValue};
use walkdir::WalkDir;

const SITE: &str = "webbplats.toml";
const REPORT: &str = "sydnarke/2024/rapport.toml";
const FIGURES: &str = "sydnarke/2024/siffror.toml";
const TEXT: &str = "sydnarke/2024/text.md";

#[test]
fn characters_that_cannot_be_shown() {
    let project = Project::excerpt()
        .append(TEXT, "\nEn punkt \u{f0b7} ur Word, \u{10ffff} och ett\u{7}styrtecken.\n\nVänd \u{202e}dnäv och \u{2067}rätt\u{2069}.\n")
        .replace(REPORT, "Årsredovisning 2024", "Årsredovisning \u{fffe}2024")
        .replace(REPORT, "forklaring = \"", "forklaring = \"\\u0007 ")
        .append(FIGURES, "\n[tabell.ny]\n\"titel\\u202e\" = \"Ny\"\nrader = []\n");
    assert_snapshot!(project.findings());
}

#[test]
fn a_control_that_breaks_a_file_of_toml() {
    let project = Project::excerpt().replace(REPORT, "Årsredovisning 2024", "Årsredovisning \u{7}2024").replace(
        SITE,
        "titel",
        "# Kommen\0tar\ntitel",
    );
    assert_snapshot!(project.findings());
}

#[test]
fn texts_of_which_nothing_is_seen() {
    let project = Project::excerpt()
        .replace(REPORT, "\"Årsredovisning 2024\"", "\" \u{a0}\"")
        .replace("medlemmar.toml", "namn = \"Kumla kommun\"", "namn = \"\"")
        .write("sydnarke/2024/lattlast.md", " \n\n")
        .append(FIGURES, "\n[tabell.ny]\nmarken = { \"*\" = \"\u{ad}\" }\nrader = []\n")
        .append(TEXT, "\n## {#tom}\n\nLäs mer [](https://www.example.com) och [*här*](https://www.example.com).\n");
    assert_snapshot!(project.findings());
}

#[test]
fn addresses_and_checksums_that_are_none() {
    let project = Project::excerpt()
        .replace(SITE, "adress ", "kontakt = \"Skriv till a@b.example\"\nadress ")
        .append(TEXT, "\n[a](https://) [b](http://a.example/å) [c](mailto:a) [d](//a.example) [e](</\\a>) [f](/om/)\n");
    let address = "adress = \"javascript:alert(1)\", sha256 = \"abc\"";
    let text = project.read(REPORT);
    let start = text.find("original").unwrap();
    let end = start + text[start..].find('\n').unwrap();
    let project = project.write(REPORT, &format!("{}original = {{ {address} }}{}", &text[..start], &text[end..]));
    assert_snapshot!(project.findings());
}

#[test]
fn the_address_of_the_site_is_one_that_pages_can_lie_under() {
    for address in [
        "javascript:alert(1)",
        "//a.example",
        "https://a.example/\\\"x",
        "https://a b.example",
        "",
        "http://a.example",
        "https://a.example/?b",
    ] {
        let project = Project::excerpt();
        let text = project.read(SITE);
        let start = text.find("adress").unwrap();
        let end = start + text[start..].find('\n').unwrap();
        let project = project.write(SITE, &format!("{}adress = \"{address}\"{}", &text[..start], &text[end..]));
        let found: Vec<&str> = project.check().findings.open().map(|f| f.code.id()).collect();
        assert_eq!(found, ["fel-lank"], "{address}");
    }
}

/// More references than there are characters in a plane, and characters of every plane of private use: nothing is lost, and
/// nothing panics.
#[test]
fn any_number_of_references_is_shown_whatever_else_the_text_holds() {
    let reference = "{{ kr(\"resultatrakning.arets-resultat\") }}";
    let project = Project::excerpt().append(TEXT, &format!("\n{}\n", format!("{reference} ").repeat(66_000)));
    let checked = project.check();
    assert!(!checked.findings.stop(true));
    let page = String::from_utf8(rendered(&checked)["sydnarke/2024/index.html"].clone()).unwrap();
    assert!(page.matches("<data ").count() >= 66_000);

    for c in ['\u{e000}', '\u{f0000}', '\u{f0001}', '\u{fffff}', '\u{100000}', '\u{10ffff}'] {
        let project = Project::excerpt()
            .append(TEXT, &format!("\n{c} {reference}{c} `{c}` [{c}](#a{c}) {{{{ tabell(\"{c}\") }}}}\n\n{c}\n"))
            .append(FIGURES, &format!("\n[tabell.ny]\ntyp = \"text\"\nrader = [{{ post = \"{c}\", varden = [\"{c} `{c}`\"] }}]\n"));
        let checked = project.check();
        let found = checked.findings.open().filter(|f| f.code == Code::ForbiddenCharacter).count();
        assert_eq!(found, 10, "{c:?}");
        let _ = rendered(&checked);
    }
}

/// All that has a meaning somewhere in HTML, XML, JSON, CSV or an address, and nothing that is forbidden.
const HOSTILE: &str = "\"'<>&]]>--></script></svg></title>{% }} \\ \u{2067}x\u{2069} &#0; å😀";

/// Every text value of the made-up report is replaced in turn, of equal ones in a table the first. What is accepted is then replaced all at once, and every file that is
/// made of it can be read by those that it is made for.
#[test]
fn whatever_a_text_says_what_is_written_is_well_formed() {
    let values = different(text_values());
    let sound = open_findings(&Project::sixth());
    let accepted: Vec<&Value> = values
        .par_iter()
        .map_init(Project::sixth, |project, value| {
            let changed = replaced(&project.read(&value.file), &[(&value.range, 0)]);
            let path = project.path("content").join(&value.file);
            let whole = fs::read_to_string(&path).unwrap();
            fs::write(&path, changed).unwrap();
            let is_accepted = open_findings(project).is_subset(&sound);
            fs::write(&path, whole).unwrap();
            is_accepted.then_some(value)
        })
        .flatten()
        .collect();
    assert!(values.len() > 200 && accepted.len() > 100, "{} of {}", accepted.len(), values.len());

    let mut of_files: BTreeMap<&str, Vec<(&Range<usize>, usize)>> = BTreeMap::new();
    for (number, value) in accepted.iter().enumerate() {
        of_files.entry(&value.file).or_default().push((&value.range, number));
    }
    let project = of_files.iter().fold(Project::sixth(), |project, (file, ranges)| {
        let text = replaced(&project.read(file), ranges);
        project.write(file, &text)
    });
    let files = rendered(&project.check());
    let mut read = BTreeSet::new();
    for (name, bytes) in &files {
        let kind = name.rsplit('.').next().unwrap();
        if kind == "xlsx" {
            parts(bytes).iter().for_each(|(part, text)| well_formed(&format!("{name} {part}"), text));
            read.insert(kind);
        }
        let Ok(text) = std::str::from_utf8(bytes) else { continue };
        match kind {
            "xml" | "svg" | "rdf" => well_formed(name, text),
            "json" => _ = serde_json::from_str::<serde_json::Value>(text).unwrap_or_else(|error| panic!("{name}: {error}")),
            "html" => {
                for drawing in pieces(text, "<svg", "</svg>") {
                    well_formed(name, &drawing);
                }
                for data in pieces(text, "<script type=\"application/ld+json\">", "</script>") {
                    let data = data.split_once('>').unwrap().1.strip_suffix("</script>").unwrap();
                    serde_json::from_str::<serde_json::Value>(data).unwrap_or_else(|error| panic!("{name}: {error}: {data}"));
                }
                assert!(!text.contains("]]></script></svg>"), "{name}");
                if is_embedded(name) {
                    is_sound(name, &page(&files, name));
                }
            }
            _ => continue,
        }
        read.insert(kind);
    }
    assert_eq!(read, BTreeSet::from(["html", "json", "rdf", "svg", "xlsx", "xml"]));
}

/// Characters that no XML may hold never reach a file: whatever text they stand in, they are told of.
#[test]
fn forbidden_characters_are_told_of_in_every_text() {
    let project = Project::sixth();
    let values = text_values();
    assert!(values.len() > 500, "{}", values.len());
    let files: BTreeSet<&String> = values.iter().map(|value| &value.file).collect();
    for file in files {
        let text = project.read(file);
        let mut changed = text.clone();
        let ranges: Vec<&Range<usize>> = values.iter().filter(|value| value.file == *file).map(|value| &value.range).collect();
        for range in ranges.iter().rev() {
            changed.replace_range((*range).clone(), "\"\\u0001 \\uFFFE \\u202E\"");
        }
        let project = Project::sixth().write(file, &changed);
        let checked = project.check();
        let found = checked
            .findings
            .iter()
            .filter(|f| f.code == Code::ForbiddenCharacter && checked.sources.file(f.place.span.file).path.ends_with(file.as_str()));
        assert_eq!(found.count(), 3 * ranges.len(), "{file}");
    }
}

/// A text of a TOML file.
struct Value {
    file: String,
    /// The keys that lead to it, without the numbers of entries in lists.
    keys: String,
    /// Where it stands, with its quotation marks.
    range: Range<usize>,
}

/// Every text of the TOML files of the made-up report.
fn text_values() -> Vec<Value> {
    let content = Path::new(SIXTH_CONTENT);
    let mut values = Vec::new();
    for entry in WalkDir::new(content).sort_by_file_name() {
        let entry = entry.unwrap();
        if entry.path().extension().is_some_and(|end| end == "toml") {
            let file = entry.path().strip_prefix(content).unwrap().to_string_lossy().into_owned();
            let text = fs::read_to_string(entry.path()).unwrap();
            let mut found = Vec::new();
            texts_of(DeTable::parse(&text).unwrap().get_ref(), "", &mut found);
            found.sort_by_key(|(_, range)| range.start);
            values.extend(found.into_iter().map(|(keys, range)| Value { file: file.clone(), keys, range }));
        }
    }
    values
}

/// One value of each list.
fn different(mut values: Vec<Value>) -> Vec<Value> {
    let mut seen = BTreeSet::new();
    values.retain(|value| seen.insert((value.file.clone(), value.keys.clone())));
    values
}

fn texts_of(table: &DeTable, keys: &str, found: &mut Vec<(String, Range<usize>)>) {
    table.iter().for_each(|(key, value)| texts_in(value, &format!("{keys}.{}", key.get_ref()), found));
}

fn texts_in(value: &toml::Spanned<DeValue>, keys: &str, found: &mut Vec<(String, Range<usize>)>) {
    match value.get_ref() {
        DeValue::String(_) => found.push((keys.to_owned(), value.span())),
        DeValue::Array(items) => items.iter().for_each(|item| texts_in(item, keys, found)),
        DeValue::Table(table) => texts_of(table, keys, found),
        _ => {}
    }
}

/// The text with the hostile one in the place of others, each with a number of its own.
fn replaced(text: &str, values: &[(&Range<usize>, usize)]) -> String {
    let mut text = text.to_owned();
    for (range, number) in values.iter().rev() {
        let hostile = format!("{HOSTILE} {number}").replace('\\', "\\\\").replace('"', "\\\"");
        text.replace_range((*range).clone(), &format!("\"{hostile}\""));
    }
    text
}

/// What there is to do about a content, without the places.
fn open_findings(project: &Project) -> BTreeSet<(&'static str, String)> {
    project.check().findings.open().map(|finding| (finding.code.id(), finding.message.clone())).collect()
}

fn well_formed(name: &str, text: &str) {
    if let Err(error) = roxmltree::Document::parse(text) {
        panic!("{name}: {error}\n{text}");
    }
}

/// Every piece of a text from a beginning to an end, with both.
fn pieces(text: &str, open: &str, close: &str) -> Vec<String> {
    text.split(open).skip(1).map(|rest| format!("{open}{}{close}", rest.split(close).next().unwrap())).collect()
}
