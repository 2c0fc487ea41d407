//! What the header of a column says: a period, a kind of figure.

use super::sheet::{Cell, Value};
use super::when::{When, is_month, is_year, other_words, when};
use crate::model::{Kind, Period};
use crate::swedish::slug;

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

/// What a header that is recognised may be.
pub(super) const MAY_BE: &str = "”2025”, ”Budget 2025”, ”2025-12-31”, ”Januari–juni 2025” eller ”2025-01-01–2025-06-30”";

/// Words of a unit, which the table has.
const UNITS: [&str; 7] = ["kr", "kronor", "tkr", "mkr", "mnkr", "sek", "belopp"];

/// What the cells above a column say.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Header {
    /// As it stands, from above.
    pub text: String,
    /// The only period that is named.
    pub period: Option<Period>,
    /// The half of a year that may be meant, where a part of one is named without its days.
    pub part: Option<Period>,
    /// The only kind that is named.
    pub kind: Option<Kind>,
    /// The figures are in percent.
    pub percent: bool,
    /// It says nothing but a period and a kind.
    pub bare: bool,
}

impl Header {
    /// Of the cells above a column, from above.
    pub fn of(cells: &[&Cell]) -> Header {
        let texts: Vec<String> = cells.iter().map(|cell| text(cell)).collect();
        let text = texts.join(" ");
        let words = slug(&text);
        // A period may go on from one row to the next; a year above a day in it only says the same.
        let said = when(&text).or_else(|| {
            let mut said: Vec<When> = texts.iter().filter_map(|text| when(text)).collect();
            said.dedup();
            match said[..] {
                [only] | [When::Named(Period::Span { .. }), only @ When::Named(Period::Day(_))] => Some(only),
                _ => None,
            }
        });
        let mut kinds: Vec<Kind> =
            words.split('-').filter_map(|word| KINDS.iter().find(|(known, _)| *known == word)).map(|(_, kind)| *kind).collect();
        kinds.dedup();
        // "Avvikelse budget–utfall"
        if kinds.contains(&Kind::Deviation) {
            kinds = vec![Kind::Deviation];
        }
        let unclear = kinds.len() > 1 || words.split('-').any(|word| OF_NO_KIND.contains(&word));
        let percent = text.contains('%') || words.split('-').any(|word| word == "procent");
        let is_known = |word: &String| {
            let word = slug(word);
            word.is_empty() || UNITS.contains(&word.as_str()) || KINDS.iter().any(|(known, _)| *known == word)
        };
        let (period, part) = match said.filter(|_| !unclear) {
            Some(When::Named(period)) => (Some(period), None),
            Some(When::Part { year, half }) => (None, Period::parse(&format!("{year}-h{half}"))),
            None => (None, None),
        };
        let bare = period.is_some() && other_words(&text).iter().all(is_known);
        Header { period, part, kind: kinds.first().copied().filter(|_| !unclear), percent, bare, text }
    }

    /// The period in a report: a part of a year is the half that the report is of, or unknown.
    pub fn period_in(&self, report: Period) -> Option<Period> {
        self.period.or(self.part.filter(|part| *part == report))
    }

    /// As a name, without a unit in parentheses after it: `Budget 2024 (kr)` is `budget-2024`.
    pub fn name(&self) -> String {
        let bare = self.text.strip_suffix(')').and_then(|text| text.rsplit_once('(')).map_or(self.text.as_str(), |(bare, _)| bare);
        slug(bare)
    }
}

/// Whether a cell can be part of a header: no figure but a year or a month.
pub(super) fn is_header(cell: &Cell) -> bool {
    match &cell.value {
        Value::Text(text) => crate::decode::read_amount(text).is_err() || is_year(text) || is_month(text),
        Value::Day(_) => true,
        Value::Number(number) => is_year(&number.to_string()) || cell.format.is_none() && is_month(&number.to_string()),
        Value::Odd(_) => false,
    }
}

fn text(cell: &Cell) -> String {
    match &cell.value {
        Value::Number(number) => number.to_string(),
        _ => cell.shown(),
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
            ("2020-01-01 - 2020-06-30 (6 mån)", "2020-h1", None),
            ("2020-01-01–2020-06-30", "2020-h1", None),
            ("2020-01-01 -2020-12-31 (12 mån)", "2020", None),
            ("per 200630", "2020-06-30", None),
            ("2020-06", "2020-06-30", None),
            ("202006", "2020-06-30", None),
            ("202001-202006", "2020-h1", None),
            ("Utfall 20200630", "2020-06-30", Some(Kind::Outcome)),
            ("Per 30/6 2020", "2020-06-30", None),
            ("Jan-jun 2021", "2021-h1", None),
            ("1 jan–30 juni 2021", "2021-h1", None),
            ("2020 (12 mån)", "2020", None),
        ] {
            assert_eq!(read(&[text]), (Some(period.to_owned()), kind), "{text}");
        }
        assert_eq!(read(&["2020-01-01", "-2020-06-30", "(6 mån)"]).0.as_deref(), Some("2020-h1"));
        assert_eq!(read(&["Januari–juni", "2021"]).0.as_deref(), Some("2021-h1"));
        assert_eq!(read(&["2025", "31 december 2025"]).0.as_deref(), Some("2025-12-31"));
        assert_eq!(read(&["2025", "Budget"]), (Some("2025".to_owned()), Some(Kind::Budget)));
        assert_eq!(read(&["Avvikelse budget–utfall 2025"]), (Some("2025".to_owned()), Some(Kind::Deviation)));
        for text in ["Not", "2024–2025", "Förändring 2025", "Budget och utfall 2025", ""] {
            assert_eq!(read(&[text]).0, None, "{text}");
        }
    }
    /// A part of a year is known only by the report, and what a header says besides is not lost.
    #[test]
    fn a_half_year_is_the_half_year_of_the_report() {
        let half = Period::parse("2020-h1").unwrap();
        let read = |text: &str| Header::of(&[&Cell::text(text).unwrap()]);
        for text in ["Halvår 2020", "Halvår 1 2020", "Delår 2020", "Budget halvår 2020", "2020 (6 mån)"] {
            let header = read(text);
            assert_eq!((header.period_in(half), header.period_in(Period::year(2020).unwrap())), (Some(half), None), "{text}");
            assert!(!header.bare, "{text}");
        }
        assert_eq!(read("Andra halvåret 2020").period_in(half), None);
        assert!(read("Budget 2020 (tkr)").bare && read("Per 2020-06-30 (6 mån)").bare && !read("Kostnad per 200630").bare);
    }
}
