//! What is compared: where each figure comes from, and how it is spoken of.

use super::costs::{self, PARTS};
use super::entry::Entry;
use crate::chart::scope::Amount;
use crate::facts::{Measures, Share};
use crate::model::Role;
use crate::swedish::counted;

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

pub(super) struct Measure {
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
    /// It tells of the last day of the period.
    pub at_end: bool,
    /// Names of the parts of a bar, by series.
    pub parts: &'static [&'static str],
    /// Why the figures do not say who is best.
    pub caution: &'static str,
    pub find: for<'a> fn(Measures<'a>) -> Option<Entry<'a>>,
}

impl Measure {
    pub(super) fn part(&self, series: usize) -> Option<&'static str> {
        self.parts.get(series.checked_sub(1)?).copied()
    }

    /// `2021`, `vid slutet av 2021`
    pub(super) fn when(&self, period: &str) -> String {
        if self.at_end { format!("vid slutet av {period}") } else { period.to_owned() }
    }
}

const SIZES: &str = "Förbunden är olika stora, så beloppen säger inte vilket som är bäst.";

pub(super) const ALL: [Measure; 5] = [
    Measure {
        id: "jamfor-medlemsbidrag",
        statistic: "Bidrag från medlemmarna",
        subject: "Medlemsbidragen",
        equal: "lika stora",
        extremes: ["störst", "minst"],
        told: Told::Amount,
        whole: "",
        at_end: false,
        parts: &[],
        caution: SIZES,
        find: contributions,
    },
    Measure {
        id: "jamfor-kostnader",
        statistic: "Verksamhetens kostnader",
        subject: "Kostnaderna",
        equal: "lika stora",
        extremes: ["störst", "minst"],
        told: Told::Amount,
        whole: "",
        at_end: false,
        parts: &PARTS,
        caution: SIZES,
        find: costs::find,
    },
    Measure {
        id: "jamfor-administration",
        statistic: "Administrationens andel av kostnaderna",
        subject: "Administrationens andel",
        equal: "lika stor",
        extremes: ["störst", "minst"],
        told: Told::Share,
        whole: "av kostnaderna",
        at_end: false,
        parts: &[],
        caution: "Förbunden är olika stora och avgör själva vad de räknar som administration.",
        find: |of| share(of, of.administration_share(), "kostnaden för administration delad med alla kostnader"),
    },
    Measure {
        id: "jamfor-resultat",
        statistic: "Årets resultat",
        subject: "Resultatet",
        equal: "lika stort",
        extremes: ["högst", "lägst"],
        told: Told::Result,
        whole: "",
        at_end: false,
        parts: &[],
        caution: "Förbunden är olika stora, och ett överskott är inte alltid bättre än ett underskott.",
        find: |of| Some(Entry::published(of, of.money(Role::ResultOfTheYear, &[])?)),
    },
    Measure {
        id: "jamfor-eget-kapital",
        statistic: "Eget kapital i förhållande till årets medlemsbidrag",
        subject: "Det egna kapitalet",
        equal: "lika stort",
        extremes: ["störst", "minst"],
        told: Told::Share,
        whole: "av medlemsbidragen",
        at_end: true,
        parts: &[],
        caution: "Förbunden är olika stora, och ett större eget kapital är inte alltid bättre.",
        find: |of| share(of, of.equity_share(), "det egna kapitalet delat med medlemsbidragen"),
    },
];

fn contributions(of: Measures<'_>) -> Option<Entry<'_>> {
    let found = of.contributions().ok()?;
    match found.fact() {
        Some(fact) => Some(Entry::published(of, fact)),
        None if found.approximate => None,
        None => Some(Entry {
            name: &of.association.name,
            amount: Amount { value: found.value, approximate: false },
            computed: Some(format!("summan av {}", counted(found.from.len(), "en medlems bidrag", "medlemmars bidrag"))),
            parts: Vec::new(),
            remark: None,
            facts: found.from,
        }),
    }
}

fn share<'a>(of: Measures<'a>, share: Share<'a>, how: &str) -> Option<Entry<'a>> {
    let found = share.derived().ok()?;
    match found.fact() {
        Some(fact) => Some(Entry::published(of, fact)),
        None => Some(Entry {
            name: &of.association.name,
            amount: Amount { value: found.value, approximate: false },
            computed: Some(how.to_owned()),
            parts: Vec::new(),
            remark: None,
            facts: found.from,
        }),
    }
}
