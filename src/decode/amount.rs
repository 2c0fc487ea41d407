//! Reads a figure as it was printed or pasted: `5_171_429`, `- 4 996 117`, `60 000-`, `242 943,00`, `21,2 %`, `drygt 290`, `389**`,
//! `7 av 10`.

use crate::model::{Content, Fraction, Unit};
use crate::swedish::{self, nearest};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use std::borrow::Cow;
use std::num::NonZeroU64;

/// What a cell says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reading {
    /// A figure.
    Number(Number),
    /// "–"
    Nil,
    /// An empty text.
    Blank,
    /// "."
    NotApplicable,
    /// ".."
    Withheld,
    /// *ej avläst*
    Unreadable,
    /// *fyll i*
    ToFill,
}

/// A figure, before its meaning is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Number {
    /// The printed value.
    pub value: Decimal,
    /// As it is shown.
    pub printed: String,
    /// The unit written after the figure.
    pub unit: Option<Unit>,
    /// "drygt", "ca" and the like stand before it.
    pub approximate: bool,
    /// Marks after the figure.
    pub marks: String,
    /// The two numbers of a share that is printed as a fraction.
    pub fraction: Option<Fraction>,
}

/// What is wrong with the text, and what to write instead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AmountError {
    /// What is wrong.
    pub message: String,
    /// What to write instead.
    pub help: Cow<'static, str>,
}

const APPROXIMATE: [&str; 9] = ["drygt", "knappt", "cirka", "ca", "ca.", "ungefär", "omkring", "nästan", "över"];
const MINUSES: [char; 3] = ['-', '–', '−'];
const AS_PUBLISHED: &str = "Skriv beloppet som i originalet, till exempel 5_171_429, \"- 4 996 117\", \"242 943,00\" eller \"21,2 %\".";
const UNITS: &str = "Enheter som går att skriva: kr, tkr, mnkr, %, st, deltagare, personer, kr/deltagare, mån, år, dagar, timmar.";
const A_TEXT: &str = "Är det en text: skriv typ = \"text\" på raden, och siffrorna i en tabell som texten pekar på.";
const FRACTION: &str =
    "En andel skrivs i hela tal, som \"8/10\", \"7 av 10\" eller \"7 av 10 deltagare\". Är det två olika tal i samma cell, skriv en mall.";

/// Reads one of the signs for a cell without a figure.
pub(super) fn sign(text: &str) -> Option<Reading> {
    match text.trim() {
        "" => Some(Reading::Blank),
        "-" | "–" | "—" | "−" => Some(Reading::Nil),
        "." => Some(Reading::NotApplicable),
        ".." => Some(Reading::Withheld),
        "ej-avlast" => Some(Reading::Unreadable),
        Content::TO_FILL => Some(Reading::ToFill),
        _ => None,
    }
}

/// Reads the text of a cell.
///
/// # Errors
/// If it is neither a figure nor one of the signs for a cell without a figure.
pub fn read(text: &str) -> Result<Reading, AmountError> {
    if let Some(sign) = sign(text) {
        return Ok(sign);
    }
    let text = text.trim();
    let first = text.split_whitespace().next().unwrap_or_default();
    let approximate = APPROXIMATE.contains(&first.to_lowercase().as_str());
    let rest = if approximate { text[first.len()..].trim_start() } else { text };

    let (fraction, value, after) = match fraction(rest, text)? {
        Some((fraction, after)) => (Some(fraction), fraction.percent(), after),
        None => {
            let Signed { negative, digits, after } = signed(rest, text)?;
            let mut value = decimal(digits, text)?;
            value.set_sign_negative(negative && !value.is_zero());
            (None, value, after)
        }
    };
    let marks: String = after.chars().filter(|c| *c == '*').collect();
    let unit = match (unit(after)?, fraction) {
        (None | Some(Unit::Count), Some(_)) => Some(Unit::Percent),
        (Some(_), Some(_)) => {
            return Err(AmountError { message: format!("”{text}” är en andel och har en enhet"), help: FRACTION.into() });
        }
        (unit, None) => unit,
    };
    Ok(Reading::Number(Number { value, printed: printed(text), unit, approximate, marks, fraction }))
}

/// The unit that is written after a figure, marks aside.
fn unit(after: &str) -> Result<Option<Unit>, AmountError> {
    match after.trim_matches('*').trim() {
        "" => Ok(None),
        word => Unit::from_suffix(word).map(Some).ok_or_else(|| AmountError {
            message: format!("”{word}” är ingen enhet som kan stå efter ett tal"),
            help: if word.contains(char::is_whitespace) { format!("{UNITS} {A_TEXT}").into() } else { UNITS.into() },
        }),
    }
}

