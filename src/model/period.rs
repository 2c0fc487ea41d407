//! When a figure holds: a stretch of days, or one day.

use crate::swedish;
use jiff::ToSpan;
use jiff::civil::{Date, date};
use std::fmt;

/// A period of a report or a figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Period {
    /// From the first to the last day.
    Span {
        /// The first day, counted in.
        first: Date,
        /// The last day, counted in; never before the first.
        last: Date,
    },
    /// One day, as in a balance sheet.
    Day(Date),
}

impl Period {
    /// The whole calendar year; none of a year that no date can have.
    pub fn year(year: i16) -> Option<Period> {
        Some(Period::Span { first: Date::new(year, 1, 1).ok()?, last: Date::new(year, 12, 31).ok()? })
    }

    /// Reads `2024`, `2020-h1`, `2021-t2`, `2021-q3`, `2024-12-31` and `2020-01-01/2020-06-30`, in names of folders
    /// `2020-01-01--2020-06-30`.
    pub fn parse(text: &str) -> Option<Period> {
        if let Some((first, last)) = text.split_once('/').or_else(|| text.split_once("--")) {
            let (first, last) = (parse_date(first)?, parse_date(last)?);
            return (first <= last).then_some(Period::Span { first, last });
        }
        if let Some(day) = parse_date(text) {
            return Some(Period::Day(day));
        }
        let (year, part) = text.split_once('-').map_or((text, None), |(year, part)| (year, Some(part)));
        if year.len() != 4 || !year.bytes().all(|b| b.is_ascii_digit()) {
            return None;
        }
        let year: i16 = year.parse().ok()?;
        let Some(part) = part else { return Period::year(year) };
        let (months, parts) = match part.as_bytes() {
            [b'h', _] => (6, 2),
            [b't', _] => (4, 3),
            [b'q', _] => (3, 4),
            _ => return None,
        };
        let number: i8 = part[1..].parse().ok()?;
        if !(1..=parts).contains(&number) {
            return None;
        }
        let first = Date::new(year, (number - 1) * months + 1, 1).ok()?;
        let last = Date::new(year, number * months, 1).ok()?.last_of_month();
        Some(Period::Span { first, last })
    }

    /// The first day of it.
    pub fn first_day(self) -> Date {
        match self {
            Period::Day(day) => day,
            Period::Span { first, .. } => first,
        }
    }

    /// The day on which the period ends.
    pub fn last_day(self) -> Date {
        match self {
            Period::Span { last, .. } | Period::Day(last) => last,
        }
    }

    /// Whether another ends within it.
    pub fn covers(self, other: Period) -> bool {
        (self.first_day()..=self.last_day()).contains(&other.last_day())
    }

    /// The period that a flow belongs to: a day stands for the time since the start of its year.
    pub fn as_flow(self) -> Period {
        match self {
            Period::Day(day) => Period::Span { first: date(day.year(), 1, 1), last: day },
            span @ Period::Span { .. } => span,
        }
    }

    /// The day that a stock belongs to: the last day, or at the start the day before the first.
    pub fn as_stock(self, at_start: bool) -> Period {
        match self {
            Period::Span { first, .. } if at_start => Period::Day(first.yesterday().unwrap_or(first)),
            Period::Day(_) if at_start => self.as_flow().as_stock(true),
            Period::Span { last, .. } | Period::Day(last) => Period::Day(last),
        }
    }

    /// The same part of the year before: a half year is never held against a whole one. None of a day.
    pub fn year_before(self) -> Option<Period> {
        if let Period::Day(_) = self { None } else { self.later(-1) }
    }

    /// The same part of a year so many years later; a day too. None of a year that no date can have.
    pub fn later(self, years: i16) -> Option<Period> {
        // 29 February has no counterpart; the last day of the month has.
        let later = |day: Date| day.checked_add(years.years()).ok();
        Some(match self {
            Period::Day(day) => Period::Day(later(day)?),
            Period::Span { first, last } => Period::Span { first: later(first)?, last: later(last)? },
        })
    }

    /// As a heading or in a sentence: `2024`, `januari–juni 2020`, `31 december 2024`.
    pub fn label(self) -> String {
        match self {
            Period::Span { first, last } => swedish::period_label(first, last),
            Period::Day(day) => swedish::date(day),
        }
    }

    /// Whether it is a calendar year from the first day to the last.
    pub fn is_whole_year(self) -> bool {
        Period::year(self.last_day().year()) == Some(self)
    }
}

/// The name that [`Period::parse`] reads.
impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Period::Span { first, last } = *self else {
            return write!(f, "{}", self.last_day());
        };
        let year = first.year();
        let named = std::iter::once(year.to_string())
            .chain((1..=2).map(|n| format!("{year}-h{n}")))
            .chain((1..=3).map(|n| format!("{year}-t{n}")))
            .chain((1..=4).map(|n| format!("{year}-q{n}")))
            .find(|name| Period::parse(name) == Some(*self));
        match named {
            Some(name) => f.write_str(&name),
            None => write!(f, "{first}/{last}"),
        }
    }
}

fn parse_date(text: &str) -> Option<Date> {
    (text.len() == 10).then(|| text.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_read_and_written_alike() {
        for name in ["2024", "2020-h1", "2021-t2", "2021-q4", "2024-12-31", "2020-02-01/2020-06-30"] {
            assert_eq!(Period::parse(name).unwrap().to_string(), name);
        }
        for wrong in ["24", "2024-h3", "2024-13-01", "2024-x1", "2020-06-30/2020-01-01", "", "20é4"] {
            assert_eq!(Period::parse(wrong), None, "{wrong}");
        }
    }

    /// What is written is read as the same period: every day, stretch and part of every year that a folder can be named for.
    #[test]
    fn what_is_written_is_read_as_the_same() {
        let same = |period: Period| assert_eq!(Period::parse(&period.to_string()), Some(period), "{period}");
        for year in 0..=9999 {
            let parts = ["h1", "h2", "t1", "t2", "t3", "q1", "q2", "q3", "q4"].map(|part| Period::parse(&format!("{year:04}-{part}")));
            parts.into_iter().chain([Period::year(year)]).for_each(|period| same(period.unwrap()));
            let (first, last) = (date(year, (year % 12 + 1) as i8, (year % 28 + 1) as i8), date(year, 12, 31));
            [Period::Day(first), Period::Day(last), Period::Span { first, last }].into_iter().for_each(same);
        }
    }

    #[test]
    fn a_period_has_the_same_months_a_year_earlier() {
        let before = |name: &str| Period::parse(name).unwrap().year_before();
        assert_eq!(before("2020-h1"), Period::parse("2019-h1"));
        assert_eq!(before("2024-01-01/2024-02-29"), Period::parse("2023-01-01/2023-02-28"));
        assert_eq!(before("2024-12-31"), None);
    }

    #[test]
    fn opening_stock_is_the_closing_stock_of_the_year_before() {
        let year = Period::parse("2024").unwrap();
        assert_eq!(year.as_stock(true), Period::parse("2023-12-31").unwrap());
        assert_eq!(Period::parse("2024-12-31").unwrap().as_stock(true), Period::parse("2023-12-31").unwrap());
        assert_eq!(year.as_stock(false), Period::parse("2024-12-31").unwrap());
        assert_eq!(Period::parse("2020-06-30").unwrap().as_flow(), Period::parse("2020-h1").unwrap());
    }
}
