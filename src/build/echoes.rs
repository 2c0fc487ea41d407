//! What of an association could not be read, and what is therefore not told: rules on half a content would cry wolf, and references would
//! miss what is there. A file that cannot be read hides its report; a value that cannot, its table; a year that was forgotten, what it is
//! said of.

use crate::diag::{Code, FileId, Finding, Rule, Severity, Span};
use crate::model::Association;
use crate::narrative;
use crate::source::{AssociationFiles, ReportFiles, Sources};
use std::collections::{BTreeMap, BTreeSet};

/// What is not told of an association.
#[derive(Default)]
pub(super) struct Echoes {
    /// Nothing is known of who the members are.
    no_members: bool,
    /// Someone is named as a member who is none, or may be one.
    unknown_members: bool,
    /// Files of reports of which a file could not be read.
    half: BTreeSet<FileId>,
    /// Where the tables of each file begin, with those that have a hole; what stands between tables has none of its own.
    tables: BTreeMap<FileId, BTreeMap<usize, Option<bool>>>,
    /// The files of reports with a hole, and whether it may have taken names with it.
    holes: BTreeMap<FileId, bool>,
    /// The files of reports that are of another time than they say.
    other_time: BTreeSet<FileId>,
}

fn files(report: &ReportFiles) -> impl Iterator<Item = FileId> {
    report.figures.iter().chain(&report.narrative).chain(&report.easy).copied().chain([report.about])
}

/// The folder of a file, with the last `/`.
fn folder(path: &str) -> &str {
    &path[..path.rfind('/').map_or(0, |end| end + 1)]
}

impl Echoes {
    /// Of an association whose files could not all be read. `unread` are those files; `members` says that nobody knows who the members are.
    pub(super) fn of_files(files_of: &AssociationFiles, sources: &Sources, unread: &BTreeSet<FileId>, members: bool) -> Echoes {
        let mut echoes = Echoes { no_members: members, ..Echoes::default() };
        let own = |file: FileId| folder(&sources.file(file).path);
        for file in unread {
            let lies_in = |report: &ReportFiles| own(*file).starts_with(own(report.about));
            let report = files_of.reports.iter().find(|report| lies_in(report));
            let hidden = files_of.reports.iter().filter(|hidden| report.is_none_or(|report| report.period == hidden.period));
            echoes.half.extend(hidden.flat_map(files));
        }
        echoes
    }

    /// Adds what values that could not be read leave behind.
    pub(super) fn add_holes(&mut self, association: &Association, files_of: &AssociationFiles, sources: &Sources, found: &[&Finding]) {
        for table in association.reports.iter().flat_map(|report| &report.tables) {
            self.tables.entry(table.span.file).or_default().insert(table.span.start(), Some(false));
        }
        let is_hole = |finding: &&&Finding| {
            finding.severity == Severity::Error && (!finding.judgement || finding.code == Code::OtherYear) && !misses(finding.code)
        };
        let holes: Vec<&Finding> = found.iter().filter(is_hole).copied().collect();
        for file in holes.iter().map(|finding| finding.place.span.file).collect::<BTreeSet<_>>() {
            self.tables.entry(file).or_default().extend(others(sources.text(file)).map(|at| (at, None)));
        }
        let (mut broken, mut other_time): (BTreeMap<FileId, bool>, BTreeSet<FileId>) = Default::default();
        for finding in holes {
            let span = finding.place.span;
            let (in_table, in_scale) =
                match self.tables.get_mut(&span.file).and_then(|tables| tables.range_mut(..=span.start()).next_back()) {
                    Some((_, Some(hole))) => {
                        *hole = true;
                        (true, false)
                    }
                    Some((start, None)) => (false, sources.text(span.file)[*start..].starts_with("[skala.")),
                    None => (false, false),
                };
            let of_time = matches!(finding.code, Code::OtherYear | Code::BadPeriod);
            other_time.extend((of_time && !in_table).then_some(span.file));
            let takes_names = of_time
                || matches!(
                    finding.code,
                    Code::UnknownKey | Code::MissingKey | Code::WrongType | Code::BadId | Code::DoubleId | Code::ValueCount
                ) && (in_table || begins_table(sources, finding));
            // What says nothing of figures leaves no hole in them.
            if in_table || in_scale || takes_names {
                *broken.entry(span.file).or_default() |= takes_names;
            }
            self.unknown_members |= finding.code == Code::UnknownMember;
        }
        for report in &files_of.reports {
            // Figures of another time than the report's are not looked at, nor what the text says of them.
            if other_time.contains(&report.about) {
                self.other_time.extend(files(report));
                for file in &report.figures {
                    self.tables.get_mut(file).into_iter().flat_map(BTreeMap::values_mut).flatten().for_each(|hole| *hole = true);
                }
            }
            if let Some(names) = report.figures.iter().filter_map(|file| broken.get(file)).copied().reduce(|one, other| one | other) {
                self.holes.extend(files(report).map(|file| (file, names)));
            }
        }
    }

    /// Whether nothing is hidden.
    pub(super) fn is_empty(&self) -> bool {
        !self.no_members && !self.unknown_members && self.half.is_empty() && self.holes.is_empty()
    }

    /// Whether rules may be applied: none may if a file could not be read.
    pub(super) fn allows_rules(&self) -> bool {
        self.half.is_empty() && !self.no_members
    }

    /// Whether a report could be read.
    pub(super) fn hides(&self, file: FileId) -> bool {
        self.half.contains(&file)
    }

    /// The files of a report that could not be read as a whole, given one of them.
    pub(super) fn half_of(&self, about: FileId, sources: &Sources) -> Vec<Span> {
        let own = folder(&sources.file(about).path);
        let half = self.half.iter().filter(|file| self.hides(about) && sources.file(**file).path.starts_with(own));
        half.map(|file| Span::new(*file, 0..sources.text(*file).len())).collect()
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
        let misses_names = narrative::MISSED.contains(&finding.code)
            || matches!(
                finding.code,
                Code::UnknownScale
                    | Code::SharedGoal
                    | Code::EasySwedish
                    | Code::HeadingLevel
                    | Code::IdleKnownError
                    | Code::IdleSmallFigure
            );
        if misses_names && self.half.contains(&span.file) {
            return true;
        }
        match finding.code {
            Code::Rule(Rule::Contributions | Rule::MemberShares) if self.unknown_members => true,
            Code::Rule(_) if self.other_time.contains(&span.file) => true,
            Code::Rule(_) => std::iter::once(&finding.place).chain(&finding.related).any(|place| self.is_holed(place.span)),
            Code::UnknownRow | Code::UnknownColumn => self.is_holed(span),
            Code::CellWithoutFigure | Code::UnknownChart | Code::UnusedFigure | Code::IdleKnownError | Code::IdleSmallFigure => {
                self.holes.contains_key(&span.file)
            }
            Code::UnknownCell | Code::UnknownTable | Code::DeadLink | Code::UnknownInitiative => {
                self.holes.get(&span.file).is_some_and(|names| *names)
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

/// Whether a finding is about the heading of a table; one that nobody knows may have been meant for one.
fn begins_table(sources: &Sources, finding: &Finding) -> bool {
    let span = finding.place.span;
    let (_, start) = sources.file(span.file).line(span.start());
    let line = &sources.text(span.file)[start..];
    line.starts_with('[') && (finding.code == Code::UnknownKey || line.trim_start_matches('[').starts_with("tabell"))
}
