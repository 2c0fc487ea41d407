//! How a figure of a sheet is written in the content, and what is to be said of it. It is never rounded in silence.

use super::sheet::{Cell, Value};
use crate::decode::{Reading, read_amount};
use crate::edit::quoted;
use crate::model::Unit;
use crate::swedish::figure;
use rust_decimal::prelude::{Decimal, RoundingStrategy};

/// More decimals than this no amount has that is not worked out.
const DECIMALS: u32 = 2;

/// A value as the content has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    /// As TOML.
    pub toml: String,
    /// In the unit that is written; none of a text, a dash and the like.
    pub value: Option<Decimal>,
    /// What to look at, in Swedish.
    pub notes: Vec<String>,
}

/// What a value is written for.
#[derive(Debug, Clone, Copy)]
pub struct Wanted {
    /// The unit of the figure.
    pub unit: Unit,
    /// Texts and verdicts, not figures.
    pub text: bool,
    /// Something above the figures in the sheet says that they are in percent.
    pub says_percent: bool,
}

/// How a cell of a sheet is written.
///
/// # Errors
/// Why it is not, in Swedish.
pub fn written(cell: &Cell, wanted: Wanted) -> Result<Written, String> {
    Ok(match &cell.value {
        Value::Odd(text) => return Err(format!("bladet har {text}")),
        Value::Text(text) if wanted.text => plain(text),
        Value::Text(text) => of_text(text, wanted.unit)?,
        Value::Day(day) if wanted.text => plain(&day.to_string()),
        Value::Day(day) => return Err(format!("bladet har ett datum, {day}")),
        Value::Number(number) if wanted.text => plain(&figure(*number)),
        Value::Number(number) => of_number(*number, cell.format.as_deref(), wanted)?,
    })
}

fn plain(text: &str) -> Written {
    Written { toml: quoted(&text.split_whitespace().collect::<Vec<_>>().join(" ")), value: None, notes: Vec::new() }
}

/// A text that is a figure, or a sign such as a dash, as it stands.
fn of_text(text: &str, unit: Unit) -> Result<Written, String> {
    let mut notes = Vec::new();
    // Only a file of separated values has a point where Swedish has a comma.
    let with_comma = match text.split_once('.') {
        Some((whole, part)) if is_digits(whole.trim_start_matches('-')) && is_digits(part) && part.len() != 3 => {
            notes.push("punkten är läst som decimaltecken".to_owned());
            format!("{whole},{part}")
        }
        _ => text.to_owned(),
    };
    match read_amount(&with_comma) {
        Ok(Reading::Number(number)) => {
            if number.unit.is_some_and(|own| own.quantity() != unit.quantity()) {
                return Err(format!("bladet har ”{text}”, som har en annan enhet än cellen"));
            }
            let is_plain = number.marks.is_empty() && !number.approximate && number.fraction.is_none() && number.unit.is_none();
            let is_plain = is_plain && with_comma.chars().all(|c| c.is_ascii_digit() || c.is_whitespace() || "-−–,".contains(c));
            let toml = if is_plain && !with_comma.ends_with(['-', '−', '–']) { toml(number.value) } else { plain(&with_comma).toml };
            Ok(Written { toml, value: Some(number.value), notes })
        }
        Ok(Reading::ToFill | Reading::Blank) => Err("cellen är tom i bladet".to_owned()),
        Ok(_) => Ok(plain(&with_comma)),
        Err(error) => Err(error.message),
    }
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())
}

