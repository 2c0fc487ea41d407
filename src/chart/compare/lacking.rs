//! Which associations lack a figure, and why, in words.

use crate::chart::scope::{self, NAMED};
use crate::measures::Measures;
use crate::swedish::{cardinal, join};

/// `Sydnärke och Södra Dalarna`, `åtta förbund`
pub(super) fn names(names: &[&str]) -> String {
    scope::names(names, NAMED)
}

/// Who has no figure: for want of a report, or since the report does not give it.
#[derive(Default)]
pub(super) struct Lacking<'a> {
    unreported: Vec<&'a str>,
    ungiven: Vec<&'a str>,
}

impl<'a> Lacking<'a> {
    pub(super) fn add(&mut self, of: Measures<'a>) {
        let names = if of.association.has_account(of.period) { &mut self.ungiven } else { &mut self.unreported };
        names.push(of.association.name.as_str());
    }

    pub(super) fn names(&self) -> impl Iterator<Item = &'a str> {
        self.unreported.iter().chain(&self.ungiven).copied()
    }

    /// In a sentence each.
    pub(super) fn in_words(&self, all: usize, period: &str) -> Vec<String> {
        let unreported = match self.unreported.len() {
            0 => None,
            count if count <= NAMED => Some(format!("Här finns ingen redovisning för {period} från {}.", join(&self.unreported))),
            count => Some(format!("Här finns ingen redovisning för {period} från {} av {all} förbund.", cardinal(count))),
        };
        unreported.into_iter().chain(without(&self.ungiven, all)).collect()
    }
}

/// Who has no figure, in a sentence.
pub(super) fn without(lacking: &[&str], all: usize) -> Option<String> {
    match lacking.len() {
        0 => None,
        count if count <= NAMED => Some(format!("Uppgift saknas för {}.", join(lacking))),
        count => Some(format!("Uppgift saknas för {} av {all} förbund.", cardinal(count))),
    }
}
