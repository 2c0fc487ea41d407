//! What one association has of a measure.

use crate::chart::amount::Amount;
use crate::facts::Fact;
use crate::measures::{Figure, Measure, Measures};

/// What one association has of a measure.
pub(super) struct Entry<'a> {
    pub name: &'a str,
    /// In kronor or percent.
    pub amount: Amount<'a>,
    /// How Insyn has worked it out; nothing of a published figure.
    pub computed: Option<String>,
    /// Place and amount of each part of the bar; none of a bar that is not divided.
    pub parts: Vec<(usize, Amount<'a>)>,
    /// What else the reader should know of the figure.
    pub remark: Option<String>,
    pub facts: Vec<&'a Fact>,
}

impl<'a> Entry<'a> {
    /// The figure, which Insyn has worked out in a way that is told where no report prints it.
    pub(super) fn of(of: Measures<'a>, measure: Measure, figure: Figure<'a>) -> Entry<'a> {
        let amount = Amount { value: measure.size(figure.value), ..Amount::of_figure(&figure) };
        Entry {
            name: &of.association.name,
            amount,
            computed: figure.made_how(),
            parts: Vec::new(),
            remark: None,
            facts: figure.from.clone(),
        }
    }
}
