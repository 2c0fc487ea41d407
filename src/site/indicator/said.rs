//! All that is said of an indicator.

use crate::facts::{Fact, Facts, Statement};
use crate::measures::Measure;
use crate::model::{Association, Dimension, IndicatorDefinition, Period, Site};
use std::collections::{BTreeMap, BTreeSet};

/// An indicator with all that is said of it.
pub(super) struct Indicator<'a> {
    pub id: String,
    pub definition: Option<&'a IndicatorDefinition>,
    /// By association, in order of key.
    facts: BTreeMap<&'a str, Vec<&'a Fact>>,
    /// By association, in the order of the content.
    statements: BTreeMap<&'a str, Vec<&'a Statement>>,
}

impl<'a> Indicator<'a> {
    /// Every figure of it.
    pub(super) fn facts(&self) -> impl Iterator<Item = &'a Fact> {
        self.facts.values().flatten().copied()
    }

    /// The indicator with only some of what is said of it.
    pub(super) fn only(&self, figure: impl Fn(&Fact) -> bool, said: impl Fn(&Statement) -> bool) -> Indicator<'a> {
        let mut only =
            Indicator { id: self.id.clone(), definition: self.definition, facts: self.facts.clone(), statements: self.statements.clone() };
        only.facts.values_mut().for_each(|facts| facts.retain(|fact| figure(fact)));
        only.statements.values_mut().for_each(|statements| statements.retain(|statement| said(statement)));
        only
    }

    /// The figures that an association gives.
    pub(super) fn facts_of(&self, association: &Association) -> &[&'a Fact] {
        self.facts.get(association.id.as_str()).map(Vec::as_slice).unwrap_or_default()
    }

    /// Those of a period.
    pub(super) fn facts_in(&self, association: &Association, period: Period) -> &[&'a Fact] {
        let of = self.facts_of(association);
        let start = of.partition_point(|fact| fact.key.period < period);
        let length = of[start..].partition_point(|fact| fact.key.period == period);
        &of[start..start + length]
    }

    /// What an association says in words.
    pub(super) fn statements_of(&self, association: &Association) -> &[&'a Statement] {
        self.statements.get(association.id.as_str()).map(Vec::as_slice).unwrap_or_default()
    }
}

/// The defined ones in their order, then the others that reports name.
pub(super) fn indicators<'a>(site: &'a Site, facts: &'a Facts) -> Vec<Indicator<'a>> {
    let mut shown: BTreeMap<&str, BTreeMap<&str, Vec<&Fact>>> = BTreeMap::new();
    let mut said: BTreeMap<&str, BTreeMap<&str, Vec<&Statement>>> = BTreeMap::new();
    for Association { id: association, .. } in &site.associations {
        for fact in Measure::Indicator.groups(facts, association).filter_map(<[Fact]>::first) {
            let Some(id) = fact.dimension(Dimension::Indicator) else { continue };
            shown.entry(id).or_default().entry(association).or_default().push(fact);
        }
        for statement in Measure::Indicator.statements(facts, association) {
            let Some(id) = statement.dimension(Dimension::Indicator) else { continue };
            said.entry(id).or_default().entry(association).or_default().push(statement);
        }
    }
    let known: BTreeSet<&str> = site.indicators.iter().map(|known| known.id.as_str()).collect();
    let named: BTreeSet<&str> = shown.keys().chain(said.keys()).copied().collect();
    let mut unknown: Vec<&str> = named.difference(&known).copied().collect();
    unknown.sort_by_key(|id| id.parse::<u32>().unwrap_or(u32::MAX));
    let defined = site.indicators.iter().map(|known| (known.id.as_str(), Some(known)));
    defined
        .chain(unknown.into_iter().map(|id| (id, None)))
        .map(|(id, definition)| Indicator {
            id: id.to_owned(),
            definition,
            facts: shown.remove(id).unwrap_or_default(),
            statements: said.remove(id).unwrap_or_default(),
        })
        .collect()
}
