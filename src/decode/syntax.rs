//! From TOML text to a tree of values; what the parser complains of is told in Swedish.

use super::bare;
use super::characters;
use super::context::Cx;
use super::headings;
use super::unclosed::{self, Slip};
use crate::diag::{Code, FileId, Finding, Span};
use crate::keys::Kind;
use crate::model::{Forbidden, forbidden};
use crate::swedish::slug;
use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// Parses a TOML file with best effort, so that what can be read is checked too.
pub(super) fn parse<'a>(file: FileId, text: &'a str, kind: &'static Kind, cx: &Cx) -> Spanned<DeTable<'a>> {
    let (table, errors) = DeTable::parse_recoverable(text);
    characters::check(file, text, table.get_ref(), cx);
    // A heading that the parser takes for another one makes it complain of the next.
    if !headings::check(file, text, kind, cx) && !errors.is_empty() {
        complaints(file, text, table.get_ref(), &errors, cx);
    }
    table
}

fn complaints(file: FileId, text: &str, table: &DeTable, errors: &[toml::de::Error], cx: &Cx) {
    // Where something was opened and not closed, whatever follows is read as something else.
    let slip = unclosed::first(text);
    let end = slip.as_ref().map_or(text.len() + 1, |slip| line_of(text, slip.at.start).start);
    let mut echo = 0..0;
    let seen = OnceCell::new();
    for error in errors {
        let range = error.span().unwrap_or(0..0);
        let line = line_of(text, range.start);
        // The recovering parser often complains several times of one slip; up to the next heading the first complaint is the
        // useful one. Under a heading that stands twice every key stands twice, too.
        if echo.contains(&range.start) || range.start >= end {
            continue;
        }
        if error.message().starts_with("duplicate key") {
            if text[line.clone()].starts_with('[') {
                echo = line.start..next_heading(text, line.end);
            }
            cx.push(duplicate(Span::new(file, range), text, seen.get_or_init(|| Seen::of(text, table))));
        } else {
            echo = line.start..next_heading(text, line.end);
            // What cannot be shown cannot stand in TOML either; the parser complains of what it takes it for.
            let unseen = text.get(range.start..).and_then(|rest| rest.chars().next()).and_then(|c| forbidden(&c.to_string()).pop());
            let (said, help) =
                unseen.map_or_else(|| swedish(error.message(), text, &range), |found| (found.message, Forbidden::HELP.to_owned()));
            let finding =
                match unclosed::row_before(text, range.start).filter(|_| error.message().starts_with("missing comma between array")) {
                    Some(row) => Finding::new(Code::Toml, Span::new(file, row), said)
                        .also(Span::new(file, range), "här väntades ett kommatecken")
                        .help("Sätt ett kommatecken efter raden."),
                    None => Finding::new(Code::Toml, Span::new(file, range), said).help(help),
                };
            cx.push(finding);
        }
    }
    if let Some(Slip { at, noticed, message, help }) = slip {
        let finding = Finding::new(Code::Toml, Span::new(file, at), message).help(help);
        cx.push(match noticed {
            Some(noticed) => finding.also(Span::new(file, noticed..noticed), "här märks det"),
            None => finding,
        });
    }
}

/// Where the next heading starts; the end of the text if there is none.
fn next_heading(text: &str, from: usize) -> usize {
    text[from..].find("\n[").map_or(text.len(), |i| from + i + 1)
}

/// The line around a place, without its end.
fn line_of(text: &str, at: usize) -> Range<usize> {
    let at = at.min(text.len());
    let start = text[..at].rfind('\n').map_or(0, |i| i + 1);
    start..text[at..].find('\n').map_or(text.len(), |i| at + i)
}

/// A key or heading that stands twice, with both places.
fn duplicate(span: Span, text: &str, seen: &Seen) -> Finding {
    let name = text.get(span.range()).unwrap_or_default();
    let line = line_of(text, span.start());
    // The tree keeps only the last place of a repeated heading, so the first is looked up in the text.
    let first = match text[line.clone()].starts_with('[') {
        true => seen.headings.get(heading(&text[line.clone()])).filter(|at| **at < line.start).map(|at| at + span.start() - line.start),
        // Where a key was written before, nearest before this one.
        false => seen.keys.get(name).and_then(|places| places.range(..span.start()).next_back().copied()),
    };
    let finding = Finding::new(Code::DoubleId, span, format!("”{name}” finns redan")).label("här igen");
    let finding = match first {
        Some(first) => finding.also(Span::new(span.file, first..first + name.len()), "först här"),
        None => finding,
    };
    finding.help("Ge den ena ett annat namn, eller ta bort den.")
}

