//! The associations beside each other in one period: a measure at a time as sorted bars, and the participants of each.

mod entry;
mod costs;
mod measures;
mod lacking;
mod story;
mod words;
mod participants;
pub(super) mod panels;

use crate::chart::finished::Chart;
use crate::facts::Facts;
use crate::measures::Measures;
use crate::model::{Period, Site};
use crate::swedish;
use story::Story;

/// The charts of a period, each of a measure that two associations have.
pub(super) fn charts(site: &Site, facts: &Facts, period: Period) -> Vec<Chart> {
    let mut all: Vec<Measures> = site.associations.iter().map(|association| Measures { facts, association, period, voice: None }).collect();
    all.sort_by_key(|of| swedish::sort_key(&of.association.name));
    let of_measures = measures::ALL.iter().filter_map(|measure| Some(Story::read(measure, &all)?.chart()));
    of_measures.chain(participants::chart(&all)).collect()
}
