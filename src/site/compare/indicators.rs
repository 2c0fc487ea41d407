//! Indicators: the association's own value, or the word that compares it with others.

use super::super::figure::source;
use super::super::view::CompareFigure;
use super::cells::{Cell, Compared};
use crate::facts::{Fact, Statement};
use crate::measures::{Measure, Told};
use crate::model::Dimension;

impl<'a> Compared<'a> {
    /// Ids of the indicators that a report gives a value or a word for.
    pub(super) fn indicators(&self) -> Vec<String> {
        let values =
            self.at(Measure::Indicator).into_iter().filter(|fact| is_own(fact)).filter_map(|fact| fact.dimension(Dimension::Indicator));
        values.chain(self.verdicts().filter_map(|verdict| verdict.dimension(Dimension::Indicator))).map(str::to_owned).collect()
    }

    /// The association's own value, or the word that compares it with others.
    pub(super) fn indicator(&self, id: &str) -> Cell<'a> {
        let own = self.at(Measure::Indicator).into_iter().find(|fact| is_own(fact) && fact.dimension(Dimension::Indicator) == Some(id));
        if let Some(fact) = own {
            return self.published(fact);
        }
        let Some(verdict) = self.verdicts().find(|verdict| verdict.dimension(Dimension::Indicator) == Some(id)) else {
            return self.not_given();
        };
        let figure = CompareFigure {
            value: Told::read(verdict.verdict().unwrap_or_default(), None),
            label: (verdict.dimension(Dimension::Comparator) == Some("riket")).then(|| "jämfört med riket".to_owned()),
            source: source(self.reports, &verdict.association, &verdict.source),
            report: self.title_of(&verdict.source),
            share: None,
            computed: false,
            caveats: self.explained(&verdict.source),
        };
        Cell::of(figure)
    }

    /// Words that hold the association's own indicators against those of others.
    fn verdicts(&self) -> impl Iterator<Item = &'a Statement> + use<'a> {
        let period = self.period;
        Measure::Indicator.statements(self.facts, &self.association.id).iter().filter(move |verdict| {
            let of_all = verdict.dimensions.are_of(&[Dimension::Indicator, Dimension::Comparator, Dimension::MeasureVersion]);
            let with_others = verdict.dimension(Dimension::Comparator) != Some("eget-foregaende-ar");
            verdict.period == period && verdict.verdict().is_some() && of_all && with_others
        })
    }
}

/// A value of the association itself, of all together.
fn is_own(fact: &Fact) -> bool {
    fact.key.dimensions.are_of(&[Dimension::Indicator, Dimension::MeasureVersion])
}
