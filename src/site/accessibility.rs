//! The accessibility statement.

use crate::model::Site;
use crate::site::address::{ACCESSIBILITY, home, root_of};
use crate::site::view::{AccessibilityPage, Page, PageContent};

/// Nothing where the content has no statement, which the check tells of.
pub(super) fn page(site: &Site) -> Option<Page> {
    let statement = site.website.accessibility.as_ref()?;
    Some(Page {
        title: String::new(),
        description: String::new(),
        path: ACCESSIBILITY.into(),
        root: root_of(ACCESSIBILITY),
        crumbs: vec![home(site)],
        tables: None,
        content: PageContent::Accessibility(AccessibilityPage {
            statement: statement.clone(),
            assessed: statement.assessed.into(),
            updated: statement.updated.into(),
        }),
    })
}
