//! A sum that would hold if one of its terms had the other sign.

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
