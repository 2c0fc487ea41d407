//! The numbers in the text of a report that no reference gives: nothing holds them against a table. Years, days, laws and what only
//! counts headings, notes and pages are no figures.

use super::mask::Masked;
use crate::diag::{FileId, Span};
use crate::model::{Content, Report, is_private};
use crate::source::Sources;
use std::ops::Range;

/// A number that stands in the text as it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unbound {
    /// Where it stands.
    pub span: Span,
    /// Why it is bound to no figure, by its place in [`Report::unbound`].
    pub reason: Option<usize>,
}

/// What of the numbers in the text of a report is bound to its figures.
#[derive(Debug, Clone, Default)]
pub struct Numbers {
    /// How many references to figures there are.
    pub bound: usize,
    /// The others, in the order of the text.
    pub unbound: Vec<Unbound>,
}

/// The numbers of the narrative, of the text in easy Swedish and of the text cells.
pub fn numbers(report: &Report, sources: &Sources) -> Numbers {
    let mut numbers = Numbers::default();
    for file in report.narrative.iter().chain(&report.easy) {
        let text = sources.text(*file);
        numbers.add(report, text, *file, 0);
    }
    for cell in report.tables.iter().flat_map(|table| &table.rows).flat_map(|row| &row.cells) {
        // A cell that is nothing but a number belongs to its table.
        if let Content::Text(text) = &cell.content
            && text.contains(char::is_alphabetic)
        {
            let written = sources.text(cell.span.file).get(cell.span.range()).unwrap_or_default();
            if let Some(at) = written.find(&**text) {
                numbers.add(report, text, cell.span.file, cell.span.start() + at);
            }
        }
    }
    numbers
}

impl Numbers {
    fn add(&mut self, report: &Report, text: &str, file: FileId, start: usize) {
        let masked = Masked::of(text);
        let of_figures = ["kr", "procent", "tal", "tryckt"];
        let is_figure = |reference: &Range<usize>| {
            let name = masked.expression(reference).trim_start().split('(').next().unwrap_or_default().trim_end();
            of_figures.contains(&name)
        };
        self.bound += masked.runs(&masked.text).iter().filter(|(_, reference)| is_figure(reference)).count();
        // Where the text says what a reason is given for.
        let mut excused: Vec<(Range<usize>, usize)> = Vec::new();
        for (index, reason) in report.unbound.iter().enumerate() {
            for words in &reason.texts {
                excused.extend(text.match_indices(&words.value).map(|(at, found)| (at..at + found.len(), index)));
            }
        }
        for at in in_text(&masked.text) {
            let reason = excused.iter().find(|(range, _)| range.start <= at.start && at.end <= range.end).map(|(_, index)| *index);
            self.unbound.push(Unbound { span: Span::new(file, start + at.start..start + at.end), reason });
        }
    }
}

/// Words before a number that is a name and no figure.
const NAMES: [&str; 41] = [
    "avsnitt",
    "not",
    "noter",
    "bilaga",
    "bilagor",
    "tabell",
    "tabellen",
    "diagram",
    "figur",
    "sida",
    "sidan",
    "sidorna",
    "kapitel",
    "punkt",
    "punkten",
    "indikator",
    "indikatorn",
    "indikatorerna",
    "indikatorer",
    "fråga",
    "frågan",
    "frågor",
    "frågorna",
    "mål",
    "delmål",
    "artikel",
    "nr",
    "nummer",
    "sou",
    "prop.",
    "dnr",
    "organisationsnummer",
    "steg",
    "nivå",
    "målen",
    "målområde",
    "kod",
    "koden",
    "faktablad",
    "id",
    "konto",
];

const MONTHS: [&str; 12] =
    ["januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober", "november", "december"];

/// Where the figures of a text stand.
fn in_text(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        of_line(line, at, &mut found);
        at += line.len();
    }
    found
}

fn of_line(line: &str, start: usize, found: &mut Vec<Range<usize>>) {
    let mut at = content(line);
    let mut names = false;
    let mut last = at;
    while let Some(from) = line[at..].find(|c: char| c.is_ascii_digit()).map(|i| at + i) {
        let end = end_of_number(line, from);
        at = end;
        // "avsnitt 2 och 3" names both.
        let between = &line[last..from];
        names = is_name(between)
            || names && between.trim().trim_matches(['–', '-', ',']).trim().trim_end_matches("och").trim_end_matches("till").is_empty();
        last = end;
        if !names && is_figure(line, from..end) {
            found.push(start + from..start + end);
        }
    }
}

/// Where the text of a line begins, without the number of a heading or of a point.
fn content(line: &str) -> usize {
    let marks = line.len() - line.trim_start_matches(['#', ' ', '\t', '>', '-', '*', '+']).len();
    let rest = &line[marks..];
    let number = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.').len();
    let is_number = number > 0 && (line.starts_with('#') || rest[..number].ends_with('.') && rest[number..].starts_with(' '));
    if is_number { marks + number } else { marks }
}

