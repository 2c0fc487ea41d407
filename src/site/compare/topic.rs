//! What associations are compared by: a table for each topic, with its columns and charts.

use super::cells::{Cell, Subject};
use crate::model::{CostGroup, MemberKind, Role};

/// A column: its label in the catalogue, and its cell for an association.
pub(super) type Measure = (&'static str, fn(&Subject) -> Cell);

pub(super) struct Topic {
    pub id: &'static str,
    /// What its notes are about.
    pub roles: &'static [Role],
    /// Ids of the charts that stand with its table.
    pub charts: &'static [&'static str],
    pub measures: &'static [Measure],
}

pub(super) const TOPICS: [Topic; 4] = [
    Topic {
        id: "money_in",
        roles: &[Role::MemberContributions, Role::OperatingIncome],
        charts: &["jamfor-medlemsbidrag"],
        measures: &[
            ("contributions", |subject| subject.contributions()),
            ("state", |subject| subject.contributions_of(MemberKind::State)),
            ("regions", |subject| subject.contributions_of(MemberKind::Region)),
            ("municipalities", |subject| subject.contributions_of(MemberKind::Municipality)),
            ("income", |subject| subject.income()),
        ],
    },
    Topic {
        id: "costs",
        roles: &[Role::OperatingCosts],
        charts: &["jamfor-kostnader", "jamfor-administration"],
        measures: &[
            ("costs", |subject| subject.costs()),
            ("individual", |subject| subject.costs_of(CostGroup::Individual)),
            ("structural", |subject| subject.costs_of(CostGroup::Structural)),
            ("administration", |subject| subject.costs_of(CostGroup::Administration)),
            ("administration_share", |subject| subject.administration_share()),
        ],
    },
    Topic {
        id: "position",
        roles: &[Role::ResultOfTheYear, Role::Equity, Role::EquityShare, Role::EquityRatio],
        charts: &["jamfor-resultat", "jamfor-eget-kapital"],
        measures: &[
            ("result", |subject| subject.result()),
            ("equity", |subject| subject.equity()),
            ("equity_share", |subject| subject.equity_share()),
            ("equity_ratio", |subject| subject.equity_ratio()),
        ],
    },
    Topic {
        id: "people",
        roles: &[Role::Participants, Role::CostPerParticipant, Role::ResponseRate],
        charts: &["jamfor-deltagare"],
        measures: &[
            ("participants", |subject| subject.participants()),
            ("cost_per_participant", |subject| subject.cost_per_participant()),
            ("response_rate", |subject| subject.response_rate()),
        ],
    },
];

impl Subject<'_> {
    /// Whether any report says anything of the period.
    pub(super) fn has_figures(&self) -> bool {
        let measured = TOPICS.iter().flat_map(|topic| topic.measures).any(|(_, measure)| !measure(self).figures.is_empty());
        measured || !self.indicators().is_empty()
    }
}
