//! The content while somebody writes it. What changes on the disk is read again, an association at a time, and a file of the site is made
//! when somebody asks for it: the one that `build` would write, drafts included. What cannot be built leaves the pages as they were.

mod reading;
mod spot;

use super::blank::{Blank, Spot};
use super::check::Drafts;
use super::checked::Checked;
use super::costs::Costs;
use super::error::BuildError;
use super::options::Options;
use super::write::{self, Writer};
use crate::diag::Findings;
use crate::export;
use crate::narrative;
use crate::output::Files;
use crate::site::{self, AboutAll};
use crate::source::{self, Sources};
use crate::theme::Theme;
use reading::{Reading, Tried};
pub use spot::Asked;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

/// The site as it would be built now, or was when it last could be.
pub struct Preview {
    options: Options,
    theme: Theme,
    /// Why the theme cannot be read as it is now.
    theme_failure: Option<String>,
    /// Why the content cannot be looked at.
    failure: Option<String>,
    /// What pages are made of; none before the content has been without errors once.
    pages: Option<Readings>,
    /// The content as it is now, where it cannot be built and more than some associations is concerned.
    broken: Option<Readings>,
    /// What is found in the content as it is now, once somebody has asked.
    told: Option<Findings>,
    /// What is made of all pages together, once somebody has asked.
    gathered: Option<Files>,
}

/// The content, read as `build --drafts` reads it.
struct Readings {
    /// With the drafts.
    all: Reading,
    /// As it is published, without them, if there are any.
    published: Option<Reading>,
}

impl Preview {
    /// Reads the content with its theme. Of content with errors there are no pages until it is mended. Where files would be written to, and
    /// whether drafts are asked for, does not matter.
    ///
    /// # Errors
    /// If the content folder cannot be read at all.
    pub fn open(options: &Options) -> Result<Preview, BuildError> {
        let (theme, theme_failure) = match Theme::of(&options.content, options.theme.as_deref()) {
            Ok(theme) => (theme, None),
            Err(error) => (Theme::with(&[])?, Some(error.to_string())),
        };
        let read = Readings::of(options)?;
        let mut preview = Preview {
            options: options.clone(),
            theme,
            theme_failure,
            failure: None,
            pages: None,
            broken: None,
            told: None,
            gathered: None,
        };
        preview.take_over(read);
        Ok(preview)
    }

    /// Looks again at what may have changed: some files, or everything where files have come or gone. Returns whether anything has.
    pub fn look(&mut self, files: Option<&BTreeSet<PathBuf>>) -> bool {
        let Some(files) = files else {
            self.read_theme();
            self.read_all();
            return true;
        };
        let theme = [Some(source::theme_folder(&self.options.content)), self.options.theme.clone()];
        let fixed = source::static_folder(&self.options.content);
        let (of_theme, rest): (Vec<&PathBuf>, Vec<&PathBuf>) =
            files.iter().partition(|path| theme.iter().flatten().any(|folder| path.starts_with(folder)));
        let (of_static, content): (Vec<&PathBuf>, Vec<&PathBuf>) = rest.into_iter().partition(|path| path.starts_with(&fixed));
        if !of_theme.is_empty() {
            self.read_theme();
        }
        let changed = !content.is_empty() && self.read_files(&content);
        if changed || !of_static.is_empty() {
            self.gathered = None;
        }
        changed || !of_theme.is_empty() || !of_static.is_empty()
    }

    /// The file of the site at an address, if there is one: `sydnarke/2024/index.html`.
    ///
    /// # Errors
    /// If a template fails, or a file that is published as it is cannot be read.
    pub fn file(&mut self, address: &str) -> Result<Option<Vec<u8>>, BuildError> {
        if let Some(part) = self.theme.assets.get(address) {
            return Ok(Some(part.bytes.to_vec()));
        }
        let Preview { pages: Some(readings), theme, options, gathered, .. } = self else { return Ok(None) };
        let Readings { all, published } = readings;
        if let Some(file) = all.checked().fixed.iter().find(|file| file.address == address) {
            return Ok(Some(source::bytes(&file.path)?));
        }
        if let Some(published) = published {
            let draft = all.around(address).filter(|report| !report.is_public);
            return match draft {
                Some(_) => of_report(all, theme, address),
                None => public(published, theme, options, gathered, address),
            };
        }
        public(all, theme, options, gathered, address)
    }

