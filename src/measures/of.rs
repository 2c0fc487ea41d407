//! What a figure that is shown is, in terms of measures, associations and periods.

use crate::facts::{Caveat, Fact};
use crate::measures::ask::Measures;
use crate::measures::measure::Measure;
use crate::measures::told::{Exact, bind};
use crate::model::{Kind, MemberKind, Quantity, Site, Unit};
use crate::swedish;
use rust_decimal::Decimal;
use std::fmt;

/// One figure of an association in a period.
#[derive(Debug, Clone, Copy)]
pub enum Subject<'a> {
    /// What a report prints.
    Fact(&'a Fact),
    /// A measure of the whole association, printed or worked out.
    Whole(Measure, Measures<'a>),
    /// What the members of a kind contribute.
    Payers(MemberKind, &'a Site, Measures<'a>),
    /// What parts that are printed beside a figure are together.
    Parts(&'a Fact, Decimal),
    /// An amount that is put together of others, by what of.
    Made {
        /// What it is an amount of, whose and when.
        measure: Measure,
        /// Whose, when, and by whom.
        of: Measures<'a>,
        /// Outcome, budget and so on.
        kind: Kind,
        /// What it is made of: `summa=insatser`.
        made: (&'static str, &'a str),
        /// As people speak of it.
        value: Decimal,
    },
}

/// What a figure in a text is: one figure, or how two lie to each other.
#[derive(Debug, Clone, Copy)]
pub enum Of<'a> {
    /// One figure.
    One(Subject<'a>),
    /// How far the two are from each other.
    Difference(Subject<'a>, Subject<'a>),
    /// The first in percent of the second.
    Share(Subject<'a>, Subject<'a>),
    /// How much the second is more or less than the first, in percent of the first.
    Change(Subject<'a>, Subject<'a>),
}

impl<'a> From<&'a Fact> for Of<'a> {
    fn from(fact: &'a Fact) -> Of<'a> {
        Of::One(Subject::Fact(fact))
    }
}

impl<'a> Subject<'a> {
    /// As people speak of it: of a cost its size.
    pub fn value(self) -> Option<Decimal> {
        match self {
            Subject::Fact(fact) if Measure::Costs.has(fact) || Measure::NetCosts.has(fact) => Some(-fact.value),
            Subject::Fact(fact) => Some(fact.value),
            Subject::Whole(measure, of) => of.derive(measure).ok().map(|found| measure.size(found.value)),
            Subject::Payers(kind, site, of) => Some(of.of_payers(site, kind).iter().map(|fact| fact.value).sum()),
            Subject::Parts(_, value) | Subject::Made { value, .. } => Some(value),
        }
    }

    fn unit(self) -> Unit {
        match self {
            Subject::Fact(fact) | Subject::Parts(fact, _) => fact.key.quantity.unit(),
            Subject::Whole(measure, of) => of.key_of(measure).quantity.unit(),
            Subject::Payers(..) | Subject::Made { .. } => Unit::Kronor,
        }
    }

    /// The printed figures that it rests on; none of what is put together elsewhere.
    fn from(self) -> Vec<&'a Fact> {
        match self {
            Subject::Fact(fact) => vec![fact],
            Subject::Whole(measure, of) => of.derive(measure).map(|found| found.from).unwrap_or_default(),
            Subject::Payers(kind, site, of) => of.of_payers(site, kind),
            Subject::Parts(..) | Subject::Made { .. } => Vec::new(),
        }
    }
}

impl Of<'_> {
    /// What is to be said of it.
    pub(super) fn caveats(self) -> Vec<Caveat> {
        let Of::One(subject) = self else { return Vec::new() };
        let caveats = subject.from().into_iter().flat_map(|fact| &fact.caveats);
        let mut caveats: Vec<Caveat> = caveats.filter(|caveat| caveat.is_told()).cloned().collect();
        caveats.sort();
        caveats.dedup();
        caveats
    }

    /// Exact, but for shares and changes, which have four decimals.
    fn value(self) -> Option<Decimal> {
        let percent = |part: Decimal, whole| Some(swedish::percent(part, whole)?.round_dp(4));
        match self {
            Of::One(subject) => subject.value(),
            Of::Difference(one, other) => Some(one.value()?.saturating_sub(other.value()?).abs()),
            Of::Share(part, whole) => percent(part.value()?, whole.value()?),
            Of::Change(from, to) => percent(to.value()?.saturating_sub(from.value()?), from.value()?),
        }
    }

    /// The words for a change, in which a number stands, bound to it: `ökade med mindre än 1 procent`.
    pub fn bind_number(self, words: &str) -> String {
        let Some(digit) = words.find(|c: char| c.is_ascii_digit()) else { return words.to_owned() };
        let limit = ["mindre än ", "mer än "].into_iter().find(|limit| words[..digit].ends_with(limit)).map_or(0, str::len);
        let (before, number) = words.split_at(digit - limit);
        format!("{before}{}", self.bind(number))
    }

    /// The unit of its value.
    fn unit(self) -> Unit {
        match self {
            Of::One(subject) | Of::Difference(subject, _) => subject.unit(),
            Of::Share(..) | Of::Change(..) => Unit::Percent,
        }
    }

    fn is_left_out(self) -> bool {
        let is_left_out = |subject: Subject| subject.from().iter().any(|fact| fact.left_out);
        match self {
            Of::One(subject) => is_left_out(subject),
            Of::Difference(one, other) | Of::Share(one, other) | Of::Change(one, other) => is_left_out(one) || is_left_out(other),
        }
    }

    /// Whether a report prints it.
    fn is_printed(self) -> bool {
        match self {
            Of::One(Subject::Fact(_)) => true,
            Of::One(Subject::Whole(measure, of)) => of.derive(measure).is_ok_and(|found| found.fact().is_some()),
            _ => false,
        }
    }

    /// The words for it, bound to it.
    pub fn bind(self, words: &str) -> String {
        let exact = self.value().map(|value| Exact {
            value: value.normalize(),
            unit: self.unit(),
            printed: self.is_printed(),
            left_out: self.is_left_out(),
        });
        exact.map_or_else(|| words.to_owned(), |exact| bind(words, exact, &self, &self.caveats()))
    }
}

impl fmt::Display for Subject<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Subject::Fact(fact) => write!(f, "{}", fact.key),
            Subject::Parts(fact, _) => write!(f, "{}/summa=delar", fact.key),
            Subject::Whole(measure, of) => write!(f, "{}", of.key_of(*measure)),
            Subject::Payers(kind, _, of) => {
                write!(f, "{}/medlemstyp={}", of.key_of(Measure::Contributions), kind.payer().id())
            }
            Subject::Made { measure, of, kind, made: (how, what), .. } => {
                write!(f, "{}/{how}={what}", of.key(*measure, *kind, Quantity::Money, &[]))
            }
        }
    }
}

impl fmt::Display for Of<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Of::One(subject) => write!(f, "{subject}"),
            Of::Difference(one, other) => write!(f, "skillnad({one}|{other})"),
            Of::Share(part, whole) => write!(f, "andel({part}|{whole})"),
            Of::Change(from, to) => write!(f, "forandring({from}|{to})"),
        }
    }
}
