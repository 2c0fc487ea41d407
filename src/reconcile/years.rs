//! A report made from the one of the year before, in which a year was forgotten: figures, a title or a text of another year only.

use crate::diag::{Code, Finding, Severity, Span};
use crate::model::{Association, Cell, Content, Kind, Meaning, Period, Report, ReportKind, Table, TableKind};
use crate::narrative::without_comments;
use crate::source::Sources;
use crate::swedish::{self, join};
use std::collections::BTreeSet;

/// What of the reports of an association is of another time than theirs.
pub(super) fn check(association: &Association, sources: &Sources) -> Vec<Finding> {
    association.reports.iter().flat_map(|report| of_report(report, sources)).collect()
}

fn of_report(report: &Report, sources: &Sources) -> Vec<Finding> {
    let named: BTreeSet<Period> = report.tables.iter().flat_map(|table| periods(report, table)).collect();
    if !named.is_empty() && !named.iter().any(|period| report.period.covers(*period)) {
        let finding = Finding::new(
            Code::OtherYear,
            report.span,
            format!("mappen heter {}, men ingen tabell har siffror för {}", report.id, report.period.label()),
        );
        return vec![finding.help("Har du glömt att ändra åren? Ändra dem i tabellernas kolumner och skriv in de nya siffrorna.")];
    }
    let statements = report.tables.iter().filter(|table| table.kind == TableKind::Statement);
    let mut found: Vec<Finding> = statements.filter_map(|table| statement(report, table)).collect();
    found.extend(texts(report, sources));
    found
}

/// The times that the figures of a table are said to be of.
fn periods(report: &Report, table: &Table) -> BTreeSet<Period> {
    let of = |meaning: &Meaning| {
        let counts = report.kind == ReportKind::Plan || matches!(meaning.kind, None | Some(Kind::Outcome));
        meaning.period.filter(|_| counts)
    };
    let cells = || table.rows.iter().flat_map(|row| &row.cells);
    let left = cells().filter(|cell| cell.content == Content::ToFill).map(|cell| &cell.meaning);
    cells().flat_map(Cell::figures).map(|(_, _, meaning)| meaning).chain(left).filter_map(of).collect()
}

/// A statement without figures of the report's own time, or of a day that the report does not end on.
fn statement(report: &Report, table: &Table) -> Option<Finding> {
    let periods = periods(report, table);
    if periods.is_empty() {
        return None;
    }
    let Some(own) = periods.iter().find(|period| report.period.covers(**period)) else {
        let message = format!("tabellen ”{}” har inga siffror för {}", table.id, report.period.label());
        return Some(Finding::new(Code::OtherYear, table.span, message).help("Har du glömt att ändra åren i kolumnerna?"));
    };
    let last = report.period.last_day();
    let is_odd = |period: &&Period| matches!(period, Period::Day(_)) && report.period.covers(**period) && period.last_day() != last;
    let odd = periods.iter().find(is_odd).filter(|_| own.last_day() != last)?;
    let column = table.columns.iter().find(|column| column.meaning.period == Some(*odd))?;
    let message = format!("kolumnen gäller den {}, men rapporten slutar den {}", odd.label(), Period::Day(last).label());
    let help = format!("Är det rapportens sista dag som menas, skriv period = \"{last}\".");
    Some(Finding::new(Code::OtherYear, column.span, message).severity(Severity::Warning).help(help))
}

/// The title, the text and the text in easy Swedish, where they name years but never the report's own.
fn texts(report: &Report, sources: &Sources) -> Vec<Finding> {
    let own: BTreeSet<i16> = (report.period.first_day().year()..=report.period.last_day().year()).collect();
    let mut found = Vec::new();
    let mut hold = |what: &str, years: Vec<(i16, Span)>| {
        let Some((_, first)) = years.first().filter(|_| !years.iter().any(|(year, _)| own.contains(year))) else { return };
        let others: BTreeSet<i16> = years.iter().map(|(year, _)| *year).collect();
        let others: Vec<String> = others.iter().map(i16::to_string).collect();
        let message = format!("{what} nämner {} men inte {}, som är rapportens år", join(&others), report.period.last_day().year());
        let finding = Finding::new(Code::OtherYear, *first, message).severity(Severity::Warning);
        found.push(finding.help("Har du glömt att ändra året?"));
    };
    let of_file = |file| {
        let years: Vec<(i16, usize)> = years(&without_comments(sources.text(file))).collect();
        years.into_iter().map(move |(year, at)| (year, Span::new(file, at..at + 4)))
    };
    let title = sources.text(report.span.file).find(&report.title).unwrap_or(0);
    let of_title = |at: usize| Span::new(report.span.file, title + at..title + at + 4);
    hold("rapportens titel", years(&report.title).map(|(year, at)| (year, of_title(at))).collect());
    hold("rapportens text", report.narrative.iter().flat_map(|file| of_file(*file)).collect());
    hold("texten på lätt svenska", report.easy.into_iter().flat_map(of_file).collect());
    found
}

/// The years that a text names, with their places; not those in references, addresses and the numbers of laws.
fn years(text: &str) -> impl Iterator<Item = (i16, usize)> {
    let is_digit = |c: char| c.is_ascii_digit();
    text.split_inclusive('\n')
        .scan(0, |at, line| {
            let start = *at;
            *at += line.len();
            Some((start, line))
        })
        .flat_map(move |(start, line)| {
            let mut in_reference = false;
            line.match_indices(|c: char| is_digit(c) || c == '{' || c == '}')
                .filter_map(move |(at, found)| {
                    match found {
                        "{" => in_reference = true,
                        "}" => in_reference = false,
                        _ if !in_reference => {
                            let before = line[..at].chars().next_back();
                            let number: String = line[at..].chars().take_while(|c| is_digit(*c)).take(5).collect();
                            let after = line[at + number.len()..].chars().next();
                            let apart = |c: Option<char>| c.is_none_or(|c| !(c.is_alphanumeric() || matches!(c, '/' | '_' | ':' | '-')));
                            let year = swedish::date::year(&number);
                            return year.filter(|_| apart(before) && apart(after)).map(|year| (year, at + start));
                        }
                        _ => {}
                    }
                    None
                })
                .collect::<Vec<_>>()
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_are_found_but_no_other_numbers() {
        let text = "År 2024 och 2023–2025, 120 240 kr, lag (2018:597), dnr 2024/17.\n{{ kr(\"a.b.2022\") }} {#ar-2021}, 20245, 1950.\n";
        let found: Vec<i16> = years(text).map(|(year, _)| year).collect();
        assert_eq!(found, [2024, 2023, 2025]);
    }
}
