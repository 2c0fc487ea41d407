//! How the charts say a share: bound to what it is.

use crate::facts::Fact;
use crate::measures::Of;
use crate::swedish;

/// The share as printed, with its sign for percent unless it is a fraction: `86 %`, `7 av 10`.
pub(super) fn printed(fact: &Fact) -> String {
    let text = swedish::tidy(&fact.printed);
    let with_sign =
        if fact.fraction.is_some() || text.ends_with('%') || text.contains("procent") { text } else { format!("{text}{}%", swedish::NBSP) };
    Of::from(fact).bind(&with_sign)
}

/// The share as a sentence says it, before `procent`.
pub(super) fn spoken(fact: &Fact) -> String {
    Of::from(fact).bind(&swedish::figure(swedish::said(fact.value)))
}

/// `86 procent`
pub(super) fn said(fact: &Fact) -> String {
    Of::from(fact).bind(&swedish::in_percent(fact.value))
}
