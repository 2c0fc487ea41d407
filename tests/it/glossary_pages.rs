//! The glossary, and the terms in the reports that lead to it.

use crate::support::Project;
use crate::support::site::{Built, REAL, built, is_page, page, select, text, texts};
use insyn::output::Files;
use insyn::swedish::sort_key;
use scraper::Html;
use std::collections::BTreeSet;
use std::path::Path;

const GLOSSARY: &str = "ordlista/index.html";
const SIXTH: &str = "tests/fixtures/sjatte";

/// The terms that a page links, each with its address.
fn linked(page: &Html) -> Vec<(String, String)> {
    select(page, "a.term").iter().map(|link| (text(link), link.attr("href").unwrap().to_owned())).collect()
}

fn reports(files: &Files) -> Vec<&String> {
    let is_report = |path: &&String| files.contains_key(&path.replace("index.html", "sifferkontroll/index.html"));
    files.keys().filter(|path| path.ends_with("/index.html")).filter(is_report).collect()
}

/// The excerpt with a glossary of its own and a text after its own text.
fn excerpt(more: &str) -> Vec<(String, String)> {
    let glossary = "[[ord]]\nid = \"kapital\"\nord = \"kapitalbas\"\nformer = [\"kapitalbasen\"]\ntext = \"A. B.\"\n\
        [[ord]]\nid = \"eget\"\nord = \"egen kapitalbas\"\ntext = \"A. B.\"\n";
    let project = Project::excerpt().write("ordlista.toml", glossary).append("sydnarke/2024/text.md", &format!("\n{more}\n"));
    let files = built(&project.path("content"), false).files;
    linked(&page(&files, "sydnarke/2024/index.html"))
}

fn expect(found: &[(String, String)], expected: &[(&str, &str)]) {
    let found: Vec<(&str, &str)> = found.iter().map(|(word, href)| (word.as_str(), href.trim_start_matches("../../ordlista/#"))).collect();
    assert_eq!(found, expected);
}

#[test]
fn every_term_has_two_plain_sentences() {
    let checked = &REAL.checked;
    assert!(checked.site.glossary.len() >= 45);
    for term in &checked.site.glossary {
        let sentences = term.text.split_inclusive(['.', '?', '!']).filter(|s| !s.trim().is_empty()).count();
        assert_eq!(sentences, 2, "{}: {}", term.id, term.text);
        assert!(term.text.ends_with('.') && term.text.starts_with(char::is_uppercase), "{}", term.id);
    }
}

#[test]
fn no_form_belongs_to_two_terms() {
    let more = "\n[[ord]]\nid = \"annat\"\nord = \"annat\"\nformer = [\"Soliditeten\"]\ntext = \"A. B.\"\n";
    let findings = Project::real().append("ordlista.toml", more).findings();
    assert!(findings.contains("”Soliditeten” finns redan") && findings.contains("först här"), "{findings}");
}

#[test]
fn terms_stand_in_swedish_order_under_their_letters() {
    let Built { checked, files } = &*REAL;
    let page = page(files, GLOSSARY);
    let terms = texts(&page, "dfn");
    assert_eq!(terms.len(), checked.site.glossary.len());
    assert!(terms.is_sorted_by_key(|term| sort_key(term)), "{terms:?}");
    assert!(terms.last().unwrap().starts_with('å'));
    assert_eq!(texts(&page, "h1"), ["Ordlista"]);
    assert_eq!(texts(&page, ".letters a"), texts(&page, "h2"));
    for term in &checked.site.glossary {
        assert!(!select(&page, &format!("[id=\"{}\"] dd", term.id)).is_empty(), "{}", term.id);
    }
}

#[test]
fn each_term_is_linked_once_in_a_report() {
    let Built { checked, files } = &*REAL;
    for path in reports(files) {
        let page = page(files, path);
        let found = linked(&page);
        assert!(found.len() > 10, "{path}: {}", found.len());
        let mut seen = BTreeSet::new();
        for (word, href) in &found {
            let id = href.strip_prefix("../../ordlista/#").unwrap();
            assert!(seen.insert(id), "{path}: {id} twice");
            let term = checked.site.glossary.iter().find(|term| term.id == id).unwrap();
            let lower = word.to_lowercase();
            assert!(std::iter::once(&term.term).chain(&term.forms).any(|form| form.to_lowercase() == lower), "{path}: {word}");
        }
    }
}

