//! Every sentence and headline that the site makes, beside the figures that it rests on, so that a change of words is read as a diff.
//!
//! That none is missing is known from how they are gathered: all text of the main part of every page is taken, and its title and
//! description, but for what [`LEFT_OUT`] names. A new sentence stands here without anybody's doing. A page that shows one chart
//! alone says nothing that the chart does not say on its own page, which is held.

use crate::support::site::{Built, REAL, SIXTH, is_page, page, select, text};
use insta::assert_snapshot;
use scraper::{ElementRef, Html, Selector};
use std::sync::LazyLock;

/// What the site does not word itself: the text, the headings and the tables of a report, the words of the glossary. And what says again
/// what stands beside it: drawings (the chart's table has their figures), labels for a narrow screen, and ways to the same place.
const LEFT_OUT: &str = ".chapter > .prose, .chapter > .heading, .chapter > .table, .chapter > .picture, .easy .prose, .contents, .glossary, \
                        svg, .anchor, .chart-share, .cell-label, .chapter-end, .to-top";

/// What stands within a line.
const INLINE: [&str; 11] = ["a", "abbr", "code", "data", "dfn", "em", "label", "span", "strong", "sup", "time"];

static SKIPPED: LazyLock<Selector> = LazyLock::new(|| Selector::parse(LEFT_OUT).unwrap());

#[test]
fn of_the_real_site() {
    assert_snapshot!(told(&REAL));
}

#[test]
fn of_the_sixth_site() {
    assert_snapshot!(told(&SIXTH));
}

fn told(built: &Built) -> String {
    let mut all = String::new();
    for path in built.files.keys().filter(|path| is_page(path) && !path.contains("/tabell/")) {
        let html = page(&built.files, path);
        match path.split_once("/diagram/") {
            None => all.push_str(&format!("=== /{}\n{}\n\n", path.trim_end_matches("index.html"), lines(&html).join("\n"))),
            Some((place, chart)) => {
                let beside = page(&built.files, &format!("{place}/index.html"));
                let id = chart.trim_end_matches("/index.html");
                assert_eq!(chart_lines(&html, id), chart_lines(&beside, id), "{path}");
            }
        }
    }
    all
}

/// What a page says, a line for each sentence, headline or row.
fn lines(html: &Html) -> Vec<String> {
    let description = select(html, "meta[name=description]");
    let mut lines = vec![text(&select(html, "head > title")[0]), description[0].attr("content").unwrap().to_owned(), String::new()];
    collect(select(html, "main")[0], &mut lines);
    tidied(&lines)
}

fn chart_lines(html: &Html, id: &str) -> Vec<String> {
    let mut lines = vec![String::new()];
    collect(select(html, &format!("[id=\"{id}\"]"))[0], &mut lines);
    tidied(&lines)
}

fn tidied(lines: &[String]) -> Vec<String> {
    lines.iter().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" ")).filter(|line| !line.is_empty()).collect()
}

/// Adds the text of an element to the last line, and begins a new one where the element stands on lines of its own.
fn collect(element: ElementRef, lines: &mut Vec<String>) {
    if SKIPPED.matches(&element) {
        return;
    }
    let name = element.value().name();
    let cell = matches!(name, "td" | "th");
    let block = !cell && !INLINE.contains(&name) || element.value().classes().any(|class| class.starts_with("chart-"));
    if block {
        lines.push(String::new());
    }
    for child in element.children() {
        match (ElementRef::wrap(child), child.value().as_text()) {
            (Some(child), _) => collect(child, lines),
            (_, Some(text)) => lines.last_mut().unwrap().push_str(text),
            _ => {}
        }
    }
    if cell {
        lines.last_mut().unwrap().push_str(" | ");
    }
    if block {
        lines.push(String::new());
    }
}