fn of_number(number: Decimal, format: Option<&str>, wanted: Wanted) -> Result<Written, String> {
    let format = format.map(Format::read).unwrap_or_default();
    let is_share = matches!(wanted.unit, Unit::Percent | Unit::PercentagePoints);
    if format.percent && !is_share {
        return Err(format!("bladet har ett procenttal, {} %, men cellen är inte i procent", figure(number * Decimal::ONE_HUNDRED)));
    }
    if is_share && !format.percent && !wanted.says_percent && !number.is_zero() && number.abs() <= Decimal::ONE {
        return Err(format!("bladet har {} utan procenttecken. Ge cellen procentformat i Excel, om det är en andel", figure(number)));
    }
    let mut value = if format.percent { number * Decimal::ONE_HUNDRED } else { number };
    let mut notes = Vec::new();
    if format.thousands > 0 {
        let shown = value / Decimal::from(1_000u64.pow(format.thousands));
        let decimals = format.decimals.unwrap_or(0);
        let shown = round(shown, decimals);
        match wanted.unit.factor() == Decimal::from(1_000u64.pow(format.thousands)) {
            true => {
                notes.push(format!("bladet har {}, som visas i {}", figure(value), wanted.unit.suffix()));
                return Ok(Written { toml: toml(shown), value: Some(shown), notes });
            }
            false => notes.push(format!("visas som {} i Excel", figure(shown))),
        }
    }
    let decimals = value.normalize().scale();
    match format.decimals {
        Some(shown) if shown >= decimals => {
            value.rescale(shown);
        }
        Some(shown) if decimals <= DECIMALS && !format.percent => {
            if format.thousands == 0 {
                let shown = figure(round(value, shown));
                notes.push(format!("visas som {shown} i Excel; skriv det avrundade talet i Excel, om originalet har det så"));
            }
        }
        Some(shown) => {
            notes.push(format!("avrundat som Excel visar det: bladet har {}", figure(value.normalize())));
            value = round(value, shown);
        }
        None if decimals > DECIMALS => {
            return Err(format!("bladet har {}. Ge cellen ett talformat med så många decimaler som ska visas", figure(value)));
        }
        None => value = value.normalize(),
    }
    let toml = if format.percent { quoted(&format!("{} %", spaced(value))) } else { toml(value) };
    Ok(Written { toml, value: Some(value), notes })
}

/// As Excel rounds what it shows.
fn round(value: Decimal, decimals: u32) -> Decimal {
    let mut value = value.round_dp_with_strategy(decimals, RoundingStrategy::MidpointAwayFromZero);
    value.rescale(decimals);
    value
}

/// A figure as the files have it: `5_171_429`, `"- 4 996 117"`, `"242 943,00"`.
fn toml(value: Decimal) -> String {
    match value.scale() == 0 && !value.is_sign_negative() {
        true => figure(value).replace(crate::swedish::NBSP, "_"),
        false => quoted(&spaced(value)),
    }
}

fn spaced(value: Decimal) -> String {
    figure(value).replace(crate::swedish::NBSP, " ").replace(crate::swedish::MINUS, "- ")
}

/// What a number format says of how a number is shown.
#[derive(Debug, Default, PartialEq, Eq)]
struct Format {
    percent: bool,
    /// None if the format does not say.
    decimals: Option<u32>,
    /// So many times it is divided by a thousand.
    thousands: u32,
}