#[test]
fn no_term_in_headings_links_tables_or_code() {
    let files = &REAL.files;
    for path in reports(files) {
        let page = page(files, path);
        for place in ["h1", "h2", "h3", "h4", "h5", "h6", "a", "table", "code", "caption", "figcaption", "nav", "summary"] {
            assert!(select(&page, &format!("{place} a.term")).is_empty(), "{path}: {place}");
        }
        assert_eq!(select(&page, "a.term").len(), select(&page, ".prose a.term").len(), "{path}");
    }
}

#[test]
fn the_text_is_the_same_with_and_without_links() {
    let with = &REAL.files;
    let without = built(&Project::real().remove("ordlista.toml").path("content"), false).files;
    for path in reports(with) {
        assert_eq!(texts(&page(with, path), "main"), texts(&page(&without, path), "main"), "{path}");
    }
}

#[test]
fn nothing_changes_in_a_site_without_a_glossary() {
    let files = built(&Project::real().remove("ordlista.toml").path("content"), false).files;
    assert!(!files.contains_key(GLOSSARY));
    for (path, bytes) in files.iter().filter(|(path, _)| is_page(path)) {
        let html = std::str::from_utf8(bytes).unwrap();
        assert!(!html.contains("ordlista") && !html.contains("class=\"term\""), "{path}");
    }
}

#[test]
fn every_link_of_the_glossary_leads_to_the_section_that_uses_the_term() {
    let files = &REAL.files;
    let glossary = page(files, GLOSSARY);
    let uses = select(&glossary, ".uses a");
    let linked: usize = reports(files).iter().map(|path| select(&page(files, path), "a.term").len()).sum();
    assert_eq!(uses.len(), linked);
    for link in select(&glossary, "main a") {
        let href = link.attr("href").unwrap();
        let (path, anchor) = href.split_once('#').unwrap_or((href, ""));
        let target = match path.strip_prefix("../") {
            Some(path) => page(files, &format!("{path}index.html")),
            None => page(files, GLOSSARY),
        };
        assert!(anchor.is_empty() || select(&target, "[id]").iter().any(|element| element.attr("id") == Some(anchor)), "{href}");
    }
    assert_eq!(texts(&page(files, "om/index.html"), "main a[href=\"../ordlista/\"]"), ["ordlistan"]);
}

#[test]
fn a_new_report_is_taken_in() {
    let mut project = Project::from(Path::new(SIXTH));
    project = project.write("ordlista.toml", &std::fs::read_to_string("content/ordlista.toml").unwrap());
    let files = built(&project.path("content"), false).files;
    assert!(!linked(&page(&files, "pahittade-dalen/2022/index.html")).is_empty());
    assert!(texts(&page(&files, GLOSSARY), ".uses").concat().contains("2022"));
}

#[test]
fn the_first_use_is_the_one_that_is_linked() {
    expect(&excerpt("Kapitalbasen är *stor*.\n\n- En kapitalbas till."), &[("Kapitalbasen", "kapital")]);
}

#[test]
fn the_longest_form_wins_and_hides_the_shorter_one() {
    expect(
        &excerpt("En egen kapitalbas. En EGEN kapitalbas, och kapitalbasen."),
        &[("egen kapitalbas", "eget"), ("kapitalbasen", "kapital")],
    );
}

#[test]
fn longer_words_links_code_and_headings_are_left_alone() {
    expect(
        &excerpt(
            "Nykapitalbas, kapitalbas-krav, [kapitalbas](https://a.example/) och `kapitalbas`.\n\n## Kapitalbas {#kb}\n\n**Kapitalbas**",
        ),
        &[("Kapitalbas", "kapital")],
    );
}

#[test]
fn a_term_beside_a_reference_is_found_and_the_figure_is_kept() {
    let reference = "{{ kr(\"resultatrakning.arets-resultat\") }}";
    expect(&excerpt(&format!("Beloppet {reference} är <b> & en kapitalbas {reference}.")), &[("kapitalbas", "kapital")]);
}
