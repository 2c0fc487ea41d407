//! A report that is made up, on a site that is said to be real.

use crate::diag::{Code, Finding};
use crate::model::{Association, Report, Site, TextKind};

/// Each of them that would be published.
pub fn invented(site: &Site) -> Vec<Finding> {
    let reports = site.associations.iter().flat_map(|association| association.reports.iter().map(move |report| (association, report)));
    let invented = reports.filter(|(_, report)| !site.website.demonstration && report.text == TextKind::Invented);
    let told = |(association, report): (&Association, &Report)| {
        let message = format!("webbplatsen är ingen demonstration, men rapporten {}/{} är påhittad", association.id, report.id);
        Finding::new(Code::Unready, report.span, message).help("Ta bort rapportens mapp. Är den på riktigt: ändra text i rapport.toml.")
    };
    invented.map(told).collect()
}
