//! The glossary: what the technical terms of the reports mean.

use crate::model::{GlossaryTerm, Site};
use crate::narrative::Terms;
use crate::site::address::{GLOSSARY, SEARCH, address_of, home, report_path, root_of};
use crate::site::prepared::{Prepared, Reports};
use crate::site::view::{GlossaryPage, Letter, Link, Page, PageContent, TermView};
use crate::swedish::{self, counted, sort_key, unbroken};
use std::cmp::Reverse;

/// How many reports a term leads to; the search finds the others.
const MOST_USES: usize = 10;

/// What the text of a report links to the glossary.
pub fn terms(site: &Site) -> Terms {
    // Every report stands two folders deep.
    Terms::new(&site.glossary, &format!("{}{GLOSSARY}#", root_of("forbund/period/")))
}

/// No page if nothing is explained.
pub(super) fn page(site: &Site, reports: &Reports) -> Option<Page> {
    let mut terms: Vec<&GlossaryTerm> = site.glossary.iter().collect();
    terms.sort_by_key(|term| sort_key(&term.term));
    let letters = terms.chunk_by(|a, b| letter(a) == letter(b)).map(|terms| Letter {
        id: letter_id(&letter(terms[0])),
        letter: letter(terms[0]),
        terms: terms.iter().map(|term| view(term, reports)).collect(),
    });
    let content = GlossaryPage { letters: letters.collect() };
    (!terms.is_empty()).then(|| Page {
        title: String::new(),
        description: String::new(),
        path: GLOSSARY.into(),
        root: root_of(GLOSSARY),
        crumbs: vec![home(site)],
        tables: None,
        content: PageContent::Glossary(content),
    })
}

fn letter(term: &GlossaryTerm) -> String {
    term.term.chars().take(1).flat_map(char::to_uppercase).collect()
}

/// `a_`; å, ä and ö have names of their own, since the ids of a page differ.
fn letter_id(letter: &str) -> String {
    let name = match letter {
        "Å" => "aa".to_owned(),
        "Ä" => "ae".to_owned(),
        "Ö" => "oe".to_owned(),
        other => swedish::slug(other),
    };
    format!("bokstav_{name}")
}

fn view(term: &GlossaryTerm, reports: &Reports) -> TermView {
    let mut uses: Vec<(&Prepared, &str)> =
        reports.iter().filter_map(|prepared| Some((prepared, prepared.narrative.terms.get(&term.id)?.as_str()))).collect();
    let others = uses.len().saturating_sub(MOST_USES);
    if others > 0 {
        uses.sort_by_key(|(prepared, _)| Reverse(prepared.report.period.last_day()));
        uses.truncate(MOST_USES);
    }
    let link = |(prepared, heading): (&Prepared, &str)| {
        let path = report_path(prepared.association, prepared.report);
        let href = if heading.is_empty() { path } else { format!("{path}#{heading}") };
        Link { href, text: prepared.short_title() }
    };
    TermView {
        id: term.id.clone(),
        term: term.term.clone(),
        text: unbroken(&term.text),
        uses: uses.into_iter().map(link).collect(),
        others: (others > 0).then(|| Link {
            href: format!("{SEARCH}?q={}", address_of(&term.term)),
            text: counted(others, "en redovisning till", "redovisningar till"),
        }),
    }
}
