//! The glossary: what the technical terms of the reports mean.

use crate::model::{GlossaryTerm, Site};
use crate::narrative::Terms;
use crate::site::address::{GLOSSARY, home, report_path, root_of};
use crate::site::prepared::Reports;
use crate::site::view::{GlossaryPage, Letter, Link, Page, PageContent, TermView};
use crate::swedish::{self, sort_key, unbroken};

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
    let uses = reports.iter().filter_map(|prepared| {
        let heading = prepared.narrative.terms.get(&term.id)?;
        let path = report_path(prepared.association, prepared.report);
        let href = if heading.is_empty() { path } else { format!("{path}#{heading}") };
        Some(Link { href, text: prepared.short_title() })
    });
    TermView { id: term.id.clone(), term: term.term.clone(), text: unbroken(&term.text), uses: uses.collect() }
}
