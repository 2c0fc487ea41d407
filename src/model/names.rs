//! What a name stands for among many, without looking at all of them, and the known names that come near to one that nobody has.

use crate::swedish::nearest;
use std::borrow::Borrow;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Bound::{Excluded, Included, Unbounded};
use std::sync::OnceLock;

/// Among so many names before and after the given one, in the order of the alphabet, the nearest is looked for.
const NEAR: usize = 200;
/// So many names are listed.
const LISTED: usize = 50;

/// The places of many things by their names, put together when first asked for. By then all must have the name that they keep.
#[derive(Debug, Clone, Default)]
pub struct Names(OnceLock<BTreeMap<String, Vec<usize>>>);

impl Names {
    /// The places of what bears a name, in order. `all` gives every name with the place of its bearer.
    pub(super) fn places<A: Iterator<Item = (String, usize)>>(&self, name: &str, all: impl FnOnce() -> A) -> &[usize] {
        self.known(all).get(name).map(Vec::as_slice).unwrap_or_default()
    }

    /// The names that come near to one, in the order of their bearers.
    pub(super) fn near<A: Iterator<Item = (String, usize)>>(&self, name: &str, all: impl FnOnce() -> A) -> Vec<String> {
        let known = self.known(all);
        let before = known.range::<str, _>((Unbounded, Excluded(name))).rev().take(NEAR);
        let mut near: Vec<_> =
            before.chain(known.range::<str, _>((Included(name), Unbounded)).take(NEAR)).filter(|(name, _)| !name.is_empty()).collect();
        near.sort_by_key(|(_, places)| *places);
        near.into_iter().map(|(name, _)| name.clone()).collect()
    }

    fn known<A: Iterator<Item = (String, usize)>>(&self, all: impl FnOnce() -> A) -> &BTreeMap<String, Vec<usize>> {
        self.0.get_or_init(|| {
            let mut known: BTreeMap<String, Vec<usize>> = BTreeMap::new();
            for (name, place) in all() {
                let places = known.entry(name).or_default();
                if places.last() != Some(&place) {
                    places.push(place);
                }
            }
            known
        })
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
        assert_eq!((names.places("b", all), names.places("c", all)), (&[0, 2][..], &[][..]));
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
