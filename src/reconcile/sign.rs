//! A figure with the wrong sign or unit: a sum that would hold with the other sign of a term, and figures that differ by it alone.

use rust_decimal::Decimal;

/// The place of such a term among all, given how far the printed sum is from what they give.
pub(super) fn culprit(difference: Decimal, terms: impl ExactSizeIterator<Item = Decimal>) -> Option<usize> {
    (terms.len() > 1)
        .then_some(terms)?
        .enumerate()
        .find(|(_, term)| !term.is_zero() && term.checked_mul(-Decimal::TWO) == Some(difference))
        .map(|(place, _)| place)
}

/// What to do about it.
pub(super) fn help(term: &str) -> String {
    format!(
        "Summan stämmer om {term} har det andra tecknet. Kostnader skrivs med minus. Har originalet dem utan minus: lägg till tecken = \"omvant\" på \
         raden eller kolumnen, och skriv ett minus framför dess namn i summa."
    )
}

/// How figures differ that were the same but for one thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Scale {
    Sign,
    Thousand,
}

impl Scale {
    /// None if they differ otherwise.
    pub(super) fn between(left: Decimal, right: Decimal) -> Option<Scale> {
        let thousand = Decimal::ONE_THOUSAND;
        if left.is_zero() || right.is_zero() {
            None
        } else if left == -right {
            Some(Scale::Sign)
        } else if left.checked_mul(thousand) == Some(right) || right.checked_mul(thousand) == Some(left) {
            Some(Scale::Thousand)
        } else {
            None
        }
    }

    /// How figures differ from others, in Swedish.
    pub(super) fn said(self) -> &'static str {
        match self {
            Scale::Sign => "har annat tecken än",
            Scale::Thousand => "är tusen gånger större eller mindre än",
        }
    }

    /// What to do about it.
    pub(super) fn help(self) -> &'static str {
        match self {
            Scale::Sign => {
                "Kostnader är minus. Har originalet dem utan minus: lägg till tecken = \"omvant\" på raden, kolumnen eller tabellen. Siffrorna \
                 visas ändå som i originalet. Är det bara ett minus som fattas: skriv det."
            }
            Scale::Thousand => "Rätta enhet på raden, kolumnen eller tabellen: \"kr\" för kronor, \"tkr\" för tusental kronor.",
        }
    }
}
