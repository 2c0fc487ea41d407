//! The page of the open data: what there is to fetch, and how it is read.

use crate::model::{Association, Site};
use crate::site::address::{DATA, association_path, home, report_path, root_of};
use crate::site::card::{newest_reports, older_of};
use crate::site::files::{self, CATALOGUE, DataFile, OF_SITE};
use crate::site::view::{DataAssociation, DataPage, DataReport, FileView, LicenceView, Link, Page, PageContent, SiteFileView};

/// Nothing where no files are made.
pub(super) fn page(site: &Site) -> Option<Page> {
    let licence =
        site.website.licence.map(|licence| LicenceView { id: licence.id(), address: licence.address().replacen("http:", "https:", 1) });
    let files =
        OF_SITE.iter().map(|file| SiteFileView { id: file.id, file: FileView { href: file.address.to_owned(), format: file.format.id() } });
    let content = DataPage {
        files: files.collect(),
        catalogue: CATALOGUE,
        licence,
        associations: site.associations.iter().map(of_association).collect(),
    };
    (!site.without_data).then(|| Page {
        title: String::new(),
        description: String::new(),
        path: DATA.into(),
        root: root_of(DATA),
        crumbs: vec![home(site)],
        tables: None,
        content: PageContent::Data(content),
    })
}

fn of_association(association: &Association) -> DataAssociation {
    let reports = newest_reports(association).map(|report| DataReport {
        report: Link { href: report_path(association, report), text: report.title.clone() },
        files: files::whole(association, report).into_iter().map(view).collect(),
    });
    DataAssociation {
        association: Link { href: association_path(association), text: association.name.clone() },
        figures: view(files::figures(association)),
        reports: reports.collect(),
        older: older_of(association),
    }
}

fn view(file: DataFile) -> FileView {
    FileView { href: file.address, format: file.format.id() }
}
