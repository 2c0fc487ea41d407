//! The page for searching, which lists all there is for those who have no script.

use crate::model::{GlossaryTerm, Site};
use crate::site::address::{GLOSSARY, SEARCH, association_path, home, root_of};
use crate::site::card::{newest_of, older_of};
use crate::site::view::{Link, Page, PageContent, SearchGroup, SearchPage};
use crate::swedish::sort_key;

pub(super) fn page(site: &Site) -> Page {
    let associations = site.associations.iter().map(|association| SearchGroup {
        association: Link { href: association_path(association), text: association.name.clone() },
        reports: newest_of(association),
        older: older_of(association),
    });
    let mut terms: Vec<&GlossaryTerm> = site.glossary.iter().collect();
    terms.sort_by_key(|term| sort_key(&term.term));
    let terms = terms.into_iter().map(|term| Link { href: format!("{GLOSSARY}#{}", term.id), text: term.term.clone() });
    Page {
        title: String::new(),
        description: String::new(),
        path: SEARCH.into(),
        root: root_of(SEARCH),
        crumbs: vec![home(site)],
        tables: None,
        content: PageContent::Search(SearchPage { associations: associations.collect(), terms: terms.collect() }),
    }
}
