//! Which pages there are, and what is new.

use crate::export::file::File;
use crate::model::{Correction, Report, Site, Website};
use crate::narrative::escape;
use crate::site::{
    self,
    view::{Page, PageContent},
};
use jiff::civil::Date;
use minijinja::value::{Serde, Value};
use minijinja::{AutoEscape, Environment, Error, context};
use serde::Serialize;
use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap};

/// How many of the newest reports the feed tells of.
const NEWEST: usize = 50;
/// The most that the protocol lets a sitemap have.
const MOST: Most = Most { addresses: 50_000, bytes: 50_000_000 };

/// How much one sitemap may hold.
struct Most {
    addresses: usize,
    bytes: usize,
}

/// A page in a sitemap, or a sitemap in the index of them.
#[derive(Debug, Clone, Serialize)]
struct Place<'a> {
    path: &'a str,
    modified: Option<String>,
}

/// What the feed tells of: a report, or a correction of one.
struct News<'a> {
    date: Date,
    /// Below the root.
    place: String,
    title: String,
    association: &'a str,
    summary: String,
}

/// What was put right, from what to what, and why.
fn correction_in_words(correction: &Correction) -> String {
    let said = |before: &str, text: &Option<String>| text.as_ref().map(|text| format!(" {before} {text}")).unwrap_or_default();
    let (from, to, reason) = (said("Före:", &correction.from), said("Nu:", &correction.to), said("Skäl:", &correction.reason));
    format!("{}{from}{to}{reason}", correction.text)
}

/// A page that machines are told of.
#[derive(Debug)]
pub struct Listed {
    path: String,
    description: String,
}

impl Listed {
    /// What is kept of a page. None of a chart alone, which is for other sites: whoever looks for it shall find the page that says what it
    /// is about.
    pub fn of(page: Page) -> Option<Listed> {
        let is_listed =
            !matches!(page.content, PageContent::NotFound | PageContent::Embed(_) | PageContent::Moved(_) | PageContent::Removed(_));
        is_listed.then_some(Listed { path: page.path, description: page.description })
    }
}

/// `sitemap.xml` and `feed.xml`. Every date is one of the content: that of the last event of a report.
///
/// # Errors
/// If a template is malformed, which a test would have told.
pub(super) fn files(site: &Site, mut pages: Vec<Listed>) -> Result<Vec<File>, Error> {
    pages.sort_by(|a, b| a.path.cmp(&b.path));
    let templates = templates()?;
    let reports: Vec<(String, &str, &Report)> =
        site::reports(site).map(|(path, association, report)| (path, association.name.as_str(), report)).collect();

    // A page is as new as the newest report that stands below its address, else as that below the nearest address above it.
    let mut newest: BTreeMap<&str, Date> = BTreeMap::new();
    for (path, date) in reports.iter().filter_map(|(path, _, report)| Some((path, last_event(report)?))) {
        for above in above(path) {
            newest.entry(above).and_modify(|newest| *newest = date.max(*newest)).or_insert(date);
        }
    }
    let places = pages.iter().map(|page| {
        let modified = above(&page.path).find_map(|path| newest.get(path));
        Place { path: &page.path, modified: modified.map(Date::to_string) }
    });
    let mut files = sitemaps(&templates, &site.website, &places.collect::<Vec<_>>(), &MOST)?;

    let summaries: HashMap<&str, &str> = pages.iter().map(|page| (page.path.as_str(), page.description.as_str())).collect();
    let mut news: Vec<News> = reports
        .iter()
        .flat_map(|(path, association, report)| {
            let summary = summaries.get(path.as_str()).copied().unwrap_or_default();
            let title = format!("{}, {association}", report.title);
            let itself = last_event(report).map(|date| News {
                date,
                place: path.clone(),
                title: title.clone(),
                association,
                summary: summary.to_owned(),
            });
            let corrected = (1..).zip(&report.corrections).map(move |(number, correction): (usize, _)| News {
                date: correction.date,
                place: format!("{path}#rattelse_{number}"),
                title: format!("Rättelse: {title}"),
                association,
                summary: correction_in_words(correction),
            });
            itself.into_iter().chain(corrected).collect::<Vec<_>>()
        })
        .collect();
    news.sort_by(|a, b| (Reverse(a.date), &a.place).cmp(&(Reverse(b.date), &b.place)));
    let entries = news.into_iter().take(NEWEST).map(|news| {
        let News { date, place, title, association, summary } = news;
        context! { path => place, date => date.to_string(), title, association, summary }
    });
    files.push(file(&templates, "feed.xml", &site.website, context! { entries => entries.collect::<Vec<_>>() })?);
    Ok(files)
}

fn templates() -> Result<Environment<'static>, Error> {
    let mut templates = Environment::new();
    templates.set_auto_escape_callback(|_| AutoEscape::None);
    templates.add_filter("xml", |text: String| escape(&text));
    templates.add_template("sitemap.xml", include_str!("sitemap.xml"))?;
    templates.add_template("sitemaps.xml", include_str!("sitemaps.xml"))?;
    templates.add_template("feed.xml", include_str!("feed.xml"))?;
    Ok(templates)
}