/// A heading without what closes it and follows it.
fn heading(line: &str) -> &str {
    line.split(']').next().unwrap_or_default()
}

/// Where keys and headings are written.
#[derive(Default)]
struct Seen<'a> {
    keys: BTreeMap<&'a str, BTreeSet<usize>>,
    /// The first place of each line that is a heading.
    headings: BTreeMap<&'a str, usize>,
}

impl<'a> Seen<'a> {
    fn of(text: &'a str, table: &'a DeTable) -> Seen<'a> {
        let mut seen = Seen::default();
        seen.add(table);
        let mut at = 0;
        for line in text.split_inclusive('\n') {
            if line.starts_with('[') {
                seen.headings.entry(heading(line)).or_insert(at);
            }
            at += line.len();
        }
        seen
    }

    fn add(&mut self, table: &'a DeTable) {
        for (key, value) in table {
            self.keys.entry(key.get_ref()).or_default().insert(key.span().start);
            self.add_value(value.get_ref());
        }
    }

    fn add_value(&mut self, value: &'a DeValue) {
        match value {
            DeValue::Table(table) => self.add(table),
            DeValue::Array(items) => items.iter().for_each(|item| self.add_value(item.get_ref())),
            _ => {}
        }
    }
}

/// The parser's complaint in Swedish, and what to do about it.
fn swedish(message: &str, text: &str, at: &Range<usize>) -> (String, String) {
    let line = &text[line_of(text, at.start)];
    let name = name_around(text, at.start);
    let known = |english: &str| message.starts_with(english);
    let told = |said: &str, help: &str| (said.to_owned(), help.to_owned());
    // The parser points at what stands after the backslash, or at the mark itself.
    if text[..at.start].ends_with('\\') || text[at.start..].starts_with('\\') || known("invalid basic string") {
        return told("texten innehåller ett omvänt snedstreck", "Skriv två: \\\\. Eller sätt enkla citattecken runt hela texten: '…'.");
    }
    if known("missing comma between array elements") {
        return told("ett kommatecken saknas mellan två värden", "Sätt ett kommatecken mellan värdena.");
    }
    if known("missing comma between key-value pairs") {
        return told("ett kommatecken saknas mellan två nycklar", "Sätt ett kommatecken före nyckeln.");
    }
    if known("extra comma") {
        return told("här står ett kommatecken för mycket", "Ta bort kommatecknet.");
    }
    if known("key with no value") || known("missing assignment") {
        let key = line.trim_start().split([' ', '\t', ':', '=']).next().unwrap_or_default();
        let after = line.trim_start()[key.len()..].trim_start();
        return match after.chars().next() {
            None => told("raden har ingen nyckel med ett värde", "Skriv nyckel = värde. En anteckning börjar med #."),
            Some(':') => told("efter nyckeln står ett kolon", "Skriv ett likhetstecken i stället: nyckel = värde."),
            Some(_) => told("ett likhetstecken saknas mellan nyckel och värde", "Skriv nyckel = värde. En anteckning börjar med #."),
        };
    }
    if known("missing value") {
        return told("värdet saknas", "Skriv ett värde efter likhetstecknet.");
    }
    if known("invalid unquoted key") && !name.is_empty() {
        let help = format!("Nycklar och id skrivs med bokstäverna a–z, siffror, - och _. Skriv ”{}”.", slug(name));
        return (format!("”{name}” duger varken som nyckel eller som id"), help);
    }
    if known("unexpected leading zero") {
        if let Some(number) = bare::decimal(text, at.start) {
            let help = format!("Sätt citattecken runt talet: \"{number}\".");
            return ("ett tal med decimaler efter kommatecknet behöver citattecken".to_owned(), help);
        }
        return told("ett tal får inte börja med 0", "Ta bort nollan, eller sätt citattecken runt värdet.");
    }
    bare::said(bare::value(text, at.start))
}

/// The name that a place stands in, with whatever letters.
fn name_around(text: &str, at: usize) -> &str {
    let in_name = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-');
    let line = line_of(text, at);
    let start = text[line.start..at]
        .rfind(|c| !in_name(c))
        .map_or(line.start, |i| line.start + i + text[line.start + i..].chars().next().map_or(0, char::len_utf8));
    let end = text[at..line.end].find(|c| !in_name(c)).map_or(line.end, |i| at + i);
    &text[start..end]
}
