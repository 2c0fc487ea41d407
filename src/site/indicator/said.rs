//! All that is said of an indicator.

use crate::facts::{Fact, Facts, Statement};
use crate::measures::Measure;
use crate::model::{Dimension, IndicatorDefinition, Site};
use std::collections::BTreeSet;

/// An indicator with all that is said of it.
pub(super) struct Indicator<'a> {
    pub id: String,
    pub definition: Option<&'a IndicatorDefinition>,
    pub facts: Vec<&'a Fact>,
    pub statements: Vec<&'a Statement>,
}

/// The defined ones in their order, then the others that reports name.
pub(super) fn indicators<'a>(site: &'a Site, facts: &'a Facts) -> Vec<Indicator<'a>> {
    let shown: Vec<&Fact> = facts.groups().filter_map(<[Fact]>::first).filter(|fact| Measure::Indicator.has(fact)).collect();
    let said: Vec<&Statement> = facts.statements().iter().filter(|statement| Measure::Indicator.is_of(statement)).collect();
    let named = shown
        .iter()
        .filter_map(|fact| fact.dimension(Dimension::Indicator))
        .chain(said.iter().filter_map(|s| s.dimension(Dimension::Indicator)));
    let unknown: BTreeSet<&str> = named.filter(|id| site.indicators.iter().all(|known| known.id != *id)).collect();
    let mut unknown: Vec<&str> = unknown.into_iter().collect();
    unknown.sort_by_key(|id| id.parse::<u32>().unwrap_or(u32::MAX));
    let defined = site.indicators.iter().map(|known| (known.id.as_str(), Some(known)));
    defined
        .chain(unknown.into_iter().map(|id| (id, None)))
        .map(|(id, definition)| Indicator {
            id: id.to_owned(),
            definition,
            facts: shown.iter().copied().filter(|fact| fact.dimension(Dimension::Indicator) == Some(id)).collect(),
            statements: said.iter().copied().filter(|statement| statement.dimension(Dimension::Indicator) == Some(id)).collect(),
        })
        .collect()
}
