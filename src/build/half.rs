//! What of the content could not be read, and what must therefore not be judged: rules on half a content would cry wolf, and references
//! would miss what is there.

use crate::diag::{Code, FileId, Finding, Findings, Severity};
use crate::narrative;
use crate::source::{Sources, Tree};
use std::collections::{BTreeSet, HashMap};

/// The folders in which a file could not be read.
pub(super) struct Half<'t> {
    sources: &'t Sources,
    /// The association, and the period of the report if it is one of its, by the folder.
    folders: HashMap<&'t str, (&'t str, Option<&'t str>)>,
    /// Broken reports, and as a whole broken associations.
    broken: BTreeSet<(&'t str, Option<&'t str>)>,
    associations: BTreeSet<&'t str>,
    /// Who the members are is not known.
    members: bool,
    /// The files of reports whose dates are not those of their folder.
    dates: BTreeSet<FileId>,
}

/// The folder of a file, with the last `/`.
fn folder(path: &str) -> &str {
    &path[..path.rfind('/').map_or(0, |end| end + 1)]
}

impl<'t> Half<'t> {
    /// What the findings say that could not be read.
    pub(super) fn of(tree: &'t Tree, findings: &Findings) -> Half<'t> {
        let sources = &tree.sources;
        let mut folders = HashMap::new();
        for association in &tree.associations {
            let id = association.id.as_str();
            folders.insert(folder(&sources.file(association.about).path), (id, None));
            for report in &association.reports {
                folders.insert(folder(&sources.file(report.about).path), (id, Some(report.period.as_str())));
            }
        }
        let mut half =
            Half { sources, folders, broken: BTreeSet::new(), associations: BTreeSet::new(), members: false, dates: BTreeSet::new() };
        half.dates = findings.iter().filter(|finding| finding.code == Code::BadPeriod).map(|finding| finding.place.span.file).collect();
        let is_unread = |finding: &&Finding| {
            finding.severity == Severity::Error
                && matches!(finding.code, Code::Toml | Code::Unreadable | Code::UnknownFile | Code::MissingFile)
        };
        for finding in findings.iter().filter(is_unread) {
            let file = finding.place.span.file;
            half.members |= tree.members == Some(file);
            // A report that is not there at all leaves no half of one.
            if finding.code != Code::MissingFile
                && let Some(place) = half.place(file)
            {
                half.broken.insert(place);
                half.associations.insert(place.0);
            }
        }
        half
    }

    fn place(&self, file: FileId) -> Option<(&'t str, Option<&'t str>)> {
        let path = self.sources.get(file)?.path.as_str();
        let own = folder(path);
        // Pictures and attachments lie in a folder of the report.
        [own, folder(own.trim_end_matches('/'))].iter().find_map(|folder| self.folders.get(folder).copied())
    }

    /// Whether rules can be applied to an association.
    pub(super) fn allows(&self, association: &str) -> bool {
        !self.members && !self.associations.contains(association)
    }

    /// Whether the report that a finding is about could be read, and is of the time of its folder.
    pub(super) fn judges(&self, finding: &Finding) -> bool {
        let place = self.place(finding.place.span.file);
        let dated = match place {
            Some(place) => self.dates.iter().any(|file| self.place(*file) == Some(place)),
            None => false,
        };
        !dated && place.is_none_or(|place| !self.broken.contains(&place) && !self.broken.contains(&(place.0, None)))
    }

    /// Whether a finding may only say that something could not be read.
    pub(super) fn echoes(&self, finding: &Finding) -> bool {
        if finding.code == Code::UnknownMember {
            return self.members;
        }
        let misses = narrative::MISSED.contains(&finding.code)
            || matches!(
                finding.code,
                Code::UnknownScale
                    | Code::SharedGoal
                    | Code::EasySwedish
                    | Code::HeadingLevel
                    | Code::IdleKnownError
                    | Code::IdleSmallFigure
            );
        if !misses && !matches!(finding.code, Code::Rule(_)) {
            return false;
        }
        match self.place(finding.place.span.file) {
            Some((association, _)) if matches!(finding.code, Code::Rule(_)) => !self.allows(association),
            Some(place @ (association, _)) => self.broken.contains(&place) || self.broken.contains(&(association, None)),
            None => false,
        }
    }
}
