//! TOML to model, table by table, row by row, entry by entry, so that every error of a run is told with its place.

mod amount;
mod context;
mod characters;
mod bare;
mod reader;
mod value;
mod accessibility;
mod check;
mod shared_goal;
mod meaning;
mod cell;
mod answers;
mod unclosed;
mod headings;
mod syntax;
mod row;
mod table;
mod chart;
mod scale;
mod report;
mod site;

use crate::diag::{Code, FileId, Finding, Findings, Span};
use crate::keys::{self, Kinded};
use crate::model::{Association, Names, Report, Site};
use crate::source::{AssociationFiles, ReportFiles, Tree};
use context::Cx;
use rayon::prelude::*;
use reader::Fields;
use std::collections::{BTreeMap, BTreeSet};

/// Reads the whole content. Whatever is wrong becomes findings; the rest is there all the same.
pub fn decode(tree: &Tree) -> (Site, Findings) {
    let cx = Cx::default();
    let website = read::<keys::Website, _>(tree, tree.site, &cx, site::website).unwrap_or_default();
    let members = read::<keys::Members, _>(tree, tree.members, &cx, site::members);
    let indicators = read::<keys::Indicators, _>(tree, tree.indicators, &cx, site::indicators).unwrap_or_default();
    let glossary = read::<keys::Glossary, _>(tree, tree.glossary, &cx, site::glossary).unwrap_or_default();
    let ids: Option<BTreeSet<String>> = members.as_ref().map(|members| members.iter().map(|member| member.id.clone()).collect());
    let mut findings = cx.into_findings();
    let mut associations = Vec::new();
    let decoded = tree.associations.par_iter().map(|files| {
        let mut cx = Cx::of(ids.clone());
        (association(tree, files, &mut cx), cx.into_findings())
    });
    for (association, found) in decoded.collect::<Vec<_>>() {
        associations.extend(association);
        findings.append(found);
    }
    findings.extend(shared_numbers(&associations));
    drop_echoes(&mut findings);
    let members = members.unwrap_or_default();
    (Site { website, members, member_names: Names::default(), indicators, glossary, associations }, findings)
}

/// The organisation number is the identity of an association, so that no two have the same.
fn shared_numbers(associations: &[Association]) -> Vec<Finding> {
    let mut seen: BTreeMap<String, Span> = BTreeMap::new();
    let mut shared = Vec::new();
    for number in associations.iter().filter_map(|association| association.organisation_number.as_ref()) {
        let digits = number.value.chars().filter(char::is_ascii_digit).collect();
        match seen.get(&digits) {
            Some(first) => shared.push(
                Finding::new(Code::DoubleId, number.span, format!("ett annat förbund har organisationsnumret ”{}”", number.value))
                    .label("här igen")
                    .also(*first, "först här")
                    .help("Rätta numret. Hör rapporterna till samma förbund, lägg dem i samma mapp."),
            ),
            None => _ = seen.insert(digits, number.span),
        }
    }
    shared
}

/// An association with its reports, newest first. Its initiatives are the ones that its own files may name.
fn association(tree: &Tree, files: &AssociationFiles, cx: &mut Cx) -> Option<Association> {
    let initiatives = read::<keys::Initiatives, _>(tree, files.initiatives, cx, site::initiatives).unwrap_or_default();
    cx.initiatives = initiatives.iter().map(|initiative| initiative.id.clone()).collect();
    let cx = &*cx;
    let mut association =
        read::<keys::Association, _>(tree, Some(files.about), cx, |about| site::association(&files.id, about, initiatives))?;
    association.reports = files.reports.iter().filter_map(|files| report(tree, files, cx)).collect();
    association.reports.sort_by_key(|report| std::cmp::Reverse(report.period.last_day()));
    Some(association)
}

fn report(tree: &Tree, files: &ReportFiles, cx: &Cx) -> Option<Report> {
    if tree.sources.text(files.about).is_empty() {
        return None;
    }
    let kind = |file| if file == files.about { keys::Report::KIND } else { keys::Figures::KIND };
    let parsed: Vec<_> =
        files.figures.iter().map(|file| (*file, syntax::parse(*file, tree.sources.text(*file), kind(*file), cx))).collect();
    let (about, others): (Vec<_>, Vec<_>) = parsed.iter().partition(|(file, _)| *file == files.about);
    let (file, about) = about.first()?;
    let about = Fields::of_document::<keys::Report>(about.get_ref(), *file, cx);
    let others = others.iter().map(|(file, table)| Fields::of_document::<keys::Figures>(table.get_ref(), *file, cx)).collect();
    Some(report::report(files, about, others))
}

/// What a file of a kind says. None of one that does not exist or is empty.
fn read<K: Kinded, T>(tree: &Tree, file: Option<FileId>, cx: &Cx, what: impl FnOnce(Fields) -> T) -> Option<T> {
    let file = file.filter(|file| !tree.sources.text(*file).is_empty())?;
    let table = syntax::parse(file, tree.sources.text(file), K::KIND, cx);
    Some(what(Fields::of_document::<K>(table.get_ref(), file, cx)))
}

/// Whatever else a file with broken syntax seems to say or to lack only echoes the slip.
fn drop_echoes(findings: &mut Findings) {
    let broken: BTreeSet<FileId> =
        findings.iter().filter(|finding| finding.code == Code::Toml).map(|finding| finding.place.span.file).collect();
    findings.retain(|finding| finding.code == Code::Toml || !broken.contains(&finding.place.span.file));
}
