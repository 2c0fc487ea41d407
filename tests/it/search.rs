//! The index of the search: how large it is, and that it does not change by itself.

use crate::support::site::REAL;
use insyn::build;
use insyn::search::{Indexed, documents, files};
use insyn::site::BuildInfo;
use insyn::swedish::{stem, words};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// How many files of the index a word is looked for in, and how many results are shown at once, as `sok.js` has it.
const FILES: usize = 3;
const AT_ONCE: usize = 8;

fn real() -> Vec<Indexed> {
    let checked = &REAL.checked;
    documents(&checked.site, &build::pages(checked, &BuildInfo::default()))
}

fn firsts(start: &Value, kind: &str) -> Vec<String> {
    start[kind].as_array().unwrap().iter().map(|first| first.as_str().unwrap().to_owned()).collect()
}

/// The bytes of the files that are asked for where words begin with `word`.
fn asked(sizes: &BTreeMap<String, usize>, firsts: &[String], kind: &str, word: &str, most: usize) -> usize {
    let from = firsts.partition_point(|first| first.as_str() <= word).saturating_sub(1);
    let more = firsts.iter().enumerate().skip(from + 1).take(most - 1).take_while(|(_, first)| first.starts_with(word));
    [from].into_iter().chain(more.map(|(at, _)| at)).map(|at| sizes[&format!("sok/{kind}-{at}.json")]).sum()
}

#[test]
fn the_same_content_gives_the_same_index() {
    assert_eq!(files(&real()), files(&real()));
}

#[test]
fn every_word_leads_to_the_files_that_a_search_reads() {
    let files: BTreeMap<String, Vec<u8>> = files(&real()).into_iter().collect();
    let start: Value = serde_json::from_slice(&files["sok/start.json"]).unwrap();
    let firsts = firsts(&start, "ord");
    for word in ["kostnad", "atgard", "rehabilitering", "eget", "2024"] {
        let at = firsts.partition_point(|first| first.as_str() <= stem(word)) - 1;
        let entries: Value = serde_json::from_slice(&files[&format!("sok/ord-{at}.json")]).unwrap();
        assert!(entries[stem(word)].is_string(), "{word}");
    }
}

/// Some 80 associations with 20 years each, made of the real ones: pages of a report come once for each report, those of an
/// association or a member once for each association, and the others once.
fn nation(real: &[Indexed]) -> Vec<Indexed> {
    let associations = &REAL.checked.site.associations;
    let reports: usize = associations.iter().map(|association| association.reports.len()).sum();
    let copies = |page: &Indexed| {
        let mut parts = page.path.split('/').filter(|part| !part.is_empty());
        let first = parts.next().unwrap_or_default();
        match (associations.iter().any(|association| association.id == first), parts.next()) {
            (true, Some(_)) => 1600 / reports,
            (true, None) => 80 / associations.len(),
            _ if first == "medlem" => 80 / associations.len(),
            _ => 1,
        }
    };
    real.iter()
        .flat_map(|page| (0..copies(page)).map(move |copy| Indexed { path: format!("{copy}-{}", page.path), ..page.clone() }))
        .collect()
}

/// The bytes before compression: a server sends fewer.
#[test]
fn a_search_among_1600_reports_fetches_less_than_150_kilobytes() {
    let real = real();
    let many = nation(&real);
    let texts = real.iter().flat_map(|page| &page.documents).flat_map(|place| words(&format!("{} {}", place.title, place.text)));
    // "202" of "1 202 000" is asked for by nobody, and begins every year
    let vocabulary: BTreeSet<String> = texts.filter(|word| word.len() > 3 || !word.bytes().all(|b| b.is_ascii_digit())).collect();
    let files = files(&many);
    let start: Value = serde_json::from_slice(&files[files.len() - 1].1).unwrap();
    let sizes: BTreeMap<String, usize> = files.into_iter().map(|(name, bytes)| (name, bytes.len())).collect();
    let mut texts: Vec<usize> = sizes.iter().filter(|(name, _)| name.starts_with("sok/text-")).map(|(_, size)| *size).collect();
    texts.sort_unstable();
    let shown: usize = texts.iter().rev().take(AT_ONCE).sum();
    let ord = firsts(&start, "ord");
    let mut costs: Vec<(usize, &str)> =
        vocabulary.iter().map(|word| (asked(&sizes, &ord, "ord", stem(word), FILES), word.as_str())).collect();
    costs.sort_unstable();
    let (worst, word) = costs[costs.len() - 1];
    let most = sizes["sok/start.json"] + worst + shown;
    println!(
        "{} files, {} kB in all; the most common word, {word}: start {} + words {worst} + texts {shown} = {most} bytes; words in the middle: {}",
        sizes.len(),
        sizes.values().sum::<usize>() / 1000,
        sizes["sok/start.json"],
        costs[costs.len() / 2].0,
    );
    assert!(most < 150_000, "{most} bytes for {word}");
}
