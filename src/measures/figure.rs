//! A figure as the pages take it: how it was made, and what is to be said of it.

use crate::facts::{Caveat, Derived, Fact, How, WhyNot};
use crate::measures::ask::Measures;
use crate::measures::measure::Measure;
use crate::measures::of::{Of, Subject};
use crate::model::{MemberKind, Site};
use crate::swedish::counted;
use std::ops::Deref;

/// A figure with all that is to be said of it.
#[derive(Debug, Clone)]
pub struct Figure<'a> {
    derived: Derived<'a>,
    /// What it is.
    pub of: Subject<'a>,
    /// The same figure as another report prints it, if that is another.
    pub differs: Option<&'a Fact>,
}

/// A figure, or why there is none.
pub type Answer<'a> = Result<Figure<'a>, WhyNot>;

impl<'a> Deref for Figure<'a> {
    type Target = Derived<'a>;

    fn deref(&self) -> &Derived<'a> {
        &self.derived
    }
}

impl<'a> Figure<'a> {
    /// As one report prints it.
    pub fn printed(fact: &'a Fact) -> Figure<'a> {
        Figure::new(Derived::printed(fact), Subject::Fact(fact))
    }

    fn new(derived: Derived<'a>, of: Subject<'a>) -> Figure<'a> {
        Figure { derived, of, differs: None }
    }

    /// What the members of a kind contribute together. None where nothing is printed.
    pub fn of_payers(of: Measures<'a>, site: &'a Site, kind: MemberKind) -> Option<Figure<'a>> {
        Some(Figure::new(Derived::sum(of.of_payers(site, kind), How::OfMembers)?, Subject::Payers(kind, site, of)))
    }

    /// How Insyn has worked it out; none of a printed one.
    pub fn made_how(&self) -> Option<String> {
        Some(match (self.how, self.from.first(), self.of) {
            (How::Printed, ..) => return None,
            (How::OfMembers, ..) => format!("summan av {}", counted(self.from.len(), "en medlems bidrag", "medlemmars bidrag")),
            (How::TwoLines, ..) => "årets resultat och övrigt eget kapital i balansräkningen tillsammans".to_owned(),
            (How::NextOpening, first, _) => {
                let year = first.map(|fact| fact.key.period.last_day().year());
                format!("övrigt eget kapital i balansräkningen för {}, som är vad det året började med", year.unwrap_or_default())
            }
            (How::Ratio, _, Subject::Whole(Measure::AdministrationShare, _)) => {
                "kostnaden för administration delad med alla kostnader".to_owned()
            }
            (How::Ratio, _, Subject::Whole(Measure::EquityRatio, _)) => "det egna kapitalet delat med tillgångarna".to_owned(),
            (How::Ratio, ..) => "det egna kapitalet delat med medlemsbidragen".to_owned(),
        })
    }

    /// What the reports say of it, or of what it rests on.
    pub fn caveats(&self) -> Vec<Caveat> {
        Of::One(self.of).caveats()
    }

    /// The words for it, bound to it.
    pub fn bind(&self, words: &str) -> String {
        Of::One(self.of).bind(words)
    }
}

impl<'a> Measures<'a> {
    /// A measure of the association as a whole: printed, else worked out.
    ///
    /// # Errors
    /// Why there is none.
    pub fn find(self, measure: Measure) -> Answer<'a> {
        let derived = self.derive(measure)?;
        let Some(fact) = derived.fact() else { return Ok(Figure::new(derived, Subject::Whole(measure, self))) };
        let others = self.facts.group(&fact.key).iter().filter(|other| other.source.report != fact.source.report);
        Ok(Figure { differs: others.into_iter().find(|other| !other.agrees(fact)), ..Figure::printed(fact) })
    }
}
