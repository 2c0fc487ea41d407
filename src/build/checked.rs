//! The content with all that was found out about it, and what is left of an association that is put away.

use super::addresses::{self, Claim};
use super::blank::{Blank, blanks};
use super::costs::Costs;
use super::echoes::Echoes;
use crate::chart::ChartName;
use crate::diag::{Code, FileId, Finding, Findings, Severity, Span};
use crate::edit::Left;
use crate::facts::Facts;
use crate::model::{Association, CellRef, Ledger, Report, Site};
use crate::narrative::Narrative;
use crate::reconcile::{Comparison, LeftOut, Unlooked};
use crate::site::{self, Prepared, Reports};
use crate::source::{Entry, Sources};
use crate::theme::Theme;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::ops::Range;

/// The content with all that was found out about it.
#[derive(Default)]
pub struct Checked {
    /// The files of the content, so that a finding can show its place.
    pub sources: Sources,
    /// The content; reports that are drafts only if they were asked for.
    pub site: Site,
    /// Every figure with a role, of all its reports.
    pub facts: Facts,
    /// What is wrong or worth a look, in the order of the files.
    pub findings: Findings,
    /// What it cost to come this far.
    pub costs: Costs,
    /// For each association, in the order of the site.
    pub(super) looked_at: Vec<LookedAt>,
    /// What is published as it is.
    pub(super) fixed: Vec<Entry>,
    /// Every address but those of the theme.
    pub(super) claims: Vec<Claim>,
    /// Every address that has been published.
    pub(super) ledger: Ledger,
    /// Its file; none before it is looked for.
    pub(super) ledger_file: Option<FileId>,
    /// The anchors of pages about all reports, a line each.
    pub(super) anchors: String,
    /// Versions of reports that no longer hold, each by the place of its association among those of the site, and as a site of its own:
    /// nothing else is held against it, and nothing else shows it.
    pub(super) versions: Vec<(usize, Checked)>,
}

/// What was found out about an association.
pub(super) struct LookedAt {
    /// The numbers of its files.
    pub files: Range<u32>,
    /// What is not told, since something of it could not be read.
    pub echoes: Echoes,
    /// For each of its reports, in their order.
    pub reports: Vec<CheckedReport>,
    /// What its reports publish as it is.
    pub attachments: Vec<Claim>,
    /// What is wrong with it or worth a look, until it is told with the rest.
    pub found: Findings,
}

impl LookedAt {
    /// One about which no more is known than its number of reports.
    pub(super) fn new(files: Range<u32>, echoes: Echoes, reports: usize, found: Findings) -> LookedAt {
        let reports = (0..reports).map(|_| CheckedReport::default()).collect();
        LookedAt { files, echoes, reports, attachments: Vec::new(), found }
    }

    /// Gives each report of the association what the rules made of it.
    pub(super) fn hand_out(
        &mut self,
        association: &Association,
        comparisons: Vec<Comparison>,
        unlooked: Vec<Unlooked>,
        mut left_out: LeftOut,
    ) {
        for (checked, report) in self.reports.iter_mut().zip(&association.reports) {
            (checked.comparisons, checked.unlooked) = (Vec::new(), Vec::new());
            checked.left_out = left_out.remove(&report.id).unwrap_or_default();
        }
        let place = |id: &str| association.reports.iter().position(|report| report.id == id);
        for made in comparisons {
            if let Some(place) = place(&made.report) {
                self.reports[place].comparisons.push(made);
            }
        }
        for table in unlooked {
            if let Some(place) = place(&table.report) {
                self.reports[place].unlooked.push(table);
            }
        }
        self.reports.iter_mut().for_each(|report| report.comparisons.shrink_to_fit());
    }
}

/// What was found out about a report.
#[derive(Default)]
pub(super) struct CheckedReport {
    pub narrative: Narrative,
    pub charts: Vec<ChartName>,
    pub comparisons: Vec<Comparison>,
    pub unlooked: Vec<Unlooked>,
    pub left_out: BTreeSet<CellRef>,
    /// The places where its files say *fyll i*, until it is known where on its page they are.
    pub left: Left,
    /// What is still to be written in it.
    pub blanks: Vec<Blank>,
    /// The anchors of its page, a line each.
    pub anchors: String,
    /// The SHA-256 sums of the files that it publishes, by their names.
    pub checksums: BTreeMap<String, String>,
}