    /// Whether the pages are those of an earlier version, since what is written now cannot be built.
    pub fn is_behind(&self) -> bool {
        self.broken.is_some() || self.pages.as_ref().is_none_or(|readings| readings.each().any(Reading::is_behind))
    }

    /// Why the disk or the theme stand in the way, in Swedish.
    pub fn failure(&self) -> Option<&str> {
        self.failure.as_deref().or(self.theme_failure.as_deref())
    }

    /// What `check` finds in the content as it is now, with the texts that the places are in.
    pub fn findings(&mut self) -> Option<(&Findings, &Sources)> {
        let Preview { options, theme, pages, broken, told, .. } = self;
        let readings = broken.as_mut().or(pages.as_mut())?;
        let told = told.get_or_insert_with(|| readings.findings(theme, options));
        Some((told, &readings.all.checked().sources))
    }

    /// What is still to be written, in the order of reading.
    pub fn left(&self) -> impl Iterator<Item = &Blank> {
        self.broken.as_ref().or(self.pages.as_ref()).into_iter().flat_map(|readings| readings.all.checked().left())
    }

    /// Where something on a page is written.
    pub fn spot(&mut self, page: &str, asked: &Asked) -> Option<Spot> {
        let readings = self.pages.as_mut()?;
        readings.all.open_around(page).ok()?;
        spot::spot(&readings.all, page, asked)
    }

    fn read_theme(&mut self) {
        match Theme::of(&self.options.content, self.options.theme.as_deref()) {
            Ok(theme) => (self.theme, self.theme_failure) = (theme, None),
            Err(error) => self.theme_failure = Some(error.to_string()),
        }
        (self.told, self.gathered) = (None, None);
    }

    fn read_all(&mut self) {
        match Readings::of(&self.options) {
            Ok(read) => {
                self.failure = None;
                self.take_over(read);
            }
            Err(error) => self.failure = Some(error.to_string()),
        }
    }

    fn take_over(&mut self, read: Readings) {
        let stops = read.each().any(Reading::stops);
        match stops {
            true => self.broken = Some(read),
            false => (self.pages, self.broken) = (Some(read), None),
        }
        (self.told, self.gathered) = (None, None);
    }

    /// Reads some files again, with the associations that they are of, or everything if that is not enough.
    fn read_files(&mut self, files: &[&PathBuf]) -> bool {
        let known = self.pages.as_mut().filter(|_| self.broken.is_none() && self.failure.is_none());
        match known.map(|readings| readings.read_files(files)) {
            Some(Some(false)) => return false,
            Some(Some(true)) => self.told = None,
            Some(None) | None => self.read_all(),
        }
        true
    }
}

impl Readings {
    fn of(options: &Options) -> Result<Readings, BuildError> {
        let all = Reading::of(options, Drafts::Read)?;
        let published = all.checked().has_drafts().then(|| Reading::of(options, Drafts::Named)).transpose()?;
        Ok(Readings { all, published })
    }

    fn each(&self) -> impl Iterator<Item = &Reading> {
        std::iter::once(&self.all).chain(&self.published)
    }

    /// Reads some files again. Returns whether one has changed, or nothing if that cannot be told of single associations.
    fn read_files(&mut self, files: &[&PathBuf]) -> Option<bool> {
        let mut by_association: BTreeMap<usize, Vec<&Path>> = BTreeMap::new();
        for file in files {
            by_association.entry(self.all.association_of(file)?).or_default().push(file);
        }
        let mut changed = false;
        for (association, files) in by_association {
            let Readings { all, published } = self;
            let read = |reading: &mut Reading| reading.read_again(association, &files).ok();
            let (with, without) = rayon::join(|| read(all), || published.as_mut().map(read));
            let tried: Vec<Tried> = [Some(with), without].into_iter().flatten().collect::<Option<_>>()?;
            if tried.contains(&Tried::Other) {
                return None;
            }
            let stops = tried.contains(&Tried::Stops);
            for reading in std::iter::once(&mut self.all).chain(&mut self.published) {
                reading.settle(association, !stops).ok()?;
            }
            changed |= tried.contains(&Tried::Changed) || stops;
        }
        // With the first draft, and without the last, the site is read in another way.
        (self.all.checked().has_drafts() == self.published.is_some()).then_some(changed)
    }

