//! The files of the index, made of one page after the other. Of a page that has been added, the words are kept, and nothing else.

use crate::model::Synonym;
use crate::search::pack::{Shelf, front_coded, numbers};
use crate::search::postings::{Found, Packed, lists};
use crate::search::read::Read;
use crate::swedish::word::{ENDINGS, GAPS, STOP, is_number};
use crate::swedish::{normal, stem};
use serde::Serialize;
use serde_json::value::RawValue;
use std::collections::{BTreeMap, BTreeSet};

/// Shorter words are not looked for in misspelt form.
const LONG: usize = 5;

/// What a search needs to begin with.
#[derive(Serialize)]
struct Start {
    endings: Vec<(&'static str, usize)>,
    stop: Vec<&'static str>,
    gaps: &'static str,
    /// The words that are shown too, as written, by the word that is looked for, in its normal form.
    too: BTreeMap<String, BTreeSet<String>>,
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

/// An index that pages are added to, in any order. Places are numbered by rank, and by the order of pages of the same rank.
pub struct Index<R> {
    found: Found,
    pages: Vec<Added<R>>,
    /// How many places there are.
    places: u32,
    too: BTreeMap<String, BTreeSet<String>>,
}

/// What is kept of a page until all have come.
struct Added<R> {
    rank: R,
    /// The number of its first place so far.
    first: u32,
    path: String,
    title: String,
    places: Vec<Box<RawValue>>,
}

impl<R> Default for Index<R> {
    fn default() -> Index<R> {
        Index { found: Found::new(), pages: Vec::new(), places: 0, too: BTreeMap::new() }
    }
}

impl<R: Ord> Index<R> {
    /// Adds what is shown of other words too.
    pub fn show_too(&mut self, synonyms: &[Synonym]) {
        for synonym in synonyms {
            let shown: BTreeSet<String> = synonym.shows.iter().cloned().collect();
            for word in &synonym.words {
                self.too.entry(stem(&normal(word)).to_owned()).or_default().extend(shown.iter().cloned());
            }
        }
    }

    /// Adds a page.
    pub fn add(&mut self, rank: R, page: Read) {
        let Read { path, title, places, words } = page;
        for (word, postings) in words {
            let places = postings.into_iter().map(|posting| Packed::new(self.places + posting.place, posting.weight));
            self.found.entry(word).or_default().extend(places);
        }
        let first = self.places;
        self.places += places.len() as u32;
        self.pages.push(Added { rank, first, path, title, places });
    }

    /// Gives every place the number that it has by the rank of its page.
    fn number(&mut self) {
        self.pages.sort_by(|a, b| a.rank.cmp(&b.rank));
        let mut numbers = vec![0; self.places as usize];
        let by_rank = self.pages.iter().flat_map(|page| page.first..page.first + page.places.len() as u32);
        by_rank.zip(0..).for_each(|(place, number)| numbers[place as usize] = number);
        self.found.values_mut().flatten().for_each(|posting| *posting = posting.at(|place| numbers[place as usize]));
    }

    /// Hands on the files of the index, one after the other, when all pages have been added.
    ///
    /// # Errors
    /// The first that `put` gives, after which nothing more is handed on.
    pub fn files<E>(mut self, mut put: impl FnMut((String, Vec<u8>)) -> Result<(), E>) -> Result<(), E> {
        self.number();
        let mut texts = Shelf::new("text", parts);
        let (mut pages, mut firsts) = (Vec::new(), Vec::new());
        let mut number = 0;
        for Added { path, title, places, .. } in self.pages {
            pages.push(number);
            for (place, at) in places.into_iter().zip(0..) {
                let of_page = if at == 0 { path.len() + title.len() } else { 0 };
                let bytes = of_page + place.get().len();
                if texts.put(Shown { path: path.clone(), title: title.clone(), place }, bytes) {
                    firsts.push(number);
                }
                number += 1;
            }
            texts.take().into_iter().try_for_each(&mut put)?;
        }
        texts.close();
        texts.take().into_iter().try_for_each(&mut put)?;
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
            shelf.take().into_iter().try_for_each(&mut put)?;
        }
        shelf.close();
        shelf.take().into_iter().try_for_each(&mut put)?;
        let long: Vec<&str> = words.into_iter().filter(|word| word.len() >= LONG - 1 && !is_number(word)).collect();
        let mut backwards: Vec<String> = long.iter().map(|word| word.chars().rev().collect()).collect();
        backwards.sort_unstable();
        let mut list = |name, words: &[&str]| {
            let mut shelf = Shelf::new(name, |words: &[&str]| json(&front_coded(words)));
            let firsts = words.iter().filter(|word| shelf.put(**word, word.len())).map(|word| (*word).to_owned()).collect();
            shelf.close();
            shelf.take().into_iter().try_for_each(&mut put)?;
            Ok(firsts)
        };
        let lista = list("lista", &long)?;
        let slut = list("slut", &backwards.iter().map(String::as_str).collect::<Vec<_>>())?;
        let start = Start {
            endings: ENDINGS.to_vec(),
            stop: STOP.to_vec(),
            gaps: GAPS,
            too: self.too,
            pages: numbers(pages),
            text: numbers(firsts),
            ord,
            lista,
            slut,
        };
        put(("sok/start.json".into(), json(&start)))
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
        index.add(0, Read::of(&Indexed { path: "a/".into(), title: "A".into(), documents: documents.collect() }));
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
