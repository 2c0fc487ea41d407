//! When a header says that its figures are of, as people who keep accounts write it.

use crate::model::Period;
use crate::swedish::date::{month_named, year};
use jiff::civil::Date;

/// What a text says of when.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum When {
    /// These days.
    Named(Period),
    /// A part of a year that is not told in days: "Halvår 2020", "Delår 2020", "2020 (6 mån)".
    Part {
        /// The year.
        year: i16,
        /// The half that is named, or may be meant.
        half: i8,
    },
}

/// A piece of a header.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Piece {
    Day(Date),
    /// The first day of a month that is written in digits.
    Month(Date),
    Word(String),
}

/// Words that only say that a period follows, or how it is counted.
const SAYS_WHEN: [&str; 12] = ["per", "den", "år", "helår", "helåret", "mån", "månader", "tom", "t", "o", "m", "till"];
/// Words of a part of a year.
const PARTS: [&str; 6] = ["halvår", "halvåret", "delår", "delåret", "halvårs", "delårs"];

/// What a text says of when, if it says one thing.
pub(super) fn when(text: &str) -> Option<When> {
    if let Some(period) = Period::parse(text.trim()) {
        return Some(When::Named(period));
    }
    let pieces = pieces(text);
    let days: Vec<&Piece> = pieces.iter().filter(|piece| !matches!(piece, Piece::Word(_))).collect();
    let span = |first: Date, last: Date| (first <= last).then_some(Period::Span { first, last });
    match days[..] {
        [] => {}
        [Piece::Day(day)] => return Some(When::Named(Period::Day(*day))),
        // So far into the year, as accounts are kept.
        [Piece::Month(first)] => return Some(When::Named(Period::Day(first.last_of_month()))),
        [Piece::Day(first), Piece::Day(last)] => return span(*first, *last).map(When::Named),
        [Piece::Month(first), Piece::Month(last)] => return span(*first, last.last_of_month()).map(When::Named),
        _ => return None,
    }
    let words: Vec<&str> =
        pieces.iter().filter_map(|piece| if let Piece::Word(word) = piece { Some(word.as_str()) } else { None }).collect();
    let mut years = words.iter().enumerate().filter(|(_, word)| is_year(word));
    let (Some((at, year)), None) = (years.next(), years.next()) else { return None };
    let year: i16 = year.parse().ok()?;
    let number = |at: Option<usize>| at.and_then(|at| words.get(at)).and_then(|word| word.parse::<i8>().ok());
    let months: Vec<(usize, i8)> = words.iter().enumerate().filter_map(|(at, word)| Some((at, month_named(word)?))).collect();
    let named = match months[..] {
        [] => match (number(at.checked_sub(2)), number(at.checked_sub(1))) {
            (Some(day), Some(month)) => Period::Day(Date::new(year, month, day).ok()?),
            _ => match part(&words) {
                Some(half) => return Some(When::Part { year, half }),
                None => Period::year(year)?,
            },
        },
        [(at, month)] => {
            let first = Date::new(year, month, 1).ok()?;
            match number(at.checked_sub(1)) {
                Some(day) => Period::Day(Date::new(year, month, day).ok()?),
                None => Period::Span { first, last: first.last_of_month() },
            }
        }
        [(_, first), (to, last)] => {
            let month = Date::new(year, last, 1).ok()?;
            let last = match number(to.checked_sub(1)) {
                Some(day) => Date::new(year, last, day).ok()?,
                None => month.last_of_month(),
            };
            span(Date::new(year, first, 1).ok()?, last)?
        }
        _ => return None,
    };
    Some(When::Named(named))
}

/// Which half of a year the words may mean, if they speak of a part of one.
fn part(words: &[&str]) -> Option<i8> {
    let at = words.iter().position(|word| PARTS.contains(word));
    let of_months = words.windows(2).any(|pair| pair[0] == "6" && pair[1].starts_with("mån"));
    let is_second = words.contains(&"andra") || at.is_some_and(|at| words.get(at + 1) == Some(&"2"));
    (at.is_some() || of_months).then_some(if is_second { 2 } else { 1 })
}

/// The words of a text that do not only say when.
pub(super) fn other_words(text: &str) -> Vec<String> {
    let words = pieces(text).into_iter().filter_map(|piece| if let Piece::Word(word) = piece { Some(word) } else { None });
    let says_when =
        |word: &String| SAYS_WHEN.contains(&word.as_str()) || month_named(word).is_some() || word.bytes().all(|b| b.is_ascii_digit());
    words.filter(|word| !says_when(word)).collect()
}

pub(super) fn is_year(text: &str) -> bool {
    year(text).is_some()
}

/// Whether a bare number is a month or the last day of one: `202006`, `200630`.
pub(super) fn is_month(text: &str) -> bool {
    match digits(text) {
        Some(Piece::Month(_)) => true,
        Some(Piece::Day(day)) => day == day.last_of_month(),
        _ => false,
    }
}

fn pieces(text: &str) -> Vec<Piece> {
    let text = text.to_lowercase();
    let mut pieces = Vec::new();
    let mut rest = text.as_str();
    let mut word = String::new();
    while let Some(c) = rest.chars().next() {
        let follows = |length: usize| rest.get(length..).is_none_or(|rest| !rest.starts_with(|c: char| c.is_ascii_digit()));
        let dashed = |length: usize, day: &str| {
            let dated: Option<Date> = rest.get(..length).and_then(|part| format!("{part}{day}").parse().ok());
            dated.filter(|day| follows(length) && is_year(&day.year().to_string()))
        };
        let found = match word.chars().last() {
            Some(last) if last.is_ascii_digit() => None,
            _ if !c.is_ascii_digit() => None,
            _ => dashed(10, "").map(|day| (10, Piece::Day(day))).or_else(|| dashed(7, "-01").map(|first| (7, Piece::Month(first)))),
        };
        let (length, is_apart) = match &found {
            Some((length, _)) => (*length, true),
            None => (c.len_utf8(), c.is_whitespace() || "-–—−/.,():;".contains(c)),
        };
        if is_apart && !word.is_empty() {
            let whole = std::mem::take(&mut word);
            pieces.push(digits(&whole).unwrap_or(Piece::Word(whole)));
        }
        pieces.extend(found.map(|(_, piece)| piece));
        if !is_apart {
            word.push(c);
        }
        rest = rest.get(length..).unwrap_or_default();
    }
    if !word.is_empty() {
        pieces.push(digits(&word).unwrap_or(Piece::Word(word)));
    }
    pieces
}

/// `20200630`, `202006` and `200630`.
fn digits(word: &str) -> Option<Piece> {
    if !word.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let date = |year: &str, month: &str, day: &str| -> Option<Date> {
        is_year(year).then(|| format!("{year}-{month}-{day}").parse().ok()).flatten()
    };
    match word.len() {
        8 => date(&word[..4], &word[4..6], &word[6..]).map(Piece::Day),
        6 => date(&word[..4], &word[4..], "01")
            .map(Piece::Month)
            .or_else(|| date(&format!("20{}", &word[..2]), &word[2..4], &word[4..]).map(Piece::Day)),
        _ => None,
    }
}
