//! What one association has of a measure.

use crate::chart::scope::Amount;
use crate::facts::{Fact, Measures};

/// What one association has of a measure.
pub(super) struct Entry<'a> {
    pub name: &'a str,
    /// In kronor or percent.
    pub amount: Amount,
    /// How Insyn has worked it out; nothing of a published figure.
    pub computed: Option<String>,
    /// Series and amount of each part of the bar; none of a bar that is not divided.
    pub parts: Vec<(usize, Amount)>,
    /// What else the reader should know of the figure.
    pub remark: Option<String>,
    pub facts: Vec<&'a Fact>,
}

impl<'a> Entry<'a> {
    pub(super) fn published(of: Measures<'a>, fact: &'a Fact) -> Entry<'a> {
        Entry { name: &of.association.name, amount: Amount::of(fact), computed: None, parts: Vec::new(), remark: None, facts: vec![fact] }
    }
}
