//! How the charts say a share.

use crate::facts::Fact;
use crate::swedish;
use rust_decimal::Decimal;

/// The share as printed, with its sign for percent unless it is a fraction: `86 %`, `7 av 10`.
pub(super) fn printed(fact: &Fact) -> String {
    let text = swedish::tidy(&fact.printed);
    if fact.fraction.is_some() || text.ends_with('%') || text.contains("procent") { text } else { format!("{text}{}%", swedish::NBSP) }
}

/// The share as a sentence says it, before `procent`.
pub(super) fn spoken(share: Decimal) -> String {
    swedish::figure(swedish::said(share))
}