    fn findings(&mut self, theme: &Theme, options: &Options) -> Findings {
        let Readings { all, published } = self;
        all.with_all_told(options, |all| match published {
            Some(published) => {
                published.with_all_told(options, |published| all.hold_against_rest(theme, Some(published), options.strict));
            }
            None => all.hold_against_rest(theme, None, options.strict),
        })
    }
}

/// A file of the site but for its drafts.
fn public(
    reading: &mut Reading,
    theme: &Theme,
    options: &Options,
    gathered: &mut Option<Files>,
    address: &str,
) -> Result<Option<Vec<u8>>, BuildError> {
    if reading.around(address).is_some() {
        return of_report(reading, theme, address);
    }
    if let Some(figures) = figures(reading, address)? {
        return Ok(Some(figures));
    }
    if let Some(file) = about_all(reading.checked(), theme, options, address)? {
        return Ok(Some(file));
    }
    let gathered = match gathered {
        Some(gathered) => gathered,
        none => none.insert(of_all(reading, theme, options)?),
    };
    Ok(gathered.get(address).cloned())
}

/// A page that gathers reports, or a file beside it.
fn about_all(checked: &Checked, theme: &Theme, options: &Options, address: &str) -> Result<Option<Vec<u8>>, BuildError> {
    let reports = checked.prepared(checked.all());
    let about_all = AboutAll::of(&checked.site, &checked.facts, &reports, &options.info);
    write::only(checked, &reports, theme, &about_all.around(address), address)
}

/// A file of a report, or of a version of it that no longer holds.
fn of_report(reading: &mut Reading, theme: &Theme, address: &str) -> Result<Option<Vec<u8>>, BuildError> {
    let Some(association) = reading.open_around(address)? else { return Ok(None) };
    let checked = reading.checked();
    let versions = checked.versions.iter().filter(|(place, _)| *place == association);
    let of_versions = versions.map(|(_, version)| (version, version.all()));
    for (checked, range) in of_versions.chain([(checked, association..association + 1)]) {
        let reports = checked.prepared(range);
        let Some(prepared) = reports.around(address) else { continue };
        for file in narrative::published_files(prepared.report, prepared.narrative) {
            if site::attachment_path(prepared.association, prepared.report, &file.name) == address {
                return Ok(Some(source::bytes(&file.path)?));
            }
        }
        let mut batches = site::of_reports(&checked.site, &checked.facts, &reports);
        batches.retain(|batch| batch.report().is_some_and(|report| report.id == prepared.report.id));
        batches.sort_by_key(|batch| !address.starts_with(batch.path()) || batch.path() == prepared.path());
        if let Some(file) = write::only(checked, &reports, theme, &batches, address)? {
            return Ok(Some(file));
        }
    }
    Ok(None)
}

/// The figures of an association as a file.
fn figures(reading: &mut Reading, address: &str) -> Result<Option<Vec<u8>>, BuildError> {
    let is_it = |place: &usize| site::figures_path(&reading.checked().site.associations[*place]) == address;
    let Some(place) = reading.checked().all().find(is_it) else { return Ok(None) };
    reading.open(place)?;
    let Checked { site, facts, .. } = reading.checked();
    let reports = reading.checked().prepared(place..place + 1);
    let own: Vec<_> = reports.iter().collect();
    Ok(export::of_association(site, facts, &own, &site.associations[place]).map(|(_, content)| content))
}

/// What is made of all pages together: the index of the search, and what machines read of the site.
fn of_all(reading: &mut Reading, theme: &Theme, options: &Options) -> Result<Files, BuildError> {
    let mut writer = Writer::new(());
    for place in reading.checked().all() {
        reading.open(place)?;
        writer.reports(reading.checked(), place..place + 1, theme)?;
    }
    let mut writer = writer.onto(Mutex::new(Files::new()));
    writer.about_all(reading.checked(), theme, &options.info)?;
    Ok(writer.done(&mut Costs::start()).into_inner().unwrap_or_else(PoisonError::into_inner))
}
