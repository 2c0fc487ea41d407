//! What stands at the addresses that have been published and are no more: a page that leads on, one that says why there is nothing, and on
//! a page that is still there what has become of its anchors.

use crate::model::{Former, Note, Now, Site};
use crate::site::address::{home, root_of};
use crate::site::view::{FormerNote, MovedPage, Page, PageContent, RemovedPage};

/// The pages. An entry that leads nowhere is told of, and nothing is published.
pub(super) fn pages(site: &Site) -> Vec<Page> {
    site.former.pages().filter_map(|path| page(site, path)).collect()
}

fn page(site: &Site, path: &str) -> Option<Page> {
    let content = match site.former.now(path)? {
        Now::At(to) => PageContent::Moved(MovedPage { to }),
        Now::Gone(removed) => {
            PageContent::Removed(RemovedPage { reason: removed.reason.clone(), date: removed.date.map(|date| date.to_string()) })
        }
        Now::Nowhere => return None,
    };
    Some(Page {
        title: String::new(),
        description: String::new(),
        path: path.to_owned(),
        root: root_of(path),
        crumbs: vec![home(site)],
        tables: None,
        content,
    })
}

/// What stood on a page.
pub(super) fn notes(former: &Former, page: &str) -> Vec<FormerNote> {
    let of = |note: &Note| {
        let (to, reason) = match former.now(&note.address)? {
            Now::At(to) => (to, None),
            Now::Gone(removed) => (String::new(), Some(removed.reason.clone())),
            Now::Nowhere => return None,
        };
        Some(FormerNote { ids: note.anchors.clone(), to, reason })
    };
    former.notes(page).iter().filter_map(of).collect()
}
