//! The codes of findings: the documents tell of each.

use insyn::diag::{Code, Document, Severity};
use std::collections::BTreeSet;
use std::fs;
use walkdir::WalkDir;

/// The address of a heading within its document, as GitHub makes it.
fn anchor(heading: &str) -> String {
    let kept = heading.to_lowercase().chars().filter(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_')).collect::<String>();
    kept.replace(' ', "-")
}

/// The handbook has the table of `Code::OWN`, row by row, with nothing more. Those of the rules are in a table of their own, which
/// another test holds to the rules.
#[test]
fn the_handbook_tells_of_every_code() {
    let handbook = fs::read_to_string("docs/handbok.md").unwrap();
    let section = handbook.split("\n## Alla koder\n").nth(1).unwrap().split("\n## ").next().unwrap();
    let rows: Vec<&str> = section.lines().filter(|line| line.starts_with("| `")).collect();
    let expected: Vec<String> = Code::OWN.iter().map(|code| row(*code)).collect();
    assert_eq!(rows, expected);
}

fn row(code: Code) -> String {
    let (document, heading) = code.told();
    let file = if document == Document::Handbook { "" } else { document.path().strip_prefix("docs/").unwrap() };
    let strict = if code.judged() && code.severity() == Severity::Error { ", stoppar med `--strict`" } else { "" };
    let (means, advice, severity) = (code.means(), code.advice(), code.severity().name());
    format!("| `{}` | {means} | {advice} | {severity}{strict} | [{heading}]({file}#{}) |", code.id(), anchor(&heading))
}

#[test]
fn what_a_code_refers_to_is_a_heading_of_the_document() {
    for code in Code::all() {
        let (document, heading) = code.told();
        let text = fs::read_to_string(document.path()).unwrap();
        let headings: BTreeSet<&str> =
            text.lines().filter(|line| line.starts_with('#')).map(|line| line.trim_start_matches('#').trim()).collect();
        assert!(headings.contains(heading.as_str()), "{}: {} {heading}", code.id(), document.path());
    }
}

/// A code that nothing makes any more would stay in the documents for ever.
#[test]
fn every_code_is_made_somewhere() {
    let sources: String = WalkDir::new("src")
        .into_iter()
        .map(Result::unwrap)
        .filter(|entry| entry.path().extension().is_some_and(|end| end == "rs") && !entry.path().starts_with("src/diag"))
        .map(|entry| fs::read_to_string(entry.path()).unwrap())
        .collect();
    let unused: Vec<&Code> = Code::OWN.iter().filter(|code| !sources.contains(&format!("Code::{code:?}"))).collect();
    assert!(unused.is_empty(), "{unused:?}");
}
