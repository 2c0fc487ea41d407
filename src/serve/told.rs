//! What the page is told of the content, as data: what is wrong, what is left to write, and links to where it stands.

use super::editor::Editor;
use crate::build::{Blank, Spot, Tally};
use crate::diag::{Finding, Findings, Place, Severity};
use crate::source::Sources;
use serde::Serialize;
use std::cmp::Reverse;
use std::path::Path;

/// So many findings are told in full, and so many places of one.
const FINDINGS: usize = 200;
const PLACES: usize = 20;
/// So many places to write at are named.
const BLANKS: usize = 500;
/// So much of a line, in bytes, is shown on either side of a place.
const ASIDE: usize = 160;

/// All that the page is told.
#[derive(Default, Serialize)]
pub(super) struct Told {
    /// The pages are those of an earlier version.
    behind: bool,
    /// What the machine or the theme failed in.
    failure: Option<String>,
    /// `2 fel, 1 varning`; empty if there is nothing. For the terminal.
    #[serde(skip)]
    pub counts: String,
    /// How many there are, errors, warnings, information, what is explained.
    kinds: [String; 4],
    pub errors: usize,
    findings: Vec<Said>,
    /// So many findings more are not told.
    more: usize,
    left: Vec<Group>,
    left_count: usize,
    /// What the editor is called that links lead to.
    editor: Option<&'static str>,
}

/// A finding.
#[derive(Serialize)]
struct Said {
    /// What the page goes by: `error`, `warning`, `info` or `explained`.
    kind: &'static str,
    /// The word for how serious it is.
    word: &'static str,
    code: &'static str,
    message: String,
    at: At,
    line: Line,
    arithmetic: Vec<String>,
    follows: Vec<String>,
    help: Option<String>,
    related: Vec<At>,
}

/// A place in a file.
#[derive(Serialize)]
pub(super) struct At {
    /// `content/sydnarke/2024/siffror.toml:12:5`
    shown: String,
    /// The file, from the root.
    path: String,
    /// What opens it in the editor, if there is one.
    link: Option<String>,
    label: String,
}

/// A line of a file, around the place that is meant.
#[derive(Serialize)]
struct Line {
    before: String,
    marked: String,
    after: String,
}

/// What is left to write in a report.
#[derive(Serialize)]
struct Group {
    report: String,
    places: Vec<ToWrite>,
}

#[derive(Serialize)]
struct ToWrite {
    what: String,
    /// Where it is on the site.
    page: String,
    at: At,
}

impl Told {
    pub(super) fn of(findings: &Findings, sources: &Sources, editor: Option<Editor>) -> Told {
        let tally = Tally::of(findings);
        let mut shown: Vec<&Finding> = findings.iter().collect();
        shown.sort_by_key(|finding| (finding.acknowledged, Reverse(finding.severity)));
        let said = shown.iter().take(FINDINGS).map(|finding| Said::of(finding, sources, editor)).collect();
        Told {
            behind: false,
            failure: None,
            counts: tally.words().unwrap_or_default(),
            kinds: tally.each(),
            errors: tally.errors,
            findings: said,
            more: shown.len().saturating_sub(FINDINGS),
            left: Vec::new(),
            left_count: 0,
            editor: editor.map(|editor| editor.name),
        }
    }

    pub(super) fn with(self, behind: bool, failure: Option<&str>, blanks: Vec<&Blank>, editor: Option<Editor>) -> Told {
        let left_count = blanks.len();
        let mut left: Vec<Group> = Vec::new();
        for Blank { report, page, anchor, what, place } in blanks.into_iter().take(BLANKS) {
            let place = ToWrite { what: what.clone(), page: format!("/{page}{anchor}"), at: At::of(place, editor) };
            match left.iter_mut().find(|group| group.report == *report) {
                Some(group) => group.places.push(place),
                None => left.push(Group { report: report.clone(), places: vec![place] }),
            }
        }
        Told { behind, failure: failure.map(str::to_owned), left, left_count, ..self }
    }
}

