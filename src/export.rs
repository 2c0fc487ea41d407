//! The site for machines: which pages there are, and what is new. Recomputes nothing.

use crate::model::{Report, Site};
use crate::narrative::escape;
use crate::site::{
    self,
    view::{Page, PageContent},
};
use jiff::civil::Date;
use minijinja::{AutoEscape, Environment, context};

/// How many of the newest reports the feed tells of.
const NEWEST: usize = 50;

/// `sitemap.xml` and `feed.xml`. Every date is one of the content: that of the last event of a report.
///
/// # Errors
/// If a template is malformed, which a test would have told.
pub fn files(site: &Site, pages: &[Page]) -> Result<Vec<(String, Vec<u8>)>, minijinja::Error> {
    let mut templates = Environment::new();
    templates.set_auto_escape_callback(|_| AutoEscape::None);
    templates.add_filter("xml", |text: String| escape(&text));
    templates.add_template("sitemap", include_str!("export/sitemap.xml"))?;
    templates.add_template("feed", include_str!("export/feed.xml"))?;

    let reports: Vec<(String, &str, &Report)> =
        site::reports(site).map(|(path, association, report)| (path, association.name.as_str(), report)).collect();
    // A page is as new as the newest report that stands below its address; a page about all of them is as new as the newest.
    let modified = |path: &str| {
        let below = reports.iter().filter(|(report, _, _)| report.starts_with(path) || path.starts_with(report.as_str()));
        below
            .filter_map(|(_, _, report)| last_event(report))
            .max()
            .or_else(|| reports.iter().filter_map(|(_, _, report)| last_event(report)).max())
    };
    let places: Vec<_> = pages
        .iter()
        .filter(|page| !matches!(page.content, PageContent::NotFound))
        .map(|page| context! { path => page.path.as_str(), modified => modified(&page.path).map(|date| date.to_string()) })
        .collect();

    let mut newest: Vec<_> =
        reports.iter().filter_map(|(path, association, report)| Some((last_event(report)?, path, association, report))).collect();
    newest.sort_by_key(|(date, path, _, _)| (std::cmp::Reverse(*date), path.as_str()));
    let entries: Vec<_> = newest
        .into_iter()
        .take(NEWEST)
        .map(|(date, path, association, report)| {
            let summary = pages.iter().find(|page| page.path == *path).map(|page| page.description.clone()).unwrap_or_default();
            let (path, association) = (path.as_str(), *association);
            context! { path, date => date.to_string(), title => format!("{}, {association}", report.title), association, summary }
        })
        .collect();

    let website = || minijinja::value::Serde(&site.website);
    let sitemap = templates.get_template("sitemap")?.render(context! { website => website(), places })?;
    let feed = templates.get_template("feed")?.render(context! { website => website(), entries })?;
    Ok(vec![("sitemap.xml".into(), sitemap.into_bytes()), ("feed.xml".into(), feed.into_bytes())])
}

fn last_event(report: &Report) -> Option<Date> {
    report.events.iter().map(|event| event.date).max()
}
