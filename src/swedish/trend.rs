//! Change in running text.

use super::percent::in_percent;
use rust_decimal::{Decimal, RoundingStrategy};

/// The tense of a sentence about a change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tense {
    /// *imperfekt*: "minskade med 10 procent"
    Past,
    /// *perfekt*: "har minskat med 10 procent"
    Perfect,
}

/// How a figure changed, relative to where it started: `minskade med 10 procent`, `har mer än fördubblats`.
/// `unchanged` is the form of *oförändrad* that agrees with the subject. None where percent has no meaning: from zero or
/// across zero.
pub fn relative_change(from: Decimal, to: Decimal, tense: Tense, unchanged: &str) -> Option<String> {
    let past = tense == Tense::Past;
    if from == to {
        return Some(format!("{} {unchanged}", if past { "var" } else { "är" }));
    }
    if from <= Decimal::ZERO || to < Decimal::ZERO {
        return None;
    }
    let ratio = to.checked_div(from)?;
    let at = |hundredths: i64| Decimal::new(hundredths, 2);
    let multiple = |degree: &str, past_form: &str, supine: &str| {
        let auxiliary = if past { "" } else { "har " };
        Some(format!("{auxiliary}{degree}{}", if past { past_form } else { supine }))
    };
    if ratio >= at(1_000) {
        return multiple("", "mångdubblades", "mångdubblats");
    }
    if ratio >= at(195) && ratio < at(400) {
        if ratio >= at(300) {
            return multiple(if ratio == at(300) { "" } else { "mer än " }, "tredubblades", "tredubblats");
        }
        let degree = if ratio == at(200) {
            ""
        } else if ratio < at(200) {
            "nästan "
        } else {
            "mer än "
        };
        return multiple(degree, "fördubblades", "fördubblats");
    }
    if ratio > at(40) && ratio < at(53) {
        let degree = if ratio == at(50) {
            ""
        } else if ratio > at(50) {
            "nästan "
        } else {
            "mer än "
        };
        return multiple(degree, "halverades", "halverats");
    }
    let verb = match (to > from, past) {
        (true, true) => "ökade",
        (true, false) => "har ökat",
        (false, true) => "minskade",
        (false, false) => "har minskat",
    };
    Some(format!("{verb} med {}", percent_of_change(ratio)))
}

/// The size of a change in whole percent; never "0 procent" for a change, never "100 procent" for what is not all.
fn percent_of_change(ratio: Decimal) -> String {
    let size = ((ratio - Decimal::ONE) * Decimal::ONE_HUNDRED).abs();
    let rounded = size.round_dp_with_strategy(0, RoundingStrategy::MidpointAwayFromZero);
    if size < Decimal::ONE {
        "mindre än 1 procent".to_owned()
    } else if ratio < Decimal::ONE && size < Decimal::ONE_HUNDRED && rounded == Decimal::ONE_HUNDRED {
        "mer än 99 procent".to_owned()
    } else {
        in_percent(rounded)
    }
}

/// With a capital letter, as a sentence starts.
pub fn capitalised(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn past(from: i64, to: i64) -> Option<String> {
        relative_change(from.into(), to.into(), Tense::Past, "oförändrade")
    }

    #[test]
    fn a_change_is_told_as_one_would_tell_it() {
        let told = [
            (5_221_900, 4_720_000, "minskade med 10 procent"),
            (100, 125, "ökade med 25 procent"),
            (100, 100, "var oförändrade"),
            (100, 200, "fördubblades"),
            (100, 199, "nästan fördubblades"),
            (100, 230, "mer än fördubblades"),
            (100, 300, "tredubblades"),
            (100, 350, "mer än tredubblades"),
            (100, 950, "ökade med 850 procent"),
            (100, 1_300, "mångdubblades"),
            (100, 50, "halverades"),
            (100, 52, "nästan halverades"),
            (100, 45, "mer än halverades"),
            (100, 10, "minskade med 90 procent"),
            (100, 0, "minskade med 100 procent"),
            (1_000, 1_004, "ökade med mindre än 1 procent"),
            (1_000, 1, "minskade med mer än 99 procent"),
        ];
        for (from, to, words) in told {
            assert_eq!(past(from, to).as_deref(), Some(words), "{from} → {to}");
        }
        let perfect = |from: i64, to: i64| relative_change(from.into(), to.into(), Tense::Perfect, "oförändrat");
        assert_eq!(perfect(100, 90).as_deref(), Some("har minskat med 10 procent"));
        assert_eq!(perfect(100, 250).as_deref(), Some("har mer än fördubblats"));
        assert_eq!(perfect(100, 100).as_deref(), Some("är oförändrat"));
    }

    #[test]
    fn percent_of_nothing_is_not_told() {
        assert_eq!(past(0, 100), None);
        assert_eq!(past(-100, 100), None);
        assert_eq!(past(100, -100), None);
    }

    #[test]
    fn a_sentence_starts_with_a_capital_letter() {
        assert_eq!(capitalised("åtta"), "Åtta");
    }
}
