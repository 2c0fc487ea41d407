//! What is drawn over time: panels with their points, gaps and breaks.

use crate::chart::drawing::frame::Sign;
use crate::chart::drawing::scale::Scale;
use rust_decimal::Decimal;

/// One series, divided or not, from the oldest to the newest.
#[derive(Default)]
pub(crate) struct Panel {
    /// Over the panel; may be empty.
    pub heading: String,
    /// Points joined by lines, each part a line of its own; else columns, their parts on top of each other.
    pub line: bool,
    pub slots: Vec<Slot>,
    /// Names of the parts that need one.
    pub names: Vec<Name>,
}

/// What a part is called.
pub(crate) struct Name {
    pub sign: Sign,
    pub name: String,
    /// What else is said of the newest one; may be empty.
    pub figure: String,
}

pub(crate) enum Slot {
    Point(Point),
    /// A time without a figure, and why.
    Gap {
        label: String,
        reason: String,
    },
    /// What comes before is not quite comparable with what comes after.
    Break(String),
}

/// A period with its figures.
#[derive(Default)]
pub(crate) struct Point {
    pub label: String,
    pub parts: Vec<Part>,
    /// What is printed at the mark, with its unit and without.
    pub value: String,
    pub figure: String,
    pub limits: Vec<Limit>,
    /// What happened, in the words of the content.
    pub event: Option<String>,
}

pub(crate) struct Part {
    pub sign: Sign,
    pub amount: Decimal,
    /// Shown when one points at it; may be empty.
    pub title: String,
}

/// What an amount is held against.
pub(crate) struct Limit {
    pub amount: Decimal,
    pub label: String,
}

impl Panel {
    pub(crate) fn points(&self) -> impl Iterator<Item = &Point> {
        self.slots.iter().filter_map(|slot| if let Slot::Point(point) = slot { Some(point) } else { None })
    }

    /// All but the breaks, which take no room of their own.
    pub(super) fn times(&self) -> impl Iterator<Item = &Slot> {
        self.slots.iter().filter(|slot| !matches!(slot, Slot::Break(_)))
    }

    /// The breaks, each with the number of times before it.
    pub(super) fn breaks(&self) -> Vec<(usize, &str)> {
        let mut before = 0;
        let mut found = Vec::new();
        for slot in &self.slots {
            match slot {
                Slot::Break(text) => found.push((before, text.as_str())),
                _ => before += 1,
            }
        }
        found
    }

    /// The newest time, if it has a figure.
    pub(super) fn newest(&self) -> Option<&Point> {
        self.times().last().and_then(|slot| if let Slot::Point(point) = slot { Some(point) } else { None })
    }
}

impl Name {
    /// The name with what else is said.
    pub(super) fn told(&self) -> String {
        if self.figure.is_empty() { self.name.clone() } else { format!("{}\u{a0}{}", self.name, self.figure) }
    }
}

impl Point {
    /// How far the marks reach below and above zero.
    pub(super) fn reach(&self, line: bool) -> (Decimal, Decimal) {
        let amounts = || self.parts.iter().map(|part| part.amount);
        let sum = |negative: bool| -> Decimal { amounts().filter(|amount| amount.is_sign_negative() == negative).sum() };
        let (low, high) = match line {
            true => (amounts().fold(Decimal::ZERO, Decimal::min), amounts().fold(Decimal::ZERO, Decimal::max)),
            false => (sum(true), sum(false)),
        };
        let limits = || self.limits.iter().map(|limit| limit.amount);
        (limits().fold(low, Decimal::min), limits().fold(high, Decimal::max))
    }

    /// The upper and the lower edge of each part on an upright scale: of a line one and the same.
    pub(super) fn spans(&self, line: bool, scale: &Scale) -> Vec<(i32, i32)> {
        let (mut below, mut above) = (Decimal::ZERO, Decimal::ZERO);
        let span = |part: &Part| {
            if line {
                return (scale.x(part.amount), scale.x(part.amount));
            }
            let end = if part.amount.is_sign_negative() { &mut below } else { &mut above };
            let start = scale.x(*end);
            *end += part.amount;
            let end = scale.x(*end);
            (start.min(end), start.max(end))
        };
        self.parts.iter().map(span).collect()
    }

    /// Whether it reaches below zero and not above.
    pub(super) fn is_below(&self) -> bool {
        self.parts.iter().any(|part| part.amount < Decimal::ZERO) && self.parts.iter().all(|part| part.amount <= Decimal::ZERO)
    }
}
