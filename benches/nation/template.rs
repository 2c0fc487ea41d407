//! A real report as a template: its files, with every printed figure by itself.

use insyn::build::Checked;
use insyn::model::{Association, Cell, Content, Edge, Meaning, Nature, Period, Report, Table, Unit};
use jiff::civil::Date;
use rust_decimal::{Decimal, RoundingStrategy};
use std::ops::Range;
use std::path::Path;

/// A piece of a file.
pub(crate) enum Piece {
    /// In which names and years are replaced.
    Text(String),
    /// A printed figure, or several.
    Figure(Figures),
}

/// What a cell holds, as the file has it.
#[derive(Clone)]
pub(crate) struct Figures {
    text: String,
    /// For each number in it, whether it is an amount of money.
    money: Vec<bool>,
    /// How many years before the report.
    pub years_before: i16,
}

/// A known error of the original.
#[derive(Clone)]
pub(crate) struct Known {
    pub rule: String,
    pub places: Vec<String>,
    pub explanation: String,
}

/// A real report, ready to be told of another association and another year.
pub(crate) struct Template {
    /// Its folder.
    pub id: String,
    pub year: i16,
    /// The files of the report by their names.
    pub files: Vec<(String, Vec<Piece>)>,
    pub known: Vec<Known>,
}

impl Template {
    pub(crate) fn read(real: &Checked, association: &Association, report: &Report) -> Template {
        let mut edits: Vec<(String, Range<usize>, Option<Piece>)> = Vec::new();
        for table in &report.tables {
            for cell in table.rows.iter().flat_map(|row| &row.cells).filter(|cell| is_figure(cell)) {
                let (path, text) = (&real.sources.file(cell.span.file).path, &real.sources.text(cell.span.file)[cell.span.range()]);
                // A row without values of its own.
                if !text.starts_with(['{', '[']) {
                    edits.push((path.clone(), cell.span.range(), Some(Piece::Figure(figures(real, report, table, cell)))));
                }
            }
        }
        let folder = format!("/{}/{}/", association.id, report.id);
        let mut files = Vec::new();
        for (_, file) in real.sources.all() {
            let Some((_, name)) = file.path.split_once(&folder) else { continue };
            let mut own: Vec<(Range<usize>, Option<Piece>)> =
                edits.extract_if(.., |(path, ..)| *path == file.path).map(|(_, range, piece)| (range, piece)).collect();
            if Path::new(name).extension().is_some_and(|kind| kind == "toml") {
                own.extend(known_errors(file.text()).map(|range| (range, None)));
            }
            own.sort_by_key(|(range, _)| range.start);
            let mut pieces = Vec::new();
            let mut from = 0;
            for (range, piece) in own {
                pieces.push(Piece::Text(file.text()[from..range.start].to_owned()));
                pieces.extend(piece);
                from = range.end;
            }
            pieces.push(Piece::Text(file.text()[from..].to_owned()));
            files.push((name.to_owned(), pieces));
        }
        let known = report.known_errors.iter().map(|known| Known {
            rule: known.rule.value.clone(),
            places: known.places.iter().map(|place| place.value.clone()).collect(),
            explanation: known.explanation.clone(),
        });
        Template { id: report.id.to_string(), year: report.period.last_day().year(), files, known: known.collect() }
    }
}

fn is_figure(cell: &Cell) -> bool {
    matches!(cell.content, Content::Figure(_) | Content::Parts(_) | Content::Nil | Content::Blank)
}

/// Where `[[originalfel]]` stands, each with its keys.
fn known_errors(text: &str) -> impl Iterator<Item = Range<usize>> {
    text.match_indices("[[originalfel]]").map(|(at, _)| at..text[at + 1..].find("\n[").map_or(text.len(), |end| at + 1 + end + 1))
}

/// The figures of a cell. Those of a year before are those that the report has of its own year: told with the factor of the year
/// before, they are what the report of that year has.
fn figures(real: &Checked, report: &Report, table: &Table, cell: &Cell) -> Figures {
    let day = day(&cell.meaning, report.period);
    let own = report.period.last_day();
    // A half year is not held against the end of another.
    let comparable = (day.month(), day.day()) == (own.month(), own.day());
    let years_before = if comparable { own.year() - day.year() } else { 0 };
    let said_by = if years_before == 0 { cell } else { twin(real, report, table, cell).unwrap_or(cell) };
    let span = said_by.span;
    let money = |unit| matches!(unit, Unit::Kronor | Unit::ThousandKronor | Unit::MillionKronor | Unit::KronorPerParticipant);
    let money: Vec<bool> = said_by.figures().map(|(_, figure, _)| money(figure.unit)).collect();
    Figures { text: real.sources.text(span.file)[span.range()].to_owned(), money, years_before }
}

