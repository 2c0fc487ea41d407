//! From the content to the findings, a few associations at a time.

use super::addresses::{self, Claim};
use super::checked::{Checked, CheckedReport, LookedAt};
use super::costs::Costs;
use super::echoes::Echoes;
use super::error::BuildError;
use super::step::Step;
use crate::attachment;
use crate::chart::{self, ChartName};
use crate::decode;
use crate::diag::{Code, FileId, Finding, Findings};
use crate::edit::Left;
use crate::facts::Facts;
use crate::measures;
use crate::model::{Association, DraftPlace, Former, Report, Site};
use crate::narrative::{self, Terms};
use crate::reconcile::{
    self, InProse, Reconciled, Unlooked, accessibility_is_old, as_decided, conforms_fully_but_for_attachments, invented,
    newest_report_is_old, reconcile, without_invented,
};
use crate::schema;
use crate::site::{self, Gathered};
use crate::source::{self, AssociationFiles, ReportFiles, SourceError, Sources, Volume, printable};
use crate::theme::Theme;
use jiff::civil::Date;
use rayon::prelude::*;
use std::collections::BTreeSet;
use std::ops::Range;
use std::path::Path;

/// The stages that work is done for in several turns, by name.
pub(super) const READ: &str = "läsa";
const CHARTS: &str = "diagram";

/// Associations are taken together until they have so many reports.
const AT_ONCE: usize = 40;

/// What is done with reports that are drafts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Drafts {
    /// They are not there.
    LeftOut,
    /// They are not there, but it is known where they are.
    Named,
    /// They are reports like any other.
    Read,
}

/// Reads and checks the content, as it is on the date of the run.
///
/// # Errors
/// If the content folder cannot be read.
pub fn check(content: &Path, drafts: bool, today: Date) -> Result<Checked, BuildError> {
    let drafts = if drafts { Drafts::Read } else { Drafts::LeftOut };
    by_association(content, drafts, false, today, Costs::start(), &|_| (), |_, _| Ok(()))
}

/// Reads and checks the content for those who write it: drafts too, what is found only when they are left out, and what cannot be
/// published with the theme. What it accepts, `build` publishes: a strict one, if asked for.
///
/// # Errors
/// If the content or the theme cannot be read.
pub fn check_for_authors(content: &Path, theme: Option<&Path>, strict: bool, today: Date) -> Result<Checked, BuildError> {
    check_telling(content, theme, strict, today, &|_| ())
}

/// [`check_for_authors`], which tells each step.
///
/// # Errors
/// As [`check_for_authors`].
pub fn check_telling(content: &Path, theme: Option<&Path>, strict: bool, today: Date, tell: &dyn Fn(Step)) -> Result<Checked, BuildError> {
    let sparing = |drafts| {
        by_association(content, drafts, false, today, Costs::start(), tell, |checked, done| {
            checked.put_away(done);
            Ok(())
        })
    };
    let mut checked = sparing(Drafts::Read)?;
    let theme = Theme::of(content, theme)?;
    let mut published = checked.has_drafts().then(|| sparing(Drafts::LeftOut)).transpose()?;
    checked.hold_against_rest(&theme, published.as_mut(), strict);
    Ok(checked)
}

/// Reads and checks the content, some associations at a time. `done` is handed those that have been checked, while everything that they
/// say is at hand, and may put them away.
pub(super) fn by_association(
    content: &Path,
    drafts: Drafts,
    without_data: bool,
    today: Date,
    costs: Costs,
    tell: &dyn Fn(Step),
    mut done: impl FnMut(&mut Checked, Range<usize>) -> Result<(), BuildError>,
) -> Result<Checked, BuildError> {
    let (mut checking, associations) = Checking::begin(content, drafts, costs)?;
    checking.checked.site.without_data = without_data;
    checking.go_through(&associations, |checked, new| {
        tell(Step::Association { number: new.end, of: associations.len() });
        checked.tell_of(new.clone());
        done(checked, new)
    })?;
    checking.checked.end(today);
    Ok(checking.checked)
}

/// A check on its way through the content.
pub(super) struct Checking {
    drafts: Drafts,
    pub(super) known: decode::Known,
    terms: Terms,
    /// Nobody knows who the members are.
    no_members: bool,
    /// The files of associations that are known not to be readable before their texts are read.
    unreadable: BTreeSet<FileId>,
    pub(super) checked: Checked,
}

