//! What was read: the text of each file, by which every finding shows its place.

use super::encoding;
use super::folder::{SourceError, bytes};
use crate::diag::{Code, FileId, Finding, Findings, Span};
use rayon::prelude::*;
use std::borrow::Cow;
use std::collections::BTreeSet;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::ops::{AddAssign, Range};
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

/// A number of files and their size together.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Volume {
    /// How many.
    pub files: usize,
    /// Their size together, in bytes.
    pub bytes: u64,
}

impl Volume {
    /// One file of this many bytes.
    pub fn of(bytes: usize) -> Volume {
        Volume { files: 1, bytes: bytes as u64 }
    }
}

impl AddAssign for Volume {
    fn add_assign(&mut self, more: Volume) {
        self.files += more.files;
        self.bytes += more.bytes;
    }
}

/// The files that were read, with their text.
#[derive(Debug, Clone, Default)]
pub struct Sources {
    files: Vec<SourceFile>,
    /// What was read from the disk. A file that is missing has a place among the files, so that a finding can name it.
    pub read: Volume,
}

/// One file of the content.
#[derive(Debug, Clone)]
pub struct SourceFile {
    /// As shown to people: the content folder as it was named, then the path below it, with `/`.
    pub path: String,
    /// The whole text, without a byte order mark; empty if the file is missing or nothing reads it.
    text: OnceLock<String>,
    /// Counted when a place in it is first told.
    places: OnceLock<Places>,
    /// Where it is read from; none if there is nothing to read.
    origin: Option<Origin>,
    /// Where figures stand that not everybody may know: the start and the end of each.
    secret: BTreeSet<(usize, usize)>,
}

/// Where a text is read from, and what is known of it once it has been read.
#[derive(Debug, Clone)]
struct Origin {
    path: PathBuf,
    known: Option<Known>,
}

/// By what a text is known to be the same when it is read once more.
#[derive(Debug, Clone, Copy)]
struct Known {
    hash: u64,
    bytes: usize,
    /// Where the file is no UTF-8.
    other: Option<(encoding::Other, usize)>,
}

/// What leads from a byte of a text to its line and column.
#[derive(Debug, Clone)]
struct Places {
    /// Where the lines start.
    lines: Vec<usize>,
    /// How many characters there are before each block of bytes, since a line may be as long as the file.
    characters: Vec<usize>,
}

/// Bytes from one count of characters to the next.
const BLOCK: usize = 1_024;

impl Places {
    fn of(text: &str) -> Places {
        let breaks = text.match_indices('\n').map(|(at, _)| at + 1).filter(|start| *start < text.len());
        let lines = std::iter::once(0).chain(breaks).collect();
        let blocks = text.as_bytes().chunks(BLOCK).scan(0, |all, block| {
            *all += count(block);
            Some(*all)
        });
        let characters = std::iter::once(0).chain(blocks).collect();
        Places { lines, characters }
    }
}

impl SourceFile {
    fn new(path: String, text: String) -> SourceFile {
        SourceFile { path, text: text.into(), places: OnceLock::new(), origin: None, secret: BTreeSet::new() }
    }

    /// The text. One that was forgotten is read again, if it is still the same; else it is empty, and a place in it has no line.
    pub fn text(&self) -> &str {
        self.text.get_or_init(|| self.read_again().unwrap_or_default())
    }

    fn read_again(&self) -> Option<String> {
        let origin = self.origin.as_ref()?;
        let (text, _) = encoding::read(bytes(&origin.path).ok()?);
        (origin.known?.hash == hash(&text)).then_some(text)
    }

    /// Reads the text, unless that has been done. Nothing in it is secret before somebody says so.
    fn read(&mut self) -> Result<Option<Known>, SourceError> {
        self.secret.clear();
        let Some(origin) = &mut self.origin else { return Ok(None) };
        if origin.known.is_none() {
            let bytes = bytes(&origin.path)?;
            let size = bytes.len();
            let (text, other) = encoding::read(bytes);
            origin.known = Some(Known { hash: hash(&text), bytes: size, other });
            self.text = text.into();
        }
        Ok(origin.known)
    }

    fn forget(&mut self) {
        if self.origin.as_ref().is_some_and(|origin| origin.known.is_some()) {
            (self.text, self.places) = (OnceLock::new(), OnceLock::new());
        }
    }

