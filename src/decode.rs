//! TOML to model, table by table, row by row, entry by entry, so that every error of a run is told with its place.

mod amount;
mod reader;
mod accessibility;
mod check;
mod meaning;
mod cell;
mod syntax;
mod table;
mod chart;
mod report;
mod site;

use crate::diag::{Code, FileId, Finding, Findings};
use crate::model::{Site, Website};
use crate::source::Tree;
use meaning::Registry;
use reader::Fields;

/// Reads the whole content. Whatever is wrong becomes findings; the rest is there all the same.
pub fn decode(tree: &Tree, findings: &mut Findings) -> Site {
    let text = |file: FileId| tree.sources.text(file);
    let mut registry = Registry::default();

    let website = match tree.site {
        Some(file) => {
            let table = syntax::parse(file, text(file), findings);
            if text(file).is_empty() { Website::default() } else { site::website(Fields::of_document(table.get_ref(), file), findings) }
        }
        None => Website::default(),
    };
    let mut members = Vec::new();
    if let Some(file) = tree.members {
        let table = syntax::parse(file, text(file), findings);
        members = site::members(Fields::of_document(table.get_ref(), file), findings);
        registry.members = (!text(file).is_empty()).then(|| members.iter().map(|member| member.id.clone()).collect());
    }
    let (mut indicators, mut glossary) = (Vec::new(), Vec::new());
    if let Some(file) = tree.indicators {
        let table = syntax::parse(file, text(file), findings);
        indicators = site::indicators(Fields::of_document(table.get_ref(), file), findings);
    }
    if let Some(file) = tree.glossary {
        let table = syntax::parse(file, text(file), findings);
        glossary = site::glossary(Fields::of_document(table.get_ref(), file), findings);
    }
    let mut associations = Vec::new();
    for files in &tree.associations {
        let mut initiatives = Vec::new();
        if let Some(file) = files.initiatives {
            let table = syntax::parse(file, text(file), findings);
            initiatives = site::initiatives(Fields::of_document(table.get_ref(), file), &registry, findings);
        }
        registry.initiatives = initiatives.iter().map(|initiative| initiative.id.clone()).collect();
        if text(files.about).is_empty() {
            continue;
        }
        let about = syntax::parse(files.about, text(files.about), findings);
        let about = Fields::of_document(about.get_ref(), files.about);
        let mut association = site::association(&files.id, about, &registry, initiatives, findings);
        for report_files in &files.reports {
            if text(report_files.about).is_empty() {
                continue;
            }
            let parsed: Vec<_> = report_files.figures.iter().map(|file| (*file, syntax::parse(*file, text(*file), findings))).collect();
            let mut others = Vec::new();
            let mut about = None;
            for (file, table) in &parsed {
                let fields = Fields::of_document(table.get_ref(), *file);
                if *file == report_files.about { about = Some(fields) } else { others.push(fields) }
            }
            if let Some(about) = about {
                association.reports.push(report::report(report_files, about, others, &registry, findings));
            }
        }
        association.reports.sort_by_key(|report| std::cmp::Reverse(report.period.last_day()));
        associations.push(association);
    }
    drop_echoes(tree, findings);
    Site { website, members, indicators, glossary, associations }
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