/// The end of a number with its groups of three and its decimals.
fn end_of_number(line: &str, from: usize) -> usize {
    let digits = |at: usize| line[at..].find(|c: char| !c.is_ascii_digit()).map_or(line.len(), |i| at + i);
    let mut end = digits(from);
    loop {
        let mut rest = line[end..].chars();
        let Some(separator) = rest.next().filter(|c| matches!(c, ' ' | '\u{a0}' | ',' | '.' | ':')) else { return end };
        let next = end + separator.len_utf8();
        let group = digits(next) - next;
        let goes_on = if separator == ' ' || separator == '\u{a0}' { group == 3 && end - from <= 11 } else { group > 0 };
        if !goes_on {
            return end;
        }
        end = digits(next);
    }
}

/// Whether the words before a number make it a name.
fn is_name(before: &str) -> bool {
    let word = before.trim_end().rsplit(|c: char| c.is_whitespace() || matches!(c, '(' | '[')).next().unwrap_or_default().to_lowercase();
    NAMES.contains(&word.as_str())
}

fn is_figure(line: &str, at: Range<usize>) -> bool {
    let (number, before, after) = (&line[at.clone()], &line[..at.start], &line[at.end..]);
    let next = after.trim_start_matches([' ', '\u{a0}']);
    let is_part = |c: Option<char>| c.is_some_and(|c| c.is_alphabetic() || matches!(c, '_' | '/' | '#' | '@') || is_private(c));
    if is_part(before.chars().next_back()) || is_part(after.chars().next()) || before.ends_with("](") {
        return false;
    }
    // Sections and laws: 1.10.3, 2018:597.
    if number.contains([':']) || number.matches('.').count() > 1 || number.contains('.') && !number.contains(' ') {
        return false;
    }
    // covid-19
    if before.strip_suffix('-').is_some_and(|word| word.ends_with(char::is_alphabetic)) {
        return false;
    }
    // 222000-2600, and the second year of 2023-24.
    let joined = |text: &str, at_end: bool| {
        let mut characters: Box<dyn Iterator<Item = char>> = if at_end { Box::new(text.chars().rev()) } else { Box::new(text.chars()) };
        matches!((characters.next(), characters.next()), (Some('-'), Some(c)) if c.is_ascii_digit())
    };
    if joined(before, true) || joined(after, false) {
        return false;
    }
    let is_year = number.len() == 4 && (1900..2100).contains(&number.parse().unwrap_or(0));
    let is_day = MONTHS.iter().any(|month| next.starts_with(month)) || days_of_one_month(next);
    let in_heading_or_address =
        before.contains("{#") && !before.contains('}') || before.rfind("](").is_some_and(|open| !before[open..].contains(')'));
    !(is_year || is_day || next.starts_with('§') || next.starts_with("kap.") || before.trim_end().ends_with('§') || in_heading_or_address)
}

/// "24 och 25 mars": the first is a day, too.
fn days_of_one_month(after: &str) -> bool {
    let rest = after.strip_prefix("och ").or_else(|| after.strip_prefix("till ")).or_else(|| after.strip_prefix('–')).unwrap_or_default();
    let rest = rest.trim_start_matches("den ");
    let day = rest.trim_start_matches(|c: char| c.is_ascii_digit());
    day.len() < rest.len() && MONTHS.iter().any(|month| day.trim_start().starts_with(month))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<&str> {
        in_text(text).into_iter().map(|at| &text[at]).collect()
    }

    #[test]
    fn figures_are_found() {
        assert_eq!(
            found("Av 1 234 567,50 kr gick 12,5 % till 16–66-åringar och 3 av 10 team."),
            ["1 234 567,50", "12,5", "16", "66", "3", "10"]
        );
    }

    #[test]
    fn what_is_no_figure_is_left_alone() {
        for text in [
            "# 1.2 Rubrik 2024 {#ar-12}",
            "1. Första punkten",
            "Den 1 januari 2024, den 24 och 25 mars 2025, 2023–2025.",
            "lagen (2018:597), 5 § lagen och 11 kap. kommunallagen, avsnitt 1.10.3",
            "Se avsnitt 2 och 3, not 5, bilaga 1, indikator 7 och [not 2](#not-2).",
            "organisationsnummer 222000-2600, metoden 7Tjugo, [sidan](https://a.se/12/3), covid-19",
            "## 2.Resultaträkning {#a}",
            "målen 3, 5, 10 och 16",
        ] {
            assert_eq!(found(text), Vec::<&str>::new(), "{text}");
        }
    }
}
