//! The index of the search: how large it is, and that it does not change by itself.

use crate::support::site::REAL;
use insyn::build;
use insyn::search::{Document, Index, Indexed, Read, Row, files};
use insyn::site::BuildInfo;
use insyn::swedish::{normal, stem, words};
use rayon::prelude::*;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::convert::Infallible;

/// How many files of the index a word is looked for in, and how many results are shown at once, as `sok.js` has it.
const FILES: usize = 2;
const AT_ONCE: usize = 8;

fn real() -> Vec<Indexed> {
    let checked = &REAL.checked;
    build::indexed(checked, &BuildInfo::default())
}

fn firsts(start: &Value, kind: &str) -> Vec<String> {
    start[kind].as_array().unwrap().iter().map(|first| first.as_str().unwrap().to_owned()).collect()
}

/// The numbers of the files with words that are asked for where `word` is sought, as `sok.js` chooses them.
fn asked(firsts: &[String], word: &str) -> Vec<usize> {
    let begins = word.len() >= 4 && !word.bytes().all(|b| b.is_ascii_digit());
    let before = || firsts.partition_point(|first| first.as_str() < word).saturating_sub(1);
    let from = firsts.iter().position(|first| first == word).unwrap_or_else(before);
    let more = firsts.iter().enumerate().skip(from + 1);
    let more = more.take_while(|(at, first)| *first == word || (begins && *at < from + FILES && first.starts_with(word)));
    [from].into_iter().chain(more.map(|(at, _)| at)).collect()
}

/// The places in a list, unpacked as `sok.js` does it.
fn places(list: &str) -> Vec<usize> {
    let mut places = Vec::new();
    for group in list.split(' ') {
        let (mut last, mut number, mut scale) = (0, 0, 1);
        for digit in group.chars().skip(1).map(|digit| digit.to_digit(36).unwrap() as usize) {
            number += digit % 18 * scale;
            scale *= 18;
            if digit < 18 {
                last += number;
                places.push(last);
                (number, scale) = (0, 1);
            }
        }
    }
    places
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
        let entries: Value = serde_json::from_slice(&files[&format!("sok/ord-{}.json", asked(&firsts, stem(word))[0])]).unwrap();
        assert!(entries[stem(word)].is_string(), "{word}");
    }
}

/// The numbers of the places that a word leads to, by way of the files that a search reads.
fn found(files: &[(String, Vec<u8>)], word: &str) -> Vec<usize> {
    let json = |name: &str| -> Value { serde_json::from_slice(&files.iter().find(|(own, _)| own == name).unwrap().1).unwrap() };
    let numbers = asked(&firsts(&json("sok/start.json"), "ord"), stem(word));
    let mut found: Vec<usize> =
        numbers.iter().filter_map(|at| json(&format!("sok/ord-{at}.json"))[stem(word)].as_str().map(places)).flatten().collect();
    found.sort_unstable();
    found
}

fn page(documents: Vec<Document>) -> Indexed {
    Indexed { path: "a/".into(), title: "A".into(), documents }
}

fn titled(title: &str) -> Document {
    Document { kind: "section", title: title.to_owned(), ..Document::default() }
}

/// A figure is one word with all its digits, wherever it stands, however its thousands are set apart.
#[test]
fn a_figure_is_found_as_a_whole() {
    let row =
        |cells: &[&str]| Row { label: "Summa".into(), cells: cells.iter().map(|cell| (*cell).to_owned()).collect(), ..Row::default() };
    let table = Document { rows: vec![row(&["17", "", "−4\u{a0}720\u{a0}000 kr"])], ..titled("Tabell 11") };
    let text = Document { text: "Vi fick 4 720 000 kronor.".into(), ..titled("Text") };
    let files = files(&[page(vec![titled("Överst"), table, text, titled("4720, 720 och 000")])]);
    for (word, expected) in [("4720000", &[1, 2][..]), ("4720", &[3]), ("11", &[1]), ("17", &[1]), ("720", &[3])] {
        assert_eq!(found(&files, word), expected, "{word}");
    }
}

/// What stands in very many places has files of its own, so that whoever looks for its neighbours does not fetch them.
#[test]
fn a_long_list_is_split_and_nothing_of_it_lost() {
    let documents = (0..200_000).map(|n| titled(&format!("{} {n} Avsnitt", if n % 2 == 0 { "Rubrik" } else { "Text" })));
    let files = files(&[page(documents.collect())]);
    assert_eq!(found(&files, "rubrik"), (0..200_000).step_by(2).collect::<Vec<_>>());
    assert_eq!(found(&files, "avsnitt"), (0..200_000).collect::<Vec<_>>());
    assert_eq!(found(&files, "1234"), [1234]);
    let largest = files.iter().filter(|(name, _)| name != "sok/start.json").map(|(_, bytes)| bytes.len()).max().unwrap();
    assert!(largest < 30_000, "{largest} bytes");
    assert!(files.len() < 1_100, "{} files", files.len());
}

fn made(index: Index<usize>) -> Vec<(String, Vec<u8>)> {
    let mut made = Vec::new();
    let Ok(()) = index.files(|file| {
        made.push(file);
        Ok::<(), Infallible>(())
    });
    made
}

/// The words of a page may be taken on any thread, and the page dropped, and pages may come in any order: only their rank says what is
/// where.
#[test]
fn pages_can_be_read_side_by_side_and_come_in_any_order() {
    let pages = real();
    let read: Vec<(usize, Read)> = pages.par_iter().map(Read::of).enumerate().collect();
    let mut index = Index::default();
    read.into_iter().rev().for_each(|(rank, page)| index.add(rank, page));
    assert_eq!(made(index), files(&pages));
}

/// Some 80 associations with 20 years each, made of the real ones: pages of a report come once for each report, those of an
/// association or a member once for each association, and the others once.
fn nation(real: &[Indexed]) -> Index<usize> {
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
    let read: Vec<Read> = real.par_iter().map(Read::of).collect();
    let all = real.iter().zip(&read).flat_map(|(page, read)| (0..copies(page)).map(move |copy| (copy, read)));
    let mut index = Index::default();
    for (rank, (copy, read)) in all.enumerate() {
        let mut read = read.clone();
        read.path = format!("{copy}-{}", read.path);
        index.add(rank, read);
    }
    index
}

/// The bytes before compression: a server sends fewer.
#[test]
fn a_search_among_1600_reports_fetches_less_than_250_kilobytes() {
    let real = real();
    let texts = real.iter().flat_map(|page| &page.documents).map(|place| normal(&format!("{} {}", place.title, place.text)));
    let vocabulary: BTreeSet<String> = texts.flat_map(|text| words(&text).map(str::to_owned).collect::<Vec<_>>()).collect();
    let files = made(nation(&real));
    let start: Value = serde_json::from_slice(&files[files.len() - 1].1).unwrap();
    let sizes: BTreeMap<String, usize> = files.into_iter().map(|(name, bytes)| (name, bytes.len())).collect();
    let mut texts: Vec<usize> = sizes.iter().filter(|(name, _)| name.starts_with("sok/text-")).map(|(_, size)| *size).collect();
    texts.sort_unstable();
    let shown: usize = texts.iter().rev().take(AT_ONCE).sum();
    let ord = firsts(&start, "ord");
    let cost = |word: &str| asked(&ord, word).iter().map(|at| sizes[&format!("sok/ord-{at}.json")]).sum();
    let mut costs: Vec<(usize, &str)> = vocabulary.iter().map(|word| (cost(stem(word)), word.as_str())).collect();
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
    assert!(most < 250_000, "{most} bytes for {word}");
}
