//! A sum that would hold if one of its terms had the other sign.

use super::comparison::Operand;
use rust_decimal::Decimal;

/// What to do about such a sum. None if the sign of no term is to blame.
pub(super) fn sign_help(stated: &Operand, terms: &[Operand], sum: Decimal) -> Option<String> {
    let difference = stated.value.checked_sub(sum)?;
    let term = terms.iter().find(|term| !term.value.is_zero() && term.value.checked_mul(-Decimal::TWO) == Some(difference))?;
    (terms.len() > 1).then(|| {
        format!(
            "Summan stämmer om {} har det andra tecknet. Kostnader skrivs med minus. Har originalet dem utan minus: lägg till tecken = \"omvant\" \
             på raden eller kolumnen, och skriv ett minus framför dess namn i summa.",
            term.told()
        )
    })
}
