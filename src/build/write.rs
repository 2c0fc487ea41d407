//! The files of the site, batch by batch: a page is made, rendered, read for the index and written, and then it is dropped. The output is
//! the same whatever the number of threads.

use super::checked::Checked;
use super::costs::Costs;
use super::error::BuildError;
use crate::export::{self, Listed};
use crate::facts::Facts;
use crate::model::{Report, Site};
use crate::narrative;
use crate::output::{Files, OutputError, Stage};
use crate::search::{self, Index, Indexed, Read};
use crate::site::view::{Link, Page};
use crate::site::{self, AboutAll, Batch, BuildInfo, Made, Rank, Reports};
use crate::source::{self, Volume};
use crate::theme::{Theme, ThemeError};
use rayon::prelude::*;
use std::ops::Range;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

/// So many batches are in memory at a time.
const AT_ONCE: usize = 32;

/// Where the files of a site go as they are made.
pub(super) trait Sink: Sync {
    fn put(&self, address: &str, content: Vec<u8>) -> Result<(), OutputError>;
}

/// Nobody wants the files themselves.
impl Sink for () {
    fn put(&self, _: &str, _: Vec<u8>) -> Result<(), OutputError> {
        Ok(())
    }
}

impl Sink for Stage {
    fn put(&self, address: &str, content: Vec<u8>) -> Result<(), OutputError> {
        Stage::put(self, address, &content)
    }
}

impl Sink for Mutex<Files> {
    fn put(&self, address: &str, content: Vec<u8>) -> Result<(), OutputError> {
        self.lock().unwrap_or_else(PoisonError::into_inner).insert(address.to_owned(), content);
        Ok(())
    }
}

/// What is kept of a page once it is written.
struct Written {
    listed: Option<Listed>,
    read: Option<(Rank, Read)>,
}

/// The time that work took on all threads together, by what it was.
#[derive(Default)]
struct Spent {
    views: Duration,
    templates: Duration,
    words: Duration,
    data: Duration,
    writing: Duration,
    site: Volume,
}

/// Writes the files of a site, those of its reports first.
pub(super) struct Writer<S> {
    sink: S,
    index: Index<Rank>,
    listed: Vec<Listed>,
    /// What is written is for those who have its address: it is neither listed nor found by a search.
    aside: bool,
    spent: Mutex<Spent>,
}

impl<S: Sink> Writer<S> {
    pub(super) fn new(sink: S) -> Writer<S> {
        Writer { sink, index: Index::default(), listed: Vec::new(), aside: false, spent: Mutex::default() }
    }

    /// Goes on with the files that are still to come in another place.
    pub(super) fn onto<T: Sink>(self, sink: T) -> Writer<T> {
        let Writer { index, listed, aside, spent, .. } = self;
        Writer { sink, index, listed, aside, spent }
    }

    /// Writes the pages of the reports of some associations, with what the reports publish as it is.
    pub(super) fn reports(&mut self, checked: &Checked, associations: Range<usize>, theme: &Theme) -> Result<(), BuildError> {
        let reports = checked.prepared(associations.clone());
        self.of_reports(checked, &reports, theme, |_| true)?;
        let start = Instant::now();
        let figures: Vec<_> = checked.site.associations[associations.clone()]
            .par_iter()
            .filter_map(|association| {
                let own: Vec<_> = reports.iter().filter(|prepared| prepared.association.id == association.id).collect();
                export::of_association(&checked.site, &checked.facts, &own, association)
            })
            .collect();
        self.spend(|spent| spent.data += start.elapsed());
        self.all(figures)?;
        for (_, version) in checked.versions.iter().filter(|(place, _)| associations.contains(place)) {
            self.aside = true;
            self.of_reports(version, &version.prepared(version.all()), theme, |_| true)?;
            self.aside = false;
        }
        Ok(())
    }

