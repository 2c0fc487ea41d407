//! Which words stand where, and how much that says.

use crate::search::document::Indexed;
use crate::search::pack::numbers;
use crate::swedish::word::{STOP, is_number};
use crate::swedish::{stem, words};
use std::collections::{BTreeMap, BTreeSet};

/// How much it says of a place that a word stands in its running text, in a row, in a long title, in one of two words, that it is
/// the title, or that it stands in the title of the page itself. A part of a compound says less.
const TEXT: u8 = 4;
const ROW: u8 = 5;
const TITLE: u8 = 7;
const SHORT_TITLE: u8 = 9;
const WHOLE_TITLE: u8 = 11;
/// A search lets a word of this weight go for every place on the page.
const PAGE: u8 = 13;
const LESS: u8 = 3;
/// A part of a compound has at least so many letters.
const PART: usize = 4;
/// A longer word is no compound that anyone would look for by its end.
const LONGEST_COMPOUND: usize = 200;
/// The last part of a compound, where it stands nowhere by itself.
const UNKNOWN_PART: usize = 5;

/// Each word in its normal form, with the places that hold it: for each weight, a letter for the weight and the places packed.
pub(super) fn postings(pages: &[Indexed]) -> BTreeMap<String, String> {
    let mut found: BTreeMap<String, BTreeMap<usize, u8>> = BTreeMap::new();
    let known = known_words(pages);
    let mut parts: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let documents = pages.iter().flat_map(|page| page.documents.iter().enumerate());
    for (place, (index, document)) in documents.enumerate() {
        let title: Vec<String> = significant(&document.title);
        let rows = document.rows.iter().map(|row| (row.label.as_str(), ROW));
        let weight = match (index, document.kind) {
            (0, "page") => PAGE,
            _ => match title.iter().filter(|word| !is_number(word)).count() {
                0 | 1 => WHOLE_TITLE,
                2 => SHORT_TITLE,
                _ => TITLE,
            },
        };
        let texts = rows.chain([(document.title.as_str(), weight), (document.text.as_str(), TEXT), (document.more.as_str(), TEXT)]);
        for (text, weight) in texts {
            for word in significant(text) {
                for part in parts.entry(word.clone()).or_insert_with(|| last_parts(&word, &known)).iter() {
                    add(&mut found, part, place, weight - LESS);
                }
                add(&mut found, stem(&word), place, weight);
            }
        }
    }
    found.into_iter().map(|(word, places)| (word, packed(&places))).collect()
}

fn add(found: &mut BTreeMap<String, BTreeMap<usize, u8>>, word: &str, place: usize, weight: u8) {
    let places = match found.get_mut(word) {
        Some(places) => places,
        None => found.entry(word.to_owned()).or_default(),
    };
    let best = places.entry(place).or_default();
    *best = weight.max(*best);
}

fn packed(places: &BTreeMap<usize, u8>) -> String {
    let weights: BTreeSet<u8> = places.values().copied().collect();
    let groups = weights.into_iter().map(|weight| {
        let places: Vec<usize> = places.iter().filter(|(_, own)| **own == weight).map(|(place, _)| *place).collect();
        format!("{weight:x}{}", numbers(&places))
    });
    groups.collect::<Vec<_>>().join(" ")
}

/// The words of a text that one may look for: no figures but years and the like.
fn significant(text: &str) -> Vec<String> {
    let mut words = words(text);
    words.retain(|word| STOP.binary_search(&word.as_str()).is_err() && (!is_number(word) || word.len() == 4));
    words
}

/// Every word of the site, as it stands and in its normal form.
struct Known {
    words: BTreeSet<String>,
    stems: BTreeSet<String>,
}

fn known_words(pages: &[Indexed]) -> Known {
    let documents = pages.iter().flat_map(|page| &page.documents);
    let texts = documents.flat_map(|document| {
        let own = [document.title.as_str(), document.text.as_str(), document.more.as_str()];
        own.into_iter().chain(document.rows.iter().map(|row| row.label.as_str()))
    });
    let words: BTreeSet<String> = texts.flat_map(significant).collect();
    let stems = words.iter().map(|word| stem(word).to_owned()).collect();
    Known { words, stems }
}

/// The words that a compound ends with. With what it begins is found by its beginning.
fn last_parts(word: &str, known: &Known) -> Vec<String> {
    let own = stem(word);
    let word = if word.len() > LONGEST_COMPOUND { "" } else { word };
    let cuts = (3..word.len().saturating_sub(PART - 1)).filter(|cut| own.len() > *cut);
    let parts = cuts.filter_map(|cut| {
        let (head, tail) = word.split_at(cut);
        let part = stem(tail);
        let head_known = |least: usize| {
            let is_known = |head: &str| head.len() >= least && known.words.contains(head);
            is_known(head) || head.strip_suffix('s').is_some_and(is_known)
        };
        let tail_known = known.stems.contains(part);
        let is_part = match tail_known {
            true => part.len() >= UNKNOWN_PART || head_known(3),
            // An ending that is left is no part.
            false => head_known(UNKNOWN_PART) && part.len() >= UNKNOWN_PART && own.len() >= cut + UNKNOWN_PART,
        };
        (is_part && part != own && !is_number(part)).then(|| part.to_owned())
    });
    parts.collect()
}

/// The first place of each page.
pub(super) fn first_documents(pages: &[Indexed]) -> Vec<usize> {
    let counts = pages.iter().scan(0, |next, page| {
        let first = *next;
        *next += page.documents.len();
        Some(first)
    });
    counts.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::Document;

    fn page(titles: &[&str]) -> Indexed {
        let documents = titles.iter().map(|title| Document { title: (*title).to_owned(), ..Document::default() });
        Indexed { path: "a/".into(), title: "A".into(), documents: documents.collect() }
    }

    #[test]
    fn a_word_is_found_by_its_forms_and_by_what_a_compound_ends_with() {
        let postings = postings(&[page(&["Rehabiliteringskostnader", "Åtgärderna", "Kostnad och rehabilitering"])]);
        assert_eq!(postings["kostnad"], "80 92");
        assert_eq!(postings["atgard"], "b1");
        assert!(postings.contains_key("rehabiliteringskostnad") && !postings.contains_key("och"));
    }

    #[test]
    fn the_end_of_a_compound_is_found_where_only_its_beginning_stands_alone() {
        let postings = postings(&[page(&["Rehabiliteringskostnader", "Rehabilitering"])]);
        assert_eq!(postings["kostnad"], "80");
    }

    #[test]
    fn an_inflected_word_is_no_compound() {
        let postings = postings(&[page(&["Deltagarnas deltagare", "Erna arna"])]);
        assert_eq!(postings.keys().map(String::as_str).collect::<Vec<_>>(), ["arn", "deltag", "ern"]);
    }

    #[test]
    fn stop_words_are_sorted() {
        assert!(STOP.is_sorted());
    }
}
