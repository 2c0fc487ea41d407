//! The index that the page for searching reads in the browser: static files, each small, of which a search loads the few it needs.
//!
//! Every list is sorted and cut into files of about the same size; `start.json` says with which word each file begins.
//!
//! - `ord-N.json`: words in their normal form, each with the places that hold it.
//! - `lista-N.json`: the words alone, for what is misspelt; `slut-N.json`: the same backwards, for what is misspelt at its start.
//! - `text-N.json`: what is shown of the places.

mod document;
mod pack;
mod index;

pub use document::{Document, Indexed, Row, documents};

use crate::swedish::word::{ENDINGS, STOP, is_number};
use index::{first_documents, postings};
use pack::{cut, front_coded, numbers};
use serde::Serialize;
use std::collections::BTreeMap;

/// How many places share a file of texts.
const TOGETHER: usize = 4;
/// About how many bytes a file of words has. A search reads a few of them.
const BYTES: usize = 12_000;
/// So many bytes of a text can be shown around a word that is found; all of it is searched.
const SHOWN: usize = 400;
/// Shorter words are not looked for in misspelt form.
const LONG: usize = 5;

/// What a search needs to begin with.
#[derive(Serialize)]
struct Start {
    endings: Vec<(&'static str, usize)>,
    stop: Vec<&'static str>,
    together: usize,
    /// The first place of each page, packed.
    pages: String,
    /// The first key of each file.
    ord: Vec<String>,
    lista: Vec<String>,
    slut: Vec<String>,
}

#[derive(Serialize)]
struct Texts<'a> {
    /// Address and title of the pages, by their number.
    pages: BTreeMap<usize, (&'a str, &'a str)>,
    places: Vec<Place<'a>>,
}

#[derive(Serialize)]
struct Place<'a> {
    page: usize,
    #[serde(skip_serializing_if = "str::is_empty")]
    text: &'a str,
    #[serde(flatten)]
    document: &'a Document,
}

/// The files of the index. The same pages give the same bytes.
pub fn files(pages: &[Indexed]) -> Vec<(String, Vec<u8>)> {
    let postings = postings(pages);
    let long: Vec<&str> = postings.keys().map(String::as_str).filter(|word| word.len() >= LONG - 1 && !is_number(word)).collect();
    let mut backwards: Vec<String> = long.iter().map(|word| word.chars().rev().collect()).collect();
    backwards.sort();

    let mut files = Vec::new();
    let entries: Vec<(&str, &str)> = postings.iter().map(|(word, packed)| (word.as_str(), packed.as_str())).collect();
    let cut_words = cut(&entries, |(word, packed)| word.len() + packed.len() + 6, BYTES);
    let ord = cut_words.iter().map(|entries| entries[0].0.to_owned()).collect();
    for (number, entries) in cut_words.iter().enumerate() {
        let entries: BTreeMap<&str, &str> = entries.iter().copied().collect();
        files.push((format!("sok/ord-{number}.json"), json(&entries)));
    }
    let mut list = |name: &str, words: &[&str]| {
        let cut_words = cut(words, |word| word.len(), BYTES);
        for (number, words) in cut_words.iter().enumerate() {
            files.push((format!("sok/{name}-{number}.json"), json(&front_coded(words))));
        }
        cut_words.iter().map(|words| words[0].to_owned()).collect()
    };
    let lista = list("lista", &long);
    let slut = list("slut", &backwards.iter().map(String::as_str).collect::<Vec<_>>());

    let places: Vec<Place> = pages
        .iter()
        .enumerate()
        .flat_map(|(page, indexed)| indexed.documents.iter().map(move |document| Place { page, text: beginning(&document.text), document }))
        .collect();
    let mut places = places.into_iter().peekable();
    for number in 0.. {
        let together: Vec<Place> = places.by_ref().take(TOGETHER).collect();
        let Some(_) = together.first() else { break };
        let shown =
            together.iter().map(|place| (place.page, (pages[place.page].path.as_str(), pages[place.page].title.as_str()))).collect();
        files.push((format!("sok/text-{number}.json"), json(&Texts { pages: shown, places: together })));
    }
    let start = Start {
        endings: ENDINGS.to_vec(),
        stop: STOP.to_vec(),
        together: TOGETHER,
        pages: numbers(&first_documents(pages)),
        ord,
        lista,
        slut,
    };
    files.push(("sok/start.json".into(), json(&start)));
    files
}

fn beginning(text: &str) -> &str {
    let ends = text.match_indices(' ').map(|(end, _)| end).chain([text.len()]);
    &text[..ends.take_while(|end| *end <= SHOWN).last().unwrap_or_default()]
}

fn json(value: &impl Serialize) -> Vec<u8> {
    // Plain structs with texts as keys cannot fail.
    serde_json::to_vec(value).unwrap_or_default()
}
