//! Words in their normal form, each with the places that hold it: as it stands, in another form, or as what a compound ends with.

use crate::search::pack::{MOST, numbers};
use crate::search::read::Posting;
use crate::swedish::stem;
use crate::swedish::word::is_number;
use std::collections::{HashMap, HashSet};

/// A part of a compound says so much less than a word.
const LESS: u8 = 3;
/// A part of a compound has at least so many letters.
const PART: usize = 4;
/// A longer word is no compound that anyone would look for by its end.
const LONGEST_COMPOUND: usize = 200;
/// The last part of a compound, where it stands nowhere by itself.
const UNKNOWN_PART: usize = 5;

/// Every word of the site as it stands, with its places.
pub(super) type Found = HashMap<String, Vec<Packed>>;

/// A posting in half the memory, of which there are millions.
#[derive(Debug, Clone, Copy)]
pub(super) struct Packed(u32);

/// Weights are lower.
const WEIGHTS: u32 = 16;

impl Packed {
    /// Of the place with that number among all.
    pub(super) fn new(place: u32, weight: u8) -> Packed {
        Packed(place * WEIGHTS + u32::from(weight))
    }

    /// The same with another number for its place.
    pub(super) fn at(self, number: impl Fn(u32) -> u32) -> Packed {
        let Posting { place, weight } = self.posting();
        Packed::new(number(place), weight)
    }

    fn posting(self) -> Posting {
        Posting { place: self.0 / WEIGHTS, weight: (self.0 % WEIGHTS) as u8 }
    }
}

/// What can be looked for, in order, each with its list, or with several lists if one would be too long.
pub(super) fn lists(found: &Found) -> impl Iterator<Item = (&str, Vec<String>)> {
    let known = Known { found, stems: found.keys().map(|word| stem(word)).collect() };
    let mut sources: Vec<Source> = Vec::new();
    for (word, postings) in found {
        sources.push(Source { target: stem(word), postings, less: 0 });
        sources.extend(last_parts(word, &known).map(|target| Source { target, postings, less: LESS }));
    }
    sources.sort_unstable_by_key(|source| source.target);
    let mut rest = sources.into_iter().peekable();
    std::iter::from_fn(move || {
        let first = rest.next()?;
        let target = first.target;
        let mut all = first.postings();
        while let Some(source) = rest.next_if(|source| source.target == target) {
            all.extend(source.postings());
        }
        // Of each place the greatest weight.
        all.sort_unstable_by_key(|posting| (posting.place, u8::MAX - posting.weight));
        all.dedup_by_key(|posting| posting.place);
        all.sort_unstable_by_key(|posting| (posting.weight, posting.place));
        Some((target, packed(&all)))
    })
}

/// A word that leads to the places of `target`.
struct Source<'f> {
    target: &'f str,
    postings: &'f [Packed],
    less: u8,
}

impl Source<'_> {
    fn postings(&self) -> Vec<Posting> {
        let postings = self.postings.iter().map(|packed| packed.posting());
        postings.map(|posting| Posting { weight: posting.weight - self.less, ..posting }).collect()
    }
}

/// For each weight, a letter for the weight and the places packed.
fn packed(sorted: &[Posting]) -> Vec<String> {
    let groups = sorted.chunk_by(|a, b| a.weight == b.weight).map(|group| {
        let places = group.iter().map(|posting| posting.place);
        format!("{:x}{}", group[0].weight, numbers(places))
    });
    let list = groups.collect::<Vec<_>>().join(" ");
    if list.len() <= MOST || sorted.len() < 2 {
        return vec![list];
    }
    let (first, second) = sorted.split_at(sorted.len() / 2);
    [packed(first), packed(second)].concat()
}

/// Every word of the site, as it stands and in its normal form.
struct Known<'f> {
    found: &'f Found,
    stems: HashSet<&'f str>,
}

/// The words that a compound ends with. With what it begins is found by its beginning.
fn last_parts<'f>(word: &'f str, known: &Known<'f>) -> impl Iterator<Item = &'f str> {
    let own = stem(word);
    let word = if word.len() > LONGEST_COMPOUND || is_number(word) { "" } else { word };
    let cuts = (3..word.len().saturating_sub(PART - 1)).filter(|cut| own.len() > *cut);
    cuts.filter_map(move |cut| {
        let (head, tail) = word.split_at(cut);
        let part = stem(tail);
        let head_known = |least: usize| {
            let is_known = |head: &str| head.len() >= least && known.found.contains_key(head);
            is_known(head) || head.strip_suffix('s').is_some_and(is_known)
        };
        let tail_known = known.stems.contains(part);
        let is_part = match tail_known {
            true => part.len() >= UNKNOWN_PART || head_known(3),
            // An ending that is left is no part.
            false => head_known(UNKNOWN_PART) && part.len() >= UNKNOWN_PART && own.len() >= cut + UNKNOWN_PART,
        };
        (is_part && part != own && !is_number(part)).then_some(part)
    })
}