/// The last day that a figure tells of.
fn day(meaning: &Meaning, own: Period) -> Date {
    let period = meaning.period.unwrap_or(own);
    let at_start = meaning.edge == Some(Edge::Start) && meaning.role.is_some_and(|role| role.nature() == Nature::Stock);
    if at_start { period.as_stock(true).last_day() } else { period.last_day() }
}

/// The cell with the same figure for the year of the report itself: the one that is shown for the fact, so that an error beside it is
/// not told of every year, else one in the same row, else in the same column.
fn twin<'r>(real: &Checked, report: &'r Report, table: &'r Table, cell: &Cell) -> Option<&'r Cell> {
    let own = report.period.last_day();
    let timeless = |meaning: &Meaning| Meaning { period: None, edge: None, ..meaning.clone() };
    let fits = |other: &&Cell| {
        is_figure(other) && day(&other.meaning, report.period) == own && timeless(&other.meaning) == timeless(&cell.meaning)
    };
    let at = |row: &[Cell]| row.iter().position(|other| std::ptr::eq(other, cell));
    let (row, column) = table.rows.iter().find_map(|row| at(&row.cells).map(|column| (row, column)))?;
    let in_column = || {
        let fits = |other: &&Cell| fits(other) && cell.figures().any(|(_, _, meaning)| meaning.role.is_some());
        table.rows.iter().filter_map(|row| row.cells.get(column)).find(fits)
    };
    elsewhere(real, report, cell, own).or_else(|| row.cells.iter().find(fits)).or_else(in_column)
}

/// The same fact in another table of the report, such as cash at the start of a year, which is cash at the end of the year before.
fn elsewhere<'r>(real: &Checked, report: &'r Report, cell: &Cell, own: Date) -> Option<&'r Cell> {
    let Content::Figure(figure) = &cell.content else { return None };
    let fact = real.facts.all().find(|fact| fact.span == cell.span && fact.source.report == report.id)?;
    let own = match fact.key.role.nature() {
        Nature::Flow => report.period,
        Nature::Stock => Period::Day(own),
    };
    let same = real.facts.group(&fact.key.at(own)).iter().find(|fact| fact.source.report == report.id && fact.unit == figure.unit)?;
    let found =
        report.tables.iter().find(|table| table.id == same.source.table)?.rows.get(same.source.row)?.cells.get(same.source.column)?;
    (matches!(found.content, Content::Figure(_)) && found.meaning.sign == cell.meaning.sign).then_some(found)
}

impl Figures {
    /// The figures with every amount times a factor, rounded as it was printed.
    pub(crate) fn times(&self, factor: Decimal) -> String {
        let mut out = String::new();
        let mut rest = self.text.as_str();
        for money in &self.money {
            let Some(start) = rest.find(|c: char| c.is_ascii_digit()) else { break };
            let length = number(&rest[start..]);
            let printed = &rest[start..start + length];
            out.push_str(&rest[..start]);
            out.push_str(&if *money { scaled(printed, factor) } else { printed.to_owned() });
            rest = &rest[start + length..];
        }
        out + rest
    }
}

/// How long a printed number is: digits, groups of three digits after a separator, and decimals.
fn number(text: &str) -> usize {
    let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let mut length = digits(text);
    loop {
        let mut more = text[length..].chars();
        let Some(separator) = more.next() else { return length };
        let group = digits(more.as_str());
        let grouped = matches!(separator, ' ' | '_' | '\u{a0}' | '\u{202f}') && group == 3;
        if !grouped && (separator != ',' || group == 0) {
            return length;
        }
        length += separator.len_utf8() + group;
        if separator == ',' {
            return length;
        }
    }
}

fn scaled(printed: &str, factor: Decimal) -> String {
    let separator = printed.chars().find(|c| !c.is_ascii_digit() && *c != ',');
    let plain: String = printed.chars().filter_map(|c| if c == ',' { Some('.') } else { c.is_ascii_digit().then_some(c) }).collect();
    let value: Decimal = plain.parse().expect("a printed number is a number");
    let text = (value * factor).round_dp_with_strategy(value.scale(), RoundingStrategy::MidpointAwayFromZero).to_string();
    let (whole, decimals) =
        text.split_once('.').map_or((text.as_str(), String::new()), |(whole, decimals)| (whole, format!(",{decimals}")));
    let Some(separator) = separator else { return whole.to_owned() + &decimals };
    let mut out = String::new();
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) {
            out.push(separator);
        }
        out.push(digit);
    }
    out + &decimals
}