impl Format {
    /// Reads the part for positive numbers.
    fn read(code: &str) -> Format {
        let mut bare = String::new();
        let (mut quoted, mut escaped, mut bracket) = (false, false, false);
        for c in code.chars() {
            match c {
                _ if escaped => escaped = false,
                '"' => quoted = !quoted,
                _ if quoted => {}
                '\\' | '_' | '*' => escaped = true,
                '[' => bracket = true,
                ']' => bracket = false,
                _ if bracket => {}
                ';' => break,
                _ => bare.push(c),
            }
        }
        let is_digit = |c: char| matches!(c, '0' | '#' | '?');
        let Some(last) = bare.rfind(is_digit).filter(|_| !bare.contains(['E', 'e', '/'])) else {
            return Format { percent: bare.contains('%'), ..Format::default() };
        };
        let decimals = bare[..=last].rsplit_once('.').map_or(0, |(_, part)| part.chars().filter(|c| is_digit(*c)).count());
        let thousands = bare[last + 1..].chars().take_while(|c| *c == ',').count().min(3);
        Format { percent: bare.contains('%'), decimals: u32::try_from(decimals).ok().filter(|d| *d <= 20), thousands: thousands as u32 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(value: &str, format: &str, unit: Unit) -> Result<(String, Vec<String>), String> {
        let number = Value::Number(value.parse().unwrap());
        let format = (!format.is_empty()).then(|| format.to_owned());
        let cell = Cell { value: number, formula: false, format, repeated: false };
        written(&cell, Wanted { unit, text: false, says_percent: false }).map(|written| (written.toml, written.notes))
    }

    #[test]
    fn a_number_is_written_as_it_is_and_what_excel_hides_is_told() {
        let plain = |toml: &str| Ok((toml.to_owned(), Vec::new()));
        let noted = |toml: &str, note: &str| Ok((toml.to_owned(), vec![note.to_owned()]));
        assert_eq!(of("5171429", "", Unit::Kronor), plain("5_171_429"));
        assert_eq!(of("-4996117", "#,##0", Unit::Kronor), plain("\"- 4 996 117\""));
        assert_eq!(of("242943", "#,##0.00", Unit::Kronor), plain("\"242 943,00\""));
        assert_eq!(
            of("4996117.33", "#,##0", Unit::Kronor),
            noted("\"4 996 117,33\"", "visas som 4\u{a0}996\u{a0}117 i Excel; skriv det avrundade talet i Excel, om originalet har det så")
        );
        assert_eq!(
            of("4996117.335", "#,##0", Unit::Kronor),
            noted("4_996_117", "avrundat som Excel visar det: bladet har 4\u{a0}996\u{a0}117,335")
        );
        assert!(of("4996117.335", "", Unit::Kronor).unwrap_err().starts_with("bladet har 4\u{a0}996\u{a0}117,335."));
        assert_eq!(of("0.212", "0.0%", Unit::Percent), plain("\"21,2 %\""));
        assert_eq!(of("0.2125", "0%", Unit::Percent), noted("\"21 %\"", "avrundat som Excel visar det: bladet har 21,25"));
        assert!(of("0.212", "", Unit::Percent).is_err() && of("0.212", "0.0%", Unit::Kronor).is_err());
        assert_eq!(of("5171429", "#,##0,", Unit::ThousandKronor), noted("5_171", "bladet har 5\u{a0}171\u{a0}429, som visas i tkr"));
        assert_eq!(of("5171429", "#,##0,", Unit::Kronor), noted("5_171_429", "visas som 5\u{a0}171 i Excel"));
    }

    #[test]
    fn a_text_is_written_as_it_stands() {
        let of = |text: &str| written(&Cell::text(text).unwrap(), Wanted { unit: Unit::Kronor, text: false, says_percent: false });
        for (text, toml) in [
            ("4 996 117", "4_996_117"),
            ("−4 996 117", "\"- 4 996 117\""),
            ("(60 000)", "\"(60 000)\""),
            ("60 000-", "\"60 000-\""),
            ("–", "\"–\""),
            ("1234,50", "\"1 234,50\""),
            ("1234.5", "\"1 234,5\""),
            ("ca 290 kr", "\"ca 290 kr\""),
        ] {
            assert_eq!(of(text).map(|written| written.toml), Ok(toml.to_owned()), "{text}");
        }
        for text in ["1.234", "21,2 %", "se not 3", "fyll i"] {
            assert!(of(text).is_err(), "{text}");
        }
    }

    #[test]
    fn number_formats_are_read() {
        let format = |percent, decimals, thousands| Format { percent, decimals, thousands };
        assert_eq!(Format::read("#,##0.00 \"kr\";[Red]-#,##0.00"), format(false, Some(2), 0));
        assert_eq!(Format::read("_-* #,##0_-"), format(false, Some(0), 0));
        assert_eq!(Format::read("0.0\\ %"), format(true, Some(1), 0));
        assert_eq!(Format::read("#,##0.0,,"), format(false, Some(1), 2));
        assert_eq!((Format::read("@"), Format::read("0.00E+00")), (Format::default(), Format::default()));
    }
}
