//! One published figure with its meaning.

use crate::diag::Span;
use crate::facts::caveat::Caveat;
use crate::model::{CellRef, Dimension, Dimensions, Edge, Fraction, Kind, Nature, Period, Quantity, Role, TableKind, Unit, without_unit};
use ecow::{EcoString, EcoVec};
use rust_decimal::Decimal;
use std::fmt;

/// What a fact is about. Facts with equal keys must agree.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Key {
    /// Id of the association.
    pub association: EcoString,
    /// What is measured.
    pub role: Role,
    /// A stretch of time for a flow, a day for a stock.
    pub period: Period,
    /// Outcome, budget and so on.
    pub kind: Kind,
    /// What it is measured in, whatever the printed unit.
    pub quantity: Quantity,
    /// Which member, initiative, sex … it is about; none: the whole association.
    pub dimensions: Dimensions,
}

impl Key {
    /// A key with other words for what is measured, and the same dimensions.
    pub fn of(&self, role: Role, kind: Kind, quantity: Quantity) -> Key {
        Key { role, kind, quantity, ..self.clone() }
    }

    /// The same in another period.
    pub fn at(&self, period: Period) -> Key {
        Key { period, ..self.clone() }
    }

    /// Without any dimension: the whole association.
    pub fn whole(&self) -> Key {
        Key { dimensions: Dimensions::default(), ..self.clone() }
    }

    /// The same, whatever the value of a dimension.
    pub fn without(&self, dimension: Dimension) -> Key {
        Key { dimensions: self.dimensions.without(dimension), ..self.clone() }
    }

    /// The same, of one value of a dimension.
    pub fn with(&self, dimension: Dimension, value: &str) -> Key {
        Key { dimensions: self.dimensions.with(dimension, value), ..self.clone() }
    }
}

/// `medlemsbidrag/sydnarke/2024/medlem=kumla-kommun`. An outcome in kronor and the whole association go without saying.
impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Key { association, role, period, kind, quantity, dimensions } = self;
        let period = period.to_string().replace('/', "--");
        write!(f, "{}/{association}/{period}", role.id())?;
        if *kind != Kind::Outcome {
            write!(f, "/{}", kind.id())?;
        }
        if *quantity != Quantity::Money {
            write!(f, "/{}", quantity.id())?;
        }
        for (index, (name, value)) in dimensions.pairs().enumerate() {
            write!(f, "{}{name}={value}", if index == 0 { "/" } else { "+" })?;
        }
        Ok(())
    }
}

/// One published figure with its meaning.
#[derive(Debug, Clone)]
pub struct Fact {
    /// What it is about.
    pub key: Key,
    /// In the base unit of the quantity (kronor for money) and with the normal sign of the role.
    pub value: Decimal,
    /// The true value lies within this distance of `value`.
    pub half_unit: Decimal,
    /// The printed unit.
    pub unit: Unit,
    /// As printed, with the printed sign.
    pub printed: EcoString,
    /// "drygt", "ca" and the like: the original gives no exact figure.
    pub approximate: bool,
    /// The two numbers of a share that is printed as a fraction.
    pub fraction: Option<Fraction>,
    /// What is to be said of it wherever it is shown.
    pub caveats: EcoVec<Caveat>,
    /// It stands on the page of its report and in no file, since it is about few people or would give such a figure away.
    pub left_out: bool,
    /// How many printed figures it is the sum of, where its table declares it to be a sum.
    pub addends: Option<u32>,
    /// The cell or part of a cell where it is published.
    pub source: CellRef,
    /// Where that cell is written in the content.
    pub span: Span,
    pub(super) rank: Rank,
}

/// Which of several equal facts leads: by kind of table, then the year's own account, then published order. Among those that
/// agree with it, the finest is shown.
pub(super) type Rank = (TableKind, bool);

impl Fact {
    /// Whether two figures can be the same, within the rounding of their printed units.
    pub fn agrees(&self, other: &Fact) -> bool {
        (self.value - other.value).abs() <= self.half_unit + other.half_unit
    }

    /// As printed, without the unit after it.
    pub fn bare(&self) -> &str {
        without_unit(&self.printed)
    }

    /// How far the true value may lie from the printed one when the figures that it is the sum of are rounded too.
    pub fn rounding(&self) -> Decimal {
        self.half_unit * Decimal::from(1 + self.addends.filter(|addends| *addends > 1).unwrap_or(0))
    }

    /// Neither "drygt" nor restated: a figure that can be held against others.
    pub fn is_exact(&self) -> bool {
        !self.approximate && self.restated().is_none()
    }

    /// What is measured, in Swedish.
    pub fn what(&self) -> &'static str {
        self.key.role.swedish()
    }

    /// Why the figure is restated, if it is.
    pub fn restated(&self) -> Option<&str> {
        self.caveats.iter().find_map(|caveat| if let Caveat::Restated(why) = caveat { Some(why.as_str()) } else { None })
    }

    /// The value of a dimension; none if the figure is not about one.
    pub fn dimension(&self, dimension: Dimension) -> Option<&str> {
        self.key.dimensions.get(dimension)
    }
}

/// A flow belongs to a stretch of time, a stock to a day.
pub(super) fn natural_period(role: Role, period: Period, edge: Option<Edge>) -> Period {
    match role.nature() {
        Nature::Flow => period.as_flow(),
        Nature::Stock => period.as_stock(edge.unwrap_or_default() == Edge::Start),
    }
}
