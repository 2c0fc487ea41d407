//! Change and number in running text.

use super::number::figure;
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
        format!("{} procent", figure(rounded))
    }
}

/// `part` as a percentage of `whole`, rounded to whole percent, or to one decimal below one percent. None of a whole of zero.
pub fn percentage(part: Decimal, whole: Decimal) -> Option<Decimal> {
    let exact = part.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(whole)?;
    let decimals = u32::from(exact.abs() < Decimal::ONE);
    Some(exact.round_dp_with_strategy(decimals, RoundingStrategy::MidpointAwayFromZero).normalize())
}

const SMALL: [&str; 11] = ["två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv"];

/// A number of things in running text, as a word from two to twelve: `åtta`, `13`.
pub fn cardinal(count: usize) -> String {
    match count {
        2..=12 => SMALL[count - 2].to_owned(),
        _ => count.to_string(),
    }
}

/// `en fråga`, `åtta frågor`, `13 frågor`.
pub fn counted(count: usize, one: &str, many: &str) -> String {
    match count {
        1 => one.to_owned(),
        _ => format!("{} {many}", cardinal(count)),
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
        assert_eq!(percentage(Decimal::ONE, Decimal::ZERO), None);
    }

    #[test]
    fn percentages_are_whole_unless_small() {
        assert_eq!(percentage(2_968_892.into(), 4_996_117.into()), Some(59.into()));
        assert_eq!(percentage(38_517.into(), 4_996_117.into()), Some(Decimal::new(8, 1)));
        assert_eq!(percentage(0.into(), 5.into()), Some(0.into()));
    }

    #[test]
    fn numbers_of_things_are_words_up_to_twelve() {
        assert_eq!(counted(1, "en fråga", "frågor"), "en fråga");
        assert_eq!(counted(8, "en fråga", "frågor"), "åtta frågor");
        assert_eq!(counted(13, "en fråga", "frågor"), "13 frågor");
        assert_eq!(capitalised("åtta"), "Åtta");
    }
}
