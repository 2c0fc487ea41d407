//! The page about the site, and the one for addresses that do not exist.

use crate::model::Site;
use crate::site::address::{ABOUT, GLOSSARY, NOT_FOUND, association_path, home};
use crate::site::view::{AboutPage, Link, Page, PageContent};

/// What `/om/` tells of the build.
#[derive(Debug, Clone, Default)]
pub struct BuildInfo {
    /// The version of content and program that a deployment builds; none on one's own computer.
    pub commit: Option<String>,
    /// The moment of such a build: `2025-03-01 12:00:00 UTC`.
    pub built: Option<String>,
}

pub(super) fn about(site: &Site, info: &BuildInfo) -> Page {
    let associations =
        site.associations.iter().map(|association| Link { href: association_path(association), text: association.name.clone() });
    let glossary = (!site.glossary.is_empty()).then_some(GLOSSARY);
    let content = AboutPage { glossary, commit: info.commit.clone(), built: info.built.clone(), associations: associations.collect() };
    Page {
        title: String::new(),
        description: String::new(),
        path: ABOUT.into(),
        root: "../".into(),
        crumbs: vec![home(site)],
        tables: None,
        content: PageContent::About(content),
    }
}

/// The page for addresses that do not exist; it is shown at any depth, so its links start at the root.
pub(super) fn not_found() -> Page {
    Page {
        title: String::new(),
        description: String::new(),
        path: NOT_FOUND.into(),
        root: "/".into(),
        crumbs: Vec::new(),
        tables: None,
        content: PageContent::NotFound,
    }
}