/// A part of a whole, such as `8/10` and `7 av 10`, and what follows it. None if the text is something else.
fn fraction<'t>(rest: &'t str, text: &str) -> Result<Option<(Fraction, &'t str)>, AmountError> {
    let by_word =
        || rest.split_once("av").filter(|(part, whole)| part.ends_with(char::is_whitespace) && whole.starts_with(char::is_whitespace));
    let Some((part, whole)) = rest.split_once('/').or_else(by_word) else { return Ok(None) };
    let (part, whole) = (part.trim(), whole.trim_start());
    if part.is_empty() || !part.chars().all(is_of_figure) || !whole.starts_with(|c: char| c.is_ascii_digit()) {
        return Ok(None);
    }
    let (whole, after) = whole.split_at(whole.find(|c| !is_of_figure(c)).unwrap_or(whole.len()));
    let (part, whole) = (decimal(part, text)?, decimal(whole.trim_end(), text)?);
    if part.scale() > 0 || whole.scale() > 0 {
        return Err(AmountError { message: format!("”{text}” är inte en andel i hela tal"), help: FRACTION.into() });
    }
    match (part.to_u64(), whole.to_u64().and_then(NonZeroU64::new)) {
        (Some(part), Some(whole)) if part <= whole.get() => Ok(Some((Fraction { part, whole }, after))),
        (_, whole) => {
            let wrong = if whole.is_none() { "är det hela noll" } else { "är delen större än det hela" };
            Err(AmountError { message: format!("i ”{text}” {wrong}"), help: FRACTION.into() })
        }
    }
}

/// As it is shown: without marks, with no-break spaces and a real minus.
fn printed(text: &str) -> String {
    let shown: String = text.chars().filter(|c| *c != '*').map(|c| if c == '_' { ' ' } else { c }).collect();
    swedish::tidy(&shown)
}

/// A figure told apart from its sign and from what follows it.
struct Signed<'t> {
    negative: bool,
    digits: &'t str,
    after: &'t str,
}

/// The sign may stand before the figure or, as accountants print it, after; or round it, as parentheses.
fn signed<'t>(rest: &'t str, text: &str) -> Result<Signed<'t>, AmountError> {
    let two_signs = || AmountError {
        message: format!("”{text}” har två tecken"),
        help: "Skriv ett minus eller en parentes, som i originalet.".into(),
    };
    let leading = rest.chars().next().filter(|c| MINUSES.contains(c) || *c == '+');
    let unsigned = rest[leading.map_or(0, char::len_utf8)..].trim_start();
    if let Some(inner) = unsigned.strip_prefix('(') {
        let (digits, after) = inner.split_once(')').unwrap_or((inner, ""));
        if leading.is_some() {
            return Err(two_signs());
        }
        if !inner.contains(')') || !digits.chars().all(is_of_figure) || digits.trim() != digits {
            return Err(AmountError {
                message: format!("parentesen i ”{text}” går inte att läsa"),
                help: "En parentes runt ett tal betyder minus: \"(60 000)\". Enheten står efter parentesen.".into(),
            });
        }
        return Ok(Signed { negative: true, digits, after });
    }
    let (digits, after) = unsigned.split_at(unsigned.find(|c| !is_of_figure(c)).unwrap_or(unsigned.len()));
    let trailing = after.strip_prefix(MINUSES).filter(|more| !digits.trim().is_empty() && !more.trim_start().starts_with(is_of_figure));
    match trailing {
        Some(_) if leading.is_some() => Err(two_signs()),
        Some(after) => Ok(Signed { negative: true, digits: digits.trim_end(), after }),
        None => Ok(Signed { negative: leading.is_some_and(|sign| sign != '+'), digits: digits.trim_end(), after }),
    }
}

fn is_of_figure(c: char) -> bool {
    c.is_ascii_digit() || matches!(c, ',' | '.' | '_') || c.is_whitespace()
}

/// A TOML integer or float, from its text in the file.
///
/// # Errors
/// If it is not an ordinary decimal number.
pub(super) fn read_number(lexeme: &str) -> Result<Number, AmountError> {
    if is_like_thousands(lexeme) {
        let (grouped, decimal) = (lexeme.replace('.', "_"), lexeme.replace('.', ","));
        let help = format!("Är det tusental, skriv {grouped}. Är det tre decimaler, skriv \"{decimal}\".");
        return Err(AmountError { message: format!("”{lexeme}” har en punkt"), help: help.into() });
    }
    let value = Decimal::from_str_exact(lexeme.trim_start_matches('+'))
        .map_err(|_| AmountError { message: format!("”{lexeme}” är inget belopp"), help: AS_PUBLISHED.into() })?;
    if !fits(value) {
        return Err(AmountError { message: format!("”{lexeme}” har för många siffror"), help: AS_PUBLISHED.into() });
    }
    Ok(Number { value, printed: swedish::figure(value), unit: None, approximate: false, marks: String::new(), fraction: None })
}

