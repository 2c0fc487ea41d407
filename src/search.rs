//! The index that the page for searching reads in the browser: static files, each small, of which a search loads the few it needs.
//!
//! Every list is in order and cut into files of about the same size; `start.json` says with what each file begins.
//!
//! - `ord-N.json`: words in their normal form, each with the places that hold it. A word in very many places has files of its own.
//! - `lista-N.json`: the words alone, for what is misspelt; `slut-N.json`: the same backwards, for what is misspelt at its start.
//! - `text-N.json`: what is shown of the places.

mod document;
mod pack;
mod read;
mod postings;
mod index;

use std::convert::Infallible;

pub use document::{Document, Indexed, Row, indexed};
pub use index::Index;
pub use read::Read;

/// The files of the index. The same pages give the same bytes.
pub fn files(pages: &[Indexed]) -> Vec<(String, Vec<u8>)> {
    let mut index = Index::default();
    pages.iter().zip(0..).for_each(|(page, rank)| index.add(rank, Read::of(page)));
    let mut files = Vec::new();
    let Ok(()) = index.files(|file| {
        files.push(file);
        Ok::<(), Infallible>(())
    });
    files
}
