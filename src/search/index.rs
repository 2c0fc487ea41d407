//! The files of the index, made of one page after the other. Of a page that has been added, the words are kept, and nothing else.

use crate::search::pack::{Shelf, front_coded, numbers};
use crate::search::postings::{Found, lists};
use crate::search::read::{Posting, Read};
use crate::swedish::word::{ENDINGS, GAPS, STOP, is_number};
use serde::Serialize;
use serde_json::value::RawValue;
use std::collections::BTreeMap;

/// Shorter words are not looked for in misspelt form.
const LONG: usize = 5;

/// What a search needs to begin with.
#[derive(Serialize)]
struct Start {
    endings: Vec<(&'static str, usize)>,
    stop: Vec<&'static str>,
    gaps: &'static str,
    /// The first place of each page, packed.
    pages: String,
    /// The first place of each file of texts, packed.
    text: String,
    /// The first key of each file.
    ord: Vec<String>,
    lista: Vec<String>,
    slut: Vec<String>,
}

/// A place as it is shown, with its page.
struct Shown {
    path: String,
    title: String,
    place: Box<RawValue>,
}

/// A page, or what of it stands in one file.
#[derive(Serialize)]
struct Part<'a> {
    path: &'a str,
    title: &'a str,
    places: Vec<&'a RawValue>,
}

/// An index that pages are added to. Places are numbered in the order in which they come.
pub struct Index {
    found: Found,
    next: u32,
    pages: Vec<u32>,
    texts: Shelf<Shown>,
    firsts: Vec<u32>,
}

impl Default for Index {
    fn default() -> Index {
        Index { found: Found::new(), next: 0, pages: Vec::new(), texts: Shelf::new("text", parts), firsts: Vec::new() }
    }
}

impl Index {
    /// Adds the next page. Returns the files that it filled.
    pub fn add(&mut self, page: Read) -> Vec<(String, Vec<u8>)> {
        let first = self.next;
        self.pages.push(first);
        for (word, postings) in page.words {
            let places = postings.into_iter().map(|posting| Posting { place: first + posting.place, ..posting });
            self.found.entry(word).or_default().extend(places);
        }
        for place in page.places {
            let of_page = if self.next == first { page.path.len() + page.title.len() } else { 0 };
            let bytes = of_page + place.get().len();
            if self.texts.put(Shown { path: page.path.clone(), title: page.title.clone(), place }, bytes) {
                self.firsts.push(self.next);
            }
            self.next += 1;
        }
        self.texts.take()
    }

    /// The files that are left when all pages have been added.
    pub fn files(mut self) -> Vec<(String, Vec<u8>)> {
        self.texts.close();
        let mut files = self.texts.take();
        let mut words = Vec::new();
        let mut ord = Vec::new();
        let mut shelf = Shelf::new("ord", |entries: &[(&str, String)]| json(&entries.iter().cloned().collect::<BTreeMap<_, _>>()));
        for (word, lists) in lists(&self.found) {
            words.push(word);
            // Whoever looks for a word with several lists finds the first of its files by its name.
            let several = lists.len() > 1;
            for list in lists {
                if several {
                    shelf.close();
                }
                let bytes = word.len() + list.len() + 6;
                if shelf.put((word, list), bytes) {
                    ord.push(word.to_owned());
                }
            }
            if several {
                shelf.close();
            }
        }
        shelf.close();
        files.extend(shelf.take());
        let long: Vec<&str> = words.into_iter().filter(|word| word.len() >= LONG - 1 && !is_number(word)).collect();
        let mut backwards: Vec<String> = long.iter().map(|word| word.chars().rev().collect()).collect();
        backwards.sort_unstable();
        let mut list = |name, words: &[&str]| {
            let mut shelf = Shelf::new(name, |words: &[&str]| json(&front_coded(words)));
            let firsts = words.iter().filter(|word| shelf.put(**word, word.len())).map(|word| (*word).to_owned()).collect();
            shelf.close();
            files.extend(shelf.take());
            firsts
        };
        let lista = list("lista", &long);
        let slut = list("slut", &backwards.iter().map(String::as_str).collect::<Vec<_>>());
        let start = Start {
            endings: ENDINGS.to_vec(),
            stop: STOP.to_vec(),
            gaps: GAPS,
            pages: numbers(self.pages),
            text: numbers(self.firsts),
            ord,
            lista,
            slut,
        };
        files.push(("sok/start.json".into(), json(&start)));
        files
    }
}

fn parts(shown: &[Shown]) -> Vec<u8> {
    let pages = shown.chunk_by(|a, b| a.path == b.path);
    let parts =
        pages.map(|page| Part { path: &page[0].path, title: &page[0].title, places: page.iter().map(|shown| &*shown.place).collect() });
    json(&parts.collect::<Vec<_>>())
}

fn json(value: &impl Serialize) -> Vec<u8> {
    // Plain structs with texts as keys cannot fail.
    serde_json::to_vec(value).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::{Document, Indexed};

    /// The lists of an index with a page that has these titles.
    fn lists_of(titles: &[&str]) -> BTreeMap<String, Vec<String>> {
        let documents = titles.iter().map(|title| Document { title: (*title).to_owned(), ..Document::default() });
        let mut index = Index::default();
        index.add(Read::of(&Indexed { path: "a/".into(), title: "A".into(), documents: documents.collect() }));
        lists(&index.found).map(|(word, lists)| (word.to_owned(), lists)).collect()
    }

    #[test]
    fn a_word_is_found_by_its_forms_and_by_what_a_compound_ends_with() {
        let lists = lists_of(&["Rehabiliteringskostnader", "Åtgärderna", "Kostnad och rehabilitering"]);
        assert_eq!(lists["kostnad"], ["80 92"]);
        assert_eq!(lists["atgard"], ["b1"]);
        assert!(lists.contains_key("rehabiliteringskostnad") && !lists.contains_key("och"));
    }

    #[test]
    fn the_end_of_a_compound_is_found_where_only_its_beginning_stands_alone() {
        assert_eq!(lists_of(&["Rehabiliteringskostnader", "Rehabilitering"])["kostnad"], ["80"]);
    }

    #[test]
    fn an_inflected_word_is_no_compound() {
        assert_eq!(lists_of(&["Deltagarnas deltagare", "Erna arna"]).into_keys().collect::<Vec<_>>(), ["arn", "deltag", "ern"]);
    }
}
