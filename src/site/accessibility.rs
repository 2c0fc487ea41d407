//! The accessibility statement.

use crate::model::Site;
use crate::site::address::{ACCESSIBILITY, home, report_path, root_of};
use crate::site::view::{AccessibilityPage, AttachmentNote, AttachmentNotes, Link, Page, PageContent};

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
            attachments: attachments(site),
        }),
    })
}

/// The attachments that not everybody can read, or that nobody has tried, report by report.
fn attachments(site: &Site) -> Vec<AttachmentNotes> {
    let reports = site.associations.iter().flat_map(|association| association.reports.iter().map(move |report| (association, report)));
    let notes = reports.filter_map(|(association, report)| {
        let published = report.attachments.iter().filter(|attachment| attachment.file().is_some());
        let notes = published.filter(|attachment| attachment.accessible != Some(true)).map(|attachment| AttachmentNote {
            name: attachment.name.clone(),
            tried: attachment.accessible.is_some(),
            other_version: attachment.other_version.clone(),
        });
        let notes: Vec<AttachmentNote> = notes.collect();
        let page = Link {
            href: format!("{}#bilagor_", report_path(association, report)),
            text: format!("{}, {}", report.title, association.short_name),
        };
        (!notes.is_empty()).then(|| AttachmentNotes { page, contact: association.contact.clone(), notes })
    });
    notes.collect()
}