fn file(templates: &Environment, name: &str, website: &Website, content: Value) -> Result<File, Error> {
    let website = Serde(website);
    let text = templates.get_template(name)?.render(context! { website, ..content })?;
    Ok((name.to_owned(), text.into_bytes()))
}

/// One sitemap, or several with an index of them: `sitemap.xml` is the way to all in either case.
fn sitemaps(templates: &Environment, website: &Website, places: &[Place], most: &Most) -> Result<Vec<File>, Error> {
    let mut parts: Vec<&[Place]> = Vec::new();
    let mut rest = places;
    while !rest.is_empty() {
        let (part, after) = rest.split_at(fitting(website, rest, most));
        parts.push(part);
        rest = after;
    }
    if parts.len() < 2 {
        return Ok(vec![file(templates, "sitemap.xml", website, context! { places => Serde(places) })?]);
    }
    let mut files = Vec::new();
    for (number, places) in (1..).zip(&parts) {
        let (_, text) = file(templates, "sitemap.xml", website, context! { places => Serde(places) })?;
        files.push((format!("sitemap-{number}.xml"), text));
    }
    let newest = parts.iter().map(|part| part.iter().filter_map(|place| place.modified.clone()).max());
    let places: Vec<Place> = files.iter().zip(newest).map(|((path, _), modified)| Place { path, modified }).collect();
    let (_, text) = file(templates, "sitemaps.xml", website, context! { places => Serde(places) })?;
    files.push(("sitemap.xml".to_owned(), text));
    Ok(files)
}

/// How many of the places go into one sitemap: at least one.
fn fitting(website: &Website, places: &[Place], most: &Most) -> usize {
    // With what stands around an address.
    let address = escape(&website.address).len() + 100;
    let sizes = places.iter().take(most.addresses).scan(0, |size, place| {
        *size += address + escape(place.path).len();
        Some(*size)
    });
    sizes.take_while(|size| *size <= most.bytes).count().max(1)
}

/// An address, and those above it, up to that of the start page.
fn above(path: &str) -> impl Iterator<Item = &str> {
    path.rmatch_indices('/').map(|(end, _)| &path[..=end]).chain([""])
}

/// When something last happened to a report.
pub(super) fn last_event(report: &Report) -> Option<Date> {
    report.events.iter().map(|event| event.date).max()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sitemaps_of(addresses: usize, most: &Most) -> Vec<(String, String)> {
        let website = Website { address: "https://exempel.se".into(), ..Website::default() };
        let paths: Vec<String> = (0..addresses).map(|n| format!("{n}/")).collect();
        let places: Vec<Place> = paths
            .iter()
            .zip(1i8..)
            .map(|(path, day)| Place { path, modified: Some(jiff::civil::date(2025, 1, day).to_string()) })
            .collect();
        let files = sitemaps(&templates().unwrap(), &website, &places, most).unwrap();
        files.into_iter().map(|(name, text)| (name, String::from_utf8(text).unwrap())).collect()
    }

    fn listed(text: &str) -> Vec<&str> {
        text.split("<loc>https://exempel.se/").skip(1).filter_map(|rest| rest.split("</loc>").next()).collect()
    }

    #[test]
    fn as_many_addresses_as_a_sitemap_may_have_are_one_file() {
        let files = sitemaps_of(3, &Most { addresses: 3, ..MOST });
        assert_eq!(files.len(), 1);
        assert_eq!((files[0].0.as_str(), listed(&files[0].1)), ("sitemap.xml", vec!["0/", "1/", "2/"]));
    }

    #[test]
    fn more_addresses_are_several_sitemaps_with_an_index() {
        let files = sitemaps_of(7, &Most { addresses: 3, ..MOST });
        let listed: Vec<_> = files.iter().map(|(name, text)| (name.as_str(), listed(text))).collect();
        assert_eq!(
            listed,
            [
                ("sitemap-1.xml", vec!["0/", "1/", "2/"]),
                ("sitemap-2.xml", vec!["3/", "4/", "5/"]),
                ("sitemap-3.xml", vec!["6/"]),
                ("sitemap.xml", vec!["sitemap-1.xml", "sitemap-2.xml", "sitemap-3.xml"]),
            ]
        );
        assert_eq!(
            files[3].1.lines().nth(2),
            Some("<sitemap><loc>https://exempel.se/sitemap-1.xml</loc><lastmod>2025-01-03</lastmod></sitemap>")
        );
    }

    #[test]
    fn no_sitemap_has_more_bytes_than_it_may() {
        let most = Most { bytes: 1_000, ..MOST };
        let files = sitemaps_of(20, &most);
        assert_eq!(files.len(), 4);
        assert!(files.iter().all(|(_, text)| text.len() <= most.bytes), "{files:?}");
        // What is too large by itself is there all the same.
        assert_eq!(sitemaps_of(2, &Most { bytes: 1, ..MOST }).len(), 3);
    }
}
