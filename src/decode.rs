//! TOML to model, table by table, row by row, entry by entry, so that every error of a run is told with its place.

mod amount;
mod context;
mod characters;
mod bare;
mod reader;
mod value;
mod accessibility;
mod ledger;
mod left;
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
mod former;
mod chart;
mod scale;
mod report;
mod site;

use crate::diag::{Code, FileId, Finding, Findings, Span};
use crate::keys::{self, Kinded};
use crate::model::{Association, Former, Names, Report, Site};
use crate::source::{AssociationFiles, ReportFiles, Sources, Tree};
pub use amount::{AmountError, Number, Reading, read as read_amount};
use context::Cx;
pub use ledger::ledger;
pub use left::left;
use rayon::prelude::*;
use reader::Fields;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Reads the whole content. Whatever is wrong becomes findings; the rest is there all the same.
pub fn decode(tree: &Tree) -> (Site, Findings) {
    let (mut site, known, mut findings) = common(tree);
    let decoded = tree.associations.par_iter().map(|files| association(&tree.sources, files, &known));
    for (association, found) in decoded.collect::<Vec<_>>() {
        site.associations.extend(association);
        findings.append(found);
    }
    findings.extend(shared_numbers(&site.associations));
    (site, findings)
}

/// What the files of an association may name of the others.
#[derive(Debug, Clone)]
pub struct Known {
    /// Ids of the members. None if `medlemmar.toml` is missing, which is reported once and not for every member.
    members: Option<Arc<BTreeSet<String>>>,
}

/// Reads what all associations share.
pub fn common(tree: &Tree) -> (Site, Known, Findings) {
    let cx = Cx::default();
    let sources = &tree.sources;
    let website = read::<keys::Website, _>(sources, tree.site, &cx, site::website).unwrap_or_default();
    let left =
        tree.site.filter(|_| !website.demonstration).map(|file| left(sources.text(file), file, keys::Website::KIND)).unwrap_or_default();
    if let Some(first) = left.first().map(|(span, _)| span) {
        let finding = site::unready(*first, "allt är inte ifyllt".to_owned());
        cx.push(left[1..].iter().fold(finding, |finding, (other, _)| finding.also(*other, "här också")));
    }
    let members = read::<keys::Members, _>(sources, tree.members, &cx, site::members);
    let indicators = read::<keys::Indicators, _>(sources, tree.indicators, &cx, site::indicators).unwrap_or_default();
    let (glossary, synonyms) = read::<keys::Glossary, _>(sources, tree.glossary, &cx, site::glossary).unwrap_or_default();
    // Of a file that could not be read as it is, nobody knows whom it names.
    let findings = without_echoes(cx);
    let is_read = !findings.iter().any(|finding| finding.code == Code::Toml && Some(finding.place.span.file) == tree.members);
    let members = members.filter(|_| is_read);
    let ids = members.as_ref().map(|members| members.iter().map(|member| member.id.clone()).collect());
    let known = Known { members: ids.map(Arc::new) };
    let members = members.unwrap_or_default();
    let site = Site {
        website,
        members,
        member_names: Names::default(),
        indicators,
        glossary,
        synonyms,
        associations: Vec::new(),
        former: Former::default(),
        without_data: false,
    };
    (site, known, findings)
}

/// Reads an association with its reports. None if nothing is said of it.
pub fn association(sources: &Sources, files: &AssociationFiles, known: &Known) -> (Option<Association>, Findings) {
    let mut cx = Cx::of(known.members.clone());
    (association_of(sources, files, &mut cx), without_echoes(cx))
}

/// Reads one report of an association that has been read. None if nothing is said of it.
pub fn report(sources: &Sources, files: &ReportFiles, association: &Association, known: &Known) -> (Option<Report>, Findings) {
    let mut cx = Cx::of(known.members.clone());
    cx.initiatives = Arc::new(association.initiatives.iter().map(|initiative| initiative.id.clone()).collect());
    (report_of(sources, files, &cx), without_echoes(cx))
}

/// The organisation number is the identity of an association, so that no two have the same.
pub fn shared_numbers(associations: &[Association]) -> Vec<Finding> {
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
fn association_of(sources: &Sources, files: &AssociationFiles, cx: &mut Cx) -> Option<Association> {
    let initiatives = read::<keys::Initiatives, _>(sources, files.initiatives, cx, site::initiatives).unwrap_or_default();
    cx.initiatives = Arc::new(initiatives.iter().map(|initiative| initiative.id.clone()).collect());
    let cx = &*cx;
    let mut association =
        read::<keys::Association, _>(sources, Some(files.about), cx, |about| site::association(&files.id, about, initiatives))?;
    let beside: Vec<Cx> = files.reports.iter().map(|_| cx.beside()).collect();
    let read: Vec<(Option<Report>, Cx)> =
        files.reports.par_iter().zip(beside).map(|(files, cx)| (report_of(sources, files, &cx), cx)).collect();
    for (report, own) in read {
        cx.append(own);
        let Some(report) = report else { continue };
        if report.replaced.is_some() { &mut association.replaced } else { &mut association.reports }.push(report);
    }
    let lost = association.replaced.iter().filter_map(|old| report::without_follower(old, &association.reports));
    lost.for_each(|finding| cx.push(finding));
    association.reports.sort_by_key(|report| std::cmp::Reverse(report.period.last_day()));
    Some(association)
}

fn report_of(sources: &Sources, files: &ReportFiles, cx: &Cx) -> Option<Report> {
    if sources.text(files.about).is_empty() {
        return None;
    }
    let kind = |file| if file == files.about { keys::Report::KIND } else { keys::Figures::KIND };
    let parsed: Vec<_> = files.figures.iter().map(|file| (*file, syntax::parse(*file, sources.text(*file), kind(*file), cx))).collect();
    let (about, others): (Vec<_>, Vec<_>) = parsed.iter().partition(|(file, _)| *file == files.about);
    let (file, about) = about.first()?;
    let about = Fields::of_document::<keys::Report>(about.get_ref(), *file, cx);
    let others = others.iter().map(|(file, table)| Fields::of_document::<keys::Figures>(table.get_ref(), *file, cx)).collect();
    Some(report::report(files, about, others))
}

/// What a file of a kind says. None of one that does not exist or is empty.
fn read<K: Kinded, T>(sources: &Sources, file: Option<FileId>, cx: &Cx, what: impl FnOnce(Fields) -> T) -> Option<T> {
    let file = file.filter(|file| !sources.text(*file).is_empty())?;
    let table = syntax::parse(file, sources.text(file), K::KIND, cx);
    Some(what(Fields::of_document::<K>(table.get_ref(), file, cx)))
}

/// Whatever else a file with broken syntax seems to say or to lack only echoes the slip.
fn without_echoes(cx: Cx) -> Findings {
    let mut findings = cx.into_findings();
    let broken: BTreeSet<FileId> =
        findings.iter().filter(|finding| finding.code == Code::Toml).map(|finding| finding.place.span.file).collect();
    findings.retain(|finding| finding.code == Code::Toml || !broken.contains(&finding.place.span.file));
    findings
}
