//! One way of reading the content, in which an association can be read again and put in the place of its former self. All texts are kept;
//! what only the pages of reports need is at hand for one association at a time.

use crate::build::check::{Checking, Drafts};
use crate::build::checked::{Checked, LookedAt};
use crate::build::costs::Costs;
use crate::build::error::BuildError;
use crate::build::options::Options;
use crate::diag::{FileId, Findings};
use crate::model::{Association, Report};
use crate::source::{AssociationFiles, SourceFile};
use std::collections::BTreeMap;
use std::ops::Range;
use std::path::{Path, PathBuf};

/// The content, read in one way.
pub(super) struct Reading {
    checking: Checking,
    /// The files of each association of the site, in its order.
    files: Vec<AssociationFiles>,
    /// Some folder of the content says nothing at all, and is none of the associations.
    has_empty: bool,
    /// The association of each file, and the file, by where it lies.
    by_path: BTreeMap<PathBuf, (usize, FileId)>,
    /// The association at hand.
    open: Option<usize>,
    /// The texts that pages are made of, where they are no longer those that were read last.
    good: BTreeMap<FileId, SourceFile>,
    /// Errors of a report that nobody has explained stand in the way, too.
    strict: bool,
    /// The number of the first file that was taken in only to tell something of it.
    end: u32,
}

/// What became of an association whose files were read again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tried {
    /// No text has changed.
    Same,
    /// It can be shown.
    Changed,
    /// It cannot be built.
    Stops,
    /// It is no longer one of the associations, or one again.
    Other,
}

/// Which report something belongs to.
#[derive(Debug, Clone, Copy)]
pub(super) struct Around {
    /// Its association.
    pub association: usize,
    /// It is not a draft.
    pub is_public: bool,
}

impl Reading {
    pub(super) fn of(options: &Options, drafts: Drafts) -> Result<Reading, BuildError> {
        let (mut checking, associations) = Checking::begin(&options.content, drafts, Costs::start())?;
        checking.checked.site.without_data = options.without_data;
        checking.go_through(&associations, |checked, new| {
            checked.let_go(new);
            Ok(())
        })?;
        let found = associations.len();
        let is_there = |files: &AssociationFiles| checking.checked.looked_at.iter().any(|looked_at| looked_at.files == files.files);
        let files: Vec<AssociationFiles> = associations.into_iter().filter(is_there).collect();
        let sources = &checking.checked.sources;
        let by_path = files.iter().zip(0..).flat_map(|(files, place)| {
            let own = (files.files.start..files.files.end).map(FileId);
            own.filter_map(move |file| Some((sources.path_of(file)?.to_owned(), (place, file))))
        });
        let (by_path, end) = (by_path.collect(), sources.end());
        let has_empty = files.len() < found;
        Ok(Reading { has_empty, by_path, open: None, good: BTreeMap::new(), strict: options.strict, end, files, checking })
    }

    pub(super) fn checked(&self) -> &Checked {
        &self.checking.checked
    }

    /// Whether the content cannot be built.
    pub(super) fn stops(&self) -> bool {
        let Checked { findings, looked_at, .. } = self.checked();
        findings.stop(self.strict) || looked_at.iter().any(|looked_at| looked_at.found.stop(self.strict))
    }

    /// Whether a page is not of the texts that were read last.
    pub(super) fn is_behind(&self) -> bool {
        !self.good.is_empty()
    }

    /// The association of a file. None if the file is not of one association alone, or is not known.
    pub(super) fn association_of(&self, file: &Path) -> Option<usize> {
        self.by_path.get(file).filter(|_| !self.has_empty).map(|(association, _)| *association)
    }

    /// The report that an address is of: that of its page, or of something below it.
    pub(super) fn around(&self, address: &str) -> Option<Around> {
        let (association, rest) = address.split_once('/')?;
        let (report, _) = rest.split_once('/')?;
        let associations = &self.checked().site.associations;
        let place = associations.iter().position(|known| *known.id == *association)?;
        let report = reports_of(&associations[place]).find(|known| *known.id == *report)?;
        Some(Around { association: place, is_public: report.status.is_public() })
    }

    /// The files of an association, by its place in the site.
    pub(super) fn files_of(&self, association: usize) -> &AssociationFiles {
        &self.files[association]
    }

    /// The numbers of the files that all associations share.
    pub(super) fn common(&self) -> Range<u32> {
        0..self.files.first().map_or(self.end, |files| files.files.start)
    }

