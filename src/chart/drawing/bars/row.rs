//! What is drawn below each other: bars with their parts and limits, headings and gaps.

use crate::chart::drawing::scale::Scale;
use crate::chart::tone::Tone;
use rust_decimal::Decimal;

/// A drawing of bars, in order from the top.
pub(crate) struct Bars {
    pub rows: Vec<Row>,
    /// Name of each part that needs one.
    pub names: Vec<(Tone, String)>,
    pub axis: Axis,
}

/// What is marked below the bars.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Axis {
    None,
    /// Round amounts in kronor.
    Money,
    /// From 0 to 100 percent, however long the bars are.
    Percent,
}

pub(crate) enum Row {
    /// A line over the bars that belong together.
    Heading(String),
    Bar(Bar),
    /// What has no place on the scale, in figures.
    Figures {
        label: String,
        figures: String,
    },
    /// A place where a bar is missing, and why.
    Gap {
        label: String,
        reason: String,
    },
}

#[derive(Default)]
pub(crate) struct Bar {
    pub label: String,
    /// What is printed at the bar.
    pub value: String,
    pub parts: Vec<Part>,
    /// Whether it stands close to the row over it, since both are about the same thing.
    pub joined: bool,
    /// Whether it is a part of the bar over it.
    pub indented: bool,
    /// Lines across the bar that its length is held against.
    pub limits: Vec<Limit>,
}

pub(crate) struct Limit {
    pub amount: Decimal,
    /// Printed under the bar.
    pub label: String,
}

pub(crate) struct Part {
    pub tone: Tone,
    /// In kronor. Negative parts go the other way from zero.
    pub amount: Decimal,
    /// Shown when one points at the part.
    pub title: String,
}

impl Bar {
    /// How far the bar reaches below and above zero.
    pub(crate) fn reach(&self) -> (Decimal, Decimal) {
        let sum = |negative: bool| -> Decimal {
            self.parts.iter().map(|part| part.amount).filter(|amount| amount.is_sign_negative() == negative).sum()
        };
        let limits = || self.limits.iter().map(|limit| limit.amount);
        (limits().fold(sum(true), Decimal::min), limits().fold(sum(false), Decimal::max))
    }

    /// Where each part starts and ends, in pixels.
    pub(crate) fn spans(&self, scale: &Scale) -> Vec<(i32, i32)> {
        let (mut below, mut above) = (Decimal::ZERO, Decimal::ZERO);
        let span = |part: &Part| {
            let end = if part.amount.is_sign_negative() { &mut below } else { &mut above };
            let start = scale.x(*end);
            *end += part.amount;
            let end = scale.x(*end);
            (start.min(end), start.max(end))
        };
        self.parts.iter().map(span).collect()
    }

    /// Where the value stands beside the bar.
    pub(crate) fn value_start(&self, scale: &Scale) -> i32 {
        self.spans(scale).iter().map(|(_, end)| *end).fold(scale.x(Decimal::ZERO), i32::max) + 8
    }
}

impl Row {
    pub(crate) fn label(&self) -> &str {
        match self {
            Row::Heading(label) | Row::Bar(Bar { label, .. }) | Row::Figures { label, .. } | Row::Gap { label, .. } => label,
        }
    }

    pub(crate) fn value(&self) -> &str {
        match self {
            Row::Heading(_) => "",
            Row::Bar(Bar { value, .. }) => value,
            Row::Figures { figures, .. } => figures,
            Row::Gap { reason, .. } => reason,
        }
    }

    /// How far its label stands to the right, in pixels.
    pub(crate) fn indent(&self) -> i32 {
        if matches!(self, Row::Bar(bar) if bar.indented) { 16 } else { 0 }
    }

    /// The room that the labels of limits take under their bar.
    pub(crate) fn limit_height(&self, line: i32) -> i32 {
        let Row::Bar(bar) = self else { return 0 };
        if bar.limits.is_empty() { 0 } else { bar.limits.len() as i32 * line + 8 }
    }
}
