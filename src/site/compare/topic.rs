//! What associations are compared by: a table for each topic, with its columns and charts.

use super::cells::{Cell, Compared};
use crate::measures::Measure;
use crate::model::{CostGroup, MemberKind};

/// A column: its label in the catalogue, and its cell for an association.
pub(super) type Column = (&'static str, for<'a> fn(&Compared<'a>) -> Cell<'a>);

pub(super) struct Topic {
    pub id: &'static str,
    /// Of its own page below that of the period, which it has where the associations are many.
    pub address: &'static str,
    /// As the title of that page ends.
    pub name: &'static str,
    /// What its notes are about.
    pub notes_of: &'static [Measure],
    /// Ids of the charts that stand with its table.
    pub charts: &'static [&'static str],
    pub columns: &'static [Column],
}

pub(super) const TOPICS: [Topic; 4] = [
    Topic {
        id: "money_in",
        address: "pengar-in/",
        name: "pengar in",
        notes_of: &[Measure::Contributions, Measure::Income],
        charts: &["jamfor-medlemsbidrag"],
        columns: &[
            ("contributions", |subject| subject.measure(Measure::Contributions)),
            ("state", |subject| subject.contributions_of(MemberKind::State)),
            ("regions", |subject| subject.contributions_of(MemberKind::Region)),
            ("municipalities", |subject| subject.contributions_of(MemberKind::Municipality)),
            ("income", |subject| subject.measure(Measure::Income)),
        ],
    },
    Topic {
        id: "costs",
        address: "kostnader/",
        name: "kostnader",
        notes_of: &[Measure::Costs],
        charts: &["jamfor-kostnader", "jamfor-administration"],
        columns: &[
            ("costs", |subject| subject.measure(Measure::Costs)),
            ("individual", |subject| subject.costs_of(CostGroup::Individual)),
            ("structural", |subject| subject.costs_of(CostGroup::Structural)),
            ("administration", |subject| subject.costs_of(CostGroup::Administration)),
            ("administration_share", |subject| subject.share(Measure::AdministrationShare)),
        ],
    },
    Topic {
        id: "position",
        address: "stallning/",
        name: "resultat och ekonomisk ställning",
        notes_of: &[Measure::Result, Measure::Equity, Measure::EquityShare, Measure::EquityRatio],
        charts: &["jamfor-resultat", "jamfor-eget-kapital"],
        columns: &[
            ("result", |subject| subject.measure(Measure::Result)),
            ("equity", |subject| subject.measure(Measure::Equity)),
            ("equity_share", |subject| subject.share(Measure::EquityShare)),
            ("equity_ratio", |subject| subject.share(Measure::EquityRatio)),
        ],
    },
    Topic {
        id: "people",
        address: "deltagare/",
        name: "deltagare och resultat",
        notes_of: &[Measure::Participants, Measure::CostPerParticipant, Measure::ResponseRate],
        charts: &["jamfor-deltagare"],
        columns: &[
            ("participants", |subject| subject.participants()),
            ("cost_per_participant", |subject| subject.cost_per_participant()),
            ("response_rate", |subject| subject.response_rate()),
        ],
    },
];

impl Compared<'_> {
    /// Whether any report says anything of the period.
    pub(super) fn has_figures(&self) -> bool {
        let measured = TOPICS.iter().flat_map(|topic| topic.columns).any(|(_, measure)| !measure(self).figures.is_empty());
        measured || !self.indicators().is_empty()
    }
}
