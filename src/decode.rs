//! TOML to model, table by table, row by row, entry by entry, so that every error of a run is told with its place.

mod amount;
mod reader;
mod accessibility;
mod check;
mod meaning;
mod cell;
mod syntax;
mod row;
mod table;
mod chart;
mod report;
mod site;

use crate::diag::{Code, FileId, Finding, Findings};
use crate::model::{Association, Report, Site};
use crate::source::{AssociationFiles, ReportFiles, Tree};
use meaning::Registry;
use reader::Fields;

/// Reads the whole content. Whatever is wrong becomes findings; the rest is there all the same.
pub fn decode(tree: &Tree, findings: &mut Findings) -> Site {
    let mut registry = Registry::default();
    let website = read(tree, tree.site, findings, site::website).unwrap_or_default();
    let members = read(tree, tree.members, findings, site::members);
    registry.members = members.as_ref().map(|members| members.iter().map(|member| member.id.clone()).collect());
    let indicators = read(tree, tree.indicators, findings, site::indicators).unwrap_or_default();
    let glossary = read(tree, tree.glossary, findings, site::glossary).unwrap_or_default();
    let associations = tree.associations.iter().filter_map(|files| association(tree, files, &mut registry, findings)).collect();
    drop_echoes(tree, findings);
    Site { website, members: members.unwrap_or_default(), indicators, glossary, associations }
}

/// An association with its reports, newest first. Its initiatives are the ones that its own files may name.
fn association(tree: &Tree, files: &AssociationFiles, registry: &mut Registry, findings: &mut Findings) -> Option<Association> {
    let initiatives = read(tree, files.initiatives, findings, |fields, findings| site::initiatives(fields, registry, findings));
    let initiatives = initiatives.unwrap_or_default();
    registry.initiatives = initiatives.iter().map(|initiative| initiative.id.clone()).collect();
    let mut association =
        read(tree, Some(files.about), findings, |about, findings| site::association(&files.id, about, registry, initiatives, findings))?;
    association.reports = files.reports.iter().filter_map(|files| report(tree, files, registry, findings)).collect();
    association.reports.sort_by_key(|report| std::cmp::Reverse(report.period.last_day()));
    Some(association)
}

fn report(tree: &Tree, files: &ReportFiles, registry: &Registry, findings: &mut Findings) -> Option<Report> {
    if tree.sources.text(files.about).is_empty() {
        return None;
    }
    let parsed: Vec<_> = files.figures.iter().map(|file| syntax::parse(*file, tree.sources.text(*file), findings)).collect();
    let fields = files.figures.iter().zip(&parsed).map(|(file, table)| Fields::of_document(table.get_ref(), *file));
    let (about, others): (Vec<_>, Vec<_>) = fields.partition(|fields| fields.span.file == files.about);
    Some(report::report(files, about.into_iter().next()?, others, registry, findings))
}

/// What a file says. None of one that does not exist or is empty.
fn read<T>(tree: &Tree, file: Option<FileId>, findings: &mut Findings, what: impl FnOnce(Fields, &mut Findings) -> T) -> Option<T> {
    let file = file.filter(|file| !tree.sources.text(*file).is_empty())?;
    let table = syntax::parse(file, tree.sources.text(file), findings);
    Some(what(Fields::of_document(table.get_ref(), file), findings))
}

/// What a file with broken syntax seems to lack, or to say on the broken line, only echoes the slip itself.
fn drop_echoes(tree: &Tree, findings: &mut Findings) {
    let line = |finding: &Finding| (finding.place.span.file, tree.sources.position(finding.place.span).0);
    let broken: Vec<(FileId, usize)> = findings.iter().filter(|finding| finding.code == Code::Toml).map(line).collect();
    findings.retain(|finding| {
        let in_broken_file = broken.iter().any(|(file, _)| *file == finding.place.span.file);
        finding.code == Code::Toml || !(broken.contains(&line(finding)) || in_broken_file && finding.code == Code::MissingKey)
    });
}
