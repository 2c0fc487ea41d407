//! What is compared: where each figure comes from, and how it is spoken of.

use super::costs::{self, PARTS};
use super::entry::Entry;
use crate::chart::tone::Tone;
use crate::measures::{Measure, Measures};

/// How a figure of the measure is told.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Told {
    /// `6,3 miljoner kronor`
    Amount,
    /// `ett underskott på 64 000 kronor`
    Result,
    /// `21 procent`
    Share,
}

pub(super) struct Compared {
    pub id: &'static str,
    /// In the subtitle.
    pub statistic: &'static str,
    /// The subject of a sentence.
    pub subject: &'static str,
    /// `lika stora`
    pub equal: &'static str,
    /// `störst`, `minst`
    pub extremes: [&'static str; 2],
    pub told: Told,
    /// What the title says of percent: `av kostnaderna`.
    pub whole: &'static str,
    /// The colour of a bar that is not divided.
    pub tone: Tone,
    /// It tells of the last day of the period.
    pub at_end: bool,
    /// Colours and names of the parts of a bar, by place from 1.
    pub parts: &'static [(Tone, &'static str)],
    /// Why the figures do not say who is best.
    pub caution: &'static str,
    pub find: for<'a> fn(Measures<'a>) -> Option<Entry<'a>>,
}

impl Compared {
    pub(super) fn part(&self, place: usize) -> Option<&'static str> {
        Some(self.parts.get(place.checked_sub(1)?)?.1)
    }

    /// `2021`, `vid slutet av 2021`
    pub(super) fn when(&self, period: &str) -> String {
        if self.at_end { format!("vid slutet av {period}") } else { period.to_owned() }
    }
}

const SIZES: &str = "Förbunden är olika stora, så beloppen säger inte vilket som är bäst.";

pub(super) const ALL: [Compared; 5] = [
    Compared {
        id: "jamfor-medlemsbidrag",
        statistic: "Bidrag från medlemmarna",
        subject: "Medlemsbidragen",
        equal: "lika stora",
        extremes: ["störst", "minst"],
        told: Told::Amount,
        whole: "",
        tone: Tone::Own,
        at_end: false,
        parts: &[],
        caution: SIZES,
        find: |of| entry(of, Measure::Contributions),
    },
    Compared {
        id: "jamfor-kostnader",
        statistic: "Verksamhetens kostnader",
        subject: "Kostnaderna",
        equal: "lika stora",
        extremes: ["störst", "minst"],
        told: Told::Amount,
        whole: "",
        tone: Tone::Own,
        at_end: false,
        parts: &PARTS,
        caution: SIZES,
        find: costs::find,
    },
    Compared {
        id: "jamfor-administration",
        statistic: "Administrationens andel av kostnaderna",
        subject: "Administrationens andel",
        equal: "lika stor",
        extremes: ["störst", "minst"],
        told: Told::Share,
        whole: "av kostnaderna",
        tone: Tone::Administration,
        at_end: false,
        parts: &[],
        caution: "Förbunden är olika stora och avgör själva vad de räknar som administration.",
        find: |of| entry(of, Measure::AdministrationShare),
    },
    Compared {
        id: "jamfor-resultat",
        statistic: "Årets resultat",
        subject: "Resultatet",
        equal: "lika stort",
        extremes: ["högst", "lägst"],
        told: Told::Result,
        whole: "",
        tone: Tone::Own,
        at_end: false,
        parts: &[],
        caution: "Förbunden är olika stora, och ett överskott är inte alltid bättre än ett underskott.",
        find: |of| entry(of, Measure::Result),
    },
    Compared {
        id: "jamfor-eget-kapital",
        statistic: "Eget kapital i förhållande till årets medlemsbidrag",
        subject: "Det egna kapitalet",
        equal: "lika stort",
        extremes: ["störst", "minst"],
        told: Told::Share,
        whole: "av medlemsbidragen",
        tone: Tone::Equity,
        at_end: true,
        parts: &[],
        caution: "Förbunden är olika stora, och ett större eget kapital är inte alltid bättre.",
        find: |of| entry(of, Measure::EquityShare),
    },
];

/// A measure as it is; what is worked out from approximate figures is not compared.
fn entry(of: Measures<'_>, measure: Measure) -> Option<Entry<'_>> {
    let figure = of.find(measure).ok().filter(|figure| figure.fact().is_some() || !figure.approximate)?;
    Some(Entry::of(of, measure, figure))
}
