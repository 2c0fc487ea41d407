//! The pipeline: content → checked content → pages → files. No business rules.

mod addresses;
mod costs;
mod error;
mod write;

pub use costs::{Costs, Stage};
pub use error::BuildError;

use crate::attachment;
use crate::chart::{self, ChartName};
use crate::decode::decode;
use crate::diag::{Code, FileId, Finding, Findings, Severity};
use crate::facts::Facts;
use crate::measures;
use crate::model::{Association, Report, Site, Status};
use crate::narrative::{self, Narrative};
use crate::output::{self, Files, Published};
use crate::reconcile::{Comparison, InProse, Reconciled, Unlooked, accessibility_is_old, newest_report_is_old, reconcile};
use crate::schema;
use crate::search::Indexed;
use crate::site::{self, BuildInfo, Gathered, Prepared, Reports};
use crate::source::{self, Entry, SourceError, Sources, Volume, printable};
use crate::theme::Theme;
use addresses::Claim;
use jiff::civil::Date;
use rayon::prelude::*;
use std::collections::{BTreeSet, HashMap, HashSet};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use write::{Sink, Writer};

/// The stages that work is done for in several turns, by name.
const READ: &str = "läsa";
const CHARTS: &str = "diagram";
const TEMPLATES: &str = "mallar";

/// What to build, from what, and to where.
#[derive(Debug, Clone)]
pub struct Options {
    /// The folder of the content: `webbplats.toml`, and a folder for each association.
    pub content: PathBuf,
    /// The folder that the site is written to; its former content is replaced.
    pub out: PathBuf,
    /// The folder of the theme: templates, styles and labels.
    pub theme: PathBuf,
    /// Unexplained errors of the reports stop the build.
    pub strict: bool,
    /// Reports with the status *utkast* are built too.
    pub drafts: bool,
    /// The date of the run, which what ages is held against.
    pub today: Date,
    /// What the page about the site tells of this build.
    pub info: BuildInfo,
}

/// The content with all that was found out about it.
pub struct Checked {
    /// The files that were read, so that a finding can show its place.
    pub sources: Sources,
    /// The content; reports that are drafts only if they were asked for.
    pub site: Site,
    /// Every figure with a role, of all its reports.
    pub facts: Facts,
    /// What is wrong or worth a look, in the order of the files.
    pub findings: Findings,
    /// What it cost to come this far.
    pub costs: Costs,
    /// For each report, in the order of the site.
    reports: Vec<CheckedReport>,
    /// The charts of the pages that gather several reports.
    gathered: Vec<Gathered>,
    /// What is published as it is.
    fixed: Vec<Entry>,
    /// Every address but those of the theme.
    claims: Vec<Claim>,
}

impl Checked {
    /// Finds what cannot be published beside the files of a theme, which lies in a folder.
    pub fn hold_against(&mut self, theme: &Theme, folder: &Path) {
        let assets = theme.assets.iter().map(|(name, _)| Claim::file(name.clone(), folder.join(name).display().to_string()));
        let claims: Vec<Claim> = self.claims.iter().cloned().chain(assets).collect();
        let found = addresses::findings(&claims, &mut self.sources);
        self.add_new(found);
    }

    /// Adds what is not found already.
    fn add_new(&mut self, found: Vec<Finding>) {
        let known: HashSet<(Code, String)> = self.findings.iter().map(|finding| (finding.code, finding.message.clone())).collect();
        self.findings.extend(found.into_iter().filter(|finding| !known.contains(&(finding.code, finding.message.clone()))));
        self.findings.sort();
    }

    /// Adds what is found only without the drafts, as the site is published.
    fn add_without_drafts(&mut self, without: &Checked) {
        let mut own: HashMap<String, FileId> = self.sources.all().map(|(id, file)| (file.path.clone(), id)).collect();
        let mut found: Vec<Finding> = without.findings.open().filter(|finding| finding.severity > Severity::Info).cloned().collect();
        for span in found
            .iter_mut()
            .flat_map(|finding| std::iter::once(&mut finding.place).chain(&mut finding.related))
            .map(|place| &mut place.span)
        {
            let file = without.sources.file(span.file);
            span.file = *own.entry(file.path.clone()).or_insert_with(|| self.sources.add(file.path.clone(), file.text.clone()));
        }
        self.add_new(found);
    }