impl Said {
    fn of(finding: &Finding, sources: &Sources, editor: Option<Editor>) -> Said {
        let kind = match finding.severity {
            _ if finding.acknowledged => "explained",
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Info => "info",
        };
        Said {
            kind,
            word: finding.severity.name(),
            code: finding.code.id(),
            message: finding.message.clone(),
            at: At::in_sources(&finding.place, sources, editor),
            line: Line::of(&finding.place, sources, finding.concealed),
            arithmetic: finding.arithmetic.clone(),
            follows: finding.follows.clone(),
            help: finding.help.clone(),
            related: finding.related.iter().take(PLACES).map(|place| At::in_sources(place, sources, editor)).collect(),
        }
    }
}

impl At {
    pub(super) fn of(spot: &Spot, editor: Option<Editor>) -> At {
        let Spot { path, shown, line, column } = spot;
        At {
            shown: format!("{shown}:{line}:{column}"),
            link: editor.map(|editor| editor.link(path, *line, *column)),
            path: path.display().to_string(),
            label: String::new(),
        }
    }

    fn in_sources(place: &Place, sources: &Sources, editor: Option<Editor>) -> At {
        let (line, column) = sources.position(place.span);
        let shown = sources.file(place.span.file).path.clone();
        let path = std::path::absolute(Path::new(&shown)).unwrap_or_default();
        At { label: place.label.clone(), ..At::of(&Spot { path, shown, line, column }, editor) }
    }
}

impl Line {
    /// No digit is seen of what not everybody may know, as in the terminal.
    fn of(place: &Place, sources: &Sources, concealed: bool) -> Line {
        let file = sources.file(place.span.file);
        let text = file.text();
        let at = place.span.start().min(text.len());
        let (_, start) = file.line(at);
        let end = text.get(at..).and_then(|rest| rest.find('\n')).map_or(text.len(), |length| at + length);
        let marked_end = place.span.end().clamp(at, end);
        let is_whole = |at: &usize| text.is_char_boundary(*at);
        let from = (start.max(at.saturating_sub(ASIDE))..at).find(is_whole).unwrap_or(at);
        let to = (marked_end..=end.min(marked_end + ASIDE)).rev().find(is_whole).unwrap_or(marked_end);
        let shown = |range: std::ops::Range<usize>| {
            let hidden = concealed.then_some(at..marked_end);
            file.shown(range, hidden).trim_end_matches('\r').to_owned()
        };
        Line { before: shown(from..at), marked: shown(at..marked_end), after: shown(marked_end..to) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::{Code, Span};

    fn line(text: &str, range: std::ops::Range<usize>, concealed: bool) -> [String; 3] {
        let mut sources = Sources::default();
        let file = sources.add("a/text.md", text);
        let finding = Finding::new(Code::Toml, Span::new(file, range), "fel");
        let Line { before, marked, after } = Line::of(&finding.place, &sources, concealed);
        [before, marked, after]
    }

    #[test]
    fn the_line_is_shown_around_its_place_and_tells_no_secret() {
        assert_eq!(line("ett\ntvå 25 tre\r\nfyra", 9..11, false), ["två ", "25", " tre"]);
        assert_eq!(line("ett\ntvå 25 tre\r\nfyra", 9..11, true), ["två ", "**", " tre"]);
        assert_eq!(line("ett\ntvå", 0..8, false), ["", "ett", ""]);
        assert_eq!(line("", 0..0, false), ["", "", ""]);
        let [before, marked, after] = line(&format!("{}FEL{}", "å".repeat(999), "ö".repeat(999)), 1998..2001, false);
        assert_eq!((before.chars().count(), &*marked, after.chars().count()), (80, "FEL", 80));
    }

    #[test]
    fn of_very_many_the_most_important_are_told() {
        let mut sources = Sources::default();
        let span = Span::new(sources.add("a/text.md", "x"), 0..1);
        let mut findings = Findings::default();
        findings.extend((0..=FINDINGS).map(|_| Finding::new(Code::Toml, span, "bra att veta").severity(Severity::Info)));
        findings.push(Finding::new(Code::Toml, span, "fel"));
        let told = Told::of(&findings, &sources, None);
        assert_eq!((told.findings[0].kind, told.findings.len(), told.more), ("error", FINDINGS, 2));
    }
}