impl Checking {
    /// Finds the files, and reads what all associations share.
    pub(super) fn begin(content: &Path, drafts: Drafts, mut costs: Costs) -> Result<(Checking, Vec<AssociationFiles>), BuildError> {
        let mut findings = Findings::default();
        let tree = costs.stage(READ, || source::list(content, &mut findings))?;
        let (mut site, known, misread) = decode::common(&tree);
        findings.append(misread);
        findings.append(schema::check_common(&tree));
        let unreadable = findings.iter().filter(|finding| finding.is_unread()).map(|finding| finding.place.span.file).collect();
        let is_of_members = |finding: &Finding| Some(finding.place.span.file) == tree.members;
        let no_members = findings.iter().any(|found| is_of_members(found) && (found.is_unread() || found.code == Code::MissingFile));
        let terms = site::terms(&site);
        let (mut sources, fixed) = (tree.sources, tree.fixed);
        let (ledger, damage) = decode::ledger(&sources, tree.ledger);
        findings.extend(damage);
        tree.ledger.into_iter().for_each(|file| sources.forget(file.0..file.0 + 1));
        let (moved, removed) = (std::mem::take(&mut site.website.moved), std::mem::take(&mut site.website.removed));
        site.former = Former::of(moved, removed, &ledger);
        let checked = Checked { sources, fixed, site, findings, costs, ledger, ledger_file: tree.ledger, ..Checked::default() };
        Ok((Checking { drafts, known, terms, no_members, unreadable, checked }, tree.associations))
    }

    /// Takes the associations, some at a time, and hands them on when they have been checked.
    pub(super) fn go_through(
        &mut self,
        mut rest: &[AssociationFiles],
        mut done: impl FnMut(&mut Checked, Range<usize>) -> Result<(), BuildError>,
    ) -> Result<(), BuildError> {
        while !rest.is_empty() {
            let mut reports = 0;
            let fitting = rest.iter().take_while(|files| {
                reports += files.reports.len();
                reports <= AT_ONCE
            });
            let (next, after) = rest.split_at(fitting.count().max(1));
            let new = self.take(next)?;
            done(&mut self.checked, new)?;
            rest = after;
        }
        Ok(())
    }

    /// Reads and checks some associations. Returns their places among those of the site.
    fn take(&mut self, all: &[AssociationFiles]) -> Result<Range<usize>, BuildError> {
        let first = self.checked.site.associations.len();
        for (association, looked_at) in self.read(all)?.into_iter().flatten() {
            self.checked.site.associations.push(association);
            self.checked.looked_at.push(looked_at);
        }
        let new = first..self.checked.site.associations.len();
        self.look_closer(new.clone())?;
        Ok(new)
    }

    /// Finds out about some associations, which have been read, all that is known of one.
    pub(super) fn look_closer(&mut self, associations: Range<usize>) -> Result<(), BuildError> {
        self.look_at(associations.clone());
        self.checked.note_blanks(associations.clone());
        self.look_at_attachments(associations.clone())?;
        self.checked.note_anchors(associations.clone());
        Ok(self.look_at_versions(associations)?)
    }

    /// Reads some associations. None of one that says nothing.
    pub(super) fn read(&mut self, all: &[AssociationFiles]) -> Result<Vec<Option<(Association, LookedAt)>>, BuildError> {
        let Checked { sources, findings, costs, .. } = &mut self.checked;
        let load = |files: &AssociationFiles| {
            let mut misread = Findings::default();
            sources.load(files.files.clone(), &mut misread).map(|()| misread)
        };
        let misread = costs.stage(READ, || all.iter().map(load).collect::<Result<Vec<Findings>, SourceError>>())?;
        let decode = |files| decode::association(sources, files, &self.known);
        let decoded: Vec<_> = costs.stage("tolka", || all.par_iter().map(decode).collect());
        let whole = all.iter().zip(misread).zip(decoded).map(|((files, mut told), (association, mut found))| {
            let mut unread: BTreeSet<FileId> = self.unreadable.range(FileId(files.files.start)..FileId(files.files.end)).copied().collect();
            unread.extend(found.iter().filter(|finding| finding.is_unread()).map(|finding| finding.place.span.file));
            let mut echoes = Echoes::of_files(files, sources, &unread, self.no_members);
            found.extend(schema::check_association(sources, files));
            let mut left: Vec<Left> = Vec::new();
            let association = association.map(|mut association| {
                found.extend(without_invented(&mut association));
                if self.drafts != Drafts::Read {
                    association.replaced.retain(|report| report.status.is_public());
                    let (public, drafts) =
                        std::mem::take(&mut association.reports).into_iter().partition(|report| report.status.is_public());
                    let named = |report: Report| DraftPlace { id: report.id, title: report.title };
                    let drafts: Vec<Report> = if self.drafts == Drafts::Named { drafts } else { Vec::new() };
                    (association.reports, association.drafts) = (public, drafts.into_iter().map(named).collect());
                }
                let left_in = |report: &Report| {
                    let files = files.reports.iter().find(|files| *files.period == *report.id);
                    files.map(|files| Left::of(report, &files.figures, sources)).unwrap_or_default()
                };
                left = association.reports.iter().map(left_in).collect();
                found.extend(association.reports.iter().zip(&left).filter_map(|(report, left)| left.finding(report)));
                found.extend(association.replaced.iter().filter_map(|report| left_in(report).finding(report)));
                found.extend(other_years(&association, &files.reports, sources, &echoes, &found));
                echoes.add_holes(&association, files, sources, &found.iter().collect::<Vec<_>>());
                association
            });
            found.retain(|finding| !echoes.echoes(finding));
            told.append(found);
            let Some(association) = association else {
                findings.append(told);
                return None;
            };
            let mut looked_at = LookedAt::new(files.files.clone(), echoes, association.reports.len(), told);
            looked_at.reports.iter_mut().zip(left).for_each(|(report, left)| report.left = left);
            Some((association, looked_at))
        });
        Ok(whole.collect())
    }