    /// Writes the pages of the drafts of some associations, and nothing else of them.
    pub(super) fn drafts(&mut self, checked: &Checked, associations: Range<usize>, theme: &Theme) -> Result<(), BuildError> {
        self.aside = true;
        self.of_reports(checked, &checked.prepared(associations.clone()), theme, |report| !report.status.is_public())?;
        for (_, version) in checked.versions.iter().filter(|(place, _)| associations.contains(place)) {
            self.of_reports(version, &version.prepared(version.all()), theme, |report| !report.status.is_public())?;
        }
        self.aside = false;
        Ok(())
    }

    /// Writes the pages of those of the reports that fit.
    fn of_reports(
        &mut self,
        checked: &Checked,
        reports: &Reports,
        theme: &Theme,
        fits: impl Fn(&Report) -> bool,
    ) -> Result<(), BuildError> {
        let mut batches = site::of_reports(&checked.site, &checked.facts, reports);
        batches.retain(|batch| batch.report().is_some_and(&fits));
        self.batches(&Scene::of(checked, reports, theme), &batches)?;
        // Attachments and pictures are read once more, since all of them together may be large.
        for prepared in reports.iter().filter(|prepared| fits(prepared.report)) {
            for file in narrative::published_files(prepared.report, prepared.narrative) {
                let address = site::attachment_path(prepared.association, prepared.report, &file.name);
                self.put(&address, source::bytes(&file.path)?)?;
            }
        }
        Ok(())
    }

    /// Writes the pages about all reports, the index of the search, what machines read of the site, and what is published as it is.
    pub(super) fn about_all(&mut self, checked: &Checked, theme: &Theme, info: &BuildInfo) -> Result<(), BuildError> {
        let Checked { site, facts, fixed, .. } = checked;
        let reports = checked.prepared(checked.all());
        let scene = Scene::of(checked, &reports, theme);
        self.batches(&scene, &AboutAll::of(site, facts, &reports, info).batches())?;
        self.index.show_too(&site.synonyms);
        let (index, listed) = (std::mem::take(&mut self.index), std::mem::take(&mut self.listed));
        index.files(|(name, content)| self.put(&name, content))?;
        self.all(export::of_site(site, listed)?)?;
        self.all(theme.assets.iter().map(|(name, part)| (name.clone(), part.bytes.to_vec())))?;
        fixed.iter().try_for_each(|file| self.put(&file.address, source::bytes(&file.path)?))
    }

    /// Makes the batches, so many at once, and keeps what the index takes of them, in their order.
    fn batches(&mut self, scene: &Scene, batches: &[Batch]) -> Result<(), BuildError> {
        for batches in batches.chunks(AT_ONCE) {
            // Of several errors the first in order is told, whichever thread came first.
            let written: Vec<Result<Vec<Written>, BuildError>> = batches.par_iter().map(|batch| self.batch(scene, batch)).collect();
            for pages in written {
                for page in pages?.into_iter().filter(|_| !self.aside) {
                    self.listed.extend(page.listed);
                    page.read.into_iter().for_each(|(rank, read)| self.index.add(rank, read));
                }
            }
        }
        Ok(())
    }

    fn batch(&self, scene: &Scene, batch: &Batch) -> Result<Vec<Written>, BuildError> {
        let start = Instant::now();
        let Made { pages, pictures } = batch.make();
        self.spend(|spent| spent.views += start.elapsed());
        self.all(pictures.into_iter().map(|(name, picture)| (name, picture.into_bytes())))?;
        pages.into_iter().map(|page| self.page(scene, batch.rank(&page), page)).collect()
    }

    fn page(&self, scene: &Scene, rank: Rank, page: Page) -> Result<Written, BuildError> {
        let start = Instant::now();
        let html = scene.html(&page)?;
        let rendered = start.elapsed();
        let indexed = search::indexed(&page);
        let read = (!indexed.documents.is_empty()).then(|| (rank, Read::of(&indexed)));
        let all = start.elapsed();
        self.spend(|spent| {
            spent.templates += rendered;
            spent.words += all.saturating_sub(rendered);
        });
        self.put(&page.file(), html.into_bytes())?;
        let start = Instant::now();
        let data = export::of_page(scene.site, scene.facts, scene.reports, scene.theme, &page)?;
        self.spend(|spent| spent.data += start.elapsed());
        self.all(data)?;
        Ok(Written { listed: Listed::of(page), read })
    }

