//! Every page can be reached from the start page, and no link of the whole output leads nowhere.

use crate::support::site::{REAL, REAL_AND_SIXTH, SIXTH, is_page};
use insyn::output::Files;
use scraper::{Html, Selector};
use std::collections::{BTreeMap, BTreeSet};

struct Linked {
    ids: BTreeSet<String>,
    /// File below the root, and anchor.
    links: Vec<(String, String)>,
}

/// The anchors and the links of every page, without those to other hosts.
fn pages(files: &Files) -> BTreeMap<String, Linked> {
    let (with_id, with_href) = (Selector::parse("[id]").unwrap(), Selector::parse("[href], img[src], form[action]").unwrap());
    let read = |(name, bytes): (&String, &Vec<u8>)| {
        let page = Html::parse_document(std::str::from_utf8(bytes).unwrap());
        let ids = page.select(&with_id).filter_map(|element| element.attr("id").map(str::to_owned)).collect();
        let hrefs = page.select(&with_href).filter_map(|element| element.attr("href").or(element.attr("src")).or(element.attr("action")));
        let own = hrefs.filter(|href| !["https:", "mailto:"].iter().any(|outside| href.starts_with(outside)));
        let links = own.map(|href| target(name, href)).collect();
        (name.clone(), Linked { ids, links })
    };
    files.iter().filter(|(name, _)| is_page(name)).map(read).collect()
}

/// The file and the anchor that a link of a page leads to.
fn target(page: &str, href: &str) -> (String, String) {
    let (path, anchor) = href.split_once('#').unwrap_or((href, ""));
    let path = path.split('?').next().unwrap_or_default();
    let anchor = anchor.replace("%C3%A5", "å").replace("%C3%A4", "ä").replace("%C3%B6", "ö");
    if path.is_empty() {
        return (page.to_owned(), anchor);
    }
    let mut parts: Vec<&str> = if path.starts_with('/') { Vec::new() } else { page.split('/').collect() };
    parts.pop();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    let mut file = parts.join("/");
    if path.ends_with('/') {
        file = if file.is_empty() { "index.html".into() } else { format!("{file}/index.html") };
    }
    (file, anchor)
}

pub(crate) fn check(files: &Files) {
    let pages = pages(files);
    let mut dead = Vec::new();
    for (name, page) in &pages {
        for (file, anchor) in &page.links {
            // The part of a picture that is shown is named in the picture.
            let part =
                |bytes: &Vec<u8>| file.ends_with(".svg") && String::from_utf8_lossy(bytes).contains(&format!("<view id=\"{anchor}\""));
            let there = files.get(file).is_some_and(part)
                || files.contains_key(file) && (anchor.is_empty() || pages.get(file).is_some_and(|page| page.ids.contains(anchor)));
            if !there {
                dead.push(format!("{name}: {file}#{anchor}"));
            }
        }
    }
    assert!(pages.values().map(|page| page.links.len()).sum::<usize>() > 1000);
    assert!(dead.is_empty(), "dead links: {dead:#?}");

    let mut reached = BTreeSet::new();
    let mut next = vec!["index.html".to_owned()];
    while let Some(name) = next.pop() {
        if reached.insert(name.clone()) {
            next.extend(pages.get(&name).into_iter().flat_map(|page| &page.links).map(|(file, _)| file.clone()));
        }
    }
    let lost: Vec<&String> = pages.keys().filter(|name| *name != "404.html" && !reached.contains(*name)).collect();
    assert!(lost.is_empty(), "cannot be reached from the start page: {lost:#?}");
}

#[test]
fn every_page_of_the_real_site_is_reached_and_no_link_is_dead() {
    check(&REAL.files);
}

#[test]
fn a_sixth_association_is_taken_in_everywhere() {
    check(&REAL_AND_SIXTH.files);
}

#[test]
fn one_association_alone_is_reached_too() {
    check(&SIXTH.files);
}