impl Checked {
    /// Holds the content with its drafts, if there are any, against a theme and the ledger. No draft is in the ledger, so that it is the
    /// content as it is published which is held against that.
    pub(super) fn hold_against_rest(&mut self, theme: &Theme, published: Option<&mut Checked>, strict: bool) {
        self.hold_against(theme);
        match published {
            Some(published) => {
                published.hold_against_ledger(strict);
                self.add_without_drafts(published);
            }
            None => _ = self.hold_against_ledger(strict),
        }
    }

    /// Finds what cannot be published beside the files of a theme. Those of the program are like its pages: nobody else may replace them.
    pub fn hold_against(&mut self, theme: &Theme) {
        let own = theme.assets.iter().filter(|(_, part)| part.path.is_none()).map(|(name, _)| Claim::of_program(name.clone()));
        let files =
            theme.assets.iter().filter_map(|(name, part)| Some(Claim::file(name.clone(), part.path.as_ref()?.display().to_string())));
        let claims: Vec<Claim> = own.chain(self.claims.iter().cloned()).chain(files).collect();
        let found = addresses::findings(&claims, &mut self.sources);
        self.add_new(found);
    }

    /// Adds what is not found already.
    fn add_new(&mut self, found: Vec<Finding>) {
        let places =
            |finding: &Finding| std::iter::once(&finding.place).chain(&finding.related).map(|place| place.span).collect::<Vec<_>>();
        // A file that is no content may have several numbers.
        let key = |finding: &Finding, span: Span| {
            (finding.code, finding.message.clone(), self.sources.file(span.file).path.clone(), span.start())
        };
        let known = self.findings.iter().flat_map(|finding| places(finding).into_iter().map(|span| key(finding, span)));
        let known: HashSet<(Code, String, String, usize)> = known.collect();
        let new: Vec<Finding> = found.into_iter().filter(|finding| !known.contains(&key(finding, finding.place.span))).collect();
        self.findings.extend(new);
        self.findings.sort();
    }

    /// Adds what is found only without the drafts, as the site is published.
    pub(super) fn add_without_drafts(&mut self, without: &Checked) {
        self.add_of(without, Severity::Warning);
    }

    /// Adds what is found only with the drafts, and their addresses.
    pub(super) fn add_with_drafts(&mut self, with: &Checked) {
        self.add_of(with, Severity::Info);
        let known: HashSet<String> = self.addresses().map(str::to_owned).collect();
        let drafts = site::reports(&with.site).filter(|(_, _, report)| !report.status.is_public());
        let drafts: Vec<String> = drafts.map(|(path, _, _)| path).collect();
        let is_new = |address: &str| !known.contains(address) && drafts.iter().any(|path| address.starts_with(path));
        self.claims.extend(with.claims.iter().filter(|claim| is_new(claim.address())).cloned());
    }

    /// Adds what is found in another reading of the same content, and is at least so serious.
    fn add_of(&mut self, other: &Checked, least: Severity) {
        let mut own: HashMap<String, FileId> = self.sources.all().map(|(id, file)| (file.path.clone(), id)).collect();
        let mut found: Vec<Finding> = other.findings.iter().filter(|finding| finding.severity >= least).cloned().collect();
        for span in found
            .iter_mut()
            .flat_map(|finding| std::iter::once(&mut finding.place).chain(&mut finding.related))
            .map(|place| &mut place.span)
        {
            let file = other.sources.file(span.file);
            span.file = *own.entry(file.path.clone()).or_insert_with(|| self.sources.add(file.path.clone(), file.text()));
            self.sources.keep_secrets_of(span.file, file);
        }
        self.add_new(found);
    }

    /// The address of every file that is published, but for the theme and the index of the search, before any is made.
    pub fn addresses(&self) -> impl Iterator<Item = &str> {
        self.claims.iter().map(Claim::address)
    }

    /// Every comparison that the rules made for the reports that are not put away.
    pub fn comparisons(&self) -> impl Iterator<Item = &Comparison> {
        self.looked_at.iter().flat_map(|looked_at| &looked_at.reports).flat_map(|report| &report.comparisons)
    }

    /// Does the work of a stage with what was found out so far.
    pub(super) fn staged<T>(&mut self, name: &'static str, work: impl FnOnce(&Checked) -> T) -> T {
        let mut costs = std::mem::take(&mut self.costs);
        let done = costs.stage(name, || work(self));
        self.costs = costs;
        done
    }

