//! What the header of a column says: a period, a kind of figure.

use super::sheet::{Cell, Value};
use crate::model::{Kind, Period};
use crate::swedish::date::month_named;
use crate::swedish::slug;
use jiff::civil::Date;

/// Words for each kind, as slugs.
const KINDS: [(&str, Kind); 14] = [
    ("utfall", Kind::Outcome),
    ("bokslut", Kind::Outcome),
    ("redovisat", Kind::Outcome),
    ("budget", Kind::Budget),
    ("budgeterat", Kind::Budget),
    ("avvikelse", Kind::Deviation),
    ("differens", Kind::Deviation),
    ("diff", Kind::Deviation),
    ("prognos", Kind::Forecast),
    ("andel", Kind::Share),
    ("mal", Kind::Target),
    ("malvarde", Kind::Target),
    ("max", Kind::Maximum),
    ("hogsta", Kind::Maximum),
];

/// Words of columns that are of no kind, though a year may stand beside them.
const OF_NO_KIND: [&str; 4] = ["forandring", "okning", "minskning", "skillnad"];

/// What the cells above a column say.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Header {
    /// As it stands, from above.
    pub text: String,
    /// The only period that is named.
    pub period: Option<Period>,
    /// The only kind that is named.
    pub kind: Option<Kind>,
    /// The figures are in percent.
    pub percent: bool,
}

impl Header {
    /// Of the cells above a column, from above.
    pub fn of(cells: &[&Cell]) -> Header {
        let texts: Vec<String> = cells.iter().map(|cell| text(cell)).collect();
        let text = texts.join(" ");
        let words = slug(&text);
        let mut periods: Vec<Period> = texts.iter().filter_map(|text| period(text)).collect();
        periods.dedup();
        // A year above a day in it only says the same.
        if let [Period::Span { .. }, day @ Period::Day(_)] = periods[..] {
            periods = vec![day];
        }
        let mut kinds: Vec<Kind> =
            words.split('-').filter_map(|word| KINDS.iter().find(|(known, _)| *known == word)).map(|(_, kind)| *kind).collect();
        kinds.dedup();
        // "Avvikelse budget–utfall"
        if kinds.contains(&Kind::Deviation) {
            kinds = vec![Kind::Deviation];
        }
        let unclear = kinds.len() > 1 || periods.len() > 1 || words.split('-').any(|word| OF_NO_KIND.contains(&word));
        let percent = text.contains('%') || words.split('-').any(|word| word == "procent");
        Header { period: periods.first().copied().filter(|_| !unclear), kind: kinds.first().copied().filter(|_| !unclear), percent, text }
    }

    /// As a name, without a unit in parentheses after it: `Budget 2024 (kr)` is `budget-2024`.
    pub fn name(&self) -> String {
        let bare = self.text.strip_suffix(')').and_then(|text| text.rsplit_once('(')).map_or(self.text.as_str(), |(bare, _)| bare);
        slug(bare)
    }
}

/// Whether a cell can be part of a header: no figure but a year.
pub(super) fn is_header(cell: &Cell) -> bool {
    match &cell.value {
        Value::Text(text) => crate::decode::read_amount(text).is_err() || is_year(text),
        Value::Day(_) => true,
        Value::Number(number) => is_year(&number.to_string()),
        Value::Odd(_) => false,
    }
}

fn text(cell: &Cell) -> String {
    match &cell.value {
        Value::Number(number) => number.to_string(),
        _ => cell.shown(),
    }
}

fn is_year(text: &str) -> bool {
    text.len() == 4 && text.parse::<i16>().is_ok_and(|year| (1990..2100).contains(&year))
}

/// The period that a text names, if it names one.
fn period(text: &str) -> Option<Period> {
    if let Some(period) = Period::parse(text.trim()) {
        return Some(period);
    }
    let words: Vec<String> = text
        .to_lowercase()
        .split(|c: char| c.is_whitespace() || matches!(c, '–' | '—' | ',' | '(' | ')' | ':' | ';'))
        .flat_map(|word| match word.parse::<Date>() {
            Ok(_) => vec![word.to_owned()],
            Err(_) => word.split(['-', '/', '.']).map(str::to_owned).collect(),
        })
        .filter(|word| !word.is_empty())
        .collect();
    let days: Vec<Date> = words.iter().filter_map(|word| word.parse().ok()).collect();
    match days[..] {
        [day] => return Some(Period::Day(day)),
        [first, last] if first <= last => return Some(Period::Span { first, last }),
        [] => {}
        _ => return None,
    }
    let years: Vec<i16> = words.iter().filter(|word| is_year(word)).filter_map(|word| word.parse().ok()).collect();
    let [year] = years[..] else { return None };
    let months: Vec<(usize, i8)> = words.iter().enumerate().filter_map(|(at, word)| Some((at, month_named(word)?))).collect();
    match months[..] {
        [] => Period::year(year),
        [(at, month)] => {
            let day = at.checked_sub(1).and_then(|before| words[before].parse().ok());
            let first = Date::new(year, month, 1).ok()?;
            Some(match day {
                Some(day) => Period::Day(Date::new(year, month, day).ok()?),
                None => Period::Span { first, last: first.last_of_month() },
            })
        }
        [(_, first), (_, last)] if first <= last => {
            let last = Date::new(year, last, 1).ok()?.last_of_month();
            Some(Period::Span { first: Date::new(year, first, 1).ok()?, last })
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headers_say_when_and_of_what_kind() {
        let read = |texts: &[&str]| {
            let cells: Vec<Cell> = texts.iter().filter_map(|text| Cell::text(text)).collect();
            let header = Header::of(&cells.iter().collect::<Vec<_>>());
            (header.period.map(|period| period.to_string()), header.kind)
        };
        for (text, period, kind) in [
            ("2025", "2025", None),
            ("Utfall 2025", "2025", Some(Kind::Outcome)),
            ("Budget\n2025", "2025", Some(Kind::Budget)),
            ("2025-12-31", "2025-12-31", None),
            ("31 dec 2025", "2025-12-31", None),
            ("31 december 2025", "2025-12-31", None),
            ("Januari–juni 2025", "2025-h1", None),
            ("2025-01-01 – 2025-12-31", "2025", None),
            ("Bokslut 2025 (tkr)", "2025", Some(Kind::Outcome)),
        ] {
            assert_eq!(read(&[text]), (Some(period.to_owned()), kind), "{text}");
        }
        assert_eq!(read(&["2025", "Budget"]), (Some("2025".to_owned()), Some(Kind::Budget)));
        assert_eq!(read(&["Avvikelse budget–utfall 2025"]), (Some("2025".to_owned()), Some(Kind::Deviation)));
        for text in ["Not", "2024–2025", "Förändring 2025", "Budget och utfall 2025", ""] {
            assert_eq!(read(&[text]).0, None, "{text}");
        }
    }
}