    /// Has the association at hand that an address is of, if it is of a report.
    pub(super) fn open_around(&mut self, address: &str) -> Result<Option<usize>, BuildError> {
        let Some(Around { association, .. }) = self.around(address) else { return Ok(None) };
        self.open(association)?;
        Ok(Some(association))
    }

    /// Has an association at hand as a whole, and puts away the one that was.
    pub(super) fn open(&mut self, association: usize) -> Result<(), BuildError> {
        if self.open != Some(association) {
            self.close();
            self.take_good(association)?;
        }
        Ok(())
    }

    fn close(&mut self) {
        if let Some(open) = self.open.take() {
            self.checking.checked.let_go(open..open + 1);
        }
    }

    /// Reads files of an association again, and looks at it as it is now. It is at hand until it is settled what is shown.
    pub(super) fn read_again(&mut self, association: usize, files: &[&Path]) -> Result<Tried, BuildError> {
        let mut former = Vec::new();
        for (_, file) in files.iter().filter_map(|path| self.by_path.get(*path)) {
            former.extend(self.checking.checked.sources.renew(*file)?.map(|old| (*file, old)));
        }
        if former.is_empty() {
            return Ok(Tried::Same);
        }
        for (file, old) in former {
            self.good.entry(file).or_insert(old);
        }
        self.close();
        if !self.take(association)? {
            return Ok(Tried::Other);
        }
        Ok(match self.checked().looked_at[association].found.stop(self.strict) {
            true => Tried::Stops,
            false => Tried::Changed,
        })
    }

    /// Shows an association as it was read last, or as it was before.
    pub(super) fn settle(&mut self, association: usize, as_read: bool) -> Result<(), BuildError> {
        if as_read {
            let own = self.files[association].files.clone();
            self.good.retain(|file, _| !own.contains(&file.0));
            return Ok(());
        }
        self.take_good(association)
    }

    /// Has an association at hand as it could be built last. What is told of it is what was found last.
    fn take_good(&mut self, association: usize) -> Result<(), BuildError> {
        let own = self.files[association].files.clone();
        let Checked { sources, looked_at, .. } = &mut self.checking.checked;
        let (found, secrets) = (std::mem::take(&mut looked_at[association].found), sources.secrets(own));
        self.exchange(association);
        let taken = self.take(association);
        self.exchange(association);
        let Checked { sources, looked_at, .. } = &mut self.checking.checked;
        looked_at[association].found = found;
        secrets.into_iter().for_each(|span| sources.keep_secret(span));
        // An attachment that is gone is told of with the rest of what is gone. What was shown stays, without its checksum.
        if self.open == Some(association) { Ok(()) } else { taken.map(|_| ()) }
    }

    /// Exchanges the texts that were read last and those that pages are made of.
    fn exchange(&mut self, association: usize) {
        let own = self.files[association].files.clone();
        let sources = &mut self.checking.checked.sources;
        for (file, text) in self.good.range_mut(FileId(own.start)..FileId(own.end)) {
            sources.swap(*file, text);
        }
    }

    /// Looks at an association, as its texts are, and puts it in the place of its former self. Returns whether it still is one.
    fn take(&mut self, association: usize) -> Result<bool, BuildError> {
        let range = association..association + 1;
        self.checking.checked.versions.retain(|(place, _)| *place != association);
        let read = self.checking.read(std::slice::from_ref(&self.files[association]))?;
        let Some((read, looked_at)) = read.into_iter().flatten().next() else { return Ok(false) };
        let checked = &mut self.checking.checked;
        (checked.site.associations[association], checked.looked_at[association]) = (read, looked_at);
        let looked = self.checking.look_closer(range);
        self.checking.checked.versions.sort_by_key(|(place, _)| *place);
        self.open = Some(association);
        looked.map(|()| true)
    }

    /// Does something with all that is told, also what is known only of the whole site, and gives back what is told then.
    pub(super) fn with_all_told(&mut self, options: &Options, work: impl FnOnce(&mut Checked)) -> Findings {
        let Checked { findings, looked_at, sources, .. } = &mut self.checking.checked;
        sources.drop_after(self.end);
        let of_all = findings.clone();
        looked_at.iter().for_each(|LookedAt { found, .. }| findings.append(found.clone()));
        self.checking.checked.end(options.today);
        work(&mut self.checking.checked);
        std::mem::replace(&mut self.checking.checked.findings, of_all)
    }
}

/// The reports of an association, and the versions of them that no longer hold.
fn reports_of(association: &Association) -> impl Iterator<Item = &Report> {
    association.reports.iter().chain(&association.replaced)
}
