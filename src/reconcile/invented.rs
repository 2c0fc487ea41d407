//! A report that is made up, on a site that is said to be real.

use crate::diag::{Code, Finding, Severity};
use crate::model::{Association, Report, Site, TextKind};

/// Takes away what is made up of an association that has a real report, a draft or not: no figure may stand beside an invented one.
pub fn without_invented(association: &mut Association) -> Vec<Finding> {
    let is_invented = |report: &Report| report.text == TextKind::Invented;
    if association.reports.iter().all(is_invented) {
        return Vec::new();
    }
    let gone = association.reports.extract_if(.., |report| is_invented(report));
    let told = gone.map(|report| {
        let message = "den påhittade rapporten visas inte, eftersom förbundet har en som är på riktigt";
        Finding::new(Code::Unready, report.span, message).severity(Severity::Warning).help("Ta bort rapportens mapp.")
    });
    told.collect()
}

/// Each of them that would be published, and each initiative of the example.
pub fn invented(site: &Site) -> Vec<Finding> {
    if site.website.demonstration {
        return Vec::new();
    }
    let reports = site.associations.iter().flat_map(|association| association.reports.iter().map(move |report| (association, report)));
    let invented = reports.filter(|(_, report)| report.text == TextKind::Invented);
    let told = |(association, report): (&Association, &Report)| {
        let message = format!("webbplatsen är ingen demonstration, men rapporten {}/{} är påhittad", association.id, report.id);
        Finding::new(Code::Unready, report.span, message).help("Ta bort rapportens mapp. Är den på riktigt: ändra text i rapport.toml.")
    };
    let initiatives = site.associations.iter().flat_map(|association| &association.initiatives);
    let examples = initiatives.filter(|initiative| initiative.invented).map(|initiative| {
        let message = format!("webbplatsen är ingen demonstration, men insatsen ”{}” är påhittad", initiative.name);
        Finding::new(Code::Unready, initiative.span, message)
            .help("Byt den mot en av förbundets egna, och ta bort pahittad. Eller ta bort den, och det som hör till den i rapporten.")
    });
    invented.map(told).chain(examples).collect()
}
