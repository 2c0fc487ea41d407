//! The files of the site, batch by batch: a page is made, rendered, read for the index and written, and then it is dropped. The output is
//! the same whatever the number of threads.

use super::costs::Costs;
use super::error::BuildError;
use crate::export::{self, Listed};
use crate::facts::Facts;
use crate::model::Site;
use crate::output::{Files, OutputError, Stage};
use crate::search::{self, Index, Indexed, Read};
use crate::site::view::{Link, Page};
use crate::site::{self, Batch, Batches, BuildInfo, Gathered, Made, Reports};
use crate::source::Volume;
use crate::theme::Theme;
use rayon::prelude::*;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

/// So many batches are in memory at a time.
const AT_ONCE: usize = 64;

/// Where the files of a site go as they are made.
pub(super) trait Sink: Sync {
    fn put(&self, address: &str, content: Vec<u8>) -> Result<(), OutputError>;
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
    read: Option<Read>,
}

/// The time that work took on all threads together, by what it was.
#[derive(Default)]
struct Spent {
    views: Duration,
    templates: Duration,
    words: Duration,
    writing: Duration,
    site: Volume,
}

/// Writes the pages of a site.
pub(super) struct Writer<'a, S> {
    site: &'a Site,
    prepared: &'a Reports<'a>,
    theme: &'a Theme,
    navigation: Vec<Link>,
    sink: &'a S,
    spent: Mutex<Spent>,
}

impl<'a, S: Sink> Writer<'a, S> {
    pub(super) fn new(site: &'a Site, prepared: &'a Reports<'a>, theme: &'a Theme, sink: &'a S) -> Writer<'a, S> {
        Writer { site, prepared, theme, navigation: site::navigation(site), sink, spent: Mutex::default() }
    }

    /// Writes every page, its pictures, the index of the search, and what machines read of the site.
    pub(super) fn pages(&self, facts: &Facts, gathered: &[Gathered], info: &BuildInfo) -> Result<(), BuildError> {
        let Batches { about_all, reports, checks } = site::batches(self.site, facts, self.prepared, gathered, info);
        let mut index = Index::default();
        let (mut listed, mut front) = (Vec::new(), Vec::new());
        self.batches(&about_all, &mut listed, |read| {
            front.push(read);
            Ok(())
        })?;
        front.sort_by(|a, b| a.path().cmp(b.path()));
        front.into_iter().try_for_each(|read| self.all(index.add(read)))?;
        for batches in [reports, checks] {
            self.batches(&batches, &mut listed, |read| self.all(index.add(read)))?;
        }
        self.all(index.files())?;
        self.all(export::files(self.site, listed)?)
    }

    /// Makes the batches, so many at once, and hands on what the index takes of them, in their order.
    fn batches(
        &self,
        batches: &[Batch],
        listed: &mut Vec<Listed>,
        mut each: impl FnMut(Read) -> Result<(), BuildError>,
    ) -> Result<(), BuildError> {
        for batches in batches.chunks(AT_ONCE) {
            // Of several errors the first in order is told, whichever thread came first.
            let written: Vec<Result<Vec<Written>, BuildError>> = batches.par_iter().map(|batch| self.batch(batch)).collect();
            for pages in written {
                for page in pages? {
                    listed.extend(page.listed);
                    page.read.map_or(Ok(()), &mut each)?;
                }
            }
        }
        Ok(())
    }

    fn batch(&self, batch: &Batch) -> Result<Vec<Written>, BuildError> {
        let start = Instant::now();
        let Made { pages, pictures } = batch.make();
        self.spend(|spent| spent.views += start.elapsed());
        for (name, picture) in pictures {
            self.put(&name, picture.into_bytes())?;
        }
        pages.into_iter().map(|page| self.page(page)).collect()
    }

    fn page(&self, page: Page) -> Result<Written, BuildError> {
        let start = Instant::now();
        let metadata = site::metadata(self.site, self.prepared, &page);
        let html = self.theme.render(&self.site.website, &self.navigation, &metadata, &page)?;
        let rendered = start.elapsed();
        let indexed = search::indexed(&page);
        let read = (!indexed.documents.is_empty()).then(|| Read::of(&indexed));
        let all = start.elapsed();
        self.spend(|spent| {
            spent.templates += rendered;
            spent.words += all.saturating_sub(rendered);
        });
        self.put(&page.file(), html.into_bytes())?;
        Ok(Written { listed: Listed::of(page), read })
    }

    fn all(&self, files: Vec<(String, Vec<u8>)>) -> Result<(), BuildError> {
        files.into_iter().try_for_each(|(name, content)| self.put(&name, content))
    }

    pub(super) fn put(&self, address: &str, content: Vec<u8>) -> Result<(), BuildError> {
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

    /// Tells what it cost.
    pub(super) fn costs(self, costs: &mut Costs) {
        let spent = self.spent.into_inner().unwrap_or_else(PoisonError::into_inner);
        costs.site += spent.site;
        for (name, time) in [("vyer", spent.views), ("fylla", spent.templates), ("ord", spent.words), ("skriva", spent.writing)] {
            costs.part(name, time);
        }
    }
}

/// What can be found, page by page, in the order of the index.
pub(super) fn indexed(batches: &Batches) -> Vec<Indexed> {
    let found = |batches: &[Batch]| -> Vec<Indexed> {
        let pages = batches.iter().flat_map(|batch| batch.make().pages);
        pages.map(|page| search::indexed(&page)).filter(|indexed| !indexed.documents.is_empty()).collect()
    };
    let mut all = found(&batches.about_all);
    all.sort_by(|a, b| a.path.cmp(&b.path));
    all.into_iter().chain(found(&batches.reports)).chain(found(&batches.checks)).collect()
}