/// Whether a number without quotation marks may be meant as thousands: `150.000`.
fn is_like_thousands(lexeme: &str) -> bool {
    let Some((whole, part)) = lexeme.trim_start_matches(['+', '-']).split_once('.') else { return false };
    (1..=3).contains(&whole.len()) && whole != "0" && part.len() == 3
}

/// No report has larger or finer figures, and within these bounds sums and products are exact.
fn fits(value: Decimal) -> bool {
    value.scale() <= 6 && value.abs() < Decimal::from(100_000_000_000_000u64)
}

fn decimal(digits: &str, text: &str) -> Result<Decimal, AmountError> {
    let error = |message: String, help: &str| Err(AmountError { message, help: help.to_owned().into() });
    if digits.contains('.') {
        let mut groups = digits.split(',').next().unwrap_or_default().split('.');
        let of_excel = digits.matches('.').count() + digits.matches(',').count() > 1
            && groups.next().is_some_and(|first| (1..=3).contains(&first.len()))
            && groups.all(|group| group.len() == 3);
        if of_excel {
            let as_written = text.replacen(digits, &digits.replace('.', " "), 1);
            let help = format!(
                "Skriv tusental med mellanslag och decimaler med kommatecken. Byt talformatet i Excel, eller skriv \"{as_written}\"."
            );
            return error(format!("”{text}” har en punkt"), &help);
        }
        return error(
            format!("”{text}” har en punkt"),
            "Skriv tusental med mellanslag och decimaler med kommatecken: \"1 234,50\". Ett datum eller en kod är ingen siffra.",
        );
    }
    let (whole, part) = digits.split_once(',').unwrap_or((digits, "0"));
    if whole.is_empty() || part.is_empty() || !part.bytes().all(|b| b.is_ascii_digit()) {
        let words = ["ej-avlast", ".."];
        return match nearest(text, words) {
            Some(word) if word.len() > 2 => error(format!("”{text}” är inget belopp"), "Menade du ”ej-avlast”?"),
            _ => error(format!("”{text}” är inget belopp"), AS_PUBLISHED),
        };
    }
    let groups: Vec<&str> = whole.split(|c: char| c == '_' || c.is_whitespace()).collect();
    let well_grouped = groups.len() == 1 || (groups[0].len() <= 3 && groups[1..].iter().all(|g| g.len() == 3) && !groups[0].is_empty());
    if !well_grouped {
        return error(
            format!("siffrorna i ”{text}” står inte i grupper om tre"),
            "Kontrollera mot originalet om en siffra saknas eller om det är två tal.",
        );
    }
    let plain: String = if digits.contains(',') { format!("{}.{part}", groups.concat()) } else { groups.concat() };
    match Decimal::from_str_exact(&plain) {
        Ok(value) if fits(value) => Ok(value),
        _ => error(format!("”{text}” har för många siffror"), AS_PUBLISHED),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(text: &str) -> Number {
        match read(text) {
            Ok(Reading::Number(number)) => number,
            other => panic!("{text}: {other:?}"),
        }
    }

    #[test]
    fn figures_are_read_as_pasted_from_a_report() {
        for (text, value, printed) in [
            ("- 4 996 117", "-4996117", "−4\u{a0}996\u{a0}117"),
            ("-23 457", "-23457", "−23\u{a0}457"),
            ("+ 18 676 kr", "18676", "+18\u{a0}676\u{a0}kr"),
            ("242 943,00", "242943.00", "242\u{a0}943,00"),
            ("5\u{a0}171\u{a0}429", "5171429", "5\u{a0}171\u{a0}429"),
            ("21,2 %", "21.2", "21,2\u{a0}%"),
            ("11%", "11", "11\u{a0}%"),
            ("145 deltagare", "145", "145\u{a0}deltagare"),
            ("drygt 290", "290", "drygt\u{a0}290"),
            ("6322", "6322", "6322"),
            ("−0", "0", "−0"),
            ("60 000-", "-60000", "60\u{a0}000−"),
            ("60 000 – kr", "-60000", "60\u{a0}000−\u{a0}kr"),
            ("1 234,50−", "-1234.50", "1\u{a0}234,50−"),
            ("(60 000)", "-60000", "(60\u{a0}000)"),
            ("(60_000) kr", "-60000", "(60\u{a0}000)\u{a0}kr"),
            ("ca (3)", "-3", "ca\u{a0}(3)"),
        ] {
            let read = number(text);
            assert_eq!((read.value.to_string().as_str(), read.printed.as_str()), (value, printed), "{text}");
        }
    }

    /// What the program writes, it reads as the same: every number of digits, with and without decimals, on both sides of zero.
    #[test]
    fn what_is_written_is_read_as_the_same() {
        for digits in (0..200i64).chain((3..15).flat_map(|power| (-2..=2).map(move |near| 10i64.pow(power) + near))) {
            for scale in 0..=6 {
                for value in [Decimal::new(digits, scale), Decimal::new(-digits, scale)] {
                    let value = if value.is_zero() { Decimal::new(0, scale) } else { value };
                    if fits(value) {
                        assert_eq!(number(&swedish::figure(value)).value.to_string(), value.to_string());
                    }
                }
            }
        }
    }

    #[test]
    fn the_unit_the_word_and_the_marks_are_told_apart() {
        assert_eq!(number("21,2 %").unit, Some(Unit::Percent));
        assert_eq!(number("20 475 kr/deltagare").unit, Some(Unit::KronorPerParticipant));
        assert!(number("drygt 290").approximate);
        let marked = number("6 322**");
        assert_eq!((marked.printed.as_str(), marked.marks.as_str()), ("6\u{a0}322", "**"));
        assert_eq!(number("22 %*").marks, "*");
    }

    #[test]
    fn a_figure_has_one_sign() {
        for text in ["-60 000-", "+5-", "-(60 000)", "+(5)"] {
            assert_eq!(read(text).unwrap_err().message, format!("”{text}” har två tecken"));
        }
        for text in ["(60 000", "( 5 )", "(-5)", "(22 %)", "(3 av 7)"] {
            assert_eq!(read(text).unwrap_err().message, format!("parentesen i ”{text}” går inte att läsa"));
        }
        // "60 000,-" is a price in whole kronor, and "10–15" are two figures.
        for text in ["60 000,-", "10–15", "10 - 15", "()", "--", "5)"] {
            assert!(read(text).is_err(), "{text}");
        }
        assert_eq!(number("(6)*").marks, "*");
        assert_eq!(number("6-**").marks, "**");
    }

    #[test]
    fn a_fraction_is_a_share_with_two_numbers() {
        for (text, value, printed, part) in [
            ("8/10", "80", "8/10", 8),
            ("7 av 10", "70", "7\u{a0}av\u{a0}10", 7),
            ("7\u{a0}av 9 deltagare", "77.777778", "7\u{a0}av\u{a0}9\u{a0}deltagare", 7),
            ("1 204 / 1 505 personer", "80", "1\u{a0}204\u{a0}/\u{a0}1\u{a0}505\u{a0}personer", 1204),
            ("drygt 7 av 10*", "70", "drygt\u{a0}7\u{a0}av\u{a0}10", 7),
            ("0/6", "0", "0/6", 0),
        ] {
            let read = number(text);
            assert_eq!((read.value.to_string().as_str(), read.printed.as_str()), (value, printed), "{text}");
            assert_eq!((read.unit, read.fraction.unwrap().part), (Some(Unit::Percent), part), "{text}");
        }
        assert!(number("20 475 kr/deltagare").fraction.is_none());
        let says = |text| read(text).unwrap_err().message;
        assert_eq!(says("33/25"), "i ”33/25” är delen större än det hela");
        assert_eq!(says("0/0"), "i ”0/0” är det hela noll");
        assert_eq!(says("8,5 av 10"), "”8,5 av 10” är inte en andel i hela tal");
        assert_eq!(says("7 av 10 %"), "”7 av 10 %” är en andel och har en enhet");
        for text in ["-7/10", "7/-10", "7 av alla", "av 10", "/10", "7/10/12", "8/10 2021"] {
            assert!(read(text).is_err(), "{text}");
        }
    }

    #[test]
    fn cells_without_a_figure_are_told_apart() {
        assert_eq!(read(" - "), Ok(Reading::Nil));
        assert_eq!(read("–"), Ok(Reading::Nil));
        assert_eq!(read(""), Ok(Reading::Blank));
        assert_eq!(read("."), Ok(Reading::NotApplicable));
        assert_eq!(read(".."), Ok(Reading::Withheld));
        assert_eq!(read("ej-avlast"), Ok(Reading::Unreadable));
    }

    #[test]
    fn what_is_no_figure_is_refused_with_advice() {
        for text in
            ["12 34", "1.234", "kr", "12 bananer", "1,2,3", "hundra", "5 171 4299", "1,", "--5", "é", "99999999999999999999999999999999"]
        {
            assert!(read(text).is_err(), "{text}");
        }
    }

    #[test]
    fn a_dot_of_thousands_is_no_decimal() {
        for text in ["150.000", "-1.500", "+12.345"] {
            assert_eq!(read_number(text).unwrap_err().message, format!("”{text}” har en punkt"));
        }
        for text in ["0.125", "12.5", "1234.567", "45.25"] {
            assert!(read_number(text).is_ok(), "{text}");
        }
    }
}
