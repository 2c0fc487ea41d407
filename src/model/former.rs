//! What stands at addresses that have been published and are no more.

use crate::diag::{Located, Span};
use crate::model::ledger::{Ledger, above, renamed};
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};

/// *flyttad*: what had one address has another. That of a folder goes for all below it, that of a table for its rows.
#[derive(Debug, Clone)]
pub struct Moved {
    /// The old address, below the root.
    pub from: Located<String>,
    /// The new one.
    pub to: Located<String>,
}

/// *borttagen*: what had an address is no longer published. That of a folder goes for all below it, that of a table for its rows.
#[derive(Debug, Clone)]
pub struct Removed {
    /// The old address, below the root.
    pub address: Located<String>,
    /// *skäl*: why, for those who come there.
    pub reason: String,
    /// The day when it was removed, where it is told.
    pub date: Option<Date>,
}

/// All that has been moved and removed, and where that leads.
#[derive(Debug, Clone, Default)]
pub struct Former {
    /// In the order of the content.
    pub moved: Vec<Moved>,
    /// In the order of the content.
    pub removed: Vec<Removed>,
    entries: BTreeMap<String, Entry>,
    routes: BTreeSet<String>,
    pages: BTreeSet<String>,
    notes: BTreeMap<String, Vec<Note>>,
}

#[derive(Debug, Clone, Copy)]
enum Entry {
    Moved(usize),
    Removed(usize),
}

/// What has become of something.
#[derive(Debug, Clone)]
pub enum Now<'a> {
    /// It has this address.
    At(String),
    /// It is not published.
    Gone(&'a Removed),
    /// One entry leads to another and back again.
    Nowhere,
}

/// Anchors of a page that is still there, which have moved or been removed together.
#[derive(Debug, Clone)]
pub struct Note {
    /// The address in the content.
    pub address: String,
    /// The anchor itself, and those below it.
    pub anchors: Vec<String>,
}

impl Former {
    /// What the content says, for the addresses that have been published.
    pub fn of(moved: Vec<Moved>, removed: Vec<Removed>, ledger: &Ledger) -> Former {
        let mut former = Former { moved, removed, ..Former::default() };
        let from = former.moved.iter().enumerate().map(|(at, moved)| (&moved.from, Entry::Moved(at)));
        let gone = former.removed.iter().enumerate().map(|(at, removed)| (&removed.address, Entry::Removed(at)));
        former.entries = from.chain(gone).map(|(address, entry)| (address.value.clone(), entry)).collect();
        if former.entries.is_empty() {
            return former;
        }
        let mut anchors: BTreeMap<&str, Vec<String>> = BTreeMap::new();
        let untold = former.entries.keys().map(String::as_str).filter(|address| !ledger.has(address));
        for old in ledger.iter().chain(untold) {
            let Some(entry) = above(old).find_map(|above| former.entries.get_key_value(&*above)) else { continue };
            match old.split_once('#') {
                Some((_, anchor)) if entry.0.contains('#') => anchors.entry(entry.0).or_default().push(anchor.to_owned()),
                Some(_) => {}
                None => {
                    former.pages.extend(old.ends_with('/').then(|| old.to_owned()));
                    // What is below a folder goes with it.
                    former.routes.extend((!entry.0.ends_with('/') || entry.0 == old).then(|| old.to_owned()));
                }
            }
        }
        for (address, anchors) in anchors {
            let page = address.split_once('#').map_or(address, |(page, _)| page);
            former.notes.entry(page.to_owned()).or_default().push(Note { address: address.to_owned(), anchors });
        }
        former
    }

    /// What has become of an address, by the nearest entry and those that it leads to; none if no entry is about it.
    pub fn now(&self, address: &str) -> Option<Now<'_>> {
        let mut at = self.next(address)?;
        for _ in 0..=self.entries.len() {
            match at {
                Now::At(address) => match self.next(&address) {
                    None => return Some(Now::At(address)),
                    Some(next) => at = next,
                },
                _ => return Some(at),
            }
        }
        Some(Now::Nowhere)
    }

    fn next(&self, address: &str) -> Option<Now<'_>> {
        let (from, entry) = above(address).find_map(|above| self.entries.get_key_value(&*above))?;
        Some(match entry {
            Entry::Removed(at) => Now::Gone(self.removed.get(*at)?),
            Entry::Moved(at) => Now::At(renamed(address, from, &self.moved.get(*at)?.to.value)),
        })
    }

    /// Every page, file and folder that leads on or is gone, the longer ones first among those that begin alike. A folder goes for all below it
    /// that is not named.
    pub fn routes(&self) -> impl Iterator<Item = &str> {
        self.routes.iter().rev().map(String::as_str)
    }

    /// Every page that was, in order.
    pub fn pages(&self) -> impl Iterator<Item = &str> {
        self.pages.iter().map(String::as_str)
    }

    /// What stood on a page.
    pub fn notes(&self, page: &str) -> &[Note] {
        self.notes.get(page).map_or(&[], Vec::as_slice)
    }

    /// Where the entry that is about an address is written.
    pub fn span(&self, address: &str) -> Option<Span> {
        above(address).find_map(|above| match self.entries.get(&*above)? {
            Entry::Moved(at) => Some(self.moved.get(*at)?.from.span),
            Entry::Removed(at) => Some(self.removed.get(*at)?.address.span),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::FileId;

    fn located(value: &str) -> Located<String> {
        Located { value: value.to_owned(), span: Span::new(FileId(0), 0..0) }
    }

    fn now(moved: &[(&str, &str)], address: &str) -> String {
        let moved = moved.iter().map(|(from, to)| Moved { from: located(from), to: located(to) }).collect();
        let removed = vec![Removed { address: located("bort/"), reason: "x".into(), date: None }];
        match Former::of(moved, removed, &Ledger::default()).now(address) {
            None => "kvar".into(),
            Some(Now::At(address)) => address,
            Some(Now::Gone(_)) => "borta".into(),
            Some(Now::Nowhere) => "runt".into(),
        }
    }

    #[test]
    fn the_nearest_entry_holds_and_chains_are_followed() {
        let moved = [
            ("a/", "b/"),
            ("b/x/", "c/"),
            ("a/#t", "a/#u"),
            ("k/#t", "k/#u"),
            ("d/", "e.csv"),
            ("f/", "g/"),
            ("g/", "f/"),
            ("h/", "bort/"),
        ];
        for (address, leads) in [
            ("a/", "b/"),
            ("a/y/z.csv", "b/y/z.csv"),
            ("a/x/z.csv", "c/z.csv"),
            ("a/#t.rad", "b/#u.rad"),
            ("a/#tt", "b/#tt"),
            ("k/diagram/t/", "k/diagram/u/"),
            ("d/x", "e.csv"),
            ("f/", "runt"),
            ("h/x/", "borta"),
            ("i/", "kvar"),
        ] {
            assert_eq!(now(&moved, address), leads, "{address}");
        }
    }
}