    fn places(&self) -> &Places {
        self.places.get_or_init(|| Places::of(self.text()))
    }

    /// The line that a place is in: its number, from 0, and where it starts. What stands after the last line break belongs to the line
    /// before it.
    pub fn line(&self, at: usize) -> (usize, usize) {
        let lines = &self.places().lines;
        let number = lines.partition_point(|start| *start <= at).saturating_sub(1);
        (number, lines.get(number).copied().unwrap_or(0))
    }

    /// Line and column of a place, both from 1; the column counts characters, and the end of a line, however it is written, as one.
    pub fn position(&self, at: usize) -> (usize, usize) {
        let (number, start) = self.line(at);
        let end = self.places().lines.get(number + 1).map_or(self.text(), |next| &self.text()[..*next]);
        let end = end.strip_suffix('\n').map_or(end, |line| line.strip_suffix('\r').unwrap_or(line)).len().max(start);
        (number + 1, self.characters(start..at.min(end)) + usize::from(at > end) + 1)
    }

    /// Some bytes of the text as they may be shown to anybody, as many as they are: no digit is seen of what is secret, nor of `more`.
    pub fn shown(&self, range: Range<usize>, more: impl IntoIterator<Item = Range<usize>>) -> Cow<'_, str> {
        let text = &self.text()[range.clone()];
        let secret = self.secret_before(range.end).take_while(|secret| secret.end > range.start).chain(more);
        let within = secret.map(|secret| secret.start.max(range.start)..secret.end.min(range.end)).filter(|secret| !secret.is_empty());
        let mut within = within.map(|secret| secret.start - range.start..secret.end - range.start).peekable();
        if within.peek().is_none() {
            return text.into();
        }
        let mut bytes = text.as_bytes().to_vec();
        for secret in within {
            bytes[secret].iter_mut().filter(|byte| byte.is_ascii_digit()).for_each(|byte| *byte = b'*');
        }
        String::from_utf8(bytes).unwrap_or_default().into()
    }

    /// Takes note of what is secret. Of two that lie in each other the larger one is kept.
    fn keep_secret(&mut self, start: usize, end: usize) {
        if self.secret_before(end).next().is_none_or(|known| start < known.start || known.end < end) {
            let within: Vec<(usize, usize)> = self.secret.range((start, 0)..).take_while(|known| known.1 <= end).copied().collect();
            within.iter().for_each(|known| _ = self.secret.remove(known));
            self.secret.insert((start, end));
        }
    }

    /// What is secret and begins before a place, the last first.
    fn secret_before(&self, at: usize) -> impl Iterator<Item = Range<usize>> {
        self.secret.range(..(at, 0)).rev().map(|(start, end)| *start..*end)
    }

    /// How many characters begin within some bytes.
    pub fn characters(&self, range: Range<usize>) -> usize {
        let before = |at: usize| {
            let characters = &self.places().characters;
            let block = (at / BLOCK).min(characters.len() - 1);
            characters[block] + count(&self.text().as_bytes()[block * BLOCK..at.min(self.text().len())])
        };
        before(range.end).saturating_sub(before(range.start))
    }
}

impl Sources {
    /// The file with an id, which must come from here.
    pub fn file(&self, id: FileId) -> &SourceFile {
        &self.files[id.0 as usize]
    }

    /// The file with an id, if there is one.
    pub fn get(&self, id: FileId) -> Option<&SourceFile> {
        self.files.get(id.0 as usize)
    }

    /// Every file with its id.
    pub fn all(&self) -> impl Iterator<Item = (FileId, &SourceFile)> {
        (0..).map(FileId).zip(&self.files)
    }

    /// The number that the next file will have.
    pub fn end(&self) -> u32 {
        self.files.len() as u32
    }

    /// The text of a file, which spans count the bytes of.
    pub fn text(&self, id: FileId) -> &str {
        self.file(id).text()
    }

    /// Takes in a file, and gives the id by which spans name it.
    pub fn add(&mut self, path: impl Into<String>, text: impl Into<String>) -> FileId {
        self.files.push(SourceFile::new(path.into(), text.into()));
        FileId(self.files.len() as u32 - 1)
    }

    /// Another text for a file, as if it were written anew.
    pub fn replace(&mut self, id: FileId, text: impl Into<String>) {
        let file = &mut self.files[id.0 as usize];
        *file = SourceFile::new(std::mem::take(&mut file.path), text.into());
    }

