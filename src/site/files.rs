//! The files that are made for those who count with figures, or keep them.

use crate::model::{Association, Report};
use crate::site::address::{association_path, report_path, table_path};

/// In what form figures are given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Format {
    Xlsx,
    Csv,
    Json,
    Html,
}

impl Format {
    /// The end of its name.
    pub(crate) fn id(self) -> &'static str {
        match self {
            Format::Xlsx => "xlsx",
            Format::Csv => "csv",
            Format::Json => "json",
            Format::Html => "html",
        }
    }

    pub(crate) fn media_type(self) -> &'static str {
        match self {
            Format::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Format::Csv => "text/csv",
            Format::Json => "application/json",
            Format::Html => "text/html",
        }
    }
}

/// A file of figures.
#[derive(Debug, Clone)]
pub(crate) struct DataFile {
    /// Below the root.
    pub address: String,
    pub format: Format,
}

/// The whole report, in each form: as a workbook, as data, and as one file to keep.
pub(crate) fn whole(association: &Association, report: &Report) -> [DataFile; 3] {
    let path = report_path(association, report);
    [("rapport.xlsx", Format::Xlsx), ("rapport.json", Format::Json), ("rapport.html", Format::Html)]
        .map(|(name, format)| DataFile { address: format!("{path}{name}"), format })
}

/// Each table of a report.
pub(crate) fn tables(association: &Association, report: &Report) -> impl Iterator<Item = DataFile> {
    let path = report_path(association, report);
    report.tables.iter().map(move |table| DataFile { address: table_path(&path, &table.id), format: Format::Csv })
}

/// Every figure with a meaning in the reports of an association, one a line.
pub(crate) fn figures(association: &Association) -> DataFile {
    DataFile { address: format!("{}figures.csv", association_path(association)), format: Format::Csv }
}

/// A file about the site as a whole.
#[derive(Debug, Clone, Copy)]
pub(crate) struct SiteFile {
    /// What it is about: a label, and the name of its dataset.
    pub id: &'static str,
    /// Below the root.
    pub address: &'static str,
    pub format: Format,
}

/// The members, the indicators and the reports, one a line, and what tells of all files with their columns.
pub(crate) const OF_SITE: [SiteFile; 4] = [
    SiteFile { id: "members", address: "data/members.csv", format: Format::Csv },
    SiteFile { id: "indicators", address: "data/indicators.csv", format: Format::Csv },
    SiteFile { id: "reports", address: "data/reports.csv", format: Format::Csv },
    SiteFile { id: "datapackage", address: "datapackage.json", format: Format::Json },
];

/// What the columns of the figures mean.
pub(crate) const FIGURES_SCHEMA: &str = "data/figures.schema.json";

/// What catalogues of open data read of the site.
pub(crate) const CATALOGUE: &str = "dcat.rdf";

/// Which headers go with what, for Netlify and Cloudflare.
pub(crate) const HEADERS: &str = "_headers";

/// What has moved, for Netlify and Cloudflare.
pub(crate) const MOVED: &str = "_redirects";

/// Both for nginx, with all else that it is to know.
pub(crate) const NGINX: &str = "nginx.conf";
