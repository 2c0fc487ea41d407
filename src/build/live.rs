//! The content while somebody writes it: one file after the other changes, and the page that it is about is made anew, without the rest of
//! the site.

use super::check::{Checking, Drafts, other_years};
use super::checked::Checked;
use super::costs::Costs;
use super::error::BuildError;
use crate::decode;
use crate::diag::{FileId, Finding, Findings, Severity};
use crate::site;
use crate::source::{AssociationFiles, ReportFiles};
use crate::theme::Theme;
use std::path::Path;

/// The content, of which one association, the one that was changed last, is at hand as a whole.
pub struct Live {
    checking: Checking,
    associations: Vec<AssociationFiles>,
    theme: Theme,
    /// The association at hand, by its place among those of the site.
    open: Option<usize>,
}

/// The page of a report after a change of one of its files.
pub struct Changed {
    /// The page; none if the report cannot be read.
    pub html: Option<String>,
    /// What is wrong with the report, or worth a look, and with the reports of the same association.
    pub findings: Findings,
}

impl Live {
    /// Reads the content, drafts too, with its theme, in which a folder may replace parts.
    ///
    /// # Errors
    /// If the content or the theme cannot be read.
    pub fn open(content: &Path, theme: Option<&Path>) -> Result<Live, BuildError> {
        let (mut checking, associations) = Checking::begin(content, Drafts::Read, Costs::start())?;
        checking.go_through(&associations, |checked, done| {
            checked.put_away(done);
            Ok(())
        })?;
        Ok(Live { checking, associations, theme: Theme::of(content, theme)?, open: None })
    }

    /// The content as it is known.
    pub fn checked(&self) -> &Checked {
        &self.checking.checked
    }

    /// Takes another text for a file of a report, and makes the page of the report. None if the file is of no report.
    ///
    /// # Errors
    /// If another file of the association cannot be read, or a template fails.
    pub fn change(&mut self, file: FileId, text: String) -> Result<Option<Changed>, BuildError> {
        let Some((place, files)) = self.of(file) else { return Ok(None) };
        let checked = &mut self.checking.checked;
        checked.findings = Findings::default();
        checked.sources.replace(file, text);
        let known = if self.open == Some(place) { self.read_again(place, &files) } else { None };
        match known {
            Some(report) => self.checking.look_at(place..place + 1, Some(report)),
            None => self.take_out(place)?,
        }
        let Checked { site, findings, .. } = &mut self.checking.checked;
        let mut findings = std::mem::take(findings);
        findings.sort();
        let report = site.associations[place].reports.iter().position(|report| *report.id == *files.period);
        let html = report.filter(|_| self.open == Some(place)).map(|report| self.page(place, report)).transpose()?;
        Ok(Some(Changed { html, findings }))
    }

    /// The association of a file, by its place in the site, and the files of the report.
    fn of(&self, file: FileId) -> Option<(usize, ReportFiles)> {
        let place = self.checked().looked_at.iter().position(|looked_at| looked_at.files.contains(&file.0))?;
        let files = self.associations.iter().find(|files| files.files.contains(&file.0))?;
        Some((place, files.reports.iter().find(|files| files.has(file))?.clone()))
    }

    /// Reads one report of the association at hand. Returns its place, or none if more than its own page may have changed.
    fn read_again(&mut self, place: usize, files: &ReportFiles) -> Option<usize> {
        let Checked { site, sources, findings, looked_at, .. } = &mut self.checking.checked;
        let association = &mut site.associations[place];
        let (read, found) = decode::report(sources, files, association, &self.checking.known);
        let report = association.reports.iter().position(|report| *report.id == *files.period)?;
        // What an error hides is found out with the whole association.
        let is_error = |finding: &Finding| finding.severity == Severity::Error;
        let hides = !looked_at[place].echoes.is_empty() || found.iter().any(is_error);
        let read = read.filter(|read| !hides && read.period == association.reports[report].period)?;
        association.reports[report] = read;
        let years = other_years(association, std::slice::from_ref(files), sources, &looked_at[place].echoes, &found);
        let years: Vec<Finding> = years.into_iter().filter(|finding| files.has(finding.place.span.file)).collect();
        if years.iter().any(is_error) {
            return None;
        }
        findings.append(found);
        findings.extend(years);
        Some(report)
    }

    /// Has an association at hand as a whole, and puts away the one that was. None is at hand if nothing can be read of it.
    fn take_out(&mut self, place: usize) -> Result<(), BuildError> {
        if let Some(open) = self.open.take() {
            self.checking.checked.put_away(open..open + 1);
        }
        let first = self.checked().looked_at[place].files.start;
        let files: Vec<AssociationFiles> = self.associations.iter().filter(|files| files.files.start == first).cloned().collect();
        if let Some((association, looked_at)) = self.checking.read(&files)?.into_iter().flatten().next() {
            self.checking.checked.site.associations[place] = association;
            self.checking.checked.looked_at[place] = looked_at;
            self.checking.look_at(place..place + 1, None);
            self.open = Some(place);
        }
        Ok(())
    }

    fn page(&self, association: usize, report: usize) -> Result<String, BuildError> {
        let Checked { site, facts, .. } = self.checked();
        let reports = self.checked().prepared(association..association + 1);
        let page = site::report_page(site, facts, &reports, &reports[report]);
        let metadata = site::metadata(site, &reports, &page);
        Ok(self.theme.render(&site.website, &site::navigation(site), &metadata, &page)?)
    }
}