    /// Reads a file once more. Returns the one that it was, if it has another text now.
    ///
    /// # Errors
    /// If it cannot be read.
    pub fn renew(&mut self, id: FileId) -> Result<Option<SourceFile>, SourceError> {
        let file = self.file(id);
        let Some(origin) = &file.origin else { return Ok(None) };
        let mut new = SourceFile {
            origin: Some(Origin { path: origin.path.clone(), known: None }),
            ..SourceFile::new(file.path.clone(), String::new())
        };
        new.text = OnceLock::new();
        let read = new.read()?;
        let is_same = read.zip(origin.known).is_some_and(|(new, old)| new.hash == old.hash && new.other.is_some() == old.other.is_some());
        Ok((!is_same).then(|| std::mem::replace(&mut self.files[id.0 as usize], new)))
    }

    /// Exchanges a file for another.
    pub fn swap(&mut self, id: FileId, file: &mut SourceFile) {
        std::mem::swap(&mut self.files[id.0 as usize], file);
    }

    /// Drops the files that were taken in last, until there are so many.
    pub fn drop_after(&mut self, end: u32) {
        self.files.truncate(end as usize);
    }

    /// Where a file with a text lies on the disk.
    pub fn path_of(&self, id: FileId) -> Option<&Path> {
        self.file(id).origin.as_ref().map(|origin| &*origin.path)
    }

    /// Takes in a file whose text is read later, with [`Sources::load`].
    pub(super) fn expect(&mut self, shown: String, path: PathBuf) -> FileId {
        let id = self.add(shown, "");
        self.files[id.0 as usize].origin = Some(Origin { path, known: None });
        id
    }

    /// Reads the texts of some files that have not been read. A file that is no UTF-8 is a finding each time.
    ///
    /// # Errors
    /// If one cannot be read. Of several the first is told.
    pub fn load(&mut self, files: Range<u32>, findings: &mut Findings) -> Result<(), SourceError> {
        let loaded: Vec<_> = self.files[places(&files)].par_iter_mut().map(SourceFile::read).collect();
        for (id, loaded) in files.map(FileId).zip(loaded) {
            let Some(Known { bytes, other, .. }) = loaded? else { continue };
            self.read += Volume::of(bytes);
            findings.extend(other.map(|(other, at)| Finding::new(Code::Encoding, Span::new(id, at..at), other.said()).help(other.help())));
        }
        Ok(())
    }

    /// Forgets the texts of some files until one is asked for. Their paths are kept.
    pub fn forget(&mut self, files: Range<u32>) {
        self.files[places(&files)].iter_mut().for_each(SourceFile::forget);
    }

    /// Takes note of a figure that not everybody may know, or of all in a stretch.
    pub fn keep_secret(&mut self, span: Span) {
        self.files[span.file.0 as usize].keep_secret(span.start(), span.end());
    }

    /// Whether a place has something of such a figure.
    pub fn is_secret(&self, span: Span) -> bool {
        let last = self.get(span.file).and_then(|file| file.secret_before(span.end()).next());
        last.is_some_and(|secret| span.start() < secret.end)
    }

    /// Where in some files figures stand that not everybody may know.
    pub fn secrets(&self, files: Range<u32>) -> Vec<Span> {
        let of = |(id, file): (FileId, &SourceFile)| file.secret.iter().map(|(start, end)| Span::new(id, *start..*end)).collect::<Vec<_>>();
        files.clone().map(FileId).zip(&self.files[places(&files)]).flat_map(of).collect()
    }

    /// Keeps secret in a file what is secret in the same text elsewhere.
    pub fn keep_secrets_of(&mut self, file: FileId, other: &SourceFile) {
        other.secret.iter().for_each(|(start, end)| self.files[file.0 as usize].keep_secret(*start, *end));
    }

    /// Line and column of the start of a span.
    pub fn position(&self, span: Span) -> (usize, usize) {
        self.file(span.file).position(span.start())
    }
}

fn places(files: &Range<u32>) -> Range<usize> {
    files.start as usize..files.end as usize
}

fn hash(text: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    text.hash(&mut hasher);
    hasher.finish()
}

/// How many characters begin in some bytes of a text.
fn count(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| **byte & 0b1100_0000 != 0b1000_0000).count()
}
