//! What is said of many findings together: what to mend first, how many there are of each kind, and where.

use crate::build::Checked;
use crate::diag::{Code, FileId, Finding, Severity};
use crate::swedish::numbered;
use std::collections::BTreeMap;

/// From so many findings on, what to mend first is told before them.
const MANY: usize = 30;
/// So many findings, kinds and files are told of in the summaries.
const LINES: usize = 8;

/// The findings that somebody has to do something about: what cannot be read first, then what stops a publication, then the rest.
pub(super) fn in_order(checked: &Checked) -> Vec<&Finding> {
    let mut findings: Vec<&Finding> = checked.findings.open().collect();
    findings.sort_by_key(|finding| match (finding.severity, finding.judgement) {
        (Severity::Error, false) if matches!(finding.code, Code::Toml | Code::Encoding | Code::Unreadable | Code::UnknownFile) => 0,
        (Severity::Error, false) => 1,
        (Severity::Error, true) => 2,
        _ => 3,
    });
    findings
}

/// What to mend first; nothing if there are few.
pub(super) fn first(findings: &[&Finding], checked: &Checked) -> String {
    if findings.len() <= MANY {
        return String::new();
    }
    let mut out = format!("{} meddelanden. Rätta det första först: ofta försvinner flera på en gång.\n", findings.len());
    for finding in findings.iter().take(LINES) {
        let (line, _) = checked.sources.position(finding.place.span);
        let file = &checked.sources.file(finding.place.span.file).path;
        out += &format!("  {file}:{line}  {} [{}]\n", finding.message, finding.code.id());
    }
    let mut kinds: BTreeMap<&str, usize> = BTreeMap::new();
    findings.iter().for_each(|finding| *kinds.entry(finding.code.id()).or_default() += 1);
    let mut kinds: Vec<(&str, usize)> = kinds.into_iter().collect();
    kinds.sort_by_key(|(id, count)| (usize::MAX - count, *id));
    let kinds: Vec<String> = kinds.iter().take(LINES).map(|(id, count)| format!("{id} {count}")).collect();
    out + &format!("Efter slag: {}.\n\n", kinds.join(", "))
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
