//! The built site, as a reader of its pages meets it.

use super::{Project, REAL_CONTENT, SIXTH_CONTENT, check};
use insyn::build::{Checked, render};
use insyn::output::Files;
use insyn::site::BuildInfo;
use insyn::theme::Theme;
use scraper::{ElementRef, Html, Selector};
use std::path::Path;
use std::sync::LazyLock;

/// The files of a site, and what it is made of.
pub(crate) struct Built {
    pub checked: Checked,
    pub files: Files,
}

pub(crate) static THEME: LazyLock<Theme> = LazyLock::new(|| Theme::with(&[]).unwrap());

// Built once for all tests that only read them.
pub(crate) static REAL: LazyLock<Built> = LazyLock::new(|| built(Path::new(REAL_CONTENT), true));
pub(crate) static SIXTH: LazyLock<Built> = LazyLock::new(|| built(Path::new(SIXTH_CONTENT), true));
pub(crate) static REAL_AND_SIXTH: LazyLock<Built> = LazyLock::new(|| built(&Project::real_and_sixth().path("content"), true));

/// The site of a content, which must be fit to publish: in a strict build, or in any.
pub(crate) fn built(content: &Path, strict: bool) -> Built {
    let checked = check(content, false);
    assert!(!checked.findings.stop(strict));
    let files = rendered(&checked);
    Built { checked, files }
}

/// The files of the site, even of content with errors.
pub(crate) fn rendered(checked: &Checked) -> Files {
    render(checked, &THEME, &BuildInfo::default()).unwrap()
}

/// Whether a file is a page. A report as one file is a copy of one.
pub(crate) fn is_page(name: &str) -> bool {
    name.ends_with(".html") && !name.ends_with("/rapport.html")
}

pub(crate) fn page(files: &Files, path: &str) -> Html {
    Html::parse_document(std::str::from_utf8(&files[path]).unwrap())
}

pub(crate) fn select<'a>(page: &'a Html, selector: &str) -> Vec<ElementRef<'a>> {
    page.select(&Selector::parse(selector).unwrap()).collect()
}

pub(crate) fn text(element: &ElementRef) -> String {
    element.text().collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
}

pub(crate) fn texts(page: &Html, selector: &str) -> Vec<String> {
    select(page, selector).iter().map(text).collect()
}

/// The words as they are seen, without those for a screen reader or a narrow screen.
pub(crate) fn shown(element: &ElementRef) -> String {
    let hidden = Selector::parse(".hidden, .cell-label").unwrap();
    let hidden: Vec<_> = element.select(&hidden).flat_map(|element| element.descendants().map(|node| node.id())).collect();
    // A figure stands within its words, and whatever else is apart from them.
    let mut words = String::new();
    for node in element.descendants().filter(|node| !hidden.contains(&node.id())) {
        match node.value().as_text() {
            Some(text) => words.push_str(text),
            None if node.value().as_element().is_some_and(|element| element.name() != "data") => words.push(' '),
            None => {}
        }
    }
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}
