//! What a value that cannot be read leaves behind: a hole in a table, about which no rule is asked, and names that are only missing
//! because of it.

use crate::diag::{Code, FileId, Finding, Findings, Rule, Severity, Span};
use crate::model::Site;
use crate::source::{Sources, Tree};
use std::collections::{BTreeMap, BTreeSet};

/// The tables and reports with holes.
pub(super) struct Holes {
    /// Where the tables of each file begin, with those that have a hole; what stands between tables has none of its own.
    tables: BTreeMap<FileId, BTreeMap<usize, Option<bool>>>,
    /// The files of reports with a hole, and whether it may have taken names with it.
    files: BTreeMap<FileId, bool>,
    /// The associations, by the files of all their reports, in which the members are not all known.
    members: BTreeSet<FileId>,
    /// The files of reports that are of another time than they say.
    other_time: BTreeSet<FileId>,
}

impl Holes {
    /// What the findings say that could not be read as what it should be.
    pub(super) fn of(site: &Site, tree: &Tree, findings: &Findings) -> Holes {
        let mut holes = Holes { tables: BTreeMap::new(), files: BTreeMap::new(), members: BTreeSet::new(), other_time: BTreeSet::new() };
        for table in site.associations.iter().flat_map(|association| &association.reports).flat_map(|report| &report.tables) {
            holes.tables.entry(table.span.file).or_default().insert(table.span.start(), Some(false));
        }
        let is_hole = |finding: &&Finding| {
            finding.severity == Severity::Error && (!finding.judgement || finding.code == Code::OtherYear) && !misses(finding.code)
        };
        let mut broken: BTreeMap<FileId, bool> = BTreeMap::new();
        let mut unknown: BTreeSet<FileId> = BTreeSet::new();
        let mut other_time: BTreeSet<FileId> = BTreeSet::new();
        let with_holes: BTreeSet<FileId> = findings.iter().filter(is_hole).map(|finding| finding.place.span.file).collect();
        for file in with_holes {
            if let Some(tables) = holes.tables.get_mut(&file) {
                tables.extend(others(tree.sources.text(file)).map(|at| (at, None)));
            }
        }
        for finding in findings.iter().filter(is_hole) {
            let span = finding.place.span;
            let in_table = holes.table(span).is_some_and(|hole| {
                *hole = true;
                true
            });
            let mut takes_names = matches!(
                finding.code,
                Code::UnknownKey | Code::MissingKey | Code::WrongType | Code::BadId | Code::DoubleId | Code::ValueCount
            ) && (in_table || begins_table(&tree.sources, span));
            // Figures of another time than the report's are not looked at, nor what the text says of them.
            if matches!(finding.code, Code::OtherYear | Code::BadPeriod) {
                other_time.extend((!in_table).then_some(span.file));
                takes_names = true;
            }
            *broken.entry(span.file).or_default() |= takes_names;
            if finding.code == Code::UnknownMember || tree.members == Some(span.file) {
                unknown.insert(span.file);
            }
        }
        for association in &tree.associations {
            let files = association.reports.iter().flat_map(|report| report.figures.iter().chain(&report.narrative).chain(&report.easy));
            let own = [association.about].into_iter().chain(association.initiatives);
            if tree.members.is_some_and(|file| unknown.contains(&file)) || own.chain(files.copied()).any(|file| unknown.contains(&file)) {
                holes.members.extend(association.reports.iter().flat_map(|report| &report.figures));
            }
            for report in &association.reports {
                if other_time.contains(&report.about) {
                    holes.other_time.extend(report.figures.iter().chain(&report.narrative).chain(&report.easy));
                    let tables = report.figures.iter().filter_map(|file| holes.tables.get(file).map(|tables| (*file, tables.clone())));
                    let all =
                        tables.map(|(file, tables)| (file, tables.into_iter().map(|(start, hole)| (start, hole.map(|_| true))).collect()));
                    holes.tables.extend(all.collect::<Vec<_>>());
                }
                let figures = report.figures.iter().filter_map(|file| broken.get(file));
                if let Some(names) = figures.copied().reduce(|one, other| one | other) {
                    holes.files.extend(report.figures.iter().chain(&report.narrative).chain(&report.easy).map(|file| (*file, names)));
                }
            }
        }
        holes
    }

    /// Whether the table that a place is in has a hole.
    fn table(&mut self, span: Span) -> Option<&mut bool> {
        self.tables.get_mut(&span.file)?.range_mut(..=span.start()).next_back()?.1.as_mut()
    }

    fn is_holed(&self, span: Span) -> bool {
        self.tables
            .get(&span.file)
            .and_then(|tables| tables.range(..=span.start()).next_back())
            .is_some_and(|(_, hole)| *hole == Some(true))
    }

    /// Whether a finding may only say that something could not be read.
    pub(super) fn echoes(&self, finding: &Finding) -> bool {
        let span = finding.place.span;
        match finding.code {
            Code::Rule(Rule::Contributions | Rule::MemberShares) if self.members.contains(&span.file) => true,
            Code::Rule(_) if self.other_time.contains(&span.file) => true,
            Code::Rule(_) => std::iter::once(&finding.place).chain(&finding.related).any(|place| self.is_holed(place.span)),
            Code::UnknownRow | Code::UnknownColumn => self.is_holed(span),
            Code::CellWithoutFigure | Code::UnknownChart | Code::UnusedFigure | Code::IdleKnownError | Code::IdleSmallFigure => {
                self.files.contains_key(&span.file)
            }
            Code::UnknownCell | Code::UnknownTable | Code::DeadLink | Code::UnknownInitiative => {
                self.files.get(&span.file).is_some_and(|names| *names)
            }
            _ => false,
        }
    }
}

/// Whether it says that a name leads nowhere, and no more.
fn misses(code: Code) -> bool {
    matches!(
        code,
        Code::UnknownRow
            | Code::UnknownColumn
            | Code::UnknownCell
            | Code::UnknownTable
            | Code::UnknownChart
            | Code::DeadLink
            | Code::CellWithoutFigure
            | Code::MissingFile
            | Code::Encoding
    )
}

/// Where the headings stand that are not of tables.
fn others(text: &str) -> impl Iterator<Item = usize> {
    let starts = text.match_indices("\n[").map(|(at, _)| at + 1);
    starts.filter(|at| !text[*at..].trim_start_matches('[').starts_with("tabell."))
}

/// Whether a line is the heading of a table.
fn begins_table(sources: &Sources, span: Span) -> bool {
    let (_, start) = sources.file(span.file).line(span.start());
    sources.text(span.file)[start..].starts_with('[')
}
