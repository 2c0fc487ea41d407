//! What a name stands for among many, without looking at all of them, and the known names that come near to one that nobody has.

use crate::swedish::nearest;
use std::borrow::Borrow;
use std::collections::BTreeSet;
use std::ops::Bound::{Excluded, Included, Unbounded};
use std::sync::OnceLock;

/// Among so many names before and after the given one, in the order of the alphabet, the nearest is looked for.
const NEAR: usize = 200;
/// So many names are listed.
const LISTED: usize = 50;

/// The places of many things by their names, put together when first asked for. By then all must have the name that they keep.
#[derive(Debug, Clone, Default)]
pub struct Names(OnceLock<Box<[Named]>>);

/// A name with the place of its bearer. In order of the names, each pair once.
pub(super) type Named = (Box<str>, usize);

impl Names {
    /// What bears a name, in order of place. `all` gives every name with the place of its bearer.
    pub(super) fn bearers<A: Iterator<Item = (String, usize)>>(&self, name: &str, all: impl FnOnce() -> A) -> &[Named] {
        let (_, from) = self.split(name, all);
        &from[..from.partition_point(|(known, _)| **known == *name)]
    }

    /// The place of the first that bears a name.
    pub(super) fn place<A: Iterator<Item = (String, usize)>>(&self, name: &str, all: impl FnOnce() -> A) -> Option<usize> {
        self.bearers(name, all).first().map(|(_, place)| *place)
    }

    /// The names that come near to one, in the order of their bearers.
    pub(super) fn near<A: Iterator<Item = (String, usize)>>(&self, name: &str, all: impl FnOnce() -> A) -> Vec<String> {
        let (before, from) = self.split(name, all);
        let is_same = |(one, _): &Named, (other, _): &Named| one == other;
        let near = before.chunk_by(is_same).rev().take(NEAR).chain(from.chunk_by(is_same).take(NEAR));
        let mut near: Vec<&[Named]> = near.filter(|bearers| !bearers[0].0.is_empty()).collect();
        near.sort_by(|one, other| one.iter().map(|(_, place)| place).cmp(other.iter().map(|(_, place)| place)));
        near.into_iter().map(|bearers| bearers[0].0.to_string()).collect()
    }

    /// What stands before a name in the order of the alphabet, and from it on.
    fn split<A: Iterator<Item = (String, usize)>>(&self, name: &str, all: impl FnOnce() -> A) -> (&[Named], &[Named]) {
        let known = self.0.get_or_init(|| {
            let mut known: Vec<Named> = all().map(|(name, place)| (name.into(), place)).collect();
            known.sort_unstable();
            known.dedup();
            known.into()
        });
        known.split_at(known.partition_point(|(known, _)| **known < *name))
    }
}

/// "Menade du ”x”?", or the names there are.
pub fn suggestion<'a>(given: &str, known: impl Iterator<Item = &'a str> + Clone) -> String {
    match nearest(given, known.clone()) {
        Some(name) => format!("Menade du ”{name}”?"),
        None => match listed(known) {
            names if names.is_empty() => "Det finns inga att välja på.".into(),
            names => format!("Det här finns: {names}."),
        },
    }
}

/// The same for what there may be any number of.
pub fn suggestion_among<S: Borrow<str> + Ord>(given: &str, known: &BTreeSet<S>) -> String {
    let before = known.range::<str, _>((Unbounded, Excluded(given))).rev().take(NEAR);
    let mut near: Vec<&str> = before.chain(known.range::<str, _>((Included(given), Unbounded)).take(NEAR)).map(S::borrow).collect();
    near.sort_unstable();
    suggestion(given, near.into_iter())
}

/// `a, b, c`, or the first of very many.
pub(super) fn listed<'a>(names: impl Iterator<Item = &'a str>) -> String {
    let names: Vec<&str> = names.take(LISTED + 1).collect();
    match names.get(..LISTED) {
        Some(first) if names.len() > LISTED => format!("{} med flera", first.join(", ")),
        _ => names.join(", "),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_finds_its_bearers_in_order() {
        let names = Names::default();
        let all = || [("b", 0), ("a", 1), ("b", 2), ("b", 2)].into_iter().map(|(name, place)| (name.to_owned(), place));
        let places = |name: &str| names.bearers(name, all).iter().map(|(_, place)| *place).collect::<Vec<_>>();
        assert_eq!((places("b"), places("c")), (vec![0, 2], vec![]));
        assert_eq!(names.near("aa", all), ["b", "a"]);
    }

    #[test]
    fn among_very_many_names_the_nearest_is_found_and_some_are_listed() {
        let known: BTreeSet<String> = (0..10_000).map(|i| format!("rad-{i:04}")).collect();
        assert_eq!(suggestion_among("rad-77777", &known), "Menade du ”rad-7777”?");
        let told = suggestion_among("helt-annat", &known);
        assert!(told.starts_with("Det här finns: rad-0000, rad-0001, ") && told.ends_with(", rad-0049 med flera."), "{told}");
    }
}