    /// The address of every file that is published, but for the theme and the index of the search, before any is made.
    pub fn addresses(&self) -> impl Iterator<Item = &str> {
        self.claims.iter().map(Claim::address)
    }

    /// Every comparison that the rules made.
    pub fn comparisons(&self) -> impl Iterator<Item = &Comparison> {
        self.reports.iter().flat_map(|report| &report.comparisons)
    }
}

struct CheckedReport {
    narrative: Narrative,
    charts: Vec<ChartName>,
    comparisons: Vec<Comparison>,
    unlooked: Vec<Unlooked>,
}

/// Reads and checks the content, as it is on the date of the run.
///
/// # Errors
/// If the content folder cannot be read.
pub fn check(content: &Path, drafts: bool, today: Date) -> Result<Checked, BuildError> {
    let mut findings = Findings::default();
    let mut costs = Costs::start();
    let tree = costs.stage(READ, || source::read(content, &mut findings))?;
    costs.read += tree.sources.read;
    let (mut site, misread) = costs.stage("tolka", || decode(&tree));
    findings.append(misread);
    findings.append(schema::check(&tree));
    if !drafts {
        for association in &mut site.associations {
            association.reports.retain(|report| report.status == Status::Published);
        }
    }
    let mut facts = costs.stage("fakta", || Facts::collect(&site.associations));
    let terms = site::terms(&site);
    let names = |(association, report)| chart::names_for_report(&site, association, report, &facts);
    let charts: Vec<Vec<ChartName>> = costs.stage(CHARTS, || all_reports(&site).collect::<Vec<_>>().into_par_iter().map(names).collect());
    let mut reports = Vec::new();
    let mut found = Vec::new();
    costs.stage("berättelse", || {
        let bind = |((association, report), charts): ((_, _), Vec<ChartName>)| {
            let mut found = Findings::default();
            let narrative = narrative::bind(report, &tree.sources, &ids(&charts), &terms, &mut found);
            (association, narrative, charts, found)
        };
        let all: Vec<_> = all_reports(&site).zip(charts).collect();
        let bound: Vec<(&Association, _, _, _)> = all.into_par_iter().map(bind).collect();
        for (association, narrative, charts, misread) in bound {
            findings.append(misread);
            let in_prose = narrative.printed.iter().cloned();
            found.extend(in_prose.map(|(cell, finding)| InProse { association: association.id.clone(), cell, finding }));
            reports.push(CheckedReport { narrative, charts, comparisons: Vec::new(), unlooked: Vec::new() });
        }
    });
    for association in site.associations.iter().filter(|association| !association.chart_words.is_empty()) {
        let charts = ids(&costs.stage(CHARTS, || chart::names_for_association(&site, association, &facts)));
        let unknown = association.chart_words.iter().filter(|words| !charts.contains(&words.id.value));
        findings.extend(unknown.map(|words| narrative::unknown_chart(&words.id, &charts, "förbundet")));
    }
    // Rules on half a content would cry wolf, and references would miss what could not be read.
    let half = |code| matches!(code, Code::Toml | Code::MissingFile | Code::Unreadable);
    let readable = !findings.iter().any(|finding| finding.severity == Severity::Error && half(finding.code));
    if !readable {
        findings.retain(|finding| !narrative::MISSED.contains(&finding.code));
    }
    let apply = || if readable { reconcile(&site, &facts, &tree.sources, found) } else { Reconciled::default() };
    let Reconciled { comparisons, idle, unlooked } = costs.stage("regler", apply);
    findings.extend(idle);
    findings.extend(unlooked.iter().map(Unlooked::finding));
    findings.extend(site.website.accessibility.as_ref().and_then(|statement| accessibility_is_old(statement, today)));
    findings.extend(site.associations.iter().filter_map(|association| newest_report_is_old(association, today)));
    findings.extend(comparisons.iter().filter_map(|made| made.finding.clone()));
    // What a chart says of its figures is known only now.
    measures::add_notes(&site, &mut facts, &comparisons);
    let numbered = all_reports(&site).zip(0..).map(|((association, report), number)| ((&*association.id, &*report.id), number));
    let numbers: HashMap<(&str, &str), usize> = numbered.collect();
    for made in comparisons {
        if let Some(number) = numbers.get(&(&*made.association, &*made.report)).copied() {
            reports[number].comparisons.push(made);
        }
    }
    reports.iter_mut().for_each(|report| report.comparisons.shrink_to_fit());
    for table in unlooked {
        if let Some(number) = numbers.get(&(&*table.association, &*table.report)).copied() {
            reports[number].unlooked.push(table);
        }
    }
    let gathered = costs.stage(CHARTS, || site::gathered(&site, &facts));
    let (sources, fixed) = (tree.sources, tree.fixed);
    let mut checked = Checked { sources, site, facts, findings, costs, reports, gathered, fixed, claims: Vec::new() };
    checked.claims = claims(&checked);
    checked.findings.extend(addresses::findings(&checked.claims, &mut checked.sources));
    look_at_attachments(&mut checked)?;
    // In another format everything may mean something else.
    if checked.findings.iter().any(|finding| finding.code == Code::Format) {
        checked.findings.retain(|finding| finding.code == Code::Format);
    }
    checked.findings.sort();
    Ok(checked)
}

