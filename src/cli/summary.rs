//! What is said of many findings together: what to mend first, how many there are of each kind, and where.

use crate::build::Checked;
use crate::diag::{Code, FileId, Finding, Findings, Severity};
use crate::swedish::numbered;
use std::collections::BTreeMap;

/// From so many findings on, what to mend first is told before them.
const MANY: usize = 30;
/// So many findings, kinds and files are told of in the summaries.
const LINES: usize = 8;

/// The findings that somebody has to do something about: what cannot be read first, then what stops a publication, then the rest.
pub(super) fn in_order(findings: &Findings) -> Vec<&Finding> {
    sorted(findings.open())
}

/// Findings with the most important first.
pub(super) fn sorted<'a>(findings: impl Iterator<Item = &'a Finding>) -> Vec<&'a Finding> {
    let mut findings: Vec<&Finding> = findings.collect();
    findings.sort_by_key(|finding| match (finding.severity, finding.judgement) {
        (Severity::Error, false) if finding.is_unread() || finding.code == Code::Encoding => 0,
        (Severity::Error, false) => 1,
        (Severity::Error, true) => 2,
        (Severity::Warning, _) => 3,
        (Severity::Info, _) => 4,
    });
    findings
}

/// How many errors stop a run, and where the most important is: `1 fel i content/webbplats.toml:3:1`, `3 fel, det första i …`.
pub(super) fn stopping(checked: &Checked, strict: bool) -> Option<String> {
    let stops = |finding: &&Finding| finding.severity == Severity::Error && (strict || !finding.judgement);
    let errors: Vec<&Finding> = in_order(&checked.findings).into_iter().filter(stops).collect();
    let span = errors.first()?.place.span;
    let (line, column) = checked.sources.position(span);
    let first = if errors.len() > 1 { ", det första" } else { "" };
    Some(format!("{}{first} i {}:{line}:{column}", numbered(errors.len(), "fel", "fel"), checked.sources.file(span.file).path))
}

/// What to mend first; nothing if there are few.
pub(super) fn first(findings: &[&Finding], checked: &Checked) -> String {
    if findings.len() <= MANY {
        return String::new();
    }
    let mut out = format!("{} meddelanden. Rätta det första först: ofta försvinner flera på en gång.\n", findings.len());
    // Of each kind the first, in the order in which they are told.
    let mut kinds: Vec<(Code, &Finding, usize)> = Vec::new();
    for finding in findings {
        match kinds.iter_mut().find(|(code, _, _)| *code == finding.code) {
            Some((_, _, count)) => *count += 1,
            None => kinds.push((finding.code, finding, 1)),
        }
    }
    for (code, finding, count) in kinds.iter().take(LINES) {
        let (line, _) = checked.sources.position(finding.place.span);
        let file = &checked.sources.file(finding.place.span.file).path;
        let more = if *count > 1 { format!(", och {} till av samma slag", count - 1) } else { String::new() };
        out += &format!("  {file}:{line}  {} [{}]{more}\n", finding.message, code.id());
    }
    if kinds.len() > LINES {
        out += &format!("  och {}\n", numbered(kinds.len() - LINES, "slag till", "slag till"));
    }
    out + "\n"
}

/// How many there are in each file, if there are several files.
pub(super) fn by_file(findings: &[&Finding], checked: &Checked) -> String {
    let mut files: BTreeMap<FileId, (usize, usize)> = BTreeMap::new();
    for finding in findings {
        let (errors, warnings) = files.entry(finding.place.span.file).or_default();
        *if finding.severity == Severity::Error { errors } else { warnings } += 1;
    }
    if files.len() < 2 {
        return String::new();
    }
    let mut counted: Vec<(usize, usize, &str)> =
        files.iter().map(|(file, (errors, warnings))| (*errors, *warnings, checked.sources.file(*file).path.as_str())).collect();
    counted.sort_by_key(|(errors, warnings, path)| (usize::MAX - errors, usize::MAX - warnings, *path));
    let mut out = String::new();
    for (errors, warnings, path) in counted.iter().take(LINES) {
        let counts = [(*errors, "fel", "fel"), (*warnings, "varning", "varningar")];
        let counts: Vec<String> =
            counts.iter().filter(|(count, _, _)| *count > 0).map(|(count, one, many)| numbered(*count, one, many)).collect();
        out += &format!("  {path}: {}\n", counts.join(", "));
    }
    if counted.len() > LINES {
        out += &format!("  och {}\n", numbered(counted.len() - LINES, "fil till", "filer till"));
    }
    out
}