    /// Hands the texts, what is found and what it cost over to another, in exchange for its own.
    pub(super) fn trade_places(&mut self, other: &mut Checked) {
        std::mem::swap(&mut self.sources, &mut other.sources);
        std::mem::swap(&mut self.findings, &mut other.findings);
        std::mem::swap(&mut self.costs, &mut other.costs);
    }

    /// Takes what was found of some associations to what is told.
    pub(super) fn tell_of(&mut self, associations: Range<usize>) {
        for looked_at in &mut self.looked_at[associations] {
            self.findings.append(std::mem::take(&mut looked_at.found));
        }
    }

    /// Lets go of what only the pages of the reports themselves need, and of the texts.
    pub(super) fn put_away(&mut self, associations: Range<usize>) {
        self.let_go(associations.clone());
        self.looked_at[associations].iter().for_each(|looked_at| self.sources.forget(looked_at.files.clone()));
    }

    /// Lets go of what only the pages of the reports themselves need: cells, text and comparisons. What is kept is a fourth: the facts,
    /// and where on its page each figure stands.
    pub(super) fn let_go(&mut self, associations: Range<usize>) {
        for (_, version) in self.versions.iter_mut().filter(|(place, _)| associations.contains(place)) {
            version.let_go(version.all());
        }
        for (association, looked_at) in self.site.associations[associations.clone()].iter_mut().zip(&mut self.looked_at[associations]) {
            let cells = self.facts.cells_in_words(&association.id);
            for report in &mut looked_at.reports {
                report.narrative.put_away(&cells);
                (report.comparisons, report.unlooked) = (Vec::new(), Vec::new());
            }
            association.reports.iter_mut().chain(&mut association.replaced).for_each(Report::put_away);
        }
    }

    /// Notes the anchors of the pages of reports, which nobody knows when they are put away.
    pub(super) fn note_anchors(&mut self, associations: Range<usize>) {
        let anchors: Vec<String> = self.prepared(associations.clone()).iter().map(site::anchors::of_report).collect();
        let reports = self.looked_at[associations].iter_mut().flat_map(|looked_at| &mut looked_at.reports);
        reports.zip(anchors).for_each(|(report, anchors)| report.anchors = anchors);
    }

    /// Notes what is still to be written in some associations, and where on its page that will stand.
    pub(super) fn note_blanks(&mut self, associations: Range<usize>) {
        let checked = self.looked_at[associations.clone()].iter_mut().flat_map(|looked_at| &mut looked_at.reports);
        let left: Vec<Left> = checked.map(|report| std::mem::take(&mut report.left)).collect();
        let prepared = self.prepared(associations.clone());
        let noted: Vec<Vec<Blank>> = prepared.iter().zip(&left).map(|(prepared, left)| blanks(prepared, left, &self.sources)).collect();
        let checked = self.looked_at[associations].iter_mut().flat_map(|looked_at| &mut looked_at.reports);
        checked.zip(noted).for_each(|(report, blanks)| report.blanks = blanks);
    }

    /// What is still to be written, in the order of reading.
    pub fn left(&self) -> impl Iterator<Item = &Blank> {
        self.looked_at.iter().flat_map(|looked_at| &looked_at.reports).flat_map(|report| &report.blanks)
    }

    /// Whether a report, or a version that no longer holds, is a draft.
    pub(super) fn has_drafts(&self) -> bool {
        let all =
            |association: &'_ Association| association.reports.iter().chain(&association.replaced).any(|report| !report.status.is_public());
        self.site.associations.iter().any(all)
    }

    /// The reports of some associations with what was found out about them.
    pub(super) fn prepared(&self, associations: Range<usize>) -> Reports<'_> {
        let associations = self.site.associations[associations.clone()].iter().zip(&self.looked_at[associations]);
        let reports = associations.flat_map(|(association, looked_at)| {
            association.reports.iter().zip(&looked_at.reports).map(move |(report, checked)| Prepared {
                association,
                report,
                narrative: &checked.narrative,
                charts: &checked.charts,
                comparisons: &checked.comparisons,
                unlooked: &checked.unlooked,
                left_out: &checked.left_out,
                checksums: &checked.checksums,
            })
        });
        reports.collect()
    }

    pub(super) fn all(&self) -> Range<usize> {
        0..self.site.associations.len()
    }
}
