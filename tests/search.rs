//! The index of the search: how large it is, and that it does not change by itself.

use insyn::build;
use insyn::search::{Indexed, documents, files};
use insyn::site::BuildInfo;
use insyn::swedish::{stem, words};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// How many files of the index a word is looked for in, and how many results are shown at once, as `sok.js` has it.
const FILES: usize = 3;
const AT_ONCE: usize = 8;

fn real() -> Vec<Indexed> {
    let checked = build::check(Path::new("content"), false).unwrap();
    documents(&checked.site, &build::pages(&checked, &BuildInfo::default()))
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

/// The bytes before compression: a server sends fewer.
#[test]
#[ignore = "takes minutes; tests/run runs it"]
fn a_search_among_1600_reports_fetches_less_than_150_kilobytes() {
    let real = real();
    let reports = real.iter().filter(|page| page.path.matches('/').count() == 2 && !page.path.contains("sifferkontroll")).count();
    let copies = 1600 / reports;
    let many: Vec<Indexed> = real
        .iter()
        .flat_map(|page| {
            let copies = if page.path.starts_with("ordlista/") { 1 } else { copies };
            (0..copies).map(move |copy| Indexed { path: format!("{copy}-{}", page.path), ..page.clone() })
        })
        .collect();
    let texts = real.iter().flat_map(|page| &page.documents).flat_map(|place| words(&format!("{} {}", place.title, place.text)));
    let vocabulary: BTreeSet<String> = texts.collect();
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