    fn all(&self, files: impl IntoIterator<Item = (String, Vec<u8>)>) -> Result<(), BuildError> {
        files.into_iter().try_for_each(|(name, content)| self.put(&name, content))
    }

    fn put(&self, address: &str, content: Vec<u8>) -> Result<(), BuildError> {
        let (start, size) = (Instant::now(), content.len());
        self.sink.put(address, content)?;
        self.spend(|spent| {
            spent.writing += start.elapsed();
            spent.site += Volume::of(size);
        });
        Ok(())
    }

    fn spend(&self, add: impl FnOnce(&mut Spent)) {
        add(&mut self.spent.lock().unwrap_or_else(PoisonError::into_inner));
    }

    /// Tells what it cost. Everything has been written.
    pub(super) fn done(self, costs: &mut Costs) -> S {
        let spent = self.spent.into_inner().unwrap_or_else(PoisonError::into_inner);
        costs.site += spent.site;
        for (name, time) in
            [("vyer", spent.views), ("fylla", spent.templates), ("ord", spent.words), ("data", spent.data), ("skriva", spent.writing)]
        {
            costs.part(name, time);
        }
        self.sink
    }
}

/// What goes around the pages.
struct Scene<'a> {
    site: &'a Site,
    facts: &'a Facts,
    reports: &'a Reports<'a>,
    theme: &'a Theme,
    navigation: Vec<Link>,
}

impl<'a> Scene<'a> {
    fn of(checked: &'a Checked, reports: &'a Reports<'a>, theme: &'a Theme) -> Scene<'a> {
        let Checked { site, facts, .. } = checked;
        Scene { site, facts, reports, theme, navigation: site::navigation(site) }
    }

    fn html(&self, page: &Page) -> Result<String, ThemeError> {
        let metadata = site::metadata(self.site, self.reports, page);
        self.theme.render(&self.site.website, &self.navigation, &metadata, page)
    }
}

/// The one file at an address, if it is among those that batches make.
pub(super) fn only(
    checked: &Checked,
    reports: &Reports,
    theme: &Theme,
    batches: &[Batch],
    address: &str,
) -> Result<Option<Vec<u8>>, BuildError> {
    let scene = Scene::of(checked, reports, theme);
    for Made { pages, pictures } in batches.iter().map(Batch::make) {
        if let Some((_, picture)) = pictures.into_iter().find(|(name, _)| name == address) {
            return Ok(Some(picture.into_bytes()));
        }
        if let Some(page) = pages.iter().find(|page| page.file() == address) {
            return Ok(Some(scene.html(page)?.into_bytes()));
        }
        for page in pages.iter().filter(|page| address.starts_with(&page.path)) {
            let data = export::of_page(scene.site, scene.facts, scene.reports, scene.theme, page)?;
            if let Some((_, content)) = data.into_iter().find(|(name, _)| name == address) {
                return Ok(Some(content));
            }
        }
    }
    Ok(None)
}

/// What can be found, page by page, in the order of the index.
pub(super) fn indexed(checked: &Checked, info: &BuildInfo) -> Vec<Indexed> {
    let Checked { site, facts, .. } = checked;
    let reports = checked.prepared(checked.all());
    let about_all = AboutAll::of(site, facts, &reports, info);
    let batches = [about_all.batches(), site::of_reports(site, facts, &reports)];
    let pages = batches.iter().flatten().flat_map(|batch| batch.make().pages.into_iter().map(|page| (batch.rank(&page), page)));
    let mut found: Vec<(Rank, Indexed)> = pages.map(|(rank, page)| (rank, search::indexed(&page))).collect();
    found.retain(|(_, indexed)| !indexed.documents.is_empty());
    found.sort_by(|(a, _), (b, _)| a.cmp(b));
    found.into_iter().map(|(_, indexed)| indexed).collect()
}
