//! What machines read: the sitemap, the feed, and the metadata of each page.

use crate::support::site::REAL;
use insyn::output::Files;
use scraper::{Html, Selector};
use serde_json::Value;
use std::collections::BTreeSet;

fn text(files: &Files, name: &str) -> String {
    String::from_utf8(files[name].clone()).unwrap()
}

/// What stands between two tags, for each time they stand there.
fn between<'t>(text: &'t str, open: &str, close: &str) -> Vec<&'t str> {
    text.split(open).skip(1).filter_map(|rest| rest.split(close).next()).collect()
}

/// But for those of a chart or a table alone, which are for other sites.
#[test]
fn the_sitemap_has_every_page_with_a_date_of_the_content() {
    let files = &REAL.files;
    let sitemap = text(files, "sitemap.xml");
    let listed: BTreeSet<String> = between(&sitemap, "<loc>", "</loc>")
        .into_iter()
        .map(|address| format!("{}index.html", address.strip_prefix("https://insyn-demo.netlify.app/").unwrap()))
        .collect();
    let pages: BTreeSet<String> = files
        .keys()
        .filter(|name| name.ends_with("index.html") && !name.contains("/diagram/") && !name.contains("/tabell/"))
        .cloned()
        .collect();
    assert_eq!(listed, pages);
    assert!(sitemap.contains("<loc>https://insyn-demo.netlify.app/sydnarke/2024/</loc><lastmod>2025-03-28</lastmod>"));
}

#[test]
fn the_feed_tells_of_each_report_newest_first() {
    let files = &REAL.files;
    let feed = text(files, "feed.xml");
    let titles =
        between(&feed, "<entry>", "</entry>").into_iter().map(|entry| between(entry, "<title>", "</title>")[0]).collect::<Vec<_>>();
    assert_eq!(titles.len(), 5);
    assert_eq!(titles[0], "Årsredovisning 2024, Samordningsförbundet Sydnärke");
    assert!(feed.contains("<updated>2025-03-28T00:00:00Z</updated>"));
    assert!(!feed.contains("& "), "an ampersand that is not escaped for XML");
}

#[test]
fn the_metadata_of_every_page_can_be_read() {
    let files = &REAL.files;
    let selector = Selector::parse("script[type='application/ld+json']").unwrap();
    let mut kinds = BTreeSet::new();
    for (name, bytes) in files.iter().filter(|(name, _)| name.ends_with("index.html")) {
        let page = Html::parse_document(std::str::from_utf8(bytes).unwrap());
        for script in page.select(&selector) {
            let data: Value = serde_json::from_str(&script.inner_html()).unwrap_or_else(|error| panic!("{name}: {error}"));
            for item in data["@graph"].as_array().unwrap() {
                kinds.insert(item["@type"].as_str().unwrap().to_owned());
                assert!(item.as_object().unwrap().values().all(|value| !value.is_null()), "{name}");
            }
        }
    }
    for kind in ["WebSite", "GovernmentOrganization", "Report", "Dataset", "DataCatalog", "BreadcrumbList"] {
        assert!(kinds.contains(kind), "{kind} is missing: {kinds:?}");
    }
}

#[test]
fn robots_find_the_sitemap_at_the_address_of_the_site() {
    let checked = &REAL.checked;
    let robots = std::fs::read_to_string("static/robots.txt").unwrap();
    assert!(robots.contains(&format!("Sitemap: {}/sitemap.xml", checked.site.website.address)));
}
