//! The words of a page, and how much they say of the places on it. No page needs another for it.

use crate::search::document::{Document, Indexed};
use crate::swedish::word::{is_number, is_sought};
use crate::swedish::{normal, words};
use serde::Serialize;
use serde_json::value::{RawValue, to_raw_value};
use std::collections::HashMap;

/// How much it says of a place that a word stands in its running text, in a row, in a long title, in one of two words, that it is
/// the title, or that it stands in the title of the page itself.
const TEXT: u8 = 4;
const ROW: u8 = 5;
const TITLE: u8 = 7;
const SHORT_TITLE: u8 = 9;
const WHOLE_TITLE: u8 = 11;
/// A search lets a word of this weight go for every place on the page.
const PAGE: u8 = 13;
/// So many bytes of a text can be shown around a word that is found; all of it is searched.
const SHOWN: usize = 400;

/// Where a word is found, and what that says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Posting {
    pub(super) place: u32,
    pub(super) weight: u8,
}

/// What the index keeps of a page.
#[derive(Debug, Clone)]
pub struct Read {
    /// The address of the page.
    pub path: String,
    pub(super) title: String,
    /// What is shown of each place, ready to be written.
    pub(super) places: Vec<Box<RawValue>>,
    /// Each word as it stands, with the places of the page, by their number on it.
    pub(super) words: HashMap<String, Vec<Posting>>,
}

#[derive(Serialize)]
struct Place<'a> {
    #[serde(skip_serializing_if = "str::is_empty")]
    text: &'a str,
    #[serde(flatten)]
    document: &'a Document,
}

impl Read {
    /// Address of the page below the root.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// Takes the words of a page, after which the page is not needed.
    pub fn of(page: &Indexed) -> Read {
        let mut read = Read { path: page.path.clone(), title: page.title.clone(), places: Vec::new(), words: HashMap::new() };
        for (place, document) in (0..).zip(&page.documents) {
            let shown = to_raw_value(&Place { text: beginning(&document.text), document });
            // Plain structs cannot fail.
            read.places.push(shown.unwrap_or_else(|_| RawValue::NULL.to_owned()));
            let title = normal(&document.title);
            let weight = match (place, document.kind) {
                (0, "page") => PAGE,
                // A question has more words than what asks it.
                (_, "question") => SHORT_TITLE,
                _ => match words(&title).filter(|word| is_sought(word) && !is_number(word)).count() {
                    0 | 1 => WHOLE_TITLE,
                    2 => SHORT_TITLE,
                    _ => TITLE,
                },
            };
            read.add(&title, Posting { place, weight }, |_| true);
            for text in [&document.text, &document.more] {
                read.add(&normal(text), Posting { place, weight: TEXT }, |_| true);
            }
            for row in &document.rows {
                read.add(&normal(&row.label), Posting { place, weight: ROW }, |_| true);
                for figure in row.cells.iter().filter(|figure| !figure.is_empty()) {
                    read.add(&normal(figure), Posting { place, weight: ROW }, is_number);
                }
            }
        }
        read.words.retain(|word, _| is_sought(word));
        read
    }

    fn add(&mut self, normal: &str, posting: Posting, goes: impl Fn(&str) -> bool) {
        for word in words(normal).filter(|word| goes(word)) {
            match self.words.get_mut(word) {
                Some(postings) => match postings.last_mut() {
                    Some(last) if last.place == posting.place => last.weight = last.weight.max(posting.weight),
                    _ => postings.push(posting),
                },
                None => _ = self.words.insert(word.to_owned(), vec![posting]),
            }
        }
    }
}

fn beginning(text: &str) -> &str {
    let ends = text.match_indices(' ').map(|(end, _)| end).chain([text.len()]);
    &text[..ends.take_while(|end| *end <= SHOWN).last().unwrap_or_default()]
}