/// Reads and checks the content for those who write it: drafts too, what is found only when they are left out, and what cannot be
/// published with the theme. What it accepts, `build` publishes.
///
/// # Errors
/// If the content or the theme cannot be read.
pub fn check_for_authors(content: &Path, theme: &Path, today: Date) -> Result<Checked, BuildError> {
    let mut checked = check(content, true, today)?;
    checked.hold_against(&Theme::load(theme)?, theme);
    if all_reports(&checked.site).any(|(_, report)| report.status == Status::Draft) {
        checked.add_without_drafts(&check(content, false, today)?);
    }
    Ok(checked)
}

/// Whether what reports publish as it is, is what it should be.
fn look_at_attachments(checked: &mut Checked) -> Result<(), SourceError> {
    let mut files: Vec<(String, PathBuf, bool)> = Vec::new();
    for ((_, report), CheckedReport { narrative, .. }) in all_reports(&checked.site).zip(&checked.reports) {
        for file in narrative::published_files(report, narrative).filter(|file| file.readable) {
            files.push((file.name.clone(), file.path.clone(), narrative.shows(&file.name)));
        }
    }
    let Checked { sources, findings, costs, .. } = checked;
    let mut read = Volume::default();
    costs.stage(READ, || {
        for (name, path, as_picture) in files {
            let bytes = source::bytes(&path)?;
            read += Volume::of(bytes.len());
            findings.extend(attachment::finding(&name, &bytes, as_picture, &printable(&path.display().to_string()), sources));
        }
        Ok(())
    })?;
    costs.read += read;
    Ok(())
}

/// What is published, in the order of its right to an address: what the program makes, attachments, `static`.
fn claims(checked: &Checked) -> Vec<Claim> {
    let prepared = prepared(checked);
    let mut claims: Vec<Claim> = site::plan(&checked.site, &prepared, &checked.gathered).into_iter().map(Claim::made).collect();
    for prepared in prepared.iter() {
        let files = narrative::published_files(prepared.report, prepared.narrative);
        claims.extend(files.map(|file| {
            Claim::file(
                site::attachment_path(prepared.association, prepared.report, &file.name),
                printable(&file.path.display().to_string()),
            )
        }));
    }
    claims.extend(checked.fixed.iter().map(|file| Claim::file(file.address.clone(), printable(&file.path.display().to_string()))));
    claims
}

