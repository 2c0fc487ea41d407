//! Figures that stand on the page of their report and in no file: they are about few people, or would give such a figure away.

use crate::facts::Facts;
use crate::measures::Told;
use std::collections::HashSet;

/// The names of such figures.
#[derive(Debug, Default)]
pub struct LeftOut {
    names: HashSet<String>,
}

/// Stands in their place.
const LEFT_OUT: &str = "[utelämnad]";

impl LeftOut {
    /// Those of some associations.
    pub fn of<'a>(facts: &Facts, associations: impl Iterator<Item = &'a str>) -> LeftOut {
        let facts = associations.flat_map(|association| facts.groups_of(association).flatten()).filter(|fact| fact.left_out);
        LeftOut { names: facts.map(|fact| fact.key.to_string()).collect() }
    }

    /// Whether the name of a figure, with who speaks, is that of one, or of what is worked out from one.
    pub fn touches(&self, id: &str) -> bool {
        if self.names.is_empty() {
            return false;
        }
        let name = id.rsplit_once('/').map_or(id, |(name, _)| name);
        name.split(['(', '|', ')']).any(|part| self.names.contains(part))
    }

    /// A text without them.
    pub fn without(&self, told: &Told) -> String {
        if self.names.is_empty() {
            return told.to_string();
        }
        told.runs().into_iter().map(|run| if self.touches(run.id) { LEFT_OUT } else { run.text }).collect()
    }
}