    /// Finds out about some associations what their texts and the rules tell.
    pub(super) fn look_at(&mut self, associations: Range<usize>) {
        let Checked { sources, site, facts, costs, looked_at, .. } = &mut self.checked;
        let (new, looked_at) = (&site.associations[associations.clone()], &mut looked_at[associations]);
        costs.stage("fakta", || facts.add(new));
        let mut reports: Vec<(usize, &Association, &Report, &mut CheckedReport, &Echoes)> = Vec::new();
        for (place, (association, looked_at)) in new.iter().zip(&mut *looked_at).enumerate() {
            let LookedAt { reports: checked, echoes, .. } = looked_at;
            let own = association.reports.iter().zip(checked);
            reports.extend(own.map(|(report, checked)| (place, association, report, checked, &*echoes)));
        }
        costs.stage(CHARTS, || {
            reports.par_iter_mut().for_each(|(_, association, report, checked, _)| {
                checked.charts = chart::names_for_report(site, association, report, facts);
            });
        });
        let bound: Vec<(usize, Findings)> = costs.stage("berättelse", || {
            let bind = |(place, _, report, checked, echoes): &mut (usize, _, &Report, &mut CheckedReport, &Echoes)| {
                let mut found = Findings::default();
                checked.narrative = narrative::bind(report, sources, &ids(&checked.charts), &self.terms, &mut found);
                found.retain(|finding| !echoes.echoes(finding));
                (*place, found)
            };
            reports.par_iter_mut().map(bind).collect()
        });
        bound.into_iter().for_each(|(place, found)| looked_at[place].found.append(found));
        for (association, looked_at) in new.iter().zip(&mut *looked_at).filter(|(_, looked_at)| looked_at.echoes.allows_rules()) {
            let LookedAt { echoes, found, .. } = looked_at;
            found.extend(unknown_charts(site, association, facts).into_iter().filter(|finding| !echoes.echoes(finding)));
        }
        let apply = |(association, looked_at): (&Association, &LookedAt)| match looked_at.echoes.allows_rules() {
            false => {
                // In a file that cannot be read nobody knows which figures a decision is on.
                let decided = association.reports.iter().filter(|report| report.small_figures.iter().any(|decision| !decision.spread));
                let whole = decided.flat_map(|report| looked_at.echoes.half_of(report.span.file, sources));
                Reconciled { secret: as_decided(association, true).into_iter().chain(whole).collect(), ..Reconciled::default() }
            }
            true => reconcile(site, association, facts, sources, in_prose(&looked_at.reports)),
        };
        let ruled: Vec<Reconciled> = costs.stage("regler", || new.par_iter().zip(&*looked_at).map(apply).collect());
        for ((association, looked_at), ruled) in new.iter().zip(looked_at).zip(ruled) {
            let Reconciled { comparisons, told, idle, unlooked, left_out, secret } = ruled;
            secret.into_iter().for_each(|span| sources.keep_secret(span));
            let LookedAt { echoes, found, .. } = &mut *looked_at;
            found.extend(idle.into_iter().filter(|finding| !echoes.echoes(finding)));
            found.extend(unlooked.iter().map(Unlooked::finding));
            found.extend(told.into_iter().filter(|finding| !echoes.echoes(finding)));
            found.conceal(|span| sources.is_secret(span));
            // What a chart says of its figures is known only now.
            measures::add_notes(association, facts, &comparisons);
            facts.leave_out(&association.id, &left_out);
            looked_at.hand_out(association, comparisons, unlooked, left_out);
            // Which charts may stand alone is known only now, too.
            for (report, checked) in association.reports.iter().zip(&mut looked_at.reports) {
                if !checked.left_out.is_empty() {
                    checked.charts = chart::names_for_report(site, association, report, facts);
                }
            }
        }
    }

