//! The built site, as a reader of its pages meets it.

use insyn::build::{self, Checked, render};
use insyn::output::Files;
use insyn::site::BuildInfo;
use insyn::theme::Theme;
use scraper::{ElementRef, Html, Selector};
use std::path::Path;

/// The files of the site, and what it is made of; the content must be fit to publish, in a strict build or any.
pub fn checked_site(content: &Path, strict: bool) -> (Checked, Files) {
    let checked = build::check(content, false).unwrap();
    assert!(!checked.findings.stop(strict));
    let files = render(&checked, &Theme::load(Path::new("themes/standard")).unwrap(), &BuildInfo::default()).unwrap();
    (checked, files)
}

pub fn site(content: &Path) -> Files {
    checked_site(content, true).1
}

pub fn page(files: &Files, path: &str) -> Html {
    Html::parse_document(std::str::from_utf8(&files[path]).unwrap())
}

pub fn select<'a>(page: &'a Html, selector: &str) -> Vec<ElementRef<'a>> {
    page.select(&Selector::parse(selector).unwrap()).collect()
}

pub fn text(element: &ElementRef) -> String {
    element.text().collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
}

pub fn texts(page: &Html, selector: &str) -> Vec<String> {
    select(page, selector).iter().map(text).collect()
}

/// The words as they are seen, without those for a screen reader or a narrow screen.
pub fn shown(element: &ElementRef) -> String {
    let hidden = Selector::parse(".hidden, .cell-label").unwrap();
    let hidden: Vec<_> = element.select(&hidden).flat_map(|element| element.descendants().map(|node| node.id())).collect();
    let pieces = element.descendants().filter(|node| !hidden.contains(&node.id())).filter_map(|node| node.value().as_text());
    pieces.map(|piece| &**piece).collect::<Vec<_>>().join(" ").split_whitespace().collect::<Vec<_>>().join(" ")
}