/// Builds the site. Returns what was published, or nothing if the content has errors.
///
/// # Errors
/// If the output folder is not ours, or reading, rendering or writing fails.
pub fn build(options: &Options) -> Result<(Checked, Option<Published>), BuildError> {
    source::find(&options.content)?;
    let fixed = source::static_folder(&options.content);
    // Themes usually lie together in a folder of their own.
    let themes = options.theme.parent().filter(|folder| folder.ends_with("themes")).unwrap_or(&options.theme);
    output::check(&options.out, &[&options.content, &fixed, themes])?;
    let mut checked = check(&options.content, options.drafts, options.today)?;
    if checked.findings.stop(options.strict) {
        return Ok((checked, None));
    }
    let mut costs = checked.costs.clone();
    let theme = costs.stage(TEMPLATES, || Theme::load(&options.theme))?;
    costs.read += theme.read;
    checked.hold_against(&theme, &options.theme);
    if checked.findings.stop(options.strict) {
        return Ok((checked, None));
    }
    // No more findings come, and of the texts only theirs are shown.
    let places = checked.findings.open().flat_map(|finding| std::iter::once(&finding.place).chain(&finding.related));
    let told: BTreeSet<FileId> = places.map(|place| place.span.file).collect();
    checked.sources.forget_all_but(&told);
    let stage = output::Stage::begin(&options.out)?;
    write(&checked, &theme, &options.info, &stage, &mut costs)?;
    let published = costs.stage("byta", || stage.commit())?;
    checked.costs = costs;
    Ok((checked, Some(published)))
}

/// Every file of the site, in memory.
///
/// # Errors
/// If a template fails or an attachment cannot be read.
pub fn render(checked: &Checked, theme: &Theme, info: &BuildInfo) -> Result<Files, BuildError> {
    let files = Mutex::new(Files::new());
    write(checked, theme, info, &files, &mut Costs::start())?;
    Ok(files.into_inner().unwrap_or_else(PoisonError::into_inner))
}

/// What can be found on the site, page by page, in the order of the index.
pub fn indexed(checked: &Checked, info: &BuildInfo) -> Vec<Indexed> {
    let prepared = prepared(checked);
    write::indexed(&site::batches(&checked.site, &checked.facts, &prepared, &checked.gathered, info))
}

/// Writes every file of the site as it is made.
fn write(checked: &Checked, theme: &Theme, info: &BuildInfo, sink: &impl Sink, costs: &mut Costs) -> Result<(), BuildError> {
    let prepared = prepared(checked);
    let writer = Writer::new(&checked.site, &prepared, theme, sink);
    costs.stage("sidor", || writer.pages(&checked.facts, &checked.gathered, info))?;
    let mut read = Volume::default();
    costs.stage(READ, || {
        for (name, content) in &theme.assets {
            writer.put(name, content.clone())?;
        }
        // Attachments and pictures are read once more, since all of them together may be large.
        for prepared in prepared.iter() {
            for file in narrative::published_files(prepared.report, prepared.narrative) {
                let address = site::attachment_path(prepared.association, prepared.report, &file.name);
                writer.put(&address, source::bytes(&file.path)?)?;
            }
        }
        // What is published as it is, from the folder `static` beside the content.
        for file in &checked.fixed {
            let bytes = source::bytes(&file.path)?;
            read += Volume::of(bytes.len());
            writer.put(&file.address, bytes)?;
        }
        Ok::<(), BuildError>(())
    })?;
    costs.read += read;
    writer.costs(costs);
    Ok(())
}

fn ids(charts: &[ChartName]) -> BTreeSet<String> {
    charts.iter().map(|chart| chart.id.clone()).collect()
}

fn prepared(checked: &Checked) -> Reports<'_> {
    let reports = all_reports(&checked.site).zip(&checked.reports);
    let prepared = reports.map(|((association, report), checked)| Prepared {
        association,
        report,
        narrative: &checked.narrative,
        charts: &checked.charts,
        comparisons: &checked.comparisons,
        unlooked: &checked.unlooked,
    });
    prepared.collect()
}

fn all_reports(site: &Site) -> impl Iterator<Item = (&Association, &Report)> {
    site.associations.iter().flat_map(|association| association.reports.iter().map(move |report| (association, report)))
}