    /// Whether what reports publish as it is, is what it should be.
    pub(super) fn look_at_attachments(&mut self, associations: Range<usize>) -> Result<(), SourceError> {
        let Checked { sources, costs, site, looked_at, .. } = &mut self.checked;
        let mut read = Volume::default();
        for (association, looked_at) in site.associations[associations.clone()].iter().zip(&mut looked_at[associations]) {
            for (report, CheckedReport { narrative, checksums, .. }) in association.reports.iter().zip(&mut looked_at.reports) {
                for file in narrative::published_files(report, narrative) {
                    let shown = printable(&file.path.display().to_string());
                    if file.readable {
                        let bytes = costs.stage(READ, || source::bytes(&file.path))?;
                        read += Volume::of(bytes.len());
                        looked_at.found.extend(attachment::finding(&file.name, &bytes, narrative.shows(&file.name), &shown, sources));
                        let sum = attachment::checksum(&bytes);
                        let listed = report.attachments.iter().filter(|listed| listed.file() == Some(&file.name));
                        let stated = listed.filter_map(|listed| listed.sha256.as_ref());
                        looked_at.found.extend(stated.filter_map(|stated| attachment::changed(&file.name, stated, &sum)));
                        checksums.insert(file.name.clone(), sum);
                    }
                    looked_at.attachments.push(Claim::file(site::attachment_path(association, report, &file.name), shown));
                }
            }
        }
        costs.read += read;
        Ok(())
    }
}

impl Checked {
    /// Finds what is known only of the whole site, and puts in order what is told.
    pub(super) fn end(&mut self, today: Date) {
        let Checked { sources, site, facts, findings, costs, .. } = self;
        findings.extend(decode::shared_numbers(&site.associations));
        findings.extend(site.website.accessibility.as_ref().and_then(|statement| accessibility_is_old(statement, today)));
        findings.extend(conforms_fully_but_for_attachments(site));
        findings.extend(invented(site));
        findings.extend(site.associations.iter().filter_map(|association| newest_report_is_old(association, today)));
        costs.read += sources.read;
        let gathered = costs.stage(CHARTS, || site::gathered(site, facts));
        self.claims = claims(self, &gathered);
        self.anchors = site::anchors::about_all(&self.site, &gathered);
        let found = addresses::findings(&self.claims, &mut self.sources);
        self.findings.extend(found);
        // In another format everything may mean something else.
        if self.findings.iter().any(|finding| finding.code == Code::Format) {
            self.findings.retain(|finding| finding.code == Code::Format);
        }
        self.findings.sort();
        self.findings.tell_names_once();
    }
}

/// What the content says of charts of an association that there are no figures for.
fn unknown_charts(site: &Site, association: &Association, facts: &Facts) -> Vec<Finding> {
    if association.chart_words.is_empty() {
        return Vec::new();
    }
    let charts = ids(&chart::names_for_association(site, association, facts));
    let unknown = association.chart_words.iter().filter(|words| !charts.contains(&words.id.value));
    unknown.map(|words| narrative::unknown_chart(&words.id, &charts, "förbundet")).collect()
}

fn in_prose(reports: &[CheckedReport]) -> Vec<InProse> {
    let printed = reports.iter().flat_map(|report| &report.narrative.printed).cloned();
    printed.map(|(cell, finding)| InProse { cell, finding }).collect()
}

fn ids(charts: &[ChartName]) -> BTreeSet<String> {
    charts.iter().map(|chart| chart.id.clone()).collect()
}

/// What is published, in the order of its right to an address: what the program makes, attachments, `static`.
fn claims(checked: &Checked, gathered: &[Gathered]) -> Vec<Claim> {
    let prepared = checked.prepared(checked.all());
    let versions = checked.versions.iter().flat_map(|(_, version)| site::plan_reports(&version.prepared(version.all())));
    let made = site::plan(&checked.site, &prepared, gathered).into_iter().chain(versions).map(Claim::made);
    let looked_at = checked.looked_at.iter().chain(checked.versions.iter().flat_map(|(_, version)| &version.looked_at));
    let attachments = looked_at.flat_map(|looked_at| &looked_at.attachments).cloned();
    let fixed = checked.fixed.iter().map(|file| Claim::file(file.address.clone(), printable(&file.path.display().to_string())));
    made.chain(attachments).chain(fixed).collect()
}

/// What of the reports of an association is of another time than theirs, but for reports that could not be read, or whose dates are wrong.
pub(super) fn other_years(
    association: &Association,
    files: &[ReportFiles],
    sources: &Sources,
    echoes: &Echoes,
    found: &Findings,
) -> Vec<Finding> {
    let wrong: BTreeSet<FileId> =
        found.iter().filter(|finding| finding.code == Code::BadPeriod).map(|finding| finding.place.span.file).collect();
    let is_told = |finding: &Finding| {
        let file = finding.place.span.file;
        let report = files.iter().find(|report| report.has(file));
        !echoes.hides(file) && report.is_none_or(|report| !wrong.contains(&report.about))
    };
    reconcile::other_years(association, sources).into_iter().filter(is_told).collect()
}
