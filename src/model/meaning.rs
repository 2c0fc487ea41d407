//! What gives a figure its meaning, and how it is inherited.

use crate::model::dimension::Dimensions;
use crate::model::figure::Unit;
use crate::model::period::Period;
use crate::model::role::Role;

/// *slag*: kind of figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Kind {
    /// *utfall*
    #[default]
    Outcome,
    /// *budget*
    Budget,
    /// *avvikelse*
    Deviation,
    /// *prognos*
    Forecast,
    /// *andel*
    Share,
    /// *mål*
    Target,
    /// *max*: the most that there can be, such as of index points
    Maximum,
}

impl Kind {
    /// Every kind with its name in the content.
    pub const ALL: [(&'static str, Kind); 7] = [
        ("utfall", Kind::Outcome),
        ("budget", Kind::Budget),
        ("avvikelse", Kind::Deviation),
        ("prognos", Kind::Forecast),
        ("andel", Kind::Share),
        ("mal", Kind::Target),
        ("max", Kind::Maximum),
    ];

    /// The name in the content.
    pub fn id(self) -> &'static str {
        Kind::ALL.iter().find(|(_, kind)| *kind == self).map_or("", |(id, _)| id)
    }
}

impl Kind {
    /// The word before a period in a header.
    pub fn swedish(self) -> &'static str {
        match self {
            Kind::Outcome => "Utfall",
            Kind::Budget => "Budget",
            Kind::Deviation => "Avvikelse",
            Kind::Forecast => "Prognos",
            Kind::Share => "Andel",
            Kind::Target => "Mål",
            Kind::Maximum => "Högsta möjliga",
        }
    }
}

/// *tecken*: whether the printed sign is the normal sign of the role.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Sign {
    /// *normalt*
    #[default]
    Normal,
    /// *omvänt*
    Reversed,
}

/// *tidpunkt*: for a stock in a column that is a period.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Edge {
    /// *början*: opening
    Start,
    /// *slut*: closing
    #[default]
    End,
}

/// The meaning keys of a table, column, row, cell or part.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Meaning {
    /// *roll*: what is measured; with it a figure is a fact.
    pub role: Option<Role>,
    /// `roll = "ingen"`: a wider role does not apply.
    pub no_role: bool,
    /// *period*: when; none: the period of the report.
    pub period: Option<Period>,
    /// *tidpunkt*: opening or closing, of a stock; none: closing.
    pub edge: Option<Edge>,
    /// *slag*: outcome, budget and so on; none: an outcome.
    pub kind: Option<Kind>,
    /// *enhet*: the true unit.
    pub unit: Option<Unit>,
    /// *tecken*: none: the normal sign of the role.
    pub sign: Option<Sign>,
    /// Which member, initiative, sex … it is about.
    pub dimensions: Dimensions,
}

impl Meaning {
    /// This meaning, with what it leaves open taken from the next wider one.
    pub fn within(&self, wider: &Meaning) -> Meaning {
        Meaning {
            role: if self.no_role { None } else { self.role.or(wider.role) },
            no_role: self.no_role || (self.role.is_none() && wider.no_role),
            period: self.period.or(wider.period),
            edge: self.edge.or(wider.edge),
            kind: self.kind.or(wider.kind),
            unit: self.unit.or(wider.unit),
            sign: self.sign.or(wider.sign),
            dimensions: self.dimensions.within(&wider.dimensions),
        }
    }
}
